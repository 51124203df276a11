"""What a hall has and has not can be seen on its pages, in every family."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from errand.given.cities import load_cities
from errand_practice import profile
from errand_practice.family import load_family
from errand_practice.hall_facts import HallFacts
from tests.practice.person import Enter
from tests.practice.visitor import QUESTION, Visit, Visitor, words

FACTS = {slug: profile(slug).facts for slug in load_cities() if profile(slug).facts.opened}
ROOT = Path(__file__).resolve().parents[2]
DRAWN = ("plain", "jsp", "layui", "frames")  # by the server; the others are handed the same as data
PATHS = {
    "power_list": "power-list",
    "catalogue": "catalogue",
    "consult": "consult",
    "message": "consult?kind=建议",
    "correction": "correction",
    "rating": "rating",
    "complaint": "complaint",
    "petition": "complaint?kind=信访",
    "supervision": "supervision",
    "newcomer": "newcomer",
    "parallel": "parallel",
}


def a_hall(fits: Callable[[HallFacts], bool]) -> str:
    """The first city whose hall is so."""
    return next(slug for slug, facts in FACTS.items() if fits(facts) and not list(profile(slug).faults))


def bare() -> str:
    """The hall that lacks the most."""
    return min(FACTS, key=lambda slug: sum(FACTS[slug].has(name) for name in PATHS))


def data(citizen: Visitor, path: str = "") -> dict[str, Any]:
    """What a page's template is given."""
    answer = citizen.http.get(citizen.base + path, headers={"Accept": "application/json"})
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("drawn", DRAWN)
def test_what_a_hall_lacks_has_no_entry_and_no_page(visit: Visit, drawn: str, name: str) -> None:
    for has in (True, False):
        slug = a_hall(lambda facts, has=has: facts.has(name) is has)  # type: ignore[misc] # bound for the loop's turn
        citizen = visit(slug, family=drawn)
        path, _, kind = PATHS[name].partition("?kind=")
        answer = citizen.get(path + (f"?kind={quote(kind, encoding=load_family(drawn).charset)}" if kind else ""))
        assert (answer.status_code, slug) == (200 if has else 404, slug)
        entries = data(citizen)["entries"]
        if name in entries:
            assert bool(entries[name]) is has


@pytest.mark.parametrize("drawn", DRAWN)
def test_every_page_of_the_barest_hall_opens_and_leads_only_where_something_is(visit: Visit, drawn: str) -> None:
    slug = bare()
    citizen, facts = visit(slug, family=drawn), FACTS[slug]
    code = load_cities()[slug].code
    frames = ["part/head", "part/body", "part/menu", "part/foot"] if drawn == "frames" else []
    pages = ["", *frames, "interaction", "items", f"item/{code}000000", "login", "register", "news", "help", "progress"]
    gone = [PATHS[name] for name in PATHS if not facts.has(name)]
    for path in pages:
        answer = citizen.get(path)
        assert (path, answer.status_code) == (path, 200)
        text = answer.text if drawn != "jsp" else answer.text + answer.text[::-1]
        for lacking in gone:
            assert not re.search(rf"/{slug}/{re.escape(lacking)}['\"&?]", text), (path, lacking)


def test_a_board_without_consultation_takes_messages_and_no_questions(visit: Visit) -> None:
    slug = a_hall(lambda facts: facts.message and not facts.consult)
    citizen = visit(slug, family="plain")
    assert "提交成功" in words(citizen.post("consult", **QUESTION, kind="建议"))
    assert citizen.post("consult", **QUESTION, kind="咨询").status_code == 404
    only = visit(a_hall(lambda facts: facts.petition and not facts.complaint), family="plain")
    assert "提交成功" in words(only.post("complaint", **QUESTION, kind="信访"))
    assert only.post("complaint", **QUESTION, kind="投诉").status_code == 404


@pytest.mark.parametrize("drawn", DRAWN)
def test_a_hall_inside_the_governments_portal_says_so(visit: Visit, drawn: str) -> None:
    slug = a_hall(lambda facts: facts.site == "inside")
    city = load_cities()[slug].name_zh
    citizen = visit(slug, family=drawn)
    assert f"{city}人民政府门户网站·" in words(citizen.get("part/head" if drawn == "frames" else "items"))
    assert data(citizen, "items")["crumbs"][0]["label"] == f"{city}人民政府"
    assert "门户网站·" not in words(visit(a_hall(lambda facts: facts.site == "own"), family=drawn).get("items"))


