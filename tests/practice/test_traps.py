"""
Every trap of real portals that concerns a browser stands in at least one family of the practice portal.

Most are shown to a browser (traps_markup.py, traps_behaviour.py), one test each.  What no locator shows is shown
here: charsets over HTTP, and walls and dead ends, which are named faults with a row in tests/calibration/expected.py
that says what errand must report.  That citizens get past all others on a sound hall is shown by tests/calibration.

Left out is what a browser walks through by itself and no citizen ever sees (signed requests of scripts, checks of the
Referer, a cookie for each host), what a portal on loopback cannot have (mixed content, blocks by country), and what
nobody has seen on a portal yet (words to be clicked in a picture).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import BrowserContext, Dialog

from errand_practice import TRANSPORT, PracticePortal, profile, why_not_served
from errand_practice.family import load_family
from tests.calibration.expected import EXPECTED
from tests.practice import traps_behaviour, traps_markup
from tests.practice.traps import Sight, Trap, all_of
from tests.practice.visitor import Visit, words

SEEN = [*all_of(traps_markup), *all_of(traps_behaviour)]

FAULTS: Mapping[int, tuple[str, ...]] = {
    13: ("notice", "notice-stuck"),
    15: ("captcha", "captcha-sum", "slider", "widget", "sms-code"),
    16: ("register-delegated", "qr-login"),
    17: ("bot-wall", "bot-wall-403", "bot-wall-521", "bot-wall-empty"),
    18: ("home-slow=3", "tls-invalid", "refused", "no-answer"),
    23: ("search-empty", "counts-wrong", "slow:search=1000"),
    25: (
        "theme-empty", "theme-duplicates", "no-items", "correction-closed", "complaint-closed", "rating-closed",
        "help-dead", "search-dead", "consult-unanswered", "consult-login",
    ),
    26: ("register-delegated", "consult-delegated", "consult-hotline"),
    27: ("old-browser",),
}  # fmt: skip
"""Trap -> the faults of the practice portal that are it: what stops a citizen, and must be reported as what it is."""

ENCODINGS = {
    "GBK declared by the header": ("", "gbk"),
    "GBK declared by a meta tag alone": ("part/menu", None),
    "GBK with a header nobody knows": ("progress", "cp936"),
    "GBK with a header that says otherwise": ("part/foot", "utf-8"),
}  # trap 19


@pytest.fixture
def look(hall: PracticePortal, new_context: Callable[..., BrowserContext]) -> Callable[[Trap], Sight]:
    """Open the page of a trap."""

    def make(trap: Trap) -> Sight:
        context = new_context(extra_http_headers=trap.headers, viewport={"width": 1280, "height": 860})
        context.set_default_timeout(8_000)
        sight = Sight(context.new_page())
        context.on("weberror", lambda slip: sight.slips.append(str(slip.error)))

        def agree(dialog: Dialog) -> None:
            sight.said.append(dialog.message)
            dialog.accept()

        context.on("dialog", agree)
        route = f"#/{trap.at}" if load_family(trap.family).shell and trap.at else trap.at
        sight.page.goto(hall.url("practice", []) + route)
        return sight

    return make


@pytest.mark.slow
@pytest.mark.parametrize("trap", SEEN, ids=[trap.name for trap in SEEN])
def test_a_browser_meets(trap: Trap, look: Callable[[Trap], Sight]) -> None:
    if trouble := why_not_served(trap.family):
        pytest.skip(trouble)
    sight = look(trap)
    trap.see(sight)
    assert sight.slips == []


@pytest.mark.parametrize("number, fault", [(number, fault) for number in FAULTS for fault in FAULTS[number]])
def test_a_trap_that_stops_a_citizen_is_a_fault_with_a_report(number: int, fault: str) -> None:
    assert fault in EXPECTED


@pytest.mark.parametrize("how", ENCODINGS)
def test_the_frames_hall_serves(how: str, visit: Visit) -> None:
    address, declared = ENCODINGS[how]

    answer = visit(family="frames", faults="none").get(address)

    assert answer.charset_encoding == declared
    answer.content.decode("gb18030")  # what it is, whatever is said of it
    with pytest.raises(UnicodeDecodeError):
        answer.content.decode("utf-8")


def test_a_session_in_the_address_is_answered_like_the_address_without_it(visit: Visit) -> None:
    hall = visit(family="jsp", faults="none")

    assert hall.get("login;jsessionid=8A3F.node1").text == hall.get("login").text


def test_a_search_word_encoded_twice_finds_the_same(visit: Visit) -> None:
    hall = visit(family="jsp", faults="none")

    assert "居住证办理" in hall.get("search", qq="%E5%B1%85%E4%BD%8F%E8%AF%81").text


@pytest.mark.parametrize("slug, items, online", [("baise", 600, 0), ("hami", 254, 1)])
def test_a_hall_holds_many_items_and_next_to_none_online(slug: str, items: int, online: int, visit: Visit) -> None:
    known = profile(slug).facts.items
    assert known is not None
    assert (known.total, known.online) == (items, online)  # trap 25
    assert f"共{items}项" in words(visit(slug, family="jsp").get("items"))


def test_no_trap_is_left_out() -> None:
    shown = {trap.number for trap in SEEN} | set(FAULTS) | {19}
    assert shown == set(range(1, 29))
    assert set(TRANSPORT) <= {fault for faults in FAULTS.values() for fault in faults}
