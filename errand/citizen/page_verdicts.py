"""
The judge: what became of a wait is turned into a verdict here and nowhere else.

One function, `verdict`, decides from the values of arriving.py; the others say what an instrument met on the
way.  Each fault carries its evidence and what was seen; without evidence a run is undetermined.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from playwright.sync_api import Error as PlaywrightError

from errand.citizen.arrival_values import HOTLINE, PAGE, Elsewhere, Sign, Silent, net_sign
from errand.citizen.signs import LOGIN, LOGIN_TITLE, QR_ONLY
from errand.core.errors import PortalFault, SentElsewhere, Undetermined, WallReached
from errand.core.evidence_kinds import EvidenceKind, Seen
from errand.core.message import Message, Said, Term
from errand.core.model import REASONS, Reason, Verdict
from errand.given.lexicon import Lexicon, Spot
from errand.page.records import PageState

RECEIPT = "receipt.done"
NEAREST = 6  # texts named when an entry is not recognised
WORDS = 120  # characters kept of what a portal says
Verdicts = PortalFault | Undetermined | WallReached | SentElsewhere


class Judge:
    """Judges for one citizen: by a *lexicon*, without secrets; *limit_ms* is her patience."""

    def __init__(self, lexicon: Lexicon, redact: Callable[[str], str], limit_ms: float) -> None:
        self._lexicon = lexicon
        self._redact = redact
        self._limit_s = limit_ms / 1000

    def verdict(self, ending: Sign | Elsewhere | Silent, *, meant: str = "") -> Verdicts:
        """
        The error to raise for what a wait has ended in.

        *meant*: the words of what was acted on, where only their meaning led to it; no fault rests on that.
        """
        verdict = self._verdict(ending)
        if meant and isinstance(verdict, PortalFault):
            message = Message.of("findings.by-meaning", words=Said(self._redact(meant)), seen=verdict.whole)
            return Undetermined(Reason.UNPROVEN, message, verdict.about, seen=verdict.seen)
        if isinstance(verdict, Undetermined) and isinstance(ending, Silent) and ending.pictures:
            message = Message.of("findings.pictures-left", seen=verdict.message, count=ending.pictures)
            return Undetermined(verdict.reason, message, verdict.about, seen=verdict.seen)
        return verdict

    def _verdict(self, ending: Sign | Elsewhere | Silent) -> Verdicts:
        if isinstance(ending, Sign):
            return self._by_sign(ending)
        if isinstance(ending, Elsewhere):
            return self._by_host(ending)
        if ending.goal is None:
            seen = self._seen(ending.page, waited_ms=ending.waited_ms)
            if not ending.loading:
                return Undetermined(Reason.NOT_RECOGNISED, self._not_opened(), PAGE, seen=seen)
            return _fault(Reason.TIMEOUT, self._not_opened(), PAGE, EvidenceKind.TIME_LIMIT, seen)
        return self._by_silence(ending, ending.goal)

    def unrecognised(self, goal: Spot, texts: Sequence[str]) -> Message:
        """That *goal* was not found, with the *texts* nearest to it: it may only be worded differently."""
        nearest = Said.each(self._nearest(goal, texts))
        if not nearest:
            return Message.of("findings.not-recognised-blank", goal=called(goal))
        return Message.of("findings.not-recognised", goal=called(goal), nearest=nearest)

    def covered(self, spot: Spot, notice: str, *, again: bool) -> PortalFault:
        """A layer with the words *notice* lies over *spot* and stays, or comes *again* and again."""
        words = Said(self._redact(notice)[:60])
        message = Message.of("findings.covered-again" if again else "findings.covered", goal=called(spot), notice=words)
        seen = Seen(words=self._redact(notice))
        return PortalFault(Reason.OBSTRUCTED, message, spot.concept, evidence=EvidenceKind.COVERED, seen=seen)

    def disabled(self, spot: Spot, words: str) -> Undetermined:
        """What is to be pressed or filled in takes nothing: it may wait for something errand has not done."""
        message = Message.of("findings.disabled", goal=called(spot), seconds=self._limit_s)
        return Undetermined(Reason.UNPROVEN, message, spot.concept, seen=Seen(words=self._redact(words)))

    def no_headway(self, spot: Spot, page: PageState | None) -> Undetermined:
        """The same press again, and the page is as it was."""
        message = Message.of("findings.no-headway", goal=called(spot))
        return Undetermined(Reason.NO_HEADWAY, message, spot.concept, seen=self._seen(page))

    def not_typable(self, spot: Spot) -> Undetermined:
        """A box takes no typing, and a press on it changes nothing."""
        message = Message.of("findings.not-typable", goal=called(spot))
        return Undetermined(Reason.UNPROVEN, message, spot.concept)

    def no_option(self, concept: str, option: str, options: Sequence[str]) -> Undetermined:
        """A list to choose from lacks an *option*."""
        offered = tuple(map(self._redact, options))
        message = Message.of("findings.no-option", option=Said(option), offered=Said.each(offered[:NEAREST]))
        return Undetermined(Reason.NOT_RECOGNISED, message, concept, seen=Seen(texts=offered))

    def hangs(self, url: str) -> PortalFault:
        """The page does not answer: a script of its own never ends, or only past the limit."""
        message = Message.of("findings.hangs", seconds=self._limit_s)
        seen = Seen(url=self._redact(url))
        return PortalFault(Reason.TIMEOUT, message, PAGE, evidence=EvidenceKind.TIME_LIMIT, seen=seen)

    def playwright(
        self, error: PlaywrightError, verb: str, about: str | None
    ) -> PortalFault | WallReached | Undetermined | None:
        """What an error of Playwright's, raised in an act, says about the portal, if it does."""
        text, seen = error.message, Seen(words=self._redact(error.message)[:WORDS])
        if "net::ERR_" in text:
            return self._by_sign(net_sign(text[text.index("net::ERR_") :].split()[0]))
        if "Timeout" in text and verb in ("open", "back"):
            return PortalFault(Reason.TIMEOUT, self._not_opened(), PAGE, evidence=EvidenceKind.TIME_LIMIT, seen=seen)
        if "intercepts pointer events" in text:
            intercepted = Message.of("findings.intercepted")
            return PortalFault(Reason.OBSTRUCTED, intercepted, about, evidence=EvidenceKind.COVERED, seen=seen)
        if "Timeout" in text and about is not None:  # it slides without end, or takes no typing: for whatever reason
            message = Message.of("findings.out-of-reach", goal=Term("concept", about), seconds=self._limit_s)
            return Undetermined(Reason.UNPROVEN, message, about, seen=seen)
        return None

    def _not_opened(self) -> Message:
        return Message.of("findings.not-opened", seconds=self._limit_s)

    def _by_host(self, ending: Elsewhere) -> SentElsewhere:
        if ending.host == HOTLINE:
            words = Said(self._redact(ending.words)[:80])
            return SentElsewhere(HOTLINE, Message.of("walls.hotline", line=HOTLINE, words=words))
        return SentElsewhere(ending.host, Message.of("walls.elsewhere", host=ending.host))

    def _by_sign(self, sign: Sign) -> PortalFault | WallReached:
        if sign.reason is Reason.DOWNLOAD:
            file = Said(self._redact(sign.words)[:WORDS])
            return WallReached(sign.reason, Message.of("walls.download", file=file), sign.about)
        if sign.status is not None:
            evidence = EvidenceKind.HTTP_STATUS
            message = Message.of("findings.status", reason=Term("sign", sign.reason), status=sign.status)
        elif sign.failure:
            evidence = EvidenceKind.NETWORK_ERROR
            message = Message.of("findings.connection", reason=Term("sign", sign.reason), error=sign.failure)
        else:
            evidence = EvidenceKind.REFUSAL if sign.reason is Reason.REJECTED else EvidenceKind.NOTICE
            message = Message.of("findings.says", words=Said(self._redact(sign.words)[:WORDS]))
        seen = self._seen(sign.page, words=sign.words or sign.failure)
        return _fault(sign.reason, message, sign.about, evidence, seen)

    def _by_silence(self, ending: Silent, goal: Spot) -> Verdicts:
        name, page = called(goal), ending.page
        if wall := self._wall(ending, name):
            return wall
        seen = self._seen(page, texts=self._nearest(goal, ending.texts), waited_ms=ending.waited_ms)
        if ending.too_long or page is None:
            waited = Message.of("findings.waited-in-vain", seconds=self._limit_s, goal=name)
            if ending.loading:
                return PortalFault(Reason.TIMEOUT, waited, goal.concept, evidence=EvidenceKind.TIME_LIMIT, seen=seen)
            return Undetermined(Reason.NOT_RECOGNISED, waited, goal.concept, seen=seen)
        verdict = self._at_rest_without(goal, ending, seen)
        if selector := ending.selector or self._lexicon[goal.concept].selector:  # a file's doing, or its merit
            message = Message.of("findings.by-selector", selector=selector, seen=verdict.whole)
            return Undetermined(Reason.PORTAL_FILE, message, goal.concept, seen=seen)
        return verdict

    def _at_rest_without(self, goal: Spot, ending: Silent, seen: Seen) -> PortalFault | Undetermined:
        """The page has come to rest without *goal*."""
        if ending.unchanged:
            name = called(goal)
            nothing = Message.of("findings.no-response", goal=name)
            if not (ending.exact and ending.reached):
                return Undetermined(Reason.UNPROVEN, nothing, goal.concept, seen=seen)
            return PortalFault(Reason.NO_RESPONSE, nothing, goal.concept, evidence=EvidenceKind.DEAD_PRESS, seen=seen)
        if ending.wordless and goal.concept == RECEIPT:
            wordless = Message.of("findings.wordless")
            reason, evidence = Reason.NO_ACKNOWLEDGEMENT, EvidenceKind.READ_WHOLE
            return PortalFault(reason, wordless, goal.concept, evidence=evidence, seen=seen)
        if ending.doubts == ():
            nowhere = Message.of("findings.nowhere", goal=called(goal))
            return PortalFault(Reason.MISSING, nowhere, goal.concept, evidence=EvidenceKind.READ_WHOLE, seen=seen)
        texts = ending.doubts or ending.texts
        seen = replace(seen, texts=self._nearest(goal, texts))
        return Undetermined(Reason.NOT_RECOGNISED, self.unrecognised(goal, texts), goal.concept, seen=seen)

    def _wall(self, ending: Silent, name: Said | Term) -> WallReached | None:
        """A wall the page itself is, once it has come to rest."""
        if ending.too_long or ending.page is None:
            return None
        if ending.scan and not ending.login:
            return WallReached(Reason.QR_LOGIN, Message.of("walls.qr-login", goal=name), QR_ONLY.concept)
        if ending.login and self._lexicon.says(LOGIN_TITLE, ending.page.title):
            return WallReached(Reason.LOGIN_REQUIRED, Message.of("walls.login-first", goal=name), LOGIN.concept)
        return None

    def _nearest(self, goal: Spot, texts: Sequence[str]) -> tuple[str, ...]:
        clean = ["".join(self._redact(text).split()) for text in texts]
        clean.sort(key=lambda text: -self._lexicon.likeness(goal.concept, text))
        return tuple(dict.fromkeys(clean[:NEAREST]))

    def _seen(
        self, page: PageState | None, *, words: str = "", texts: tuple[str, ...] = (), waited_ms: float | None = None
    ) -> Seen:
        where = (self._redact(page.url), self._redact(page.title), page.status) if page else ("", "", None)
        return Seen(*where, self._redact(words), texts, waited_ms)


def called(spot: Spot) -> Said | Term:
    """What a message calls a spot: the words read off the page, or the concept."""
    return Said(spot.says) if spot.says else Term("concept", spot.concept)


def _fault(
    reason: Reason, message: Message, about: str, evidence: EvidenceKind, seen: Seen
) -> PortalFault | WallReached:
    """A fault of the portal's, or a wall, as the reason has it."""
    if REASONS[reason].verdict is Verdict.FAILED:
        return PortalFault(reason, message, about, evidence=evidence, seen=seen)
    return WallReached(reason, message, about)
