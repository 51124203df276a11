"""What does not leave the browser at a hall that counts as live, seen from the hall's side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from errand.citizen.citizen import Citizen
from errand.core.errors import SentElsewhere
from errand.core.model import Reason
from errand.given.cities import PRACTICE
from errand.given.lexicon import Spot
from errand.given.portal import Account, Act, Consent, Pace, Portal
from errand.words import render
from pages.home import HomePage
from pages.interaction import ConsultPage
from tests.manners.conftest import CONTACT
from tests.manners.hall import Hall
from tests.manners.seen import Visit, spot, wall


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
    (draft,) = citizen.escort.remarks()
    assert "POST" in render(draft, "zh"), "the draft the page would have sent"


@pytest.mark.slow  # the press is waited for to the end of the page limit
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
    citizen.arrive_anywhere()  # the request is on its way before the browser is shut
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
