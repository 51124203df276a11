"""A run has a ceiling of steps and of minutes: the user's, else the portal file's, else the usual."""

from __future__ import annotations

import pytest

from errand.citizen.run_ceiling import MOST_MINUTES, MOST_STEPS, RunCeiling
from errand.core.errors import Undetermined
from errand.core.model import Reason
from errand.given.portal import Ceiling
from errand.record.recorder import Recorder


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.ms = 0.0

    def __call__(self) -> float:
        return self.ms


def walked(clock: Clock, steps: int) -> Recorder:
    """A walk of so many steps."""
    recorder = Recorder(clock)
    recorder.visit(1, "http://127.0.0.1/apply?page=7", "在线申报 第7页", 200)
    for _ in range(steps):
        with recorder.step("click", "下一步"):
            pass
    return recorder


def test_no_step_is_taken_beyond_the_ceiling() -> None:
    ceiling = RunCeiling(steps=7)
    ceiling.check(walked(Clock(), 6))

    with pytest.raises(Undetermined) as ended:
        ceiling.check(walked(Clock(), 7))
    assert ended.value.reason is Reason.RUN_LIMIT
    assert (ended.value.seen.url, ended.value.seen.title) == ("http://127.0.0.1/apply?page=7", "在线申报 第7页")


@pytest.mark.parametrize("pace_s, minutes", [(0.0, 10), (30.0, 12)])
def test_no_step_is_taken_after_its_minutes_but_the_pace_asked_for_is_not_held_against_it(
    pace_s: float, minutes: float
) -> None:
    clock = Clock()
    recorder, ceiling = walked(clock, 4), RunCeiling(pace_s=pace_s)
    clock.ms = 60_000.0 * minutes
    ceiling.check(recorder)
    clock.ms += 1

    with pytest.raises(Undetermined) as ended:
        ceiling.check(recorder)
    assert ended.value.reason is Reason.RUN_LIMIT


def test_what_the_user_wants_goes_before_what_the_portal_file_says() -> None:
    given = Ceiling(steps=40, minutes=3.0)

    assert RunCeiling.of(Ceiling(), Ceiling(), 0.0) == RunCeiling(MOST_STEPS, MOST_MINUTES)
    assert RunCeiling.of(Ceiling(), given, 1.0) == RunCeiling(40, 3.0, 1.0)
    assert RunCeiling.of(Ceiling(minutes=0.5), given, 0.0) == RunCeiling(40, 0.5)
