"""
From what a story raised to the outcome of the run, and from the recorder to the record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from errand.core.errors import NotRecorded, PortalFault, SentElsewhere, WallReached
from errand.core.model import REASONS, Form, Outcome, Reason, Run, Setting, Verdict
from errand.record.recorder import Recorder
from errand.record.redact import Redactor

_PLAIN = Reason.WRONG_RESULT  # of an assertion without a code


@dataclass(frozen=True, slots=True)
class Story:
    """One test function of journeys/, as its `journey` mark describes it."""

    journey: str
    name: str
    zh: str
    fewest: int
    journey_zh: str = ""  # what readers call a journey of a team's own
    journey_en: str = ""


def judge(
    error: BaseException | None, redact: Redactor, step: int | None = None, unread: Sequence[str] = ()
) -> Outcome:
    """
    The outcome that *error*, raised by a story, stands for; *step* is the number of the last step.

    A plain assertion of a journey may carry its reason code first: `assert case.state(), Reason.INCOMPLETE.of("...")`.
    What it says is not sure where headings were *unread* (looked for and not recognised): they may be worded otherwise.
    """
    if error is None:
        return Outcome(Verdict.COMPLETED)
    if isinstance(error, (PortalFault, WallReached)):
        sure = error.sure if isinstance(error, PortalFault) else True
        return Outcome(REASONS[error.reason].verdict, error.reason, error.about, redact(error.args[0]), step, sure)
    message = redact(str(error))
    if isinstance(error, SentElsewhere):
        return Outcome(Verdict.DELEGATED, Reason.OTHER_HOST, error.host, message, step)
    if isinstance(error, NotRecorded):
        return Outcome(Verdict.HARNESS_ERROR, Reason.NOT_RECORDED, "page", message, step)
    if isinstance(error, AssertionError):
        return _assertion(message, step, [*dict.fromkeys(map(redact, unread))])
    return Outcome(Verdict.HARNESS_ERROR, Reason.HARNESS, type(error).__name__, message[:500], step)


def _assertion(message: str, step: int | None, unread: Sequence[str]) -> Outcome:
    first = message.partition("\n")[0].removeprefix("AssertionError: ")
    code, _, rest = first.partition(": ")
    reason, told = (Reason(code), rest or REASONS[Reason(code)].zh) if code in set(Reason) else (_PLAIN, first)
    return Outcome(Verdict.FAILED, reason, None, "。".join([told, *unread]), step, not unread)


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
    The record of a finished run that took *took_ms* from when the recorder began.

    All of it is redacted once more: what is a secret may only have become known after it was first shown.
    """
    return Run(
        id=recorder.id,
        journey=story.journey,
        journey_zh=story.journey_zh,
        journey_en=story.journey_en,
        story=story.name,
        story_zh=story.zh,
        fewest=story.fewest,
        setting=setting,
        started_at=recorder.started_at.isoformat(timespec="milliseconds"),
        took_ms=took_ms,
        outcome=outcome,
        steps=tuple(replace(step, detail=redact(step.detail)) for step in recorder.steps),
        visits=tuple(replace(visit, url=redact(visit.url), title=redact(visit.title)) for visit in recorder.visits),
        arrivals=tuple(recorder.arrivals),
        dialogs=tuple(replace(dialog, text=redact(dialog.text)) for dialog in recorder.dialogs),
        evidence=evidence,
        acknowledged=tuple(recorder.acknowledged),
        dead_ends=tuple(recorder.dead_ends),
        readings=tuple(recorder.readings),
        forms=tuple(_redacted(form, redact) for form in recorder.forms),
        audits=tuple(recorder.audits),
        remarks=tuple(dict.fromkeys(redact(remark) for remark in recorder.remarks)),
    )


def _redacted(form: Form, redact: Redactor) -> Form:
    return replace(form, fields=tuple(replace(one, label=redact(one.label)) for one in form.fields))
