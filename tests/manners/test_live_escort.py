"""Manners at a hall that counts as live, each seen from the hall's side."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import errand
from errand.core.errors import HarnessError, UsageError
from errand.core.model import Reason
from errand.given.cities import PRACTICE
from errand.given.portal import Pace, Portal
from errand.manners.entrance import Entrance
from errand.manners.escorting import escort_for
from errand.manners.live_escort import LiveEscort
from errand.manners.user_agent import user_agent
from errand.record.redact import Redactor
from tests.manners.conftest import CONTACT
from tests.manners.hall import Hall
from tests.manners.seen import Visit, spot, wall

# --- who we are ------------------------------------------------------------------------------------------------------


def test_every_request_says_who_asks(hall: Hall, portal: Portal, visit: Visit) -> None:
    citizen = visit(portal)
    citizen.open("/")

    assert {one.agent for one in hall.asked} == {f"errand/{errand.__version__} (+{CONTACT})"}
    assert hall.paths() == ["/robots.txt", "/"]


def test_a_phone_says_so_too(hall: Hall, portal: Portal, visit: Visit) -> None:
    visit(portal, given={"user_agent": "Phone/1.0"}).open("/")

    assert {one.agent for one in hall.asked} == {f"Phone/1.0 errand/{errand.__version__} (+{CONTACT})"}


@pytest.mark.parametrize("contact", ["", "  ", "a@b", "市政务办", "a@example.org\r\nX-Bad: 1"])
def test_nobody_goes_without_a_contact(portal: Portal, tmp_path: Path, contact: str) -> None:
    escort = LiveEscort(replace(portal, contact=contact), tmp_path)

    with pytest.raises(UsageError, match="--contact"):
        escort.context_args({})


def test_the_option_names_a_contact_where_the_portal_file_does_not(portal: Portal) -> None:
    assert user_agent(replace(portal, contact=""), "https://example.org/errand").endswith(
        "(+https://example.org/errand)"
    )


def test_nobody_goes_to_a_live_host_without_a_book(portal: Portal) -> None:
    with pytest.raises(HarnessError):
        escort_for(portal, Redactor())


def test_on_this_machine_nobody_keeps_a_distance(hall: Hall, visit: Visit, tmp_path: Path) -> None:
    citizen = visit(Portal(PRACTICE, hall.url("127.0.0.1")), pace=5.0)
    citizen.open("/")
    citizen.open("/services")

    assert hall.paths(host="127.0.0.1") == ["/", "/services"]
    assert hall.asked[1].at - hall.asked[0].at < 4
    assert "errand" not in hall.asked[0].agent
    assert not (tmp_path / "live").exists()


def test_on_this_machine_too_the_pace_of_a_portal_file_is_kept(hall: Hall, visit: Visit) -> None:
    citizen = visit(Portal(PRACTICE, hall.url("127.0.0.1"), pace=Pace(between_steps_s=1.2)))
    citizen.open("/")
    citizen.open("/services")

    assert hall.asked[1].at - hall.asked[0].at >= 1.2
    unhurried = visit(Portal(PRACTICE, hall.url("127.0.0.1"), pace=Pace(visits_per_day=1)))
    unhurried.open("/")
    unhurried.open("/services")
    assert hall.asked[3].at - hall.asked[2].at < 1.2, "nobody asked for a distance"


# --- how often, how fast ---------------------------------------------------------------------------------------------


def test_steps_keep_their_distance(hall: Hall, portal: Portal, visit: Visit) -> None:
    citizen = visit(portal, pace=0.2)  # less than the least
    for address in ("/", "/services", "/interaction"):
        citizen.open(address)

    asked = [one.at for one in hall.asked]
    assert len(asked) == 4
    assert min(later - earlier for earlier, later in pairwise(asked)) >= 1.0
    assert max(step.acted_ms for step in citizen.recorder.steps) < 900, "waiting is none of the act"


def test_a_site_may_ask_for_more_distance(hall: Hall, portal: Portal, visit: Visit) -> None:
    hall.robots = (200, "User-agent: *\nCrawl-delay: 1.7\n")
    citizen = visit(portal, pace=1.0)
    citizen.open("/")
    citizen.open("/services")

    assert hall.asked[-1].at - hall.asked[-2].at >= 1.7


def test_the_days_visits_are_remembered(hall: Hall, portal: Portal, visit: Visit) -> None:
    twice = replace(portal, pace=Pace(visits_per_day=2))
    for _ in range(2):
        citizen = visit(twice)
        citizen.open("/")
        citizen.open("/services")
        citizen.watch.context.close()
    before = len(hall.asked)
    third = visit(twice)

    wall(Reason.BUDGET, lambda: third.open("/"))
    assert len(hall.asked) == before, "not even robots.txt"
    assert not third.recorder.steps


def test_the_next_citizen_waits_until_the_first_has_left(portal: Portal, visit: Visit, tmp_path: Path) -> None:
    first = visit(portal)
    impatient = Entrance(portal, tmp_path / "live")
    with pytest.raises(HarnessError, match="一次只接待一位"):
        impatient.turn.take(0.1)
    first.watch.context.close()
    impatient.turn.take(0.1)
    impatient.turn.give_back()


# --- robots.txt ------------------------------------------------------------------------------------------------------


def test_where_robots_are_not_wanted_nobody_goes(hall: Hall, portal: Portal, visit: Visit) -> None:
    hall.robots = (200, "User-agent: *\nDisallow: /\n")
    citizen = visit(portal)

    assert "Disallow: /" in str(wall(Reason.ROBOTS, lambda: citizen.open("/")))
    assert hall.paths() == ["/robots.txt"]
    assert any("robots.txt" in one and "Disallow: /" in one for one in map(str, citizen.recorder.remarks))


def test_a_page_that_is_asked_not_to_be_read_is_not_read(hall: Hall, portal: Portal, visit: Visit) -> None:
    hall.robots = (200, "User-agent: *\nDisallow: /interaction\n")
    citizen = visit(portal)
    citizen.open("/")

    wall(Reason.ROBOTS, lambda: citizen.click(spot("interaction")))
    wall(Reason.ROBOTS, lambda: citizen.open("/interaction"))
    assert "/interaction" not in hall.paths()


@pytest.mark.parametrize("status", [500, 503])
def test_a_site_that_cannot_say_is_left_alone(hall: Hall, portal: Portal, visit: Visit, status: int) -> None:
    hall.robots = (status, "")
    citizen = visit(portal)

    assert str(status) in str(wall(Reason.ROBOTS, lambda: citizen.open("/")))
    assert hall.paths() == ["/robots.txt"]


def test_robots_are_asked_once_a_day(hall: Hall, portal: Portal, visit: Visit) -> None:
    for _ in range(2):
        citizen = visit(portal)
        citizen.open("/")
        citizen.watch.context.close()

    assert hall.paths() == ["/robots.txt", "/", "/"]
