"""
Findings: what is wrong with a portal, each thing once, however many runs met it.

Every report, the comparison and the known issues count findings by the key made here, so that all of them speak of the
same ones.  What errand could not judge is no finding: it is a riddle, listed by itself and counted against nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from errand.core.message import Message
from errand.core.model import Outcome, Reason, Run, Setting, Verdict


class FindingKey(NamedTuple):
    """What makes two runs meet one and the same thing."""

    city: str
    portal: str  # practice | own | live
    reason: Reason
    about: str  # the concept, or the story where the outcome names none

    @property
    def label(self) -> str:
        """The key in one word: hangzhou/practice/no-response/search.button."""
        return "/".join(self)


@dataclass(frozen=True, slots=True)
class Met:
    """One thing met at one portal, and the runs that met it, in the order they were given."""

    key: FindingKey
    runs: tuple[Run, ...]

    @property
    def setting(self) -> Setting:
        """Where it was met first."""
        return self.runs[0].setting

    @property
    def outcome(self) -> Outcome:
        """How the run ended that met it first."""
        return self.runs[0].outcome

    @property
    def message(self) -> Message | None:
        """What was seen when it was met first."""
        return self.outcome.message

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


class Finding(Met):
    """One thing wrong with one portal."""

    __slots__ = ()

    @property
    def sure(self) -> bool:
        """False for older records alone, where the portal may only have worded it in a way errand does not know."""
        return any(run.outcome.sure for run in self.runs)


class Riddle(Met):
    """One thing at one portal that errand could not judge."""

    __slots__ = ()


def key_of(run: Run) -> FindingKey | None:
    """The finding that *run* met; None where the portal did not fail it."""
    return _key(run, Verdict.FAILED)


def _key(run: Run, verdict: Verdict) -> FindingKey | None:
    outcome, setting = run.outcome, run.setting
    if outcome.verdict is not verdict or outcome.reason is None:
        return None
    return FindingKey(setting.city, setting.portal, outcome.reason, outcome.about or run.story)


def findings(runs: Iterable[Run]) -> list[Finding]:
    """What *runs* found wrong with the portals, in the order met."""
    return [Finding(key, hit) for key, hit in _by_key(runs, Verdict.FAILED).items()]


def riddles(runs: Iterable[Run]) -> list[Riddle]:
    """What errand could not judge of *runs*, in the order met."""
    return [Riddle(key, hit) for key, hit in _by_key(runs, Verdict.UNDETERMINED).items()]


def _by_key(runs: Iterable[Run], verdict: Verdict) -> dict[FindingKey, tuple[Run, ...]]:
    met: dict[FindingKey, list[Run]] = {}
    for run in runs:
        if key := _key(run, verdict):
            met.setdefault(key, []).append(run)
    return {key: tuple(hit) for key, hit in met.items()}
