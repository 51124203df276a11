"""
Choosing from lists that a page draws itself: drop-downs, wheels, cascades, trees, pickers in layers, frames, windows.

Whatever it is built of, a person opens it, looks what has come, presses an option, and goes on while more comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from msgspec import structs
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator, Page

from errand.citizen.answering import Answer, any_real, best
from errand.citizen.hands import Asked, FieldGone, Hands
from errand.core.errors import Undetermined
from errand.core.message import Message, Said
from errand.core.model import Reason
from errand.given.lexicon import Spot
from errand.page.field_questions import CameOption, Holding, Opened, Openers, StandStill, WhatOpened
from errand.page.questions import Quiet
from errand.page.watch import lost

DONE = Spot("picker.done", "what confirms a choice")
SHUT = Spot("picker.shut", "what gives a choice up")
LOADING = "picker.loading"  # the concept of what stands where options are still to come
LEVELS = 8  # of a cascade
TURNS = 60  # presses at a wheel until the option that is wanted comes within reach
TYPED_TO_FIND = 4  # characters typed into a list that looks for its options


@dataclass(frozen=True, slots=True)
class Came:
    """What has come, and in which frame."""

    frame: Frame
    opened: Opened

    @property
    def options(self) -> Sequence[CameOption]:
        """Those that can be chosen."""
        return [option for option in self.opened.options if not option.off]


@dataclass(slots=True)
class DrawnList:
    """One choice from one drawn list; nothing of it is a step of its own."""

    hands: Hands
    asked: Asked
    answer: Answer
    readonly: bool  # nothing can be typed into it
    presses: int = 0
    chosen: list[str] = field(default_factory=list)

    def choose(self) -> str:
        """Open it and choose; gives what was chosen.  Raises Undetermined where nothing comes that can be chosen."""
        came = self._open()
        done = came.opened.done
        for _ in range(LEVELS):
            option = self._find(came)
            if option is None:
                break
            self._press_option(came, option)
            self.chosen.append(option.text)
            following = self._following(option, came)
            if following is None:
                break
            came, done = following, following.opened.done or done
        self._confirm(came.frame, done)
        return " / ".join(self.chosen)

    # --- opening --------------------------------------------------------------------------------------------------

    def _open(self) -> Came:
        openers = self.hands.actor.ask(self.asked.frame, Openers(self.asked.field.id))
        if openers is None:
            raise FieldGone(self.asked.field.id)
        for opener in openers:
            self._stand_still()
            self._press(self.hands.locate(self.asked.frame, opener, self.asked.spot))
            if came := self._await(self.hands.actor.patience.settle_ms):
                return came
        words = self.answer.words
        if not self.readonly and words:  # a box that looks for options by what is typed
            came = self._type(self.hands.locate(self.asked.frame, self.asked.field.id, self.asked.spot), words[0])
            if came:
                return came
        raise self._unopened()

    def _unopened(self) -> Undetermined:
        called = Said(self.asked.spot.says or self.hands.actor.lexicon.title(self.asked.spot))
        return Undetermined(Reason.UNPROVEN, Message.of("findings.no-options", goal=called), self.asked.spot.concept)

    def _stand_still(self) -> None:
        for frame in self.hands.actor.frames():
            self.hands.actor.ask(frame, StandStill())

    def _await(self, for_ms: float) -> Came | None:
        """What comes to be chosen, waited for while the page is still at work."""
        seen: list[Came] = []

        def look() -> bool:
            seen[:] = filter(None, [self._look()])
            return bool(seen)

        self.hands.wait(look, for_ms)
        return seen[0] if seen else None

    def _look(self) -> Came | None:
        for frame in self.hands.actor.frames():
            opened = self._opened(frame)
            if opened and any(not self._is_coming(option.text) for option in opened.options if not option.off):
                return Came(frame, opened)
        return None

    def _opened(self, frame: Frame) -> Opened | None:
        actor = self.hands.actor
        done, shut = actor.lexicon.spec(DONE), actor.lexicon.spec(SHUT)
        number = self.asked.field.id if frame is self.asked.frame else None
        try:
            return actor.ask(frame, WhatOpened(number, done, shut))
        except PlaywrightError as error:
            if not self._has_closed(frame.page, error):
                raise
            return None

    def _is_coming(self, text: str) -> bool:
        return self.hands.actor.lexicon.means(LOADING, text)

    # --- choosing -------------------------------------------------------------------------------------------------

    def _find(self, came: Came) -> CameOption | None:
        """The option to press: what is wanted; else, after looking for it, any real one."""
        options, words = came.options, self.answer.words
        texts = [option.text for option in options]
        at = best(texts, words, self.hands.says_nothing)
        if at is None and words and not self.chosen and came.opened.box:
            box = self.hands.locate(came.frame, came.opened.box, self.asked.spot)
            found = self._type(box, words[0][:TYPED_TO_FIND])
            at = best([option.text for option in found.options], words, self.hands.says_nothing) if found else None
            options = found.options if found and at is not None else self._without_filter(box) or options
            texts = [option.text for option in options]
        if at is None and came.opened.done and any(option.chosen for option in options):
            return None  # a wheel that stands on an option: it only wants a yes
        if at is None:
            at = any_real(texts, self.hands.says_nothing)
        return None if at is None else options[at]

    def _without_filter(self, box: Locator) -> Sequence[CameOption]:
        """All options again, where what was typed to find one has left none that will do."""
        shown = self._type(box, "")
        return shown.options if shown else ()

    def _type(self, box: Locator, text: str) -> Came | None:
        actor = self.hands.actor
        self._stand_still()
        box.fill(text, timeout=actor.patience.limit_ms)
        self.presses += 1
        return self._await(actor.patience.settle_ms)

    def _press_option(self, came: Came, option: CameOption) -> None:
        wanted = option
        is_wheel = not wanted.reached and not self._comes_near(came.frame, wanted)
        for _ in range(TURNS if is_wheel else 0):
            if wanted.reached:
                break
            turned = self._turn(came, wanted)
            if turned is None:
                break
            came, wanted = turned
        self._stand_still()
        self._press(self.hands.locate(came.frame, wanted.id, self.asked.spot))

    def _comes_near(self, frame: Frame, option: CameOption) -> bool:
        """Whether an option in a list that scrolls can be reached by scrolling."""
        locator = self.hands.locate(frame, option.id, self.asked.spot)
        try:
            locator.click(trial=True, timeout=REACHING_MS)
        except PlaywrightError:
            return False
        return True

    def _turn(self, came: Came, wanted: CameOption) -> tuple[Came, CameOption] | None:
        """Press the option within reach that is nearest to the one that is *wanted*, as one turns a wheel."""
        wheel = [option for option in came.opened.options if option.list == wanted.list]
        at = wheel.index(wanted)
        near = [number for number, option in enumerate(wheel) if option.reached and number != at]
        if not near:
            return None
        nearest = min(near, key=lambda number: abs(number - at))
        self._press(self.hands.locate(came.frame, wheel[nearest].id, self.asked.spot))
        self.hands.wait(lambda: False, TURNING_MS)
        look = self._look()
        if look is None:
            return None
        again = [option for option in look.opened.options if option.text == wanted.text]
        return (look, again[0]) if again else None

    def _press(self, locator: Locator) -> None:
        self.presses += 1
        try:
            locator.click(timeout=self.hands.actor.patience.limit_ms, no_wait_after=True)
        except PlaywrightError as error:
            if not self._has_closed(locator.page, error):
                raise

    def _has_closed(self, window: Page, error: PlaywrightError) -> bool:
        """Whether it is the window of a picker that has gone: some close as soon as one has chosen."""
        return lost(error) and window is not self.asked.frame.page

    # --- going on -------------------------------------------------------------------------------------------------

    def _following(self, pressed: CameOption, level: Came) -> Came | None:
        """The next level, where one comes after an option of a *level* was *pressed*; waited for while at work."""
        actor = self.hands.actor
        seen: list[Came | None] = []

        def look() -> bool:
            seen.append(_beyond(level, self._look()))
            return seen[-1] is not None or (len(seen) > 1 and self._at_rest())

        self.hands.wait(look, actor.patience.settle_ms)
        following = seen[-1] if seen else None
        if following is None or {option.text for option in following.options} <= {pressed.text, *self.chosen}:
            return None
        return following

    def _at_rest(self) -> bool:
        actor = self.hands.actor
        try:
            return all(actor.ask(frame, Quiet()) is not False for frame in actor.frames())
        except PlaywrightError as error:
            if not self._has_closed(actor.watch.current, error):
                raise
            return True

    def _confirm(self, frame: Frame, done: int | None) -> None:
        """Press what confirms the choice, where it is still there; else leave a list that stays open."""
        if done is None or frame.is_detached():
            return
        button = self.hands.locate(frame, done, DONE)
        if button.count() and button.is_visible():
            self._press(button)

    def holds(self) -> str:
        """What the field holds now."""
        return self.hands.actor.ask(self.asked.frame, Holding(self.asked.field.id)) or ""


def _beyond(level: Came, now: Came | None) -> Came | None:
    """What lies open *now* beyond a *level*: its own options may be drawn anew as the next ones come beside them."""
    before = {option.text for option in level.options}
    if now is None or all(option.text not in before for option in now.options):
        return now
    new = [option for option in now.options if option.text not in before]
    if new:
        return replace(now, opened=structs.replace(now.opened, options=tuple(new)))
    return None if len(now.options) == len(level.options) else now


REACHING_MS = 1_200  # for a list to unfold and to be scrolled; what cannot be reached in that is on a wheel
TURNING_MS = 250  # a wheel turns


def choose_drawn(hands: Hands, asked: Asked, answer: Answer) -> str:
    """Choose from a drawn list: one step, with the presses it took; gives what was chosen."""
    actor = hands.actor
    reached = hands.reach(asked)
    with actor.acting("choose", asked.spot, hands.target(asked, reached), detail=" ".join(answer.words[:1])):
        drawn = DrawnList(hands, asked, answer, reached.readonly or not reached.typable)
        chosen = drawn.choose()
        hands.wait(drawn.holds, actor.patience.settle_ms / 2)
        actor.recorder.chose(chosen or drawn.holds(), max(1, drawn.presses))
    return chosen
