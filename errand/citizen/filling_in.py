"""
Filling in forms: typing, choosing, ticking and attaching, and noting what a form asks for.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from errand.citizen.actor import Actor
from errand.citizen.form_work import FormWork
from errand.citizen.presence import Target
from errand.given.facts import Facts
from errand.given.lexicon import Spot
from errand.page.bridge import answered, ask_about
from errand.page.questions import HasTyped, Holds

_HAN = re.compile(r"[\u4e00-\u9fff]")


class FormFiller(Actor):
    """What a citizen does to a form before it is handed in."""

    @cached_property
    def work(self) -> FormWork:
        """The form she is at."""
        return FormWork(self)

    def fill(self, spot: Spot, text: str, *, secret: bool = False) -> None:
        """Type into a box; a *secret* (password, identity number, code) is kept out of every record."""
        if secret:
            self.redact.keep(text)
        self._be_led_on(spot)
        if not self._type(spot, text, secret=secret):  # a box that led to another page: the same box is there again
            self._type(spot, text, secret=secret)

    def choose(self, spot: Spot, option: str) -> None:
        """Choose from a list, or one of several radio buttons, by what it says."""
        target = self.resolve(spot)
        found = target.found
        with self.acting("choose", spot, target, detail=option):
            if found.tag == "select":
                found.locator.select_option(label=self._option(target, option), timeout=self.patience.limit_ms)
            else:
                self.press_target(target)

    def tick(self, spot: Spot) -> None:
        """Tick a box (click on its words where the box itself is hidden)."""
        target = self.resolve(spot)
        with self.acting("tick", spot, target):
            if target.found.tag == "input":
                target.found.locator.check(timeout=self.patience.limit_ms)
            else:  # what is drawn instead of it; its words may hold links: press where the box is
                target.found.locator.click(
                    timeout=self.patience.limit_ms, position={"x": 8, "y": 8}, force=True, no_wait_after=True
                )

    def attach(self, spot: Spot, file: Path) -> None:
        """Put a file into an upload field."""
        target = self.resolve(spot)
        with self.acting("attach", spot, target, detail=file.name):
            target.found.locator.set_input_files(file, timeout=self.patience.limit_ms)

    def note_form(self) -> None:
        """Note what the form asks for that the citizen has filled in; never what stands in it."""
        self.work.note()

    def fill_in(self, form: Spot, facts: Facts) -> None:
        """
        Fill in the form in which *form* stands: every field that asks for one of *facts*, and what it insists on.

        What is there already stays; what is required and nobody knows is answered as a person would, as a guess.
        """
        self.work.fill_in(form, facts)

    def _be_led_on(self, spot: Spot) -> None:
        """A read-only box may open the real one: press it and wait."""
        target = self.resolve(spot)
        if not target.found.readonly:
            return
        with self.acting("click", spot, target):
            self.press_target(target)
        if not self._until(lambda: not self.resolve(spot).found.readonly):
            raise self.judge.not_typable(spot)

    def _type(self, spot: Spot, text: str, *, secret: bool) -> bool:
        """Type into a box; whether the text is there afterwards, in whatever has become of the box."""
        target = self.resolve(spot)
        box = target.found.locator
        with self.acting("fill", spot, target, detail="" if secret else text, typed=len(text), secret=secret):
            box.fill(text, timeout=self.patience.limit_ms)
            question = HasTyped(bool(_HAN.search(text)))
            typed = ask_about(box, question, self.patience.limit_ms, self.patience.limit_ms)
        return self._holds(spot, text) if typed is None or typed.moving else typed.holds != ""

    def _holds(self, spot: Spot, text: str) -> bool:
        """Whether the box still holds *text* once the page that was under way has come to rest."""
        with self.translate_playwright_errors():
            self._rest()
            box = self._await(spot).found.locator
            held = ask_about(box, Holds(), self.patience.limit_ms, self.patience.limit_ms)
        return "".join(text.split())[:1] in (held or "") if text else True

    def _option(self, target: Target, option: str) -> str:
        options = target.found.locator.locator("option")
        labels = answered(options, self.patience.limit_ms, options.all_inner_texts)
        match = [label for label in labels if option in label]
        if not match:
            raise self.judge.no_option(target.found.concept, option, labels)
        return match[0].strip()
