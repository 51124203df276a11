"""
Hands: one field of a form worked as a person does, by the number under which the page holds it.

Each answer is one step, however many presses it takes; lists that a page draws itself are in choosing.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import FilePayload, Frame, Locator

from errand.citizen.actor import UNCOVERINGS, Actor
from errand.citizen.answering import Answer, any_real, best
from errand.citizen.presence import Target
from errand.given.lexicon import Spot
from errand.page.bridge import ask_about
from errand.page.field_questions import Reach, Reached, Ticked
from errand.page.finder import CLOSE, Covered, Found
from errand.page.questions import HasTyped
from errand.page.records import Field
from errand.page.waiting import pause, until

TYPED = ("text", "area", "password", "number", "date", "code", "captcha")
DRAWN = ("drawn-list", "picker", "cascade")
UNCHOSEN = "list.unchosen"
EDITOR = "iframe"  # the tag of an editor that is a frame of its own
MARK_MS = 400  # a drawn tick takes a moment to show
LOOK_MS = 20  # between two looks at what a press has done
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PICTURE = bytes.fromhex(  # one white dot
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A field of the page, and what it is taken for."""

    frame: Frame
    field: Field
    spot: Spot
    rung: str = "form"
    exact: bool = True


class FieldGone(Exception):
    """The page has drawn the field anew, or taken it away: the form must be perceived again."""


