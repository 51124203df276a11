"""The bridge: what comes back of a question, whatever the page does, and never later than the limit."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from errand.core.errors import HarnessError
from errand.page.bridge import Unanswered, ask, ask_about, held, inpage_script
from errand.page.questions import BodyText, Describe, HasTyped, Holds, LeadsTo, Pairs, Ping, Title
from errand.page.records import PageState, as_one

PAGE = "data:text/html;charset=utf-8,<!doctype html><title>大厅</title><p>您好</p><input id=box value=abc>"
SPIN = "setTimeout(() => { for (;;); }, 50)"
LIMIT_MS = 700.0


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        context.add_init_script(inpage_script())
        page = context.new_page()
        page.goto(PAGE)
        yield page


def test_an_answer_is_a_typed_record(page: Page) -> None:
    state = ask(page.main_frame, Describe())

    assert isinstance(state, PageState)
    assert (state.title, state.url[:5], state.pending) == ("大厅", "data:", 0)
    assert state.origin <= state.last <= state.now


def test_a_page_that_never_answers_is_given_up_within_the_limit_and_no_call_after_it_is_bounded(page: Page) -> None:
    page.evaluate(SPIN)
    page.wait_for_timeout(100)
    began = time.monotonic()

    with pytest.raises(Unanswered, match="no answer within 700 ms"):
        ask(page.main_frame, Ping(), LIMIT_MS)

    assert LIMIT_MS / 1000 <= time.monotonic() - began < LIMIT_MS / 1000 + 2
    assert "_sync" not in vars(page.main_frame), "Playwright's own way of waiting is put back"


def test_a_page_that_is_replaced_under_the_question_answers_nothing(page: Page) -> None:
    page.evaluate(
        "window.__errand.tools.answers.title = () => { location = 'about:blank?'; return new Promise(() => 0); }; 0"
    )

    assert ask(page.main_frame, Title()) is None


def test_a_page_without_errands_scripts_answers_nothing(browser: Browser) -> None:
    with browser.new_context() as context:
        bare = context.new_page()
        bare.goto(PAGE)

        assert ask(bare.main_frame, Describe()) is None


def test_a_script_that_is_not_there_yet_is_brought_even_to_a_page_without_any(browser: Browser) -> None:
    with browser.new_context() as context:
        bare = context.new_page()
        bare.goto("data:text/html,<dl><dt>time<dd>5 days</dl>")

        assert ask(bare.main_frame, Pairs()) == {"time": "5 days"}


@pytest.mark.parametrize(
    "answer, named",
    [
        ("({ quiet: true })", "missing required field"),
        ("({ ...window.told, pending: '3' })", r"\$\.pending"),
        ("({ ...window.told, vitals: { lcp_ms: [] } })", r"\$\.vitals\.lcp_ms"),
    ],
)
def test_an_answer_of_another_shape_is_errands_own_error_and_names_question_and_field(
    answer: str, named: str, page: Page
) -> None:
    page.evaluate(
        f"(() => {{ const {{ answers }} = window.__errand.tools; window.told = answers.describe(); "
        f"answers.describe = () => {answer}; }})()"
    )

    with pytest.raises(HarnessError, match=rf"Describe.*{named}"):
        ask(page.main_frame, Describe())


def test_what_a_script_throws_is_told_with_its_own_words(page: Page) -> None:
    page.evaluate("window.__errand.tools.answers.title = () => { throw new TypeError('no such thing'); }; 0")

    with pytest.raises(PlaywrightError, match="no such thing"):
        ask(page.main_frame, Title())


def test_half_a_character_of_a_hostile_page_does_no_harm(page: Page) -> None:
    page.evaluate(r"document.title = 'a\ud800b'; document.querySelector('p').textContent = '\udc00\\ud800'")

    assert ask(page.main_frame, Title()) == "a\ufffdb"
    assert ask(page.main_frame, BodyText(20)) == "\ufffd\\ud800"


def test_a_question_about_an_element_waits_for_it_no_longer_than_said(page: Page) -> None:
    assert ask_about(page.locator("#box"), Holds(), 500) == "abc"
    assert ask_about(page.locator("#box"), LeadsTo(), 500) == ""

    with pytest.raises(PlaywrightError, match="Timeout 300ms"):
        ask_about(page.locator("#none"), HasTyped(ime=False), 300)


def test_a_held_element_is_found_by_its_number_and_nothing_by_another(page: Page) -> None:
    number = page.evaluate(
        """() => {
          const close = { concept: "x", kind: "press", words: [], names: [], near: null, selector: "", strict: false,
            submits: false, picture: false, expressions: [], valued: [], says: "" };
          return window.__errand.tools.look([{ ...close, kind: "textbox", selector: "#box" }], null).id;
        }"""
    )

    assert held(page.main_frame, number, "the box").get_attribute("id") == "box"
    assert held(page.main_frame, number + 1, "nothing").count() == 0


def test_the_frames_of_a_window_are_as_restless_as_the_most_restless(page: Page) -> None:
    state = ask(page.main_frame, Describe())
    assert state is not None
    busy = PageState(
        **{**{name: getattr(state, name) for name in state.__struct_fields__}, "pending": 2, "quiet": False}
    )
    weather = replace(state, area=state.area / 9, origin=state.origin + 9, status=404, ready="loading", quiet=False)

    assert as_one([]) is None
    assert as_one([state]) == state
    both = as_one([state, busy])
    assert both is not None
    assert (both.pending, both.quiet, both.title) == (2 + state.pending, False, "大厅")
    with_weather = as_one([state, weather])
    assert with_weather is not None
    assert (with_weather.status, with_weather.ready) == (state.status, state.ready), "furniture is not the page"
