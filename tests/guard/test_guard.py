"""Manners and safety at a hall that counts as live, each seen from the hall's side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import errand
from errand.cities import PRACTICE
from errand.citizen import Citizen
from errand.errors import HarnessError, SentElsewhere, UsageError, WallReached
from errand.guard import Guard
from errand.lexicon import Spot
from errand.model import Reason
from errand.portal import Account, Act, Consent, Pace, Portal
from pages.home import HomePage
from pages.interaction import ConsultPage
from tests.guard.conftest import CONTACT
from tests.guard.hall import Hall

Visit = Callable[..., Citizen]


def spot(concept: str, says: str = "") -> Spot:
    return Spot(concept, concept, says)


def wall(reason: Reason, act: Callable[[], object]) -> WallReached:
    """What *act* runs into."""
    with pytest.raises(WallReached) as raised:
        act()
    assert raised.value.reason is reason, raised.value
    return raised.value


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
    guard = Guard(replace(portal, contact=contact), tmp_path)

    with pytest.raises(UsageError, match="--contact"):
        guard.context_args({})


def test_the_option_names_a_contact_where_the_portal_file_does_not(portal: Portal, tmp_path: Path) -> None:
    guard = Guard(replace(portal, contact=""), tmp_path, contact="https://example.org/errand")

    assert guard.user_agent().endswith("(+https://example.org/errand)")


def test_nobody_goes_to_a_live_host_without_a_book(portal: Portal) -> None:
    with pytest.raises(HarnessError):
        Guard(portal)


def test_on_this_machine_there_is_no_guard(hall: Hall, visit: Visit, tmp_path: Path) -> None:
    citizen = visit(Portal(PRACTICE, hall.url("127.0.0.1")), pace=5.0)
    citizen.open("/")
    citizen.open("/services")

    assert hall.paths(host="127.0.0.1") == ["/", "/services"]
    assert hall.asked[1].at - hall.asked[0].at < 4
    assert "errand" not in hall.asked[0].agent
    assert not (tmp_path / "live").exists()


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


def test_the_next_citizen_waits_until_the_first_has_left(hall: Hall, portal: Portal, visit: Visit) -> None:
    first = visit(portal)
    impatient = Guard(portal, first.guard._state.parent)
    with pytest.raises(HarnessError, match="一次只接待一位"):
        impatient._turn.take(0.1)
    first.watch.context.close()
    impatient._turn.take(0.1)
    impatient.leave()


# --- robots.txt ------------------------------------------------------------------------------------------------------


def test_where_robots_are_not_wanted_nobody_goes(hall: Hall, portal: Portal, visit: Visit) -> None:
    hall.robots = (200, "User-agent: *\nDisallow: /\n")
    citizen = visit(portal)

    assert "Disallow: /" in str(wall(Reason.ROBOTS, lambda: citizen.open("/")))
    assert hall.paths() == ["/robots.txt"]
    assert any("robots.txt" in remark and "Disallow: /" in remark for remark in citizen.recorder.remarks)


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


# --- what does not leave the browser ---------------------------------------------------------------------------------


def _fill_in(citizen: Citizen) -> None:
    citizen.open("/consult")
    citizen.fill(spot("consult.title"), "咨询")
    citizen.fill(spot("consult.body"), "请问要带哪些材料")


def test_without_consent_nothing_is_handed_in(hall: Hall, portal: Portal, visit: Visit) -> None:
    citizen = visit(portal)
    _fill_in(citizen)
    citizen.fill(spot("consult.title"), "再改一改")

    wall(Reason.CONSENT, lambda: citizen.press(spot("consult.submit"), Act.CONSULT))
    assert hall.paths("POST") == []
    assert [one.split()[0] for one in citizen.guard.held] == ["POST"], "the draft the page would have sent"


def test_a_form_that_hands_itself_in_is_stopped(hall: Hall, portal: Portal, visit: Visit) -> None:
    citizen = visit(portal)
    _fill_in(citizen)
    citizen.fill(spot("person.name"), "王小明")

    wall(Reason.CONSENT, lambda: citizen.fill(spot("consult.title"), "其他"))
    assert hall.paths("POST") == []


def test_consent_is_for_the_act_it_names(hall: Hall, portal: Portal, visit: Visit) -> None:
    other = replace(portal, consent=Consent("市政务办", "2026-01-05", frozenset({Act.REGISTER})))
    citizen = visit(other)
    _fill_in(citizen)

    wall(Reason.CONSENT, lambda: citizen.press(spot("consult.submit"), Act.CONSULT))
    assert hall.paths("POST") == []


def test_with_consent_it_is_handed_in(hall: Hall, portal: Portal, visit: Visit) -> None:
    agreed = replace(portal, consent=Consent("市政务办", "2026-01-05", frozenset({Act.CONSULT})))
    citizen = visit(agreed)
    _fill_in(citizen)
    citizen.press(spot("consult.submit"), Act.CONSULT)
    citizen.arrive_anywhere()

    assert "/consult" in hall.paths("POST")
    assert hall.paths()[-1] == "/done"


def test_no_message_goes_to_a_strangers_phone(hall: Hall, portal: Portal, visit: Visit) -> None:
    agreed = replace(portal, consent=Consent("市政务办", "2026-01-05", frozenset(Act)))
    citizen = visit(agreed)
    citizen.open("/register")
    citizen.fill(spot("person.phone"), "13800000000", secret=True)

    wall(Reason.SMS_CODE, lambda: citizen.click(spot("sms.button")))
    assert hall.paths("POST") == []


def test_nobody_logs_in_with_a_made_up_account(hall: Hall, portal: Portal, visit: Visit) -> None:
    citizen = visit(portal)
    citizen.open("/login")
    wall(Reason.LOGIN_REQUIRED, lambda: citizen.click(spot("login.submit")))
    citizen.watch.context.close()
    known = visit(replace(portal, account=Account("tester", "secret1")))
    known.open("/login")
    known.click(spot("login.submit"))
    known.arrive_anywhere()

    assert hall.paths("POST") == ["/login"]


def test_a_download_is_refused(hall: Hall, portal: Portal, visit: Visit) -> None:
    citizen = visit(portal)

    wall(Reason.DOWNLOAD, lambda: citizen.open("/file.doc"))


def test_another_host_is_not_followed_further(hall: Hall, portal: Portal, visit: Visit) -> None:
    citizen = visit(portal)
    citizen.open("/")
    citizen.click(spot("register.entry"))
    citizen.arrive_anywhere()

    with pytest.raises(SentElsewhere) as raised:
        citizen.click(spot("login.entry"))
    assert raised.value.host == "sso.test"
    assert hall.paths(host="sso.test") == ["/sso"]


def test_the_page_that_proves_the_delegation_loads_and_nothing_more(hall: Hall, portal: Portal, visit: Visit) -> None:
    citizen = visit(portal)
    citizen.open("/")
    home = citizen.arrive(HomePage)

    with pytest.raises(SentElsewhere) as raised:
        home.register()
    assert raised.value.host == "sso.test"
    assert hall.paths(host="sso.test") == ["/sso"], "what asks for a yes there is given none"
    assert hall.paths("POST", "sso.test") == []


def test_a_strangers_frame_is_not_typed_into(hall: Hall, portal: Portal, visit: Visit) -> None:
    citizen = visit(portal)
    citizen.open("/framed")

    with pytest.raises(SentElsewhere):
        citizen.arrive(ConsultPage)
    with pytest.raises(SentElsewhere) as raised:
        citizen.fill(spot("consult.body"), "请问要带哪些材料")
    assert raised.value.host == "sso.test"
    assert hall.paths("POST", "sso.test") == []
    assert [step.verb for step in citizen.recorder.steps] == ["open"]


def test_www_is_the_same_site_with_the_same_book_and_the_same_turn(hall: Hall, visit: Visit) -> None:
    at_home = Portal(PRACTICE, hall.url("hall.test"), contact=CONTACT, pace=Pace(visits_per_day=1))
    citizen = visit(at_home)
    citizen.open(hall.url("www.hall.test"))
    citizen.click(spot("interaction"))
    citizen.watch.context.close()
    again = visit(replace(at_home, url=hall.url("www.hall.test")))

    wall(Reason.BUDGET, lambda: again.open("/"))
    assert hall.paths(host="www.hall.test") == ["/", "/interaction"]


def test_a_download_behind_a_link_is_refused(hall: Hall, portal: Portal, visit: Visit) -> None:
    citizen = visit(portal)
    citizen.open("/")
    citizen.click(Spot("item.title", "the form", "办事指南"))

    wall(Reason.DOWNLOAD, lambda: citizen.arrive(ConsultPage))


# --- headers of the portal file --------------------------------------------------------------------------------------


def test_headers_go_to_the_portal_and_to_nobody_else(hall: Hall, visit: Visit) -> None:
    """On loopback, where Playwright itself can ask: 127.0.0.1 is the portal, localhost a stranger."""
    citizen = visit(Portal(PRACTICE, hall.url("127.0.0.1"), headers={"X-Key": "k-123"}))
    for address in ("/", "/on", "/away"):
        citizen.open(address)
        citizen.arrive_anywhere()

    assert citizen.watch.current.url == f"{hall.url('localhost')}sso"
    assert {one.key for one in hall.asked if one.host == "127.0.0.1"} == {"k-123"}
    assert {one.key for one in hall.asked if one.host == "localhost"} == {""}
    assert "/services" in hall.paths(host="127.0.0.1")
