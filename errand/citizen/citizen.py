"""
The citizen: eight verbs, reading, and arriving.

A page object gets a Citizen and never a Playwright page, so whatever it does is a step, exactly once, by construction.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Protocol, TypeVar
from urllib.parse import urljoin

from playwright.sync_api import BrowserContext, Frame
from playwright.sync_api import Error as PlaywrightError

from errand.citizen.actor import LOADING
from errand.citizen.arrival_values import Came
from errand.citizen.auditing import Auditor
from errand.citizen.coming import Watcher, come_to
from errand.citizen.eyes import CONFIRM, Layer
from errand.citizen.filling_in import FormFiller
from errand.citizen.form_answer import Answered, AnswerReader, Attentive, SaysIt, begins
from errand.citizen.form_press import ENTER_KEY
from errand.citizen.handing_in import PRESSES, HandingIn
from errand.citizen.page_verdicts import called
from errand.citizen.searching import Searching
from errand.citizen.signs import CAPTCHAS, NO_SIGNS, PageKind, Signs
from errand.citizen.wayfinding import Wayfinding
from errand.core.errors import PortalFault, Undetermined, WallReached
from errand.core.message import Message, Term
from errand.core.model import Reason
from errand.given.lexicon import Lexicon, Spot
from errand.given.persona import Persona
from errand.given.portal import Act, Portal
from errand.manners.escort import Escort
from errand.page.questions import Describe, GoBack, ReadSection
from errand.page.records import Fold
from errand.page.waiting import STANDARD, Patience
from errand.record.recorder import Recorder
from errand.record.redact import Redactor

TITLE = 120  # characters kept of what an entrance says
STEADY_MS = 1_000  # for which a part that came late must stand as it is
STRIP = 6  # presses at a row of tabs that does not fit before a citizen gives up: arrows to the tab, and the tab


class PageObject(PageKind, Protocol):
    """A kind of page with what a citizen can do on it."""

    def __init__(self, citizen: Citizen) -> None: ...


PageT = TypeVar("PageT", bound=PageObject)
SEEN_MS = 1_000  # nobody reads a page and finds its search box sooner


class Citizen(FormFiller):
    """One person at one portal, in one browser context; on a *dry_run* she hands nothing in."""

    def __init__(  # noqa: PLR0913 (who she is, where, and with whom)
        self,
        context: BrowserContext,
        portal: Portal,
        lexicon: Lexicon,
        recorder: Recorder,
        *,
        escort: Escort,
        redact: Redactor,
        patience: Patience = STANDARD,
        dry_run: bool = False,
        auditor: Auditor | None = None,
        persona: Persona | None = None,
    ) -> None:
        super().__init__(context, portal, lexicon, recorder, escort=escort, redact=redact, patience=patience)
        self.dry_run = dry_run
        self.auditor = auditor
        self.persona = persona

    # --- the eight verbs ---------------------------------------------------------------------------------------

    def open(self, address: str = "") -> None:
        """Type an address (relative to the portal's) and go there."""
        url = urljoin(self.portal.url, address.lstrip("/"))
        with self.translate_playwright_errors():
            self.watch.renew()
            self._rest()
        with self.acting("open", url, detail=self.redact(url)):
            self.watch.current.goto(url, wait_until="commit", timeout=self.patience.limit_ms)

    def click(self, spot: Spot) -> None:
        """Press a link, a button, or whatever the portal uses for one."""
        target = self.resolve(spot)
        with self.acting("click", spot, target):
            self.press_target(target)

    def press(self, spot: Spot, act: Act) -> None:
        """
        Press what cannot be taken back (submit a registration, a consultation).

        Raises WallReached before the press when a captcha stands there or the owner has not consented to *act*.
        """
        self.note_form()
        self.refuse_captcha()
        target = self.resolve(spot)
        self.may_press(act, spot)
        with self.acting("press", spot, target):
            self.press_target(target)

    def may_press(self, act: Act, spot: Spot) -> None:
        """Let out what stands in the form; raises WallReached where the owner has not consented to *act*."""
        if self.dry_run or not self.portal.consents_to(act):
            raise WallReached(
                Reason.CONSENT, Message.of("walls.no-consent", act=Term("act", act.name.lower())), spot.concept
            )
        self.escort.let_go()

    def hand_in(self, button: Spot, page: type[PageT], act: Act | None = None, *, asked_for: str = "") -> PageT:
        """
        Hand in the form that was filled in, and come to *page*: press, correct once what is refused, press again.

        Another page of the same form is filled in too.  *act*: what cannot be taken back is pressed as `press` does.
        *asked_for*: a number by which *page* is known where it has none of the words for it.
        Raises PortalFault (rejected) where a valid fact is refused, Undetermined where a guess is.
        """
        handing = HandingIn(self.work)
        for _ in range(PRESSES):
            reader = AnswerReader(self.work, handing.standing(), page.landmark, asked_for, handing.pages)
            handing.press(button, act, self)
            try:
                arrived = self._arrive(page, Attentive(self.arriving, reader))
            except Answered as answered:
                if isinstance(answered.answer, SaysIt):
                    handing.taken()
                    said = answered.answer.page
                    self._note_arrival(page, Came(said, said.last, "activity"))
                    return page(self)
                handing.go_on(answered.answer, act)
                continue
            except PortalFault as fault:
                raise handing.in_doubt(fault) from None
            except Undetermined as lost:
                proved = lost.reason is Reason.NOT_RECOGNISED and handing.is_proved_by(page.proof, reader.before)
                if not proved:
                    raise
                arrived = self.here(page)
            handing.taken()
            self.stood_before = reader.before.texts
            return arrived
        message = Message.of("findings.not-taken", button=called(button), times=PRESSES)
        raise Undetermined(Reason.NO_HEADWAY, message, button.concept)

    def enter(self, spot: Spot) -> None:
        """Press the Enter key in a box that she has typed into."""
        target = self.resolve(spot)
        with self.acting("press", ENTER_KEY, self.by_key(target)):
            target.found.locator.press("Enter", timeout=self.patience.limit_ms, no_wait_after=True)

    def back(self) -> None:
        """Go back: to the last page, or out of a window that was opened."""
        with self.acting("back", Spot("back", "back")):
            if len(self.watch.pages) > 1:
                self.watch.current.close()
            else:
                self._go_back()

    def _go_back(self) -> None:
        page = self.watch.current
        if len(self.frames()) > 1:  # a frame goes back, not the page
            self.ask(page.main_frame, GoBack())
        else:
            page.go_back(wait_until="commit", timeout=self.patience.limit_ms)

    # --- reading, which is no step ------------------------------------------------------------------------------

    def arrive(self, page: type[PageT]) -> PageT:
        """Wait until the landmark of *page* is seen; what comes instead is a finding, a wall, or a delegation."""
        return self._arrive(page, self.arriving)

    def _arrive(self, page: type[PageT], watcher: Watcher) -> PageT:
        with self.translate_playwright_errors():
            self._note_arrival(page, come_to(page, watcher, self))
        if self.auditor:
            self.auditor.check(self, page.__name__)
        return page(self)

    def note_entrance(self, words: str, ms: float) -> None:
        """Write down that a page has kept her for *ms* before it went on by itself."""
        self.recorder.forced("entrance", ms, self.redact(words)[:TITLE])

    def note_detour(self) -> None:
        """Write down that the last step did no more than lead past an entrance."""
        self.recorder.detour("entrance", len(self.recorder.steps))

    def _note_arrival(self, page: type[PageObject], came: Came) -> None:
        if came.page and came.at is not None:
            self.visiting.at(came.page, page.__name__)
            began = came.page.origin if self.act.verb == "open" else self.act.input_at
            self.recorder.waited(came.at - (began or self.act.at), came.clock if began else "glance")
        self.recorder.arrival(page.__name__)
        self.headway.gained()

    def turn_to(self, spot: Spot) -> None:
        """Press the tab behind which *spot* stands, where it is behind one; the citizen stays on the page."""
        for frame in self.frames():
            for _ in range(STRIP):
                if not (fold := self._fold(frame, spot)):
                    break
                words = partial(self._part_words, frame, spot)
                with self.translate_playwright_errors():
                    before = words()
                with self.acting("click", spot):
                    self._click(self.eyes.by_id(frame, fold.id, spot))
                self._await_unfolding(frame, spot, away=fold.away)
                if not fold.away:
                    with self.translate_playwright_errors():
                        self._await_part(words, before)
                    return

    def _part_words(self, frame: Frame, spot: Spot) -> str:
        """What stands behind a tab; of one that is not on, what it would say if nothing changed."""
        section = self.ask(frame, ReadSection(self.lexicon.spec(spot), self.lexicon.headings(), ""))
        return section.text.strip() if section else ""

    def _await_part(self, words: Callable[[], str], before: str) -> None:
        """
        Wait for what stands under a tab: some fetch it only now, and say so meanwhile or leave what stood *before*.

        A part that came late must have stood for a while: a person reads it, and by then a late answer to an earlier
        press has come too.
        """

        def has_come() -> bool:
            said = words()
            return said not in ("", before) and not self.lexicon.says(LOADING, said)

        if not has_come():
            self._until(has_come)
            self._until(lambda: not self.lexicon.says(LOADING, words()), self.patience.limit_ms)
            self._await_steady(words)

    def _await_steady(self, words: Callable[[], str]) -> None:
        """Wait until *words* have stayed the same for a while."""
        said, since = words(), self.now()

        def stays() -> bool:
            nonlocal said, since
            if (again := words()) != said:
                said, since = again, self.now()
            return self.now() - since >= STEADY_MS

        self._until(stays, STEADY_MS * 4)

    def unfold(self, spot: Spot) -> bool:
        """Open the fold in which *spot* lies unseen, as one does with a list in groups; whether it is seen now."""
        for frame in self.frames():
            with self.translate_playwright_errors():
                fold = self.eyes.fold_over(frame, spot)
            if fold is None:
                continue
            with self.acting("click", spot):
                self._click(self.eyes.by_id(frame, fold.id, spot))
            with self.translate_playwright_errors():
                return self._until(lambda: self.eyes.glimpse(spot) is not None)
        return False

    def open_part(self, frame: Frame, number: int, words: str) -> None:
        """Press a tab or a fold that the page holds under a *number* and calls by *words*; she stays on the page."""
        part = Spot("guide.part", "a part of the guide", says=words)
        with self.acting("click", part):
            self._click(self.eyes.by_id(frame, number, part))
        with self.translate_playwright_errors():
            self._until(lambda: self._has_moved(frame))
            self._rest()

    def _has_moved(self, frame: Frame) -> bool:
        state = self.eyes.ask(frame, Describe())
        return state is None or state.last > self.act.since

    def _await_unfolding(self, frame: Frame, spot: Spot, *, away: bool) -> None:
        def changed() -> bool:
            fold = self._fold(frame, spot)
            return fold is None or fold.away != away

        self._until(changed)
        with self.translate_playwright_errors():
            self._rest()

    def _fold(self, frame: Frame, spot: Spot) -> Fold | None:
        with self.translate_playwright_errors():
            return self.eyes.fold(frame, spot)

    def follow(self, spot: Spot) -> None:
        """Press *spot*, looking for it behind other entries where it is not on the page."""
        Wayfinding(self, self.recorder.dead_ends).follow(spot)

    def reach(self, entry: Spot, page: type[PageT], stop_at: Spot | None = None) -> PageT:
        """Come to *page* by *entry*, wherever it stands and however often it is asked for again; not past *stop_at*."""
        return Wayfinding(self, self.recorder.dead_ends).reach(entry, page, stop_at)

    def here(self, page: type[PageT]) -> PageT:
        """Take the page she is on for *page* too: it has what she wants there."""
        self.recorder.arrival(page.__name__)
        return page(self)

    def begun(self, page: type[PageT]) -> PageT | None:
        """The page she is on as *page*, where it is the first of several that ask for its form: what to know, whom."""
        return self.here(page) if page.in_parts and begins(self.work, page.landmark) else None

    def come_to(self, spot: Spot) -> bool:
        """Look for *spot* here and behind other entries, without pressing it; whether it is there now."""
        came = Wayfinding(self, self.recorder.dead_ends).come_to(spot)
        with self.translate_playwright_errors():
            self._until(self._has_been_seen)
            self._rest()  # what still comes of opening the page is no answer to what she does on it
        return came

    def _has_been_seen(self) -> bool:
        state = self.eyes.ask(self.watch.current.main_frame, Describe())
        return state is None or state.now - state.origin > SEEN_MS

    def search(self, words: str, page: type[PageT]) -> PageT:
        """Search the portal for *words*, by whichever way works, and come to the *page* of results."""
        return Searching(self).search(words, page)

    def arrive_anywhere(self, signs: Signs = NO_SIGNS) -> None:
        """Wait until whatever comes has come to rest; raises what an error page means, or one of *signs* on it."""
        with self.translate_playwright_errors():
            self._come_to_rest(signs)

    def confirm(self) -> bool:
        """Say yes to a layer that asks whether she means it; whether there was one."""
        with self.translate_playwright_errors():
            layer = self.eyes.layer()
        if layer:
            self.agree_to(layer)
        return layer is not None

    def agree_to(self, layer: Layer) -> None:
        """Say yes to a layer."""
        self.recorder.dialog("confirm", self.redact(layer.text))
        with self.acting("click", CONFIRM):
            self._click(self.eyes.by_id(layer.frame, layer.id, CONFIRM))

    def refuse_captcha(self) -> None:
        """Stop where a captcha is asked for: it is never solved."""
        for wall, reason in CAPTCHAS:
            if self.sees(wall):
                asked = Term("concept", wall.concept)
                raise WallReached(reason, Message.of("walls.before-press", asked=asked), wall.concept)

    def leave(self) -> None:
        """Hear what the page still has to say and take a last note of its numbers; the errand is over."""
        if self.watch.alive():
            with suppress(PlaywrightError):  # a page that has died meanwhile has nothing more to say
                self._rest()
                self._last_numbers()

    def expect_instant(self, spot: Spot) -> None:
        """Wait for a spot that comes at once, to learn what errand itself adds."""
        with self.translate_playwright_errors():
            look = self.eyes.look([spot], self.patience.settle_ms, after=self.act.since)
            if (came := self.arriving.stamp(look)) and came.at is not None:
                self.headway.gained()
                self.recorder.waited(came.at - self.act.since, came.clock)
