"""
The tree of what can go wrong, and whose fault each is; where another room raises it, that room stands behind it.

    Exception
    ├── AssertionError
    │   ├── PortalFault            the portal's: the run has *failed*
    │   └── Unmet                  what a journey asserts does not hold: the portal's, too (outcome)
    ├── ErrandError
    │   ├── Undetermined           errand cannot tell: the run is *undetermined*
    │   ├── WallReached            nobody's: the run is *blocked*
    │   ├── SentElsewhere          nobody's: the run is *delegated*
    │   ├── UsageError             the caller's: an option or a data file is wrong
    │   ├── NoReport               nobody's: Allure's pages cannot be made on this machine (report)
    │   └── HarnessError           errand's: never counted against a city
    │       ├── BrowserLost        the browser died
    │       ├── NotRecorded        a replay needed what its recording does not hold
    │       └── ResultsLost        nothing can be written any more
    ├── PlaywrightError
    │   └── Unanswered             the page did not answer in time; never leaves errand (page)
    ├── Answered                   something else than the page waited for has come; read, and gone on with (citizen)
    ├── FieldGone                  a field went while it was filled in; the form is read again (citizen)
    ├── SetupFailed                what `make setup` could not install (machine)
    ├── UnusableBrowser            the browser that was named cannot be used; said as a UsageError (machine)
    └── ValueError
        └── UndefinedMeasure       a measure has no value for these runs; reports say why (metrics)

Each carries a message (`errand.core.message`); `str` puts it into words once a language is chosen.
Allure and pytest call an AssertionError *failed* and everything else *broken*: hence the first branch.
"""

from __future__ import annotations

from errand.core.evidence_kinds import EvidenceKind, Seen
from errand.core.message import Message, as_message
from errand.core.outcome import REASONS, Reason, Verdict, with_reason

_NOTHING_SEEN = Seen()


class PortalFault(AssertionError):
    """
    The portal failed the citizen: the reason code, the concept it is about, and the evidence.

    Raises TypeError for a reason that is no fault of a portal's: without evidence there is only `Undetermined`.
    """

    def __init__(
        self,
        reason: Reason,
        message: Message | str | None = None,
        about: str | None = None,
        *,
        evidence: EvidenceKind,
        seen: Seen = _NOTHING_SEEN,
    ) -> None:
        if REASONS[reason].verdict is not Verdict.FAILED:
            raise TypeError(f"{reason} is no fault of a portal's: it makes a run {REASONS[reason].verdict}")
        self.reason = reason
        self.message = None if message is None else as_message(message)
        self.about = about
        self.evidence = EvidenceKind(evidence)
        self.seen = seen
        super().__init__(reason, self.message)

    def __str__(self) -> str:
        return str(self.whole)

    @property
    def whole(self) -> Message:
        """The reason's name, and what was seen."""
        return with_reason(self.reason, self.message)


class ErrandError(Exception):
    """Whatever is not a finding about the portal."""

    def __init__(self, message: Message | str = "") -> None:
        self.message = as_message(message)
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)


class Undetermined(ErrandError):
    """
    Errand cannot tell whether the portal or itself is at a loss: never counted against a city.

    Raises TypeError for a reason that stands for another verdict.
    """

    def __init__(
        self, reason: Reason, message: Message | str, about: str | None = None, *, seen: Seen = _NOTHING_SEEN
    ) -> None:
        if REASONS[reason].verdict is not Verdict.UNDETERMINED:
            raise TypeError(f"{reason} makes a run {REASONS[reason].verdict}, not undetermined")
        super().__init__(message)
        self.reason = reason
        self.about = about
        self.seen = seen

    def __str__(self) -> str:
        return str(self.whole)

    @property
    def whole(self) -> Message:
        """The reason's name, and what was seen."""
        return with_reason(self.reason, self.message)


class WallReached(ErrandError):
    """A wall the harness may not climb: captcha, login, bot wall, missing consent."""

    def __init__(self, reason: Reason, message: Message | str, about: str | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.about = about

    def __str__(self) -> str:
        return str(self.whole)

    @property
    def whole(self) -> Message:
        """The reason's name, and what was seen."""
        return with_reason(self.reason, self.message)


class SentElsewhere(ErrandError):
    """The portal sent the citizen on to another host."""

    def __init__(self, host: str, message: Message | str) -> None:
        super().__init__(message)
        self.host = host

    def __str__(self) -> str:
        return str(self.whole)

    @property
    def whole(self) -> Message:
        """The reason's name, and what was seen."""
        return with_reason(Reason.OTHER_HOST, self.message)


class UsageError(ErrandError):
    """An option or a data file is wrong; the message names what to change."""


class HarnessError(ErrandError):
    """errand itself could not go on."""


class BrowserLost(HarnessError):
    """The browser died under the citizen; the next journey gets a new one."""


class NotRecorded(HarnessError):
    """A replay needed what its recording does not hold: what happened afterwards is not the portal's doing."""


class ResultsLost(HarnessError):
    """Results cannot be written any more (disk full, read-only); what is written stays."""
