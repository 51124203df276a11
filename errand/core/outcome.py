"""
How a run can end: verdicts, reason codes and what they mean to a reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from errand.core.evidence_kinds import EvidenceKind, Seen
from errand.core.message import Message, Term, as_message


class Verdict(StrEnum):
    """How a run ended, and whose doing it was."""

    COMPLETED = "completed"
    FAILED = "failed"  # the portal's fault
    BLOCKED = "blocked"  # a wall the harness may not climb
    DELEGATED = "delegated"  # sent on to another host
    UNDETERMINED = "undetermined"  # errand could not tell: it widens a completion rate to bounds
    HARNESS_ERROR = "harness-error"  # ours; never counted against a city


class Reason(StrEnum):
    """Why a run did not complete: the closed set of reason codes, each described in `REASONS`."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    TLS_INVALID = "tls-invalid"
    SERVER_ERROR = "server-error"
    DEAD_LINK = "dead-link"
    MISSING = "missing"
    CLOSED = "closed"
    NO_RESPONSE = "no-response"
    OBSTRUCTED = "obstructed"
    EMPTY = "empty"
    WRONG_RESULT = "wrong-result"
    WRONG_THEME = "wrong-theme"
    WRONG_COUNT = "wrong-count"
    DUPLICATE = "duplicate"
    INCOMPLETE = "incomplete"
    REJECTED = "rejected"
    SESSION_EXPIRED = "session-expired"
    NO_ACKNOWLEDGEMENT = "no-acknowledgement"
    NOT_FOUND = "not-found"
    UNANSWERED = "unanswered"
    CAPTCHA = "captcha"
    SLIDER = "slider"
    REAL_NAME = "real-name"
    QR_LOGIN = "qr-login"
    APP_ONLY = "app-only"
    OLD_BROWSER = "old-browser"
    LOGIN_REQUIRED = "login-required"
    SMS_CODE = "sms-code"
    BOT_WALL = "bot-wall"
    CONSENT = "consent"
    BUDGET = "visit-budget"
    ROBOTS = "robots"
    DOWNLOAD = "download"
    OTHER_HOST = "other-host"
    NOT_RECOGNISED = "not-recognised"
    NOT_UNDERSTOOD = "not-understood"
    UNPROVEN = "unproven"
    GUESS_REFUSED = "guess-refused"
    NO_HEADWAY = "no-headway"
    RUN_LIMIT = "run-limit"
    PORTAL_FILE = "portal-file"
    NOT_RECORDED = "not-recorded"
    HARNESS = "harness"

    def of(self, said: Message | str | None = None) -> NoReturn:
        """
        Raise the finding that a journey's assertion did not hold: `assert not gaps, Reason.INCOMPLETE.of("缺少材料")`.

        Python asks for an assertion's message only when the assertion fails.
        """
        raise Unmet(self, said)


class Unmet(AssertionError):
    """
    What a journey asserts does not hold; raised by `Reason.of`.

    Its evidence is what the journey has read: content that contradicts itself, or a place that was read whole.
    """

    about: str | None = None

    def __init__(self, reason: Reason, message: Message | str | None = None) -> None:
        self.reason = reason
        self.message = None if message is None else as_message(message)
        super().__init__(reason, self.message)

    @property
    def evidence(self) -> EvidenceKind:
        """The kind of evidence."""
        return EvidenceKind.CONTRADICTION if self.reason in _CONTRADICTIONS else EvidenceKind.READ_WHOLE

    def __str__(self) -> str:
        return str(with_reason(self.reason, self.message))


def with_reason(reason: Reason, message: Message | None) -> Message:
    """The reason's name before what is said, for whoever prints an error."""
    name = Term("reason", reason)
    if message is None:
        return Message.of("names.why", reason=name)
    return Message.of("names.why-said", reason=name, said=message)


@dataclass(frozen=True, slots=True)
class ReasonText:
    """What a reason code means: its verdict, and the explanation; its names stand in the catalogue of words."""

    verdict: Verdict
    meaning: str


