"""
From what a story raised to the outcome of the run, and from the recorder to the record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from errand.errors import PortalFault, SentElsewhere, WallReached
from errand.model import REASONS, Outcome, Reason, Run, Setting, Verdict
from errand.recorder import Recorder
from errand.redact import Redactor


@dataclass(frozen=True, slots=True)
class Story:
    """One test function of journeys/, as its `journey` mark describes it."""

    journey: str
    name: str
    zh: str
    fewest: int


def judge(error: BaseException | None, redact: Redactor, step: int | None = None) -> Outcome:
    """
    The outcome that *error*, raised by a story, stands for; *step* is the number of the last step.

    A plain assertion of a journey may carry its reason code first: `assert case.state(), Reason.INCOMPLETE.of("...")`.
    """
    if error is None:
        return Outcome(Verdict.COMPLETED)
    if isinstance(error, PortalFault):
        told = redact(error.args[0])
        return Outcome(REASONS[error.reason].verdict, error.reason, error.about, told, step, error.sure)
    if isinstance(error, WallReached):
        return Outcome(REASONS[error.reason].verdict, error.reason, error.about, redact(error.args[0]), step)
    message = redact(str(error))
    if isinstance(error, SentElsewhere):
        return Outcome(Verdict.DELEGATED, Reason.OTHER_HOST, error.host, message, step)
    if isinstance(error, AssertionError):
        return _assertion(message, step)
    return Outcome(Verdict.HARNESS_ERROR, Reason.HARNESS, type(error).__name__, message[:500], step)


def _assertion(message: str, step: int | None) -> Outcome:
    first = message.partition("\n")[0].removeprefix("AssertionError: ")
    code, _, rest = first.partition(": ")
    if code in set(Reason):
        return Outcome(Verdict.FAILED, Reason(code), None, rest or REASONS[Reason(code)].zh, step)
    return Outcome(Verdict.FAILED, Reason.WRONG_RESULT, None, first, step)


def write_up(
    story: Story,
    setting: Setting,
    recorder: Recorder,
    outcome: Outcome,
    took_ms: float,
    *,
    redact: Redactor,
    evidence: tuple[str, ...] = (),
) -> Run:
    """
    The record of a finished run that took *took_ms* and was just over.

    All of it is redacted once more: what is a secret may only have become known after it was first shown.
    """
    return Run(
        id=recorder.id,
        journey=story.journey,
        story=story.name,
        story_zh=story.zh,
        fewest=story.fewest,
        setting=setting,
        started_at=datetime.fromtimestamp(datetime.now(UTC).timestamp() - took_ms / 1000, UTC).isoformat(
            timespec="milliseconds"
        ),
        took_ms=took_ms,
        outcome=outcome,
        steps=tuple(replace(step, detail=redact(step.detail)) for step in recorder.steps),
        visits=tuple(replace(visit, url=redact(visit.url), title=redact(visit.title)) for visit in recorder.visits),
        arrivals=tuple(recorder.arrivals),
        dialogs=tuple(replace(dialog, text=redact(dialog.text)) for dialog in recorder.dialogs),
        evidence=evidence,
        acknowledged=tuple(recorder.acknowledged),
        dead_ends=tuple(recorder.dead_ends),
        remarks=tuple(dict.fromkeys(redact(remark) for remark in recorder.remarks)),
    )
