"""
Known issues: the findings a team has on its books already, with the number each has in the team's tracker.

    tracker = "https://tracker.example/browse/{id}"

    [[known]]
    id = "HZ-17"
    reason = "no-response"         # a reason code of the outcome failed
    city = "hangzhou"              # without it: in any city
    about = "search.button"        # the concept, as runs.csv has it, else the story; without it: any
    note = "改版时一并修复"          # for readers

In Allure a known issue stays a failure, for the citizen it is one; it carries its number and the link.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from errand.core.errors import UsageError
from errand.core.finding import Finding, FindingKey
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
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), KnownIssues)
    except (OSError, UnicodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as problem:
        raise UsageError(f"{path}: {problem}") from problem
    if not _TRACKER.fullmatch(file.tracker):
        raise UsageError(f"{path}: tracker: http(s)://.../{{id}}, {file.tracker!r}")
    for number, issue in enumerate(file.known, 1):
        if slip := _slip(issue):
            raise UsageError(f"{path}: known {number}: {slip}")
    return file


def _slip(issue: Issue) -> str:
    if not issue.id.strip():
        return "id: 不能为空 must not be empty"
    if issue.city not in {"", "practice", *load_cities()}:
        return f"city: 没有这个城市 no such city: {issue.city!r}"
    if REASONS[issue.reason].verdict is not Verdict.FAILED:
        return f"reason: {issue.reason} 不算门户问题 is no finding about a portal"
    return ""


def issues_met(known: KnownIssues, found: Iterable[Finding]) -> dict[FindingKey, Issue]:
    """Which of *found* are known, and as what; where several entries would do, the first in the file counts."""
    met: dict[FindingKey, Issue] = {}
    for finding in found:
        issue = next((one for one in known.known if _is_of(one, finding.key)), None)
        if issue:
            met[finding.key] = issue
    return met


def _is_of(issue: Issue, key: FindingKey) -> bool:
    return issue.reason is key.reason and issue.city in ("", key.city) and issue.about in ("", key.about)


def resolutions(known: KnownIssues, met: Mapping[FindingKey, Issue], lang: str) -> dict[str, Any]:
    """
    Give the allurerc's known issues that were *met*.

    Allure's rules know no labels, and what else they go by is Allure's own affair: so they look for the line that
    `mark_results` puts below the message of each failure.
    """
    kind = word("allure.known", lang)  # Allure shows it to readers
    issues = {issue.id: issue for issue in reversed(list(met.values()))}  # one number may stand for several findings
    return {
        "links": {kind: {"urlTemplate": known.tracker.replace("{id}", "%s")}},
        "rules": [_rule(issues[number], kind, lang) for number in sorted(issues)],
    }


def _rule(issue: Issue, kind: str, lang: str) -> dict[str, Any]:
    line = re.sub(r"[^\w\s-]", lambda hit: f"\\u{ord(hit[0]):04x}", _line(issue, lang))
    rule = {"resolution": "issue", "issue": {"id": issue.id, "type": kind}, "messageRegexp": f"(^|\\n){line}$"}
    return rule | ({"comment": issue.note} if issue.note else {})


def _line(issue: Issue, lang: str) -> str:
    return f"{word('allure.known', lang)} {issue.id}"


def mark_results(results: Path, marked: Path, met: Mapping[FindingKey, Issue], lang: str) -> None:
    """
    Make the folder *marked*: Allure's *results*, with the number of the issue below the message of each known failure.

    A result tells its finding by the label *finding*; one of an older errand has none and stays as it is.
    """
    numbers = {key.label: issue for key, issue in met.items()}
    marked.mkdir()
    for path in results.iterdir():
        result = json.loads(path.read_bytes()) if path.name.endswith("-result.json") else {}
        labels = {label.get("name"): label.get("value") for label in result.get("labels", [])}
        issue = numbers.get(labels.get("finding", ""))
        if issue is None:
            _same(path, marked / path.name)
            continue
        details = result.setdefault("statusDetails", {})
        details["message"] = f"{details.get('message', '')}\n{_line(issue, lang)}"
        (marked / path.name).write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")


def _same(path: Path, there: Path) -> None:
    """The same file in another place, without copying it where the file system can do that."""
    try:
        os.link(path, there)
    except OSError:
        shutil.copyfile(path, there)