class Hands:
    """Works the fields of one citizen."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    def reach(self, asked: Asked, *, tick: bool = False, number: int | None = None) -> Reached:
        """Bring a field (or *number*, something of it) into the window, and close what lies over it."""
        actor, looks = self.actor, 0
        question = Reach(number or asked.field.id, asked.spot.concept or None, tick, actor.lexicon.spec(CLOSE))
        while True:
            reached = actor.ask(asked.frame, question)
            if reached is None:
                raise FieldGone(asked.field.id)
            if reached.covered is None:
                return reached
            cover = reached.covered
            close = actor.eyes.by_id(asked.frame, cover.close, CLOSE) if cover.close else None
            covered = Covered(cover.text, close, cover.frame, cover.toast, cover.idle, cover.countdown)
            if looks >= UNCOVERINGS:
                raise actor.judge.covered(asked.spot, cover.text, again=True)
            actor.clear(covered, asked.spot, lambda: self._is_free(asked, question), again=looks > 0)
            looks += 1

    def _is_free(self, asked: Asked, question: Reach) -> bool:
        reached = self.actor.ask(asked.frame, question)
        if reached is None or reached.covered is None:
            return True
        cover = reached.covered
        return cover.close is not None and not cover.idle and not cover.countdown

    def target(self, asked: Asked, reached: Reached) -> Target:
        """What a step is recorded with."""
        found = Found(
            self.actor.eyes.by_id(asked.frame, reached.id, asked.spot),
            asked.frame,
            asked.spot.concept,
            asked.rung,
            asked.exact,
            1,
            None,
            reached.tag,
            reached.type,
            "",
            "",
            None,
            0.0,
            reached.box,
            reached.readonly,
        )
        return Target(found, 0.0)

    def locate(self, frame: Frame, number: int, spot: Spot) -> Locator:
        """What the page holds under a number."""
        return self.actor.eyes.by_id(frame, number, spot)

    def wait(self, reached: Callable[[], object], for_ms: float) -> bool:
        """Look again and again whether something is *reached*."""
        return until(lambda: reached() or None, self.actor.recorder.now, for_ms, self._rest) is not None

    def _rest(self) -> None:
        window = self.actor.watch.current
        try:
            pause(window, LOOK_MS)
        except PlaywrightError:
            if not (window.is_closed() and self.actor.watch.alive()):  # a picker's window closes by itself
                raise

    def says_nothing(self, option: str) -> bool:
        """Whether an option is no choice (请选择)."""
        return self.actor.lexicon.means(UNCHOSEN, option)

    # --- boxes ----------------------------------------------------------------------------------------------------

    def fill(self, asked: Asked, answer: Answer) -> bool:
        """Type into a box; whether it holds something afterwards."""
        actor, text = self.actor, answer.text
        if answer.secret:
            actor.redact.keep(text)
        reached = self.reach(asked)
        target = self.target(asked, reached)
        box, limit_ms = target.found.locator, actor.patience.limit_ms
        detail = "" if answer.secret else text
        with actor.acting("fill", asked.spot, target, detail=detail, typed=len(text), secret=answer.secret):
            if reached.tag == EDITOR:
                self._write_into(box, text)
            else:
                if reached.readonly:  # it unlocks once somebody goes there, against autofill
                    box.click(timeout=limit_ms, no_wait_after=True)
                box.fill(text, timeout=limit_ms)
            typed = ask_about(box, HasTyped(bool(_HAN.search(text))), limit_ms, limit_ms)
        return typed is not None and typed.holds != ""

    def _write_into(self, editor: Locator, text: str) -> None:
        """Write into an editor that is a frame of its own, in place of what stands there."""
        editor.click(timeout=self.actor.patience.limit_ms, no_wait_after=True)
        keyboard = self.actor.watch.current.keyboard
        keyboard.press("ControlOrMeta+a")
        keyboard.insert_text(text)

    # --- native lists and choices ---------------------------------------------------------------------------------

    def choose_native(self, asked: Asked, answer: Answer) -> str:
        """Choose from a native list; gives what was chosen."""
        texts = ["" if option.blank else option.text for option in asked.field.options]
        at = self.pick(texts, answer.words)
        if at is None:
            raise self.actor.judge.no_option(asked.spot.concept, " ".join(answer.words[:1]), texts)
        target = self.target(asked, self.reach(asked))
        with self.actor.acting("choose", asked.spot, target, detail=texts[at]):
            target.found.locator.select_option(label=texts[at], timeout=self.actor.patience.limit_ms)
        return texts[at]

    def pick(self, texts: Sequence[str], words: Sequence[str]) -> int | None:
        """The option that says one of *words*, else the first that says something."""
        at = best(texts, words, self.says_nothing)
        return any_real(texts, self.says_nothing) if at is None else at

    def choose_beside(self, asked: Asked, answer: Answer) -> str:
        """Press one of several radio buttons (or check boxes of one question); gives what it says."""
        options = [option for option in asked.field.options if option.id is not None]
        at = self.pick([option.text for option in options], answer.words)
        if at is None:
            raise self.actor.judge.no_option(asked.spot.concept, " ".join(answer.words[:1]), [])
        chosen = options[at]
        self._press_mark(asked, "choose", chosen.id or 0, chosen.text)
        return chosen.text

    def tick(self, asked: Asked) -> None:
        """Tick a box: the box, or what is drawn for it, and never a link in its words."""
        self._press_mark(asked, "tick", asked.field.id, "")

    def _press_mark(self, asked: Asked, verb: str, number: int, detail: str) -> None:
        actor = self.actor
        reached = self.reach(asked, tick=True, number=number)
        target = self.target(asked, reached)
        at = {"x": reached.point[0], "y": reached.point[1]} if reached.point else None
        with actor.acting(verb, asked.spot, target, detail=detail):
            target.found.locator.click(
                timeout=actor.patience.limit_ms,
                position=at,  # type: ignore[arg-type]  # Playwright's Position is a TypedDict of its own
                force=not reached.shown,
                no_wait_after=True,
            )
            self.wait(lambda: actor.ask(asked.frame, Ticked(number)) is not False, MARK_MS)

    # --- files ----------------------------------------------------------------------------------------------------

    def attach(self, asked: Asked) -> None:
        """Put a small made-up file into an upload field, of a kind it takes."""
        file = made_up_file(asked.field.attributes.get("accept", ""))
        reached = self.actor.ask(
            asked.frame, Reach(asked.field.id, asked.spot.concept, tick=False, close=self.actor.lexicon.spec(CLOSE))
        )
        if reached is None:
            raise FieldGone(asked.field.id)
        target = self.target(asked, reached)
        locator = self.locate(asked.frame, asked.field.id, asked.spot)  # it may be hidden: only its button is drawn
        with self.actor.acting("attach", asked.spot, target, detail=file["name"]):
            locator.set_input_files(file, timeout=self.actor.patience.limit_ms)


def made_up_file(accept: str) -> FilePayload:
    """A small file of a kind that an upload field takes, by its attribute `accept`."""
    if "pdf" in accept and "image" not in accept:
        return {"name": "material.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    if any(kind in accept for kind in (".doc", ".txt", "text/")) and "image" not in accept:
        return {"name": "material.txt", "mimeType": "text/plain", "buffer": "材料说明\n".encode()}
    return {"name": "material.png", "mimeType": "image/png", "buffer": _PICTURE}
