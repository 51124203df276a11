"""
From what a story raised to the outcome of the run, and from the recorder to the record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from errand.core.errors import ErrandError, NotRecorded, PortalFault, SentElsewhere, Undetermined, WallReached
from errand.core.evidence_kinds import Seen
from errand.core.message import Message, Term, as_message
from errand.core.model import REASONS, FewestFrom, Outcome, Reason, Run, Setting, Verdict
from errand.core.outcome import Unmet
from errand.record.recorder import Recorder
from errand.record.redact import Redactor
from errand.record.redact.run_records import redact_run


@dataclass(frozen=True, slots=True)
class Story:
    """One test function of journeys/, as its `journey` mark describes it."""

    journey: str
    name: str
    zh: str
    fewest: int | None
    journey_zh: str = ""  # what readers call a journey of a team's own
    journey_en: str = ""
    fewest_from: FewestFrom = "journey"

    @property
    def story(self) -> str:
        """The test function's name, as a run calls it."""
        return self.name

    @property
    def story_zh(self) -> str:
        """The Chinese name, as a run calls it."""
        return self.zh


def judge(
    error: BaseException | None, redact: Redactor, step: int | None = None, unread: Sequence[Message | str] = ()
) -> Outcome:
    """
    The outcome that *error*, raised by a story, stands for; *step* is the number of the last step.

    What a journey asserts (`Reason.INCOMPLETE.of(...)`, or a plain assertion) is undetermined where headings were
    *unread* (looked for and not recognised): they may be worded otherwise.
    """
    match error:
        case None:
            return Outcome(Verdict.COMPLETED)
        case WallReached():
            verdict = REASONS[error.reason].verdict
            return Outcome(verdict, error.reason, error.about, redact.message(error.message), step)
        case SentElsewhere():
            message = redact.message(error.message)
            return Outcome(Verdict.DELEGATED, Reason.OTHER_HOST, error.host, message, step)
        case Undetermined():
            message, seen = redact.message(error.message), _redacted(error.seen, redact)
            return Outcome(Verdict.UNDETERMINED, error.reason, error.about, message, step, seen=seen)
        case AssertionError():
            fault = error if isinstance(error, PortalFault | Unmet) else _plain(error)
            return _failed(fault, redact, step, unread if isinstance(fault, Unmet) else ())
        case _:
            return _ours(error, redact, step)


def _ours(error: BaseException, redact: Redactor, step: int | None) -> Outcome:
    """What is errand's own trouble, or the browser's."""
    if isinstance(error, ErrandError):
        message = redact.message(error.message)
    else:
        message = Message.plain(redact(str(error))[:500])
    if isinstance(error, NotRecorded):
        return Outcome(Verdict.HARNESS_ERROR, Reason.NOT_RECORDED, "page", message, step)
    return Outcome(Verdict.HARNESS_ERROR, Reason.HARNESS, type(error).__name__, message, step)


def _plain(error: AssertionError) -> Unmet:
    """A plain assertion of a journey: its message may be a bare reason code, else it is what was seen."""
    first = str(error).partition("\n")[0]
    return Unmet(Reason(first)) if first in set(Reason) else Unmet(Reason.WRONG_RESULT, first or "assert")


def _failed(fault: PortalFault | Unmet, redact: Redactor, step: int | None, unread: Sequence[Message | str]) -> Outcome:
    """What a journey asserts about something errand has not found may only be worded otherwise: undetermined."""
    message = redact.message(fault.message) if fault.message else None
    seen = _redacted(fault.seen, redact) if isinstance(fault, PortalFault) else None
    if REASONS[fault.reason].verdict is Verdict.UNDETERMINED:  # a journey that says itself that it cannot tell
        return Outcome(Verdict.UNDETERMINED, fault.reason, fault.about, message, step, seen=seen)
    doubts = tuple(dict.fromkeys(redact.message(as_message(one)) for one in unread))
    if doubts:
        message = Message.of("findings.doubtful", seen=message or Term("reason", fault.reason), doubts=doubts)
        return Outcome(Verdict.UNDETERMINED, Reason.NOT_RECOGNISED, fault.about, message, step, seen=seen)
    return Outcome(Verdict.FAILED, fault.reason, fault.about, message, step, evidence=fault.evidence, seen=seen)


def _redacted(seen: Seen, redact: Redactor) -> Seen:
    texts = tuple(map(redact, seen.texts))
    return replace(seen, url=redact(seen.url), title=redact(seen.title), words=redact(seen.words), texts=texts)


def _fewest(story: Story, steps: int, outcome: Outcome) -> int | None:
    """The fewest steps of the story: where errand's own walks say them, this one may be the shortest."""
    if story.fewest is None or story.fewest_from != "history" or not outcome.completed:
        return story.fewest
    return min(story.fewest, steps)


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
    """
    run = Run(
        id=recorder.id,
        journey=story.journey,
        journey_zh=story.journey_zh,
        journey_en=story.journey_en,
        story=story.name,
        story_zh=story.zh,
        fewest=_fewest(story, len(recorder.steps), outcome),
        fewest_from=story.fewest_from,
        setting=setting,
        started_at=recorder.started_at.isoformat(timespec="milliseconds"),
        took_ms=took_ms,
        outcome=outcome,
        steps=tuple(recorder.steps),
        visits=tuple(recorder.visits),
        arrivals=tuple(recorder.arrivals),
        dialogs=tuple(recorder.dialogs),
        evidence=evidence,
        acknowledged=tuple(recorder.acknowledged),
        dead_ends=tuple(recorder.dead_ends),
        readings=tuple(recorder.readings),
        forms=tuple(recorder.forms),
        audits=tuple(recorder.audits),
        remarks=tuple(map(as_message, recorder.remarks)),
        way=recorder.way,
        detours=tuple(recorder.detours),
        forced=tuple(recorder.forced_waits),
        refusals=tuple(recorder.refusals),
    )
    return redact_run(run, redact)
