"""Coming to a page: looking again, and getting past what stands in between, so often and no more."""

from __future__ import annotations

from typing import Protocol

from errand.citizen.arrival_values import Arrived, Came, Elsewhere, NotYet, Sign, Silent
from errand.citizen.eyes import Layer
from errand.citizen.signs import PageKind
from errand.given.lexicon import Spot

BETWEEN = 4  # layers and doors a citizen gets past on her way to one page


class Watcher(Protocol):
    """Looks once."""

    def at(self, page: type[PageKind], waited_ms: float, *, may_act: bool = True) -> Arrived: ...


class Traveller(Protocol):
    """Whoever is on the way."""

    def now(self) -> float:
        """Her clock, in ms."""

    def agree_to(self, layer: Layer) -> None:
        """Say yes to a layer."""

    def click(self, spot: Spot) -> None:
        """Press a door."""

    def recognise(self, page: type[PageKind], seen: Silent) -> Came | None:
        """The page has come to rest without its landmark: whether its form says that it is *page*."""

    def go_on_or_raise(self, seen: Sign | Elsewhere | NotYet | Silent) -> None:
        """Return when it may still come, else raise the verdict."""

    def note_entrance(self, words: str, ms: float) -> None:
        """Write down that a page with these *words* has kept her for *ms* before it went on by itself."""

    def note_detour(self) -> None:
        """Write down that the step just taken did no more than lead past an entrance."""


def come_to(page: type[PageKind], watcher: Watcher, traveller: Traveller) -> Came:
    """Come to *page*, or raise what has come instead."""
    between, began = 0, traveller.now()
    waiting: NotYet | None = None  # before an entrance that goes on by itself
    while True:
        seen = watcher.at(page, traveller.now() - began, may_act=between < BETWEEN)
        match seen:
            case Came():
                _note_entrance(waiting, seen, traveller)
                return seen
            case NotYet(layer=Layer() as layer):
                traveller.agree_to(layer)
            case NotYet(door=Spot()) if came := traveller.recognise(page, Silent(page.landmark, seen.page, 0.0)):
                return came  # 下一步 beneath a form that is asked for page by page is no door to it
            case NotYet(door=Spot() as door):
                _go_through(door, seen, traveller)
            case Silent() if came := traveller.recognise(page, seen):
                return came
            case _:
                if isinstance(seen, NotYet) and seen.entrance is not None:
                    waiting = waiting or seen
                traveller.go_on_or_raise(seen)
                continue
        between, began = between + 1, traveller.now()  # another act: its answer has all the time again


def _go_through(door: Spot, seen: NotYet, traveller: Traveller) -> None:
    traveller.click(door)
    if seen.entrance is not None:
        traveller.note_detour()


def _note_entrance(waiting: NotYet | None, came: Came, traveller: Traveller) -> None:
    if waiting and waiting.page and came.page and came.page.origin > waiting.page.origin:
        traveller.note_entrance(waiting.entrance or "", came.page.origin - waiting.page.origin)
