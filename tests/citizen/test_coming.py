"""Coming to a page: layers and doors are got past, so often and no more; no browser."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from errand.citizen.arrival_values import Arrived, Came, Elsewhere, NotYet, Sign, Silent
from errand.citizen.coming import BETWEEN, come_to
from errand.citizen.eyes import Layer
from errand.citizen.signs import PageKind
from errand.given.lexicon import Spot
from tests.citizen.scenes import FRAME, Receipt, page

CAME = Came(page(), 1_000_400.0, "page")
LAYER = NotYet(None, layer=Layer(FRAME, 1, "确定吗？"))
DOOR = NotYet(None, door=Receipt.door)
LATER = NotYet(page())
SILENT = Silent(Receipt.landmark, page(), 2_100)


class GaveUp(Exception):
    """The verdict."""


@dataclass
class Journey:
    """A way with these sights on it; each look takes 200 ms, each press 1000 ms.  The last sight stays."""

    sights: list[Arrived]
    ms: float = 0.0
    done: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    by_form: Came | None = None  # what the form says of the page

    def at(self, page: type[PageKind], waited_ms: float, *, may_act: bool = True) -> Arrived:
        assert page is Receipt
        self.ms += 200
        self.waits.append(waited_ms)
        sight = self.sights.pop(0) if len(self.sights) > 1 else self.sights[0]
        if not may_act and isinstance(sight, NotYet) and (sight.layer or sight.door):
            return SILENT
        return sight

    def now(self) -> float:
        return self.ms

    def agree_to(self, layer: Layer) -> None:
        self._act(layer.text)

    def click(self, spot: Spot) -> None:
        self._act(spot.concept)

    def recognise(self, page: type[PageKind], seen: Silent) -> Came | None:  # noqa: ARG002 (a scripted answer)
        return self.by_form

    def go_on_or_raise(self, seen: Sign | Elsewhere | NotYet | Silent) -> None:
        if not isinstance(seen, NotYet):
            raise GaveUp(seen)

    def note_entrance(self, words: str, ms: float) -> None:
        self.done.append(f"{words}: {ms:g}")

    def note_detour(self) -> None:
        self.done.append("past an entrance")

    def _act(self, what: str) -> None:
        self.ms += 1_000
        self.done.append(what)


def test_who_has_come_has_come() -> None:
    journey = Journey([LATER, LATER, CAME])

    assert come_to(Receipt, journey, journey) is CAME
    assert journey.done == []


def test_a_page_without_its_landmark_is_recognised_by_its_form() -> None:
    journey = Journey([LATER, SILENT], by_form=CAME)

    assert come_to(Receipt, journey, journey) is CAME


def test_layers_and_doors_are_got_past_in_their_order() -> None:
    journey = Journey([LATER, LAYER, LATER, DOOR, LATER, CAME])

    assert come_to(Receipt, journey, journey) is CAME
    assert journey.done == ["确定吗？", "register.accept"]


def test_an_entrance_that_goes_on_by_itself_is_time_that_citizens_are_kept() -> None:
    journey = Journey([NotYet(page(origin=-2_900), entrance="3秒后跳转"), NotYet(page(origin=-2_900)), CAME])

    assert come_to(Receipt, journey, journey) is CAME
    assert journey.done == ["3秒后跳转: 3000"]


def test_an_entrance_that_is_pressed_is_a_detour() -> None:
    journey = Journey([NotYet(page(), door=Spot("entrance.enter", ""), entrance="进入"), CAME])
    come_to(Receipt, journey, journey)

    assert journey.done == ["entrance.enter", "past an entrance"]


def test_after_each_act_the_portal_has_its_time_again() -> None:
    journey = Journey([LATER, LATER, DOOR, LATER, CAME])
    come_to(Receipt, journey, journey)

    assert journey.waits == [0, 200, 400, 0, 200]


@pytest.mark.parametrize("sight", [LAYER, DOOR], ids=["a layer that comes again", "a door that never opens"])
def test_what_never_ends_is_given_up(sight: NotYet) -> None:
    journey = Journey([sight])

    with pytest.raises(GaveUp):
        come_to(Receipt, journey, journey)
    assert len(journey.done) == BETWEEN


@pytest.mark.parametrize("sight", [SILENT, Elsewhere("sso.example")], ids=["silence", "another host"])
def test_the_verdict_is_raised(sight: Arrived) -> None:
    journey = Journey([LATER, sight])

    with pytest.raises(GaveUp):
        come_to(Receipt, journey, journey)
    assert journey.done == []
