"""
Findings: what is wrong with a portal, each thing once, however many runs met it.

Every report, the comparison and the known issues count findings by the key made here, so that all of them speak of the
same ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from errand.core.message import Message
from errand.core.model import Reason, Run, Setting, Verdict


class FindingKey(NamedTuple):
    """What makes two failed runs meet one and the same finding."""

    city: str
    portal: str  # practice | own | live
    reason: Reason
    about: str  # the concept, or the story where the outcome names none

    @property
    def label(self) -> str:
        """The key in one word: hangzhou/practice/no-response/search.button."""
        return "/".join(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with one portal, and the runs that met it, in the order they were given."""

    key: FindingKey
    runs: tuple[Run, ...]

    @property
    def setting(self) -> Setting:
        """Where it was met first."""
        return self.runs[0].setting

    @property
    def message(self) -> Message | None:
        """What was seen when it was met first."""
        return self.runs[0].outcome.message

    @property
    def sure(self) -> bool:
        """Whether at least one run is sure; else the portal may only have worded it in a way errand does not know."""
        return any(run.outcome.sure for run in self.runs)

    @property
    def step(self) -> int | None:
        """The earliest step at which it stopped a citizen."""
        return min((run.outcome.step for run in self.runs if run.outcome.step), default=None)

    @property
    def stories(self) -> tuple[Run, ...]:
        """The first run of each story that met it."""
        first: dict[str, Run] = {}
        for run in self.runs:
            first.setdefault(run.story, run)
        return tuple(first.values())


def key_of(run: Run) -> FindingKey | None:
    """The finding that *run* met; None where the portal did not fail it."""
    outcome, setting = run.outcome, run.setting
    if outcome.verdict is not Verdict.FAILED or outcome.reason is None:
        return None
    return FindingKey(setting.city, setting.portal, outcome.reason, outcome.about or run.story)


def findings(runs: Iterable[Run]) -> list[Finding]:
    """What *runs* found wrong with the portals, in the order met."""
    met: dict[FindingKey, list[Run]] = {}
    for run in runs:
        if key := key_of(run):
            met.setdefault(key, []).append(run)
    return [Finding(key, tuple(hit)) for key, hit in met.items()]
