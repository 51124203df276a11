"""
The press that hands a form in: on what the page object says, on the one button that can be meant, or the Enter key.

A button of the form is taken for it even where nobody knows its words; a link elsewhere on the page that only leads
away is none.  Where a form has no button at all, a person presses Enter in the box she typed into last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from errand.citizen.form_work import FormWork, Perceived
from errand.citizen.hands import Asked
from errand.citizen.presence import Target
from errand.given.lexicon import Spot
from errand.given.portal import Act
from errand.page.bridge import ask_about
from errand.page.finder import Found
from errand.page.questions import LeadsTo
from errand.page.records import Field, FormButton

HAND_IN = "form.hand-in"  # the concept of what hands in any form, where a page object's own words are not there
OTHER_BUTTON = "form.other-button"  # the concept of buttons that hand nothing in
ENTER_KEY = Spot("key.enter", "the Enter key")
TAKES_ENTER = ("text", "number", "password")  # kinds of fields in which Enter hands a form in


class Presser(Protocol):
    """Who hands in: her verbs."""

    def press(self, spot: Spot, act: Act) -> None: ...

    def click(self, spot: Spot) -> None: ...

    def note_form(self) -> None: ...

    def refuse_captcha(self) -> None: ...

    def may_press(self, act: Act, spot: Spot) -> None: ...


def press_to_hand_in(
    work: FormWork, button: Spot, act: Act | None, presser: Presser, instead: Spot | None = None
) -> None:
    """
    Hand in the form at *work* by *button*, or by whatever hands it in; *act*: as `Citizen.press` does.

    *instead*: what is pressed where neither *button* is there nor a button of the form can be told.
    """
    actor = work.actor
    seen = work.perceive()
    with actor.translate_playwright_errors():
        found = actor.eyes.glimpse(button)
    if seen and (key := box_for_enter(work, seen, found)):
        _before(presser, button, act)
        one = seen.fields[key]
        asked = Asked(seen.frame, one.field, work.spot_of(one), one.rung or "form", one.exact)
        target = actor.by_key(_target(work, asked))
        with actor.acting("press", ENTER_KEY, target):
            target.found.locator.press("Enter", timeout=actor.patience.settle_ms, no_wait_after=True)
    elif found is None and seen and (other := _other_button(work, seen)):
        _before(presser, button, act)
        asked = Asked(seen.frame, _as_field(other), replace(button, says=other.text), "form", exact=False)
        target = _target(work, asked)
        with actor.acting("click" if act is None else "press", asked.spot, target):
            actor.press_target(target)
    elif act is not None:
        presser.press(button if found or instead is None else instead, act)
    else:
        presser.note_form()
        presser.refuse_captcha()
        presser.click(button if found or instead is None else instead)


def box_for_enter(work: FormWork, seen: Perceived, found: Found | None) -> str | None:
    """The box in which Enter hands the form in, where nothing else does: *found* is nothing, or only leads away."""
    typed = [key for key, one in seen.fields.items() if one.field.kind in TAKES_ENTER and key in work.given]
    if seen.form.buttons or not typed:
        return None
    if found is not None and not (len(seen.fields) == 1 and _only_leads(work, found)):
        return None
    return typed[-1]


def _only_leads(work: FormWork, found: Found) -> bool:
    """Whether it is a link to another page."""
    if found.tag != "a":
        return False
    limit_ms = work.actor.patience.settle_ms
    with work.actor.translate_playwright_errors():
        address = ask_about(found.locator, LeadsTo(), limit_ms, limit_ms) or ""
    bare = work.actor.watch.current.url.partition("#")[0]
    return address.startswith("http") and address.partition("#")[0] != bare


def _before(presser: Presser, button: Spot, act: Act | None) -> None:
    presser.note_form()
    presser.refuse_captcha()
    if act is not None:
        presser.may_press(act, button)


def _target(work: FormWork, asked: Asked) -> Target:
    return work.hands.target(asked, work.hands.reach(asked))


def _other_button(work: FormWork, seen: Perceived) -> FormButton | None:
    lexicon = work.actor.lexicon
    return main_button(
        seen.form.buttons,
        lambda text: lexicon.says(HAND_IN, text) and not lexicon.says(OTHER_BUTTON, text),
        lambda text: lexicon.says(OTHER_BUTTON, text),
    )


def main_button(
    buttons: Sequence[FormButton], hands_in: Callable[[str], bool], is_other: Callable[[str], bool]
) -> FormButton | None:
    """The button that hands a form in: one that says so, else the only one that says nothing else."""
    able = [one for one in buttons if not one.disabled]
    saying = [one for one in able if hands_in(one.text)]
    left = [one for one in able if not is_other(one.text)]
    return saying[0] if saying else left[0] if len(left) == 1 else None


def _as_field(button: FormButton) -> Field:
    return Field(button.id, "button", {"label": button.text}, {}, None, filled=False)
