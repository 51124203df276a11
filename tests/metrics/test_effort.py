"""The Keystroke-Level Model against its own published figures, and the split of a recorded run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from errand.core.model import Box, Reading, Run, Step
from errand.metrics import effort
from errand.metrics.klm import fitts_s, keystrokes, profiles
from tests.runs import a_run, a_setting, a_step

ORDINARY = profiles()["ordinary"]


@pytest.mark.parametrize("ratio, seconds", [(0.5, 0.8), (1.5, 0.9), (3.5, 1.0), (15.5, 1.2), (1000.0, 1.5)])
def test_pointing_follows_the_law_of_the_paper(ratio: float, seconds: float) -> None:
    """P = 0.8 + 0.1 log2(d/s + 0.5), at most 1.5 (Card, Moran & Newell 1980)."""
    assert fitts_s(ratio * 10, 10) == pytest.approx(seconds, abs=0.001)


def test_the_operators_are_those_of_the_paper() -> None:
    assert (ORDINARY.keystroke_s, ORDINARY.mental_s, ORDINARY.homing_s, ORDINARY.pointing_s) == (0.28, 1.35, 0.40, 1.10)
    assert profiles()["expert"].keystroke_s == 0.12


def test_the_operators_add_up_to_the_two_editors_of_the_paper() -> None:
    """Card, Moran & Newell (1980), replacing a word: 4M + 15K = 8.4 s and 2M + 8K + 2H + P = 6.2 s, at K = 0.20 s."""
    mental, homing, pointing, key = ORDINARY.mental_s, ORDINARY.homing_s, ORDINARY.pointing_s, 0.20

    assert 4 * mental + 15 * key == pytest.approx(8.4)
    assert 2 * mental + 8 * key + 2 * homing + pointing == pytest.approx(6.2)


def test_every_profile_is_named_and_slower_people_are_slower() -> None:
    run = a_run("search", waits=(100.0, None, 200.0))
    run = _with(run, [a_step(1), _fill(2, "居住证"), a_step(3)])

    needed = {key: effort.predict(run, profile).total_s for key, profile in profiles().items()}

    assert needed["expert"] < needed["ordinary"] < needed["older"]
    assert all(profile.zh and profile.en for profile in profiles().values())


@pytest.mark.parametrize(
    "text, keys",
    [("居住证", 11), ("身份证", 13), ("营业执照", 14), ("abc", 3), ("13800000000", 11), ("你好，世界", 14), ("", 0)],
)
def test_chinese_is_typed_in_pinyin(text: str, keys: int) -> None:
    """juzhuzheng+1; shenfenzheng+1; yingye'zhizhao as one word; nihao+1, the comma, shijie+1."""
    assert keystrokes(text) == keys


def test_the_parts_of_a_search_are_the_sum_of_its_operators() -> None:
    """M P BB to open; P BB H, M 11K to type 居住证; H P BB, M to press the button; R twice; 300 characters read."""
    box = Box(100, 100, 200, 40)
    steps = [a_step(1, waited_ms=500.0), _fill(2, "居住证", box), a_step(3, waited_ms=700.0, box=Box(320, 100, 40, 40))]
    run = _with(a_run("search"), steps, readings=(Reading("guide.materials", 3, 3, 300),))

    told = effort.predict(run, ORDINARY)

    near = fitts_s(140, 40)
    first = fitts_s(((640 - 200) ** 2 + (360 - 120) ** 2) ** 0.5, 40)
    assert told.waiting_s == pytest.approx(1.2)
    assert told.typing_s == pytest.approx(11 * 0.28)
    assert told.thinking_s == pytest.approx(3 * 1.35)
    assert told.pointing_s == pytest.approx((1.10 + 0.20) + (first + 0.20 + 0.40) + (0.40 + near + 0.20))
    assert told.reading_s == pytest.approx(60.0)
    assert told.total_s == pytest.approx(
        told.waiting_s + told.typing_s + told.thinking_s + told.pointing_s + told.reading_s
    )


def test_a_secret_is_typed_character_by_character() -> None:
    run = _with(a_run("register"), [a_step(1, verb="fill", typed=18, secret=True, detail="")])

    assert effort.predict(run, ORDINARY).typing_s == pytest.approx(18 * 0.50)


def test_a_pensioner_is_predicted_as_an_older_citizen() -> None:
    assert effort.profile_of(a_run(setting=a_setting(persona="pensioner"))).key == "older"
    assert effort.profile_of(a_run(setting=a_setting(device="iPhone 13"))).key == "phone"
    assert effort.profile_of(a_run()).key == "ordinary"


def _fill(number: int, text: str, box: Box | None = None) -> Step:
    return a_step(number, verb="fill", detail=text, typed=len(text), box=box, waited_ms=None, clock=None)


def _with(run: Run, steps: Sequence[Step], readings: tuple[Reading, ...] = ()) -> Run:
    return replace(run, steps=tuple(steps), readings=readings)
