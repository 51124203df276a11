"""
The ceiling of a run: so many steps or minutes, and no more; a walk that goes on for ever ends as undetermined.

It is looked at before each step, for every wait between two steps has a limit of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from errand.core.errors import Undetermined
from errand.core.evidence_kinds import Seen
from errand.core.message import Message
from errand.core.model import Reason
from errand.given.portal import Ceiling
from errand.record.recorder import Recorder

MOST_STEPS = 120  # the longest of errand's own journeys needs 32
MOST_MINUTES = 10.0


@dataclass(frozen=True, slots=True)
class RunCeiling:
    """How many steps a run may have, and how many minutes it may last beside the pace that manners ask for."""

    steps: int = MOST_STEPS
    minutes: float = MOST_MINUTES
    pace_s: float = 0.0  # between two steps

    @classmethod
    def of(cls, wanted: Ceiling, given: Ceiling, pace_s: float) -> RunCeiling:
        """What the user *wanted*, else what the portal file has *given*, else the usual."""
        steps = wanted.steps or given.steps or MOST_STEPS
        return cls(steps, wanted.minutes or given.minutes or MOST_MINUTES, pace_s)

    def check(self, recorder: Recorder) -> None:
        """Raise Undetermined where the next step would be beyond it."""
        taken = len(recorder.steps)
        if taken >= self.steps:
            raise Undetermined(
                Reason.RUN_LIMIT, Message.of("findings.most-steps", steps=self.steps), seen=_at(recorder)
            )
        if recorder.now() > 60_000 * self.minutes + 1_000 * self.pace_s * taken:
            message = Message.of("findings.most-minutes", minutes=self.minutes, steps=taken)
            raise Undetermined(Reason.RUN_LIMIT, message, seen=_at(recorder))


def _at(recorder: Recorder) -> Seen:
    """The page she was on."""
    if not recorder.visits:
        return Seen()
    visit = recorder.visits[-1]
    return Seen(visit.url, visit.title, visit.status)