@pytest.mark.parametrize("level, tabs", [("county", 1), ("township", 2), ("village", 3)])
@pytest.mark.parametrize("drawn", DRAWN)
def test_levels_are_named_down_to_the_lowest(visit: Visit, drawn: str, level: str, tabs: int) -> None:
    slug = a_hall(lambda facts: facts.level == level and not facts.city_only)
    citizen = visit(slug, family=drawn)
    word = load_family(drawn).word("object.regions", slug)
    assert word.replace(" ", "") in words(citizen.get("part/body" if drawn == "frames" else ""))
    page = data(citizen, "regions?level=county")
    assert len(page["tabs"]) == tabs
    assert citizen.get(f"regions?level={level}").status_code == 200
    assert (citizen.get("regions?level=village").status_code == 404) is (level != "village")
    group = page["groups"][0]
    listed = data(citizen, group["url"].removeprefix(f"/{slug}/"))
    assert listed["total"] == group["count"] > 0
    assert data(citizen, "items")["total"] == FACTS[slug].items.total  # type: ignore[union-attr] # opened


def test_halls_that_are_one_page_show_it_too(enter: Enter) -> None:
    person = enter(bare()).go()
    for route in ("interaction", "items", "login", "supervision" if FACTS[bare()].supervision else "help"):
        person.go(route)
        assert person.words()
    slug = a_hall(lambda facts: facts.site == "inside")
    assert f"{load_cities()[slug].name_zh}人民政府门户网站" in enter(slug).go("items").words()
    shown = enter(a_hall(lambda facts: facts.whole_process and facts.stars)).go("supervision").words()
    assert re.search("事前.*事中.*事后", shown, re.DOTALL)
    assert "星级" in shown
    slug = a_hall(lambda facts: facts.supervision and not facts.stars)
    shown = enter(slug).go("supervision").words()
    assert "办件公示" in shown
    assert "星级" not in shown
    assert enter(slug).go("regions?level=county").see(re.compile(r"^\s*.+[区县]")) is not None


def test_a_city_alone_on_its_site_has_counties_without_items(visit: Visit) -> None:
    slug = a_hall(lambda facts: facts.city_only)
    groups = data(visit(slug), "regions")["groups"]
    assert groups
    assert {group["count"] for group in groups} == {0}
    assert data(visit(slug), groups[0]["url"].removeprefix(f"/{slug}/"))["rows"] == []


@pytest.mark.parametrize("drawn", DRAWN)
def test_stars_and_stages_stand_only_where_they_are(visit: Visit, drawn: str) -> None:
    stages = re.compile("事前.*事中.*事后")
    for stars, whole in ((True, True), (True, False), (False, False)):
        slug = a_hall(lambda f, s=stars, w=whole: f.supervision and (f.stars, f.whole_process) == (s, w))  # type: ignore[misc] # bound for the loop's turn
        page = words(visit(slug, family=drawn).get("supervision"))
        assert ("星级" in page, bool(stages.search(page))) == (stars, whole)
        assert "办件公示" in page


def test_a_hall_with_guides_only_offers_no_application(visit: Visit) -> None:
    slug = a_hall(lambda facts: facts.items is not None and not facts.items.online)
    rows = data(visit(slug), "items")["rows"]
    assert not any(row["online"] for row in rows)
    assert {row["depth_zh"] for row in rows} == {"仅提供办事指南"}


def test_a_hall_takes_its_time_for_every_page_and_none_for_files(visit: Visit) -> None:
    slug = max(FACTS, key=lambda slug: FACTS[slug].latency_ms)
    citizen, wait_s = visit(slug, family="plain"), FACTS[slug].latency_ms / 1000
    start = time.perf_counter()
    citizen.get("help")
    assert time.perf_counter() - start >= wait_s


def _resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024


def _processor_s(pid: int) -> float:
    spent = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="what a process holds is read from /proc")
def test_the_whole_nation_is_served_by_one_process_soon_and_in_little_memory() -> None:
    start = time.perf_counter()
    command = [sys.executable, "-m", "errand_practice", "--announce", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as served:
        assert served.stdout is not None
        host = f"http://127.0.0.1:{json.loads(served.stdout.readline())['http']}"
        with httpx.Client(trust_env=False, base_url=host, follow_redirects=True) as client:
            assert client.get("/practice/").status_code == 200
            ready_s, worked_s = time.perf_counter() - start, _processor_s(served.pid)
            for slug in FACTS:
                for path in ("", "items?page=9", f"item/{load_cities()[slug].code}000000"):
                    assert client.get(f"/{slug}/{path}").status_code == 200
        held_mb = _resident_mb(served.pid)
        assert served.stdin is not None
        served.stdin.close()
    print(f"ready after {ready_s:.2f} s, {worked_s:.2f} s of them its own work; {held_mb:.0f} MB resident")
    assert min(ready_s, worked_s) < 3  # on a busy machine its own work is what can be asked of it
    assert held_mb < 300
