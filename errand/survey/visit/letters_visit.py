"""The questions a hall has published: when each was asked, and when it was answered."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from errand.given.lexicon import Spot
from errand.survey.assess.board import answered_on, letters_in
from errand.survey.assess.letters import PublishedLetter
from errand.survey.visit.hall_visit import HOME, HallVisit, survey
from errand.survey.visit.list_reader import NEXT
from errand.survey.visit.trouble import TROUBLE

BOARD = "board"
PAGES = 3  # of the board that are read
OPENED = 5  # letters, where the board does not say when they were answered


def read_board(visit: HallVisit) -> list[PublishedLetter]:
    """The questions on the board in view, and on its next pages; some are opened for the day of their answer."""
    found = in_view = letters_in(visit.window.rows(), visit.citizen.lexicon)
    for _ in range(PAGES - 1):
        if not found or not visit.citizen.sees(NEXT):
            break
        visit.press(NEXT)
        in_view = [one for one in letters_in(visit.window.rows(), visit.citizen.lexicon) if one not in found]
        if not in_view:
            break
        found = [*found, *in_view]
    days = _days_of_answers(visit, [one for one in in_view if one.undated][:OPENED])
    return [replace(one, answered_on=days[one], undated=False) if one in days else one for one in found]


def _days_of_answers(visit: HallVisit, letters: Sequence[PublishedLetter]) -> dict[PublishedLetter, date]:
    """When letters on the board in view were answered, as they say themselves."""
    days: dict[PublishedLetter, date] = {}
    visit.arrived(BOARD, lambda: visit.enter(HOME, survey("interaction")))
    with suppress(*TROUBLE):  # those that could be opened must do
        for letter in letters:
            visit.reach(BOARD)
            visit.press(Spot("item.title", "the letter", says=letter.words))
            if day := answered_on(visit.window.text(), visit.citizen.lexicon):
                days[letter] = day
        visit.reach(BOARD)
    return days
