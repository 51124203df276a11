"""Finding the way: entries behind entries, the same in other words, back only from where she went; no browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, cast

import pytest

from errand.citizen.signs import Signs
from errand.citizen.wayfinding import PRESSES, Wayfinding
from errand.core.errors import PortalFault, SentElsewhere, Undetermined
from errand.core.evidence_kinds import EvidenceKind
from errand.core.model import Reason
from errand.given.lexicon import Lexicon, Spot

ENTRY, LOGIN = Spot("consult.entry", "the entry"), Spot("login.mark", "a login form")


class Letter:
    """The page that is wanted."""

    landmark: ClassVar[Spot] = Spot("consult.body", "the question")
    signs: ClassVar[Signs] = {}
    door: ClassVar[Spot | None] = None
    proof: ClassVar[Spot | None] = None
    in_parts: ClassVar[bool] = True
    at_address: ClassVar[bool] = False


@dataclass(frozen=True)
class Place:
    """What stands somewhere: entries by concept, each with the words on it and where it leads."""

    entries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    letter: bool = False
    login: bool = False
    host: str | None = None
    part: bool = False  # the first page of several that ask for the letter
    menu: bool = False  # opens on the page she is on


class Person:
    """Walks through places; arriving anywhere else than at the letter is Undetermined, at "dead" nothing came."""

    def __init__(self, lexicon: Lexicon, places: Mapping[str, Place]) -> None:
        self.lexicon = lexicon
        self.places = places
        self.at = ["home"]
        self.done: list[str] = []
        self.looked_over: list[str] = []  # pages on which the goal was not made out
        self.doubted: list[str] = []  # goals a way to which could not be gone to its end

    @property
    def here(self) -> Place:
        return self.places[self.at[-1]]

    def says(self, spot: Spot) -> str | None:
        if spot == LOGIN:
            return "" if self.here.login else None
        words = self.here.entries.get(spot.concept, {})
        return next((word for word in words if word not in spot.besides), None)

    def sees(self, spot: Spot) -> bool:
        return self.says(spot) is not None

    def begun(self, page: type[Any]) -> Any:
        """Where the first part of its form is."""
        return page if self.here.part else None

    def makes_out(self, spot: Spot) -> None:
        """She guesses at nothing."""

    def click(self, spot: Spot) -> None:
        said = self.says(spot)
        if said is None:
            raise Undetermined(Reason.NOT_RECOGNISED, "nowhere", spot.concept)
        self.done.append(said)
        self.at.append(self.here.entries[spot.concept][said])

    def back(self) -> None:
        self.done.append("back")
        self.at.pop()

    def arrive_anywhere(self) -> None:
        if self.at[-1] == "broken":
            raise PortalFault(Reason.DEAD_LINK, "404", "page", evidence=EvidenceKind.HTTP_STATUS)

    def arrive(self, page: type[Any]) -> Any:
        if self.here.letter:
            return page
        if self.at[-1] == "dead":
            self.at.pop()
            raise PortalFault(Reason.NO_RESPONSE, "nothing", "consult.body", evidence=EvidenceKind.DEAD_PRESS)
        raise Undetermined(Reason.NOT_RECOGNISED, "something else", "consult.body")

    def look_over(self, spot: Spot) -> None:
        self.looked_over.append(f"{self.at[-1]}: {spot.concept}")

    def doubt(self, spot: Spot) -> None:
        self.doubted.append(spot.concept)

    def away(self) -> str | None:
        return self.here.host

    def place(self) -> object:
        return next(name for name in reversed(self.at) if not self.places[name].menu)


PLACES = {"form": Place(letter=True), "dead": Place(), "broken": Place()}


def reach(lexicon: Lexicon, stop_at: Spot | None = None, **places: Place) -> tuple[list[str], list[str], object]:
    person, ends = Person(lexicon, {**PLACES, **places}), cast(list[str], [])
    try:
        came: object = Wayfinding(person, ends).reach(ENTRY, Letter, stop_at)
    except (Undetermined, PortalFault, SentElsewhere) as fault:
        came = fault
    return person.done, ends, came


def test_a_tab_that_only_filters_a_board_is_not_the_end(lexicon: Lexicon) -> None:
    home = Place({"consult.entry": {"在线咨询": "board"}})
    board = Place({"consult.entry": {"在线咨询": "board", "我要写信": "form"}})

    done, ends, came = reach(lexicon, home=home, board=board)

    assert (done, came) == (["在线咨询", "我要写信"], Letter)
    assert ends == ["consult.entry: 在线咨询"]


def test_where_one_entry_is_dead_the_other_is_pressed(lexicon: Lexicon) -> None:
    done, _, came = reach(lexicon, home=Place({"consult.entry": {"咨询": "dead", "我要提问": "form"}}))

    assert (done, came) == (["咨询", "我要提问"], Letter)


def test_a_single_dead_entry_is_told_as_it_is(lexicon: Lexicon) -> None:
    done, _, came = reach(lexicon, home=Place({"consult.entry": {"咨询": "dead"}}))

    assert done == ["咨询"]
    assert isinstance(came, PortalFault)
    assert came.reason is Reason.NO_RESPONSE


def test_it_ends_however_many_entries_there_are(lexicon: Lexicon) -> None:
    hall = Place({"consult.entry": {f"咨询{number}": "home" for number in range(20)}})

    done, _, came = reach(lexicon, home=hall)

    assert len(done) == PRESSES
    assert isinstance(came, Undetermined)


def test_at_a_login_form_no_other_entry_is_pressed(lexicon: Lexicon) -> None:
    home = Place({"consult.entry": {"咨询": "gate"}})
    gate = Place({"consult.entry": {"我要写信": "home"}}, login=True)

    done, _, came = reach(lexicon, LOGIN, home=home, gate=gate)

    assert done == ["咨询"]
    assert isinstance(came, Undetermined)


def test_she_goes_back_from_a_dead_end_and_not_from_a_menu_that_opened_in_place(lexicon: Lexicon) -> None:
    home = Place({"interaction": {"互动交流": "menu"}, "consult.mailbox": {"市长信箱": "box"}})
    opened = Place({"consult.mailbox": {"市长信箱": "box"}}, menu=True)

    done, ends, came = reach(lexicon, home=home, menu=opened, box=Place())

    assert done == ["互动交流", "市长信箱", "back"]
    assert ends == ["consult.mailbox", "interaction"]
    assert isinstance(came, Undetermined)


def test_an_entry_behind_a_menu_is_pressed_there(lexicon: Lexicon) -> None:
    home = Place({"interaction": {"互动交流": "menu"}})
    opened = Place({"consult.entry": {"我要咨询": "form"}}, menu=True)

    assert reach(lexicon, home=home, menu=opened)[0] == ["互动交流", "我要咨询"]


def test_a_form_that_is_asked_for_page_by_page_has_begun_on_its_first_page(lexicon: Lexicon) -> None:
    home = Place({"consult.entry": {"我要写信": "notice", "写信": "home"}})

    assert reach(lexicon, home=home, notice=Place(part=True))[0] == ["我要写信"]


@pytest.mark.parametrize("where", ["province", "broken"])
def test_another_host_on_the_way_is_named_and_a_dead_one_is_left(where: str, lexicon: Lexicon) -> None:
    home = Place({"interaction": {"互动交流": where}})

    done, ends, came = reach(lexicon, home=home, province=Place(host="zwfw.province.example"))

    assert done == ["互动交流", "back"]
    assert isinstance(came, SentElsewhere if where == "province" else Undetermined)
    assert ends == ["interaction: zwfw.province.example" if where == "province" else "interaction: dead-link"]


@pytest.mark.parametrize(
    "behind, looked, doubted", [("board", ["board: consult.entry"], []), ("broken", [], ["consult.entry"])]
)
def test_what_may_be_behind_a_way_is_looked_over_before_it_is_called_missing(
    behind: str, looked: list[str], doubted: list[str], lexicon: Lexicon
) -> None:
    way = lexicon["consult.entry"].via[0]
    places = {**PLACES, "home": Place({way: {"互动": behind}}), "board": Place()}
    person = Person(lexicon, places)

    with pytest.raises(Undetermined):
        Wayfinding(person, []).follow(ENTRY)
    assert (person.looked_over, person.doubted) == (looked, doubted)
