"""
Known issues: the findings a team has on its books already, with the number each has in the team's tracker.

    tracker = "https://tracker.example/browse/{id}"

    [[known]]
    id = "HZ-17"
    reason = "no-response"         # a reason code of the outcome failed
    city = "hangzhou"              # without it: in any city
    about = "search.button"        # the concept, as runs.csv has it; without it: any
    note = "改版时一并修复"          # for readers

In Allure a known issue stays a failure, for the citizen it is one; it carries its number and the link.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from errand.core.errors import UsageError
from errand.core.model import REASONS, Reason, Verdict
from errand.given.cities import load_cities
from errand.words import word

_TRACKER = re.compile(r"https?://[^\s%]*\{id\}[^\s%{}]*")


class Issue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry: which findings it stands for."""

    id: str
    reason: Reason
    city: str = ""
    about: str = ""
    note: str = ""


class KnownIssues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    tracker: str
    known: tuple[Issue, ...]


def read_known(path: Path) -> KnownIssues:
    """Read the file; raises UsageError that names what is wrong in it."""
    try:
        told = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), KnownIssues)
    except (OSError, UnicodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as problem:
        raise UsageError(f"{path}: {problem}") from problem
    if not _TRACKER.fullmatch(told.tracker):
        raise UsageError(f"{path}: tracker: http(s)://.../{{id}}, {told.tracker!r}")
    for number, issue in enumerate(told.known, 1):
        if slip := _slip(issue):
            raise UsageError(f"{path}: known {number}: {slip}")
    return told


def _slip(issue: Issue) -> str:
    if not issue.id.strip():
        return "id: 不能为空 must not be empty"
    if issue.city not in {"", "practice", *load_cities()}:
        return f"city: 没有这个城市 no such city: {issue.city!r}"
    if REASONS[issue.reason].verdict is not Verdict.FAILED:
        return f"reason: {issue.reason} 不算门户问题 is no finding about a portal"
    return ""


def resolutions(known: KnownIssues, results: Sequence[Mapping[str, Any]], lang: str) -> dict[str, Any]:
    """Give the allurerc's known issues that are met in *results*, the contents of *-result.json files."""
    kind = word("allure.known", lang)  # Allure shows it to readers
    rules: dict[str, dict[str, Any]] = {}  # one number may stand for several findings
    for issue in known.known:
        if met := {_retry_hash(result) for result in results if _is_of(issue, result)}:
            rule = rules.setdefault(issue.id, _rule(issue, kind))
            rule["retryHash"] = sorted(met.union(rule["retryHash"]))
    return {"links": {kind: {"urlTemplate": known.tracker.replace("{id}", "%s")}}, "rules": [*rules.values()]}


def _is_of(issue: Issue, result: Mapping[str, Any]) -> bool:
    labels = {label.get("name"): label.get("value") for label in result.get("labels", [])}
    wanted = {"reason": str(issue.reason), "city": issue.city, "about": issue.about}
    return all(labels.get(name) == value for name, value in wanted.items() if value)


def _rule(issue: Issue, kind: str) -> dict[str, Any]:
    told = {"resolution": "issue", "issue": {"id": issue.id, "type": kind}, "retryHash": []}
    return told | ({"comment": issue.note} if issue.note else {})


def _retry_hash(result: Mapping[str, Any]) -> str:
    """Which test of which city a result is of, as Allure 3 numbers it; its rules know no labels."""
    told = [one for one in result.get("parameters", []) if not one.get("excluded")]
    parameters = ",".join(sorted(f"{one.get('name')}:{one.get('value')}" for one in told))
    return _md5(f"{_md5(result.get('testCaseId') or result.get('fullName') or '')}:{_md5(parameters)}:default")


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
