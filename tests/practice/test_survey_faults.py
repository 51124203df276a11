"""The conditions a survey of a whole hall must stand are behaviours anybody can observe; a hall without is sound."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from errand_practice import FAULTS
from errand_practice.hall import STALE_DAYS as NEWS_STALE_DAYS
from errand_practice.pages_progress import STALE_DAYS
from errand_practice.public_letters import SLOW_LEAST, SLOW_MOST
from errand_practice.spoiling import HUGE_BYTES, broken
from tests.practice.visitor import ITEM, Visit, Visitor, words

DRAWN = ("plain", "jsp", "layui", "frames")
TODAY = dt.date.today()


def data(citizen: Visitor, path: str = "") -> dict[str, Any]:
    found: dict[str, Any] = citizen.http.get(citizen.base + path, headers={"Accept": "application/json"}).json()
    return found


def test_only_these_are_left_to_surveyors() -> None:
    assert {name for name, fault in FAULTS.items() if fault.seen_by == "survey"} == {
        "list-endless", "item-huge", "html-broken", "counts-spaced", "dates-future", "login-only", "statistics-stale",
        "letters-slow", "home-stale", "attachment-dead", "links-dead",
    }  # fmt: skip


@pytest.mark.parametrize("drawn", DRAWN)
def test_a_list_never_ends(visit: Visit, drawn: str) -> None:
    citizen = visit(faults="list-endless", family=drawn)
    first = data(citizen, "items")
    for page in (1, 2, 500):
        shown = data(citizen, f"items?page={page}")
        assert shown["rows"] == first["rows"]
        assert shown["pager"]["next"].endswith(f"page={page + 1}")
        assert citizen.get("items", page=str(page)).status_code == 200
    sound = data(visit(faults="none", family=drawn), "items?page=500")
    assert sound["pager"]["next"] is None


@pytest.mark.parametrize("drawn", DRAWN)
def test_a_guide_is_huge_and_says_the_same(visit: Visit, drawn: str) -> None:
    huge, sound = (visit(faults=faults, family=drawn).get(ITEM) for faults in ("item-huge", "none"))
    assert len(huge.content) > HUGE_BYTES > len(sound.content)
    assert words(huge) == words(sound)
    assert len(visit(faults="item-huge", family=drawn).get("items").content) < HUGE_BYTES


@pytest.mark.parametrize("path", ["items", ITEM])
@pytest.mark.parametrize("drawn", DRAWN)
def test_tags_are_not_closed_and_browsers_read_the_page_all_the_same(visit: Visit, drawn: str, path: str) -> None:
    spoiled, sound = (visit(faults=faults, family=drawn).get(path) for faults in ("html-broken", "none"))
    assert words(spoiled) == words(sound)
    for text, closed in ((spoiled.text, False), (sound.text, True)):
        assert bool(re.search("</td>|</li>", text, re.IGNORECASE)) is closed
    assert "</td>" in visit(faults="html-broken", family=drawn).get("supervision").text.lower()


def test_what_is_broken_is_markup_and_never_a_script() -> None:
    text = b"<p><b>a</b></p><script>x = '</p></a>';</script><a><b>c</b></a>"
    assert broken(text) == b"<p><b>a</b><script>x = '</p></a>';</script><a><b>c</font></a></b>"


@pytest.mark.parametrize("drawn", DRAWN)
def test_counts_are_written_with_blanks(visit: Visit, drawn: str) -> None:
    home = data(visit("bijie", faults="counts-spaced", family=drawn))
    counts = [theme["count"] for theme in (*home["person_themes"], *home["legal_themes"])]
    assert all(re.fullmatch(r"[\d,]+( \d\d?)? 项", count) for count in counts)
    assert any(re.fullmatch(r"\d+ \d+ 项", count) for count in counts)
    page = visit("bijie", faults="counts-spaced", family=drawn).get("services/person").content
    assert counts[0] in page.decode("gb18030" if drawn == "frames" else "utf-8")


def test_dates_lie_in_the_future(visit: Visit) -> None:
    citizen = visit(faults="dates-future")
    shown = data(citizen, "interaction")
    assert min(letter["asked_on"] for letter in shown["letters"] if "居住证" not in letter["title"]) > TODAY.isoformat()
    assert data(citizen, "supervision")["updated"] > TODAY.isoformat()


def test_figures_are_old(visit: Visit) -> None:
    updated = dt.date.fromisoformat(data(visit(faults="statistics-stale"), "supervision")["updated"])
    assert (TODAY - updated).days >= STALE_DAYS
    assert data(visit(faults="none"), "supervision")["updated"] == TODAY.isoformat()


def test_letters_are_answered_late(visit: Visit) -> None:
    citizen = visit("jiaxing", faults="letters-slow")
    waits = []
    for page in (1, 2, 3):
        for letter in data(citizen, f"interaction?page={page}")["letters"]:
            if letter["answered_on"] and letter["number"].startswith("GK"):
                asked, answered = (dt.date.fromisoformat(letter[key]) for key in ("asked_on", "answered_on"))
                days = (asked + dt.timedelta(days=n) for n in range(1, (answered - asked).days + 1))
                waits.append(sum(day.weekday() < 5 for day in days))
    assert waits
    assert SLOW_LEAST <= min(waits) <= max(waits) <= SLOW_MOST + 1  # a question of a weekend waits for Monday first


def test_there_is_no_news(visit: Visit) -> None:
    newest = dt.date.fromisoformat(data(visit(faults="home-stale"))["news"][0]["date"])
    assert (TODAY - newest).days >= NEWS_STALE_DAYS
    sound = dt.date.fromisoformat(data(visit(faults="none"))["news"][0]["date"])
    assert (TODAY - sound).days <= 3


@pytest.mark.parametrize("drawn", DRAWN)
def test_every_page_is_the_login_until_one_has_logged_in(visit: Visit, drawn: str) -> None:
    _, known = visit(faults="none", family="plain").register()  # whoever has an account has it in every family
    citizen = visit(faults="login-only", family=drawn)
    login = data(citizen, "login")["page_title"]
    for path in ("", "items", ITEM, "interaction", "register", "no-such-page"):
        shown = data(citizen, path)
        assert (shown["template"], shown["page_title"]) == ("login", login)
        assert citizen.get(path).status_code == 200
    citizen.post("login", account=known["phone"], password=known["password"])
    assert data(citizen, "items")["template"] == "items"


def test_forms_cannot_be_downloaded(visit: Visit) -> None:
    for faults, status in (("attachment-dead", 404), ("none", 200)):
        assert visit(faults=faults).get("forms/999900000000.doc").status_code == status


@pytest.mark.parametrize("drawn", DRAWN)
def test_two_links_of_the_blocks_are_dead(visit: Visit, drawn: str) -> None:
    for faults, dead in (("links-dead", 2), ("none", 0)):
        citizen = visit(faults=faults, family=drawn)
        links = {link["url"] for block in data(citizen)["blocks"] for link in block["links"]}
        answers = [citizen.get(url.removeprefix("/practice/")).status_code for url in links]
        assert answers.count(404) == dead
