"""The oddities by name: what each makes of a sound hall, and what the table (oddities.toml) says must come of it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.oddities.hall import Hall

TABLE = Path(__file__).parent / "oddities.toml"
GAPS = Path(__file__).parent / "gaps.toml"
STORIES = {
    "register": "test_a_newcomer_opens_an_account",
    "search": "test_an_item_is_found_by_its_everyday_name",
    "guide": "test_a_newcomer_learns_which_papers_to_bring",
    "consult": "test_a_question_is_acknowledged",
    "progress": "test_a_fresh_question_can_be_followed",
}
Odd = Callable[[Hall], None]
made: dict[str, Odd] = {}


def odd(function: Odd) -> Odd:
    """Enter an oddity under its name: `label_spread` as `label-spread`."""
    made[function.__name__.strip("_").replace("_", "-")] = function
    return function


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: the oddity in a sentence, where it is from, and what is right for each story."""

    kind: str
    odd: str
    source: str
    right: Mapping[str, tuple[str, ...]]  # errand -> verdicts with their reasons
    quick: bool = False


@cache
def table() -> Mapping[str, Row]:
    """All rows."""
    return {name: _row(row) for name, row in tomllib.loads(TABLE.read_text(encoding="utf-8")).items()}


@cache
def gaps() -> Mapping[str, str]:
    """Where errand falls short of the table, by case and errand: what it says instead."""
    found: dict[str, str] = tomllib.loads(GAPS.read_text(encoding="utf-8"))
    return found


def _row(row: Mapping[str, str]) -> Row:
    right = {errand: tuple(row[errand].split(" | ")) for errand in STORIES if errand in row}
    return Row(row["kind"], row["odd"], row["source"], right, bool(row.get("quick")))
