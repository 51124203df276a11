"""
The tour `errand check` makes: which pages of a hall can be reached by reading only, and what each journey needs there.

It stands beside the page objects because it is made of them; the engine walks it without knowing them.
"""

from __future__ import annotations

from errand import Portal, Spot
from errand.check.record import Leg
from errand.citizen.guide_elements import ELEMENTS, FURTHER_ELEMENTS
from pages.guide import GuidePage
from pages.home import HomePage
from pages.interaction import ConsultPage, HelpPage, SpeakingPage
from pages.items import ItemsPage, ResultsPage
from pages.people import LoginPage, RegisterPage
from pages.progress import CasePage, ProgressPage
from pages.services import ServicesPage

SEARCH_BOX, SEARCH_BUTTON = Spot("search.box", "the search box"), Spot("search.button", "the search button")
CONSULT_MAY_LACK = frozenset({"consult.title", "person.name", "person.phone"})
PROGRESS_MAY_LACK = frozenset({"progress.password"})
REGISTER_MAY_LACK = frozenset(
    {
        "person.login-name",
        "person.name",
        "person.id-number",
        "person.phone",
        "person.email",
        "person.password-again",
        "sms.button",
        "sms.box",
        "sms.text",
        "register.agree",
    }
)


def _guide(home: HomePage, portal: Portal) -> object:
    return home.search(portal.matter.everyday).open(portal.matter.item)


def _theme(home: HomePage, portal: Portal) -> object:
    return home.services_for_persons().open_theme(portal.matter.theme)


def _case(home: HomePage, portal: Portal) -> object:
    assert portal.known_case is not None  # legs() leaves this leg out without one
    return home.ask_for_progress().check(portal.known_case)


def legs(portal: Portal) -> list[Leg]:
    """The legs of the tour of *portal*, the home page first."""
    tour = [
        Leg("home", "首页", HomePage, also=(SEARCH_BOX, SEARCH_BUTTON)),
        Leg("results", "搜索结果", ResultsPage, lambda home, portal: home.search(portal.matter.everyday)),
        Leg(
            "guide", "办事指南", GuidePage, _guide, also=(*ELEMENTS.values(), *FURTHER_ELEMENTS.values()),
            optional=frozenset(spot.concept for spot in FURTHER_ELEMENTS.values()),
        ),
        Leg("services", "个人办事", ServicesPage, lambda home, _: home.services_for_persons()),
        Leg("theme", "主题下的事项", ItemsPage, _theme),
        Leg("consult", "咨询表单", ConsultPage, lambda home, _: home.consult(), optional=CONSULT_MAY_LACK),
        Leg("help", "操作指引", HelpPage, lambda home, _: home.read_help()),
        Leg("correction", "纠错建议", SpeakingPage, lambda home, _: home.report_a_mistake()),
        Leg("complaint", "投诉举报", SpeakingPage, lambda home, _: home.complain()),
        Leg("rating", "服务评价", SpeakingPage, lambda home, _: home.rate()),
        Leg("progress", "进度查询", ProgressPage, lambda home, _: home.ask_for_progress(), optional=PROGRESS_MAY_LACK),
        Leg("register", "注册表单", RegisterPage, lambda home, _: home.register(), optional=REGISTER_MAY_LACK),
        Leg("login", "登录表单", LoginPage, lambda home, _: home.log_in()),
    ]  # fmt: skip
    if portal.known_case:
        tour.append(Leg("case", "办件记录", CasePage, _case, optional=frozenset({"case.reply"})))
    return tour
