"""
What to mend in one city, the most urgent first: by how many attempts a finding stopped, then by how early.

Rule and suggestion of each reason stand in fixtures/fixes.toml.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from errand.core.finding import Finding, Met, findings
from errand.core.model import Reason, Run, Setting
from errand.given.shipped import FIXTURES
from errand.metrics import Estimate
from errand.metrics.effectiveness import share_stopped

PICTURES = ("page.png", "page.jpg", "page.jpeg")


@dataclass(frozen=True, slots=True)
class Fix:
    """A finding, how much it stops, and what may be done about it."""

    finding: Finding
    hit: Estimate  # share of the city's attempts that it stopped
    rule: Mapping[str, str]  # by language; empty where none is known
    suggestion: Mapping[str, str]  # by language

    @property
    def evidence(self) -> tuple[str, ...]:
        """Pictures of the page there are, below the session's folder."""
        return pictures_of(self.finding)

    @property
    def urgency(self) -> tuple[float, int, str]:
        """Sorts the most urgent first."""
        return -self.hit.value, self.finding.step or 99, self.finding.key.city


@dataclass(frozen=True, slots=True)
class Shared:
    """A finding that several cities on one platform have in common."""

    platform: str
    reason: Reason
    about: str  # a concept or a story, as in the finding's key
    example: Run
    cities: tuple[Setting, ...]


@cache
def _advice() -> Mapping[str, Mapping[str, str]]:
    """Rule and suggestion per reason code."""
    given: dict[str, dict[str, str]] = tomllib.loads((FIXTURES / "fixes.toml").read_text(encoding="utf-8"))
    return given


def fixes(runs: Sequence[Run]) -> tuple[Fix, ...]:
    """What to mend at the portal that *runs* were at."""
    found = [_fix(one, runs) for one in findings(runs)]
    return tuple(sorted(found, key=lambda fix: fix.urgency))


def _fix(finding: Finding, runs: Sequence[Run]) -> Fix:
    advice = _advice().get(finding.key.reason, {})
    suggestion = {lang: advice.get(lang, "") for lang in ("zh", "en")}
    rule = {"zh": advice.get("rule", ""), "en": advice.get("rule_en", "")}
    return Fix(finding, share_stopped(finding.runs, runs), rule, suggestion)


def pictures_of(met: Met) -> tuple[str, ...]:
    """Pictures of the page at which it was met, below the session's folder."""
    return tuple(name for run in met.runs for name in run.evidence if name.endswith(PICTURES))


def next_step(reason: Reason, lang: str) -> str:
    """What may be done about a finding or a riddle."""
    return _advice().get(reason, {}).get(lang, "")


def shared(found: Iterable[Finding]) -> tuple[Shared, ...]:
    """What cities on one platform have in common, what most of them share first."""
    alike: dict[tuple[str, Reason, str], list[Finding]] = defaultdict(list)
    for one in found:
        for platform in dict.fromkeys(run.setting.platform or run.setting.portal_url for run in one.runs):
            alike[platform, one.key.reason, one.key.about].append(one)
    clusters = [
        Shared(*key, met[0].runs[0], tuple({one.key.city: one.setting for one in met}.values()))
        for key, met in alike.items()
    ]
    several = [cluster for cluster in clusters if len(cluster.cities) > 1]
    return tuple(sorted(several, key=lambda one: (-len(one.cities), one.platform, one.reason, one.about)))
