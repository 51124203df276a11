"""How a surveyor goes through a hall's entries: each page once, by a link's address where that is where it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser

from errand.citizen.factory import CitizenFactory
from errand.given.cities import PRACTICE
from errand.given.lexicon import Lexicon
from errand.given.portal import Portal
from errand.survey.visit.catalogue_visit import BASES
from errand.survey.visit.hall_visit import HOME, HallVisit, survey
from errand.survey.visit.notebook import Notebook
from errand.survey.visit.window import Window
from tests.serving import serving

HEAD = "<!doctype html><meta charset=utf-8><title>办事</title>"
LINKS = "<ul><li><a href=/ask>在线咨询</a><li><a href=/say>留言板</a><li><a href=/rate>服务评价</a></ul>"
NAMES = ("consult", "message", "rating")
Visit = Callable[[str, str], HallVisit]


@dataclass
class Hall:
    """A front page, and pages behind it with a menu they share; asked: the paths, in their order."""

    front: str = ""
    menu: str = ""
    port: int = 0
    asked: list[str] = field(default_factory=list)

    def answer(self, path: str) -> tuple[int, str]:
        """What stands at a path."""
        if path != "/favicon.ico":
            self.asked.append(path)
        body = f"<h1>大厅</h1><p>个人办事</p>{self.front}" if path == "/" else f"<h2>{path}</h2>"
        return 200, f"{HEAD}{body}{self.menu}"


@pytest.fixture
def hall() -> Iterator[Hall]:
    made = Hall()
    with serving(made.answer) as made.port:
        yield made


@pytest.fixture
def visit(browser: Browser, lexicon: Lexicon, hall: Hall) -> Iterator[Visit]:
    """A surveyor who has looked about on the front page."""
    contexts = []

    def arrived(front: str, menu: str) -> HallVisit:
        hall.front, hall.menu = front, menu
        portal = Portal(PRACTICE, f"http://127.0.0.1:{hall.port}/")
        citizen = CitizenFactory(browser.new_context, lexicon).send(portal)
        contexts.append(citizen.watch.context)
        window = Window(citizen)
        surveyor = HallVisit(citizen, window, Notebook(window))
        surveyor.home()
        surveyor.look_about(HOME, map(survey, NAMES))
        return surveyor

    yield arrived
    for context in contexts:
        context.close()


def through(surveyor: HallVisit) -> list[str]:
    """Where the entries lead, one after the other."""
    led = []
    for name in NAMES:
        surveyor.enter(HOME, survey(name))
        led.append(surveyor.window.url().rpartition("/")[2])
    return led


def verbs(surveyor: HallVisit) -> list[str]:
    return [step.verb for step in surveyor.citizen.recorder.steps]


@pytest.mark.parametrize(
    "tabs, bases", [("按主题 事项性质", {"theme", "nature"}), ("服务对象 实施主体", {"object", "department"})]
)
def test_the_four_ways_of_sorting_services_are_known(tabs: str, bases: set[str], visit: Visit) -> None:
    surveyor = visit("".join(f"<a href=/{tab}>{tab}</a> " for tab in tabs.split()), "")

    assert set(surveyor.window.sights(BASES)) == bases


def test_where_links_lead_where_they_say_each_page_is_loaded_once(visit: Visit, hall: Hall) -> None:
    surveyor = visit(LINKS, "")

    assert through(surveyor) == ["ask", "say", "rate"]
    assert hall.asked == ["/", "/ask", "/say", "/rate"]
    assert verbs(surveyor) == ["open", "click", "open", "open"], "the first is pressed"


def test_where_a_script_sends_links_elsewhere_all_are_pressed(visit: Visit) -> None:
    leads_astray = """<script>document.addEventListener("click", (press) => {
      press.preventDefault(); location.href = press.target.getAttribute("href") + "-really"; });</script>"""

    surveyor = visit(LINKS + leads_astray, "")

    assert through(surveyor) == ["ask-really", "say-really", "rate-really"]
    assert verbs(surveyor) == ["open", "click", "back", "click", "back", "click"]


def test_a_link_with_a_script_of_its_own_is_pressed(visit: Visit) -> None:
    own = LINKS.replace("href=/say", "href=/say onclick=\"location.href='/said';return false\"")

    surveyor = visit(own, "")

    assert through(surveyor) == ["ask", "said", "rate"]


def test_a_menu_that_all_pages_share_is_used_where_it_stands(visit: Visit, hall: Hall) -> None:
    menu = LINKS.replace("href=", "onclick=\"location.href='").replace(">在", "'\">在").replace(">留", "'\">留")
    surveyor = visit("", menu.replace(">服", "'\">服"))

    assert through(surveyor) == ["ask", "say", "rate"]
    assert hall.asked == ["/", "/ask", "/say", "/rate"]
    assert verbs(surveyor) == ["open", "click", "click", "click"]


def test_a_press_that_only_says_something_leaves_her_where_she_was_after_a_window_was_shut(visit: Visit) -> None:
    presses = ("window.open('/ask')", "alert('暂未开放')", "window.open('/rate')")
    names = ("在线咨询", "留言板", "服务评价")
    entries = (f'<a onclick="{press}">{name}</a> ' for press, name in zip(presses, names, strict=True))

    surveyor = visit("".join(entries) + "<iframe src=/notice></iframe>", "")
    for name in NAMES:
        surveyor.enter(HOME, survey(name))

    assert surveyor.window.url().endswith("/rate")
    assert verbs(surveyor).count("back") == 1, "out of the window, and not from the front page"
