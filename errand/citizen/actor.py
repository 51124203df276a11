"""
Acting: one act on a page, watched, timed, recorded and escorted; layers in the way are closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from playwright.sync_api import Locator

from errand.citizen.by_meaning import BY_MEANING
from errand.citizen.page_verdicts import called
from errand.citizen.painted import PAINTED
from errand.citizen.presence import Target
from errand.citizen.reading import Reader
from errand.citizen.run_ceiling import RunCeiling
from errand.citizen.signs import REFUSED
from errand.core.message import Message, Said, Term
from errand.given.lexicon import Spot
from errand.page.field_questions import UnreadBoxes
from errand.page.finder import CLOSE, Covered, Found
from errand.page.questions import BodyText

GUESSED = (BY_MEANING, PAINTED)  # rungs on which no fault rests
NOTICES = 4  # layers over one another that a citizen closes before she gives up
UNCOVERINGS = 12  # looks at a covered spot altogether, those for layers included that go by themselves
COUNTDOWN, LOADING = "notice.countdown", "notice.loading"
WORDS = 60  # characters kept of what counts down
PRESSES = ("click", "press")
NOTICE_TEXT = 300  # characters kept of what a notice says
TOAST_MS = 5_000  # longer than the libraries' toasts stay: 2 to 3 s
TO_THE_END_PX = 100_000
MORE_MS = 2_000  # given to a list that grows when one scrolls to its end
KEY = "key"  # the rung of what is done by the keyboard alone
COVERED_MS = 50  # between two looks at what is covered


class Actor(Reader):
    """What every verb of a citizen is made of."""

    ceiling: RunCeiling | None = None  # none for whoever walks round without an errand

    def resolve(self, spot: Spot) -> Target:
        """
        Find what is to be acted on, close what lies over it, wait while it takes nothing.

        Raises PortalFault where a layer stays, Undetermined where it goes on taking nothing.
        """
        with self.translate_playwright_errors():
            self.escort.pace(self.watch)
            target, closed, looks = self._await(spot), 0, 1
            while (covered := target.found.covered) and closed < NOTICES and looks < UNCOVERINGS:
                closed += self.clear(covered, spot, lambda: self._uncovered(spot), again=closed > 0)
                target, looks = self._await(spot), looks + 1
            if covered:
                raise self.judge.covered(spot, covered.text, again=True)
            return self._enabled(target, spot) if target.found.disabled else target

    def _enabled(self, target: Target, spot: Spot) -> Target:
        """The same once it takes what is done to it; a button that counts down makes citizens wait."""
        words, began = target.found.text, self.now()
        self._read_to_the_end()

        def enabled() -> bool:
            found = self.eyes.look([spot]).found
            return found is not None and not found.disabled

        if not self._until(enabled, self.patience.limit_ms, COVERED_MS):
            raise self.judge.disabled(spot, words)
        if self.lexicon.says(COUNTDOWN, words):
            self.recorder.forced("countdown", self.now() - began, self.redact(words))
        return self._await(spot)

    def press_target(self, target: Target) -> None:
        """Press what was found, as a mouse does."""
        self._click(target.found.locator)

    def _click(self, locator: Locator) -> None:
        """What slides in, or belongs to a page that is busy, is waited for as a page is."""
        locator.click(timeout=self.patience.limit_ms, no_wait_after=True)

    def scroll_on(self, grown: Callable[[], bool]) -> bool:
        """Scroll to the end of the page, which is no step, and wait until more has come; whether it has."""
        with self.translate_playwright_errors():
            self.watch.current.mouse.wheel(0, TO_THE_END_PX)
            return self._until(grown, MORE_MS, every_ms=100)

    def _read_to_the_end(self) -> None:
        """Scroll each box of text to its end, which is no step: an agreement may want to be read first."""
        for frame in self.frames():
            for box in self.ask(frame, UnreadBoxes()) or ():
                mouse = self.watch.current.mouse
                mouse.move(box.x + box.width / 2, box.y + box.height / 2)
                mouse.wheel(0, TO_THE_END_PX)

    def by_key(self, target: Target) -> Target:
        """The same, reached from the keyboard: nothing is pointed at."""
        return replace(target, found=replace(target.found, rung=KEY, box=None))

    def clear(self, covered: Covered, spot: Spot, freed: Callable[[], bool], *, again: bool = False) -> bool:
        """Close a layer, or wait until *spot* is *freed* because it goes by itself; whether it took a press."""
        close, text = covered.close, covered.text
        if close is None and (covered.framed or not (covered.toast or text)):  # a mask: its notice is in another frame
            close, text = self._framed_close()
        counting = covered.idle or (bool(covered.countdown) and (again or close is None))
        if close is None or counting:
            self._wait_out(covered, spot, text, freed, counting=counting)
            return False
        self.recorder.dialog("notice", self.redact(text))
        with self.acting("click", CLOSE):  # it may drift: Playwright would wait for it to stand still
            close.click(timeout=self.patience.limit_ms, force=True, no_wait_after=True)
        return True

    def _wait_out(self, covered: Covered, spot: Spot, text: str, freed: Callable[[], bool], *, counting: bool) -> None:
        """Wait until a layer goes, or can be closed: one that counts down or is loading for as long as for a page."""
        began = self.now()
        if counting:
            self._read_to_the_end()
        loading = self.lexicon.says(LOADING, text)
        limit_ms = self.patience.limit_ms if counting or loading else TOAST_MS if covered.toast else None
        if not self._until(freed, limit_ms, COVERED_MS):
            raise self.judge.covered(spot, text, again=False)
        if counting:
            self.recorder.forced("countdown", self.now() - began, self.redact(covered.countdown or text[:WORDS]))

    def _uncovered(self, spot: Spot) -> bool:
        """Whether what lay there is gone, or can be closed now."""
        found = self.eyes.look([spot]).found
        if found is None:
            return False
        over = found.covered
        return over is None or (over.close is not None and not over.idle and not over.countdown)

    def _framed_close(self) -> tuple[Locator | None, str]:
        for frame in self.frames():
            found = self.eyes.in_frame(frame, CLOSE)
            if found and not found.covered:
                return found.locator, self.ask(frame, BodyText(NOTICE_TEXT)) or ""
        return None, ""

    def _hints(self, verb: str, found: Found | None) -> tuple[str, ...]:
        """What looks like a refusal before a form is handed in: whatever refuses it must be new."""
        if found is None or not (verb == "press" or self.lexicon[found.concept].submits):
            return ()
        with self.translate_playwright_errors():
            return tuple(said for said in self.eyes.standing(REFUSED) if said not in self.act.refusals)

    def _check_headway(self, verb: str, aim: Spot | str, found: Found | None, how: tuple[object, ...]) -> None:
        """The same press again, and nothing has changed by it: raises Undetermined."""
        if found is None or not isinstance(aim, Spot) or verb not in PRESSES:
            self.headway.other((verb, aim, *how))
            return
        page = self.eyes.seen
        mark = (len(self.watch.pages), page.url, page.origin, page.last) if page else None
        if self.headway.none_by((aim.concept, aim.says), (mark, len(self.recorder.dialogs)), self._all_words):
            raise self.judge.no_headway(aim, page)

    def _read_before(self, verb: str, found: Found | None) -> frozenset[str] | None:
        """All that can be read before a form is handed in, where she has filled in all of it as she knows it."""
        forms = self.recorder.forms
        if verb != "press" or found is None or not self.lexicon[found.concept].submits or not forms:
            return None
        if any(field.guessed or (field.required is not False and not field.filled) for field in forms[-1].fields):
            return None
        with self.translate_playwright_errors():
            return self.eyes.lines()

    def _all_words(self) -> str:
        with self.translate_playwright_errors():
            return "\n".join([self.watch.current.url, *sorted(self.eyes.lines())])

    @contextmanager
    def acting(
        self,
        verb: str,
        aim: Spot | str,
        target: Target | None = None,
        detail: str = "",
        *,
        typed: int | None = None,
        secret: bool = False,
    ) -> Iterator[None]:
        """Around an act on *aim*, a spot or an address: it is a step, once, however it ends."""
        if self.ceiling:
            self.ceiling.check(self.recorder)
        spot = aim if isinstance(aim, Spot) else None
        found: Found | None = target.found if target else None
        name = self.lexicon.title(spot) if spot else "门户网址"  # as records have always had it
        concept = spot.concept if spot else None
        leads_to = found.locator if found else (None if spot else str(aim))
        title = _title(verb, spot, detail if verb in ("fill", "choose", "open") else "")
        self._check_headway(verb, aim, found, (detail, typed))
        stood, read = self._hints(verb, found), self._read_before(verb, found)
        with self.escort.step(verb, concept, self.watch, leads_to, found.frame.url if found else ""):
            self.act.begin(
                verb,
                exact=found is None or found.exact,
                frame=found.frame if found else None,
                selector=self.lexicon[found.concept].selector if found and found.rung == "selector" else "",
                meant=found.text if found and found.rung in GUESSED else "",
                stood=stood,
                read=read,
            )
            with (
                self.recorder.step(
                    verb,
                    name,
                    concept=concept,
                    rung=found.rung if found else None,
                    found_ms=target.found_ms if target else 0.0,
                    detail=detail,
                    title=title,
                    box=found.box if found else None,
                    typed=typed,
                    secret=secret,
                ),
                # inside: a step tells Allure of its error, and Playwright's own quotes what was typed
                self.translate_playwright_errors(),
            ):
                yield


def _title(verb: str, spot: Spot | None, detail: str) -> Message:
    """What a reporter calls a step: click the search button; fill in the search box: ..."""
    done, target = Term("verb", verb), called(spot) if spot else Term("target", "address")
    if not detail:
        return Message.of("steps.done", verb=done, target=target)
    return Message.of("steps.done-with", verb=done, target=target, detail=Said(detail) if spot else detail)