_F, _B, _U = Verdict.FAILED, Verdict.BLOCKED, Verdict.UNDETERMINED
REASONS: Mapping[Reason, ReasonText] = {
    Reason.UNREACHABLE: ReasonText(_F, "no connection, or closed without an answer"),
    Reason.TIMEOUT: ReasonText(_F, "the page was not there within the limit (15 s, the official rule)"),
    Reason.TLS_INVALID: ReasonText(_F, "the browser refuses the site's TLS certificate"),
    Reason.SERVER_ERROR: ReasonText(_F, "HTTP 5xx, or a page that says so"),
    Reason.DEAD_LINK: ReasonText(_F, "a link the portal shows leads to HTTP 404 or 410"),
    Reason.MISSING: ReasonText(_F, "what the citizen needs next is not there"),
    Reason.CLOSED: ReasonText(_F, "the entry exists and says it is not open"),
    Reason.NO_RESPONSE: ReasonText(_F, "a press that reached its target changed nothing"),
    Reason.OBSTRUCTED: ReasonText(_F, "something lies over the page and cannot be closed"),
    Reason.EMPTY: ReasonText(_F, "a list or a search that should show something shows nothing"),
    Reason.WRONG_RESULT: ReasonText(_F, "what came up is not what was asked for"),
    Reason.WRONG_THEME: ReasonText(_F, "the item is not under the theme it belongs to"),
    Reason.WRONG_COUNT: ReasonText(_F, "the number the portal states is not the number it lists"),
    Reason.DUPLICATE: ReasonText(_F, "the same item stands more than once"),
    Reason.INCOMPLETE: ReasonText(_F, "an element that must be there is missing or says nothing"),
    Reason.REJECTED: ReasonText(_F, "valid input is refused"),
    Reason.SESSION_EXPIRED: ReasonText(_F, "the portal forgot the citizen in mid-errand"),
    Reason.NO_ACKNOWLEDGEMENT: ReasonText(_F, "submitted, but no number to ask about it with"),
    Reason.NOT_FOUND: ReasonText(_F, "a case that exists cannot be found by its number"),
    Reason.UNANSWERED: ReasonText(_F, "no reply within five working days"),
    Reason.CAPTCHA: ReasonText(_B, "a captcha stands before the press; it is never solved"),
    Reason.SLIDER: ReasonText(_B, "a slider or another widget that tells people from machines"),
    Reason.REAL_NAME: ReasonText(_B, "only a person verified by real name may go on"),
    Reason.QR_LOGIN: ReasonText(_B, "the only way in is a code for a telephone's camera"),
    Reason.APP_ONLY: ReasonText(_B, "the portal sends the citizen to a mobile app"),
    Reason.OLD_BROWSER: ReasonText(_B, "the portal wants Internet Explorer or a plug-in"),
    Reason.LOGIN_REQUIRED: ReasonText(_B, "the errand cannot go on without an account"),
    Reason.SMS_CODE: ReasonText(_B, "a code goes to a phone the harness does not hold"),
    Reason.BOT_WALL: ReasonText(_B, "the portal answers machines with a wall (412, 521, ...)"),
    Reason.CONSENT: ReasonText(_B, "an irreversible press the portal's owner has not consented to"),
    Reason.BUDGET: ReasonText(_B, "as many citizens as may visit this host in a day have been there"),
    Reason.ROBOTS: ReasonText(_B, "the site's robots.txt asks machines to stay away, or cannot be read"),
    Reason.DOWNLOAD: ReasonText(_B, "a file to download instead of a page; on a live host none is taken"),
    Reason.OTHER_HOST: ReasonText(Verdict.DELEGATED, "the portal hands the citizen to another site"),
    Reason.NOT_RECOGNISED: ReasonText(_U, "what the citizen needs next may be there in words or a shape errand lacks"),
    Reason.NOT_UNDERSTOOD: ReasonText(_U, "what the portal says is in words errand does not know"),
    Reason.UNPROVEN: ReasonText(_U, "nothing followed an act, and nothing proves that the act reached what was meant"),
    Reason.GUESS_REFUSED: ReasonText(_U, "the portal refused something errand had guessed, left out, or sent too fast"),
    Reason.NO_HEADWAY: ReasonText(_U, "the same press on the same page again, and nothing changed"),
    Reason.RUN_LIMIT: ReasonText(_U, "the run reached its ceiling of steps or minutes"),
    Reason.PORTAL_FILE: ReasonText(_U, "a line of the portal file led the citizen wrong"),
    Reason.NOT_RECORDED: ReasonText(Verdict.HARNESS_ERROR, "a replay needed what the recording does not hold"),
    Reason.HARNESS: ReasonText(Verdict.HARNESS_ERROR, "errand's own failure, or the browser's"),
}


_CONTRADICTIONS = (Reason.WRONG_COUNT, Reason.DUPLICATE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: the verdict, the reason code, what it is about (a concept) and what was seen."""

    verdict: Verdict
    reason: Reason | None = None
    about: str | None = None
    message: Message | None = None
    step: int | None = None  # number of the step at which the citizen stopped
    sure: bool = True  # False in older records, where the portal might only have worded it in another way
    evidence: EvidenceKind | None = None  # of a failed run; None in records older than undetermined
    seen: Seen | None = None  # of a failed or undetermined run

    @property
    def completed(self) -> bool:
        """Whether the citizen got what she came for."""
        return self.verdict is Verdict.COMPLETED
