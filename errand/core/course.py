"""
The course of a run beside its steps: the way taken, the detours, the waits forced on the citizen, and what was refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Way(StrEnum):
    """A route to what the citizen came for."""

    SEARCH_BUTTON = "search-button"
    SEARCH_ENTER = "search-enter"
    SEARCH_SUGGESTION = "search-suggestion"
    SEARCH_ICON = "search-icon"
    THEME = "theme"
    LIST = "list"
    LINK = "link"

    @property
    def searching(self) -> bool:
        """Whether the portal's search has led there."""
        return self.value.startswith("search-")


DetourKind = Literal["login", "register", "entrance"]
ACCOUNT = ("login", "register")  # the detours that an account is needed for
ForcedKind = Literal["countdown", "entrance"]


@dataclass(frozen=True, slots=True)
class Detour:
    """Steps that the portal asks for before the errand can go on."""

    kind: DetourKind
    steps: int
    at_step: int  # the number of its first step


@dataclass(frozen=True, slots=True)
class ForcedWait:
    """Time during which a citizen may do nothing: not slowness, but a wait that the portal has built in."""

    kind: ForcedKind
    ms: float
    step: int  # the last step before it
    words: str = ""  # the portal's: 我已阅读 (10)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refusal of a form that was handed in: ISO 9241-11 calls what led to it an error of the user's."""

    label: str  # of the field, as the portal words it; empty where the refusal names none
    concept: str | None  # what errand takes the field for
    words: str  # of the refusal
    step: int  # the press that was answered by it
    guessed: bool = False  # whether what stood in the field was no fact but a guess
    corrected: bool = False  # whether the citizen entered something else
    recovered: bool = False  # whether the form was taken afterwards
