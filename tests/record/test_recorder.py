"""Actions become steps: numbered, timed by the clock handed in, failed when what is done raises."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from errand.core.message import Message
from errand.core.model import Detour, ForcedWait, Refusal, Vitals, Way
from errand.record.recorder import Recorder


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.ms = 1_000.0

    def __call__(self) -> float:
        return self.ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def recorder(clock: Clock) -> Recorder:
    return Recorder(clock)


def test_a_step_is_recorded_with_when_it_began_and_how_long_it_took(recorder: Recorder, clock: Clock) -> None:
    clock.ms += 40
    with recorder.step("click", "搜索按钮", concept="search.button", rung="role", found_ms=3.0) as number:
        clock.ms += 120
    (step,) = recorder.steps

    assert (number, step.number, step.verb, step.target, step.concept, step.rung) == (
        1,
        1,
        "click",
        "搜索按钮",
        "search.button",
        "role",
    )
    assert (step.at_ms, step.found_ms, step.acted_ms, step.waited_ms, step.failed) == (40, 3.0, 120, None, False)


def test_the_run_begins_when_it_is_told_to(recorder: Recorder, clock: Clock) -> None:
    clock.ms += 500
    recorder.begin()
    clock.ms += 5

    assert recorder.now() == 5


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failed_try_is_a_step(recorder: Recorder, clock: Clock, error: type[BaseException]) -> None:
    def try_in_vain() -> None:
        with recorder.step("click", "搜索按钮"):
            clock.ms += 70
            raise error

    with pytest.raises(error):
        try_in_vain()

    assert [(step.failed, step.acted_ms) for step in recorder.steps] == [(True, 70)]


def test_a_step_within_a_step_is_one_of_its_own(recorder: Recorder, clock: Clock) -> None:
    """A dialog that opens under a press is accepted before the press is over."""
    with recorder.step("press", "提交咨询"):
        clock.ms += 10
        with recorder.step("click", "弹窗的「确定」", rung="dialog"):
            clock.ms += 1
        clock.ms += 100

    assert [(step.number, step.verb, step.acted_ms) for step in recorder.steps] == [(1, "press", 111), (2, "click", 1)]


def test_the_wait_of_the_last_step_is_closed_once(recorder: Recorder) -> None:
    with recorder.step("click", "搜索按钮"):
        pass
    recorder.waited(310.0, "page")
    recorder.waited(900.0, "glance")

    assert (recorder.steps[0].waited_ms, recorder.steps[0].clock) == (310.0, "page")


def test_a_wait_is_never_less_than_nothing_and_unknown_stays_unknown(recorder: Recorder) -> None:
    recorder.waited(5.0, "page")  # before any step: nobody's
    with recorder.step("open", "门户网址"):
        pass
    recorder.waited(None, "page")
    assert recorder.steps[0].waited_ms is None
    recorder.waited(-3.0, "page")
    assert recorder.steps[0].waited_ms == 0.0


def test_visits_arrivals_and_dialogs_know_their_step_and_visit(recorder: Recorder, clock: Clock) -> None:
    with recorder.step("open", "门户网址"):
        pass
    recorder.visit(1, "http://127.0.0.1/", "首页", 200)
    recorder.arrival("HomePage")
    with recorder.step("click", "咨询入口"):
        clock.ms += 9
    recorder.visit(2, "http://127.0.0.1/consult", "咨询", None)
    recorder.arrival("ConsultPage")
    recorder.dialog("notice", "写信须知")

    assert [(visit.number, visit.window, visit.step, visit.status) for visit in recorder.visits] == [
        (1, 1, 1, 200),
        (2, 2, 2, None),
    ]
    assert [(arrival.page, arrival.step, arrival.visit, arrival.at_ms) for arrival in recorder.arrivals] == [
        ("HomePage", 1, 1, 0),
        ("ConsultPage", 2, 2, 9),
    ]
    assert [(dialog.kind, dialog.step) for dialog in recorder.dialogs] == [("notice", 2)]
    assert [step.visit for step in recorder.steps] == [0, 1]


def test_what_the_browser_tells_later_is_put_into_its_visit(recorder: Recorder) -> None:
    recorder.visit(1, "http://127.0.0.1/", "首页", 200)
    recorder.visit(1, "http://127.0.0.1/search", "搜索", 200)
    recorder.amend_visit(1, {"responseStart": 12.0}, Vitals(ttfb_ms=12.0), ("net::ERR_FAILED /a.png",), ("boom",))
    first, second = recorder.visits

    assert (first.title, first.timings, first.vitals.ttfb_ms) == ("首页", {"responseStart": 12.0}, 12.0)
    assert (first.failed_requests, first.console_errors) == (("net::ERR_FAILED /a.png",), ("boom",))
    assert (second.vitals, second.failed_requests) == (Vitals(), ())


def test_what_was_not_observed_is_none(recorder: Recorder) -> None:
    visit = recorder.visit(1, "", "", None)
    assert visit.vitals == Vitals(None, None, None, None, None)


def test_a_reporter_joins_in_by_one_line(clock: Clock) -> None:
    told: list[str] = []

    @contextmanager
    def around(title: Message) -> Iterator[None]:
        told.append(f"> {title}")
        try:
            yield
        finally:
            told.append(f"< {title}")

    recorder = Recorder(clock, around)
    with recorder.step("click", "搜索按钮", title=Message.plain("点击「搜索按钮」")):
        pass
    with pytest.raises(ValueError, match="x"), recorder.step("click", "查询按钮"):
        raise ValueError("x")

    assert told == ["> 点击「搜索按钮」", "< 点击「搜索按钮」", "> click 查询按钮", "< click 查询按钮"]


def walk(recorder: Recorder, steps: int) -> None:
    """Take some steps."""
    for _ in range(steps):
        with recorder.step("click", "按钮"):
            pass


def test_the_way_is_the_last_one_taken(recorder: Recorder) -> None:
    recorder.took_way("theme")
    recorder.took_way(Way.SEARCH_ENTER)

    assert recorder.way is Way.SEARCH_ENTER
    with pytest.raises(ValueError, match="by foot"):
        recorder.took_way("by foot")


def test_a_detour_counts_its_steps_and_one_without_any_is_none(recorder: Recorder) -> None:
    walk(recorder, 2)
    recorder.detour("login", at_step=3)
    walk(recorder, 4)
    recorder.detour("register", at_step=3)

    assert recorder.detours == [Detour("register", steps=4, at_step=3)]


def test_a_forced_wait_stands_at_the_step_before_it(recorder: Recorder) -> None:
    walk(recorder, 2)
    recorder.forced("countdown", 10_000.0, "我已阅读 (10)")

    assert recorder.forced_waits == [ForcedWait("countdown", 10_000.0, 2, "我已阅读 (10)")]


def test_a_refusal_is_amended_when_it_is_corrected_and_when_the_form_is_taken(recorder: Recorder) -> None:
    walk(recorder, 3)
    first = recorder.refused("手机号码", "手机号码格式不正确", concept="person.phone")
    second = recorder.refused("", "请勿重复提交", guessed=True)
    recorder.amend_refusal(first, recovered=True)

    assert recorder.refusals == [
        Refusal("手机号码", "person.phone", "手机号码格式不正确", 3, corrected=True, recovered=True),
        Refusal("", None, "请勿重复提交", 3, guessed=True),
    ]
    recorder.amend_refusal(second)
    assert (recorder.refusals[1].corrected, recorder.refusals[1].recovered) == (True, False)
