"""Change points: found where they were put in, and nowhere else."""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from errand.compare.history import FEWEST_DAYS, Series, change_points, series
from errand.store import RunFolder
from errand.store.database import Store
from tests.runs import a_run, a_setting

START = date(2026, 1, 5)


def a_series(days: int, level: Callable[[int], float], seed: object = 1, sigma: float = 0.3) -> Series:
    """Medians of five lognormal waits a day, around *level* in ms."""
    dice = random.Random(f"{seed}")
    medians = [
        statistics.median(dice.lognormvariate(math.log(level(day)), sigma) for _ in range(5)) for day in range(days)
    ]
    told = tuple((START + timedelta(days=day), value) for day, value in enumerate(medians))
    return Series("wuhu", "芜湖市", "test_a_question_is_acknowledged", "提交咨询并拿到编号", told)


def test_a_doubling_is_found_on_its_day() -> None:
    (found,) = change_points(a_series(52, lambda day: 4000.0 if day >= 30 else 2000.0))

    assert abs((found.day - START).days - 30) <= 1
    assert found.before == pytest.approx(2000, rel=0.1)
    assert found.after == pytest.approx(4000, rel=0.1)
    assert found.n_before + found.n_after == 52
    assert found.p < 0.0005
    assert (found.city_zh, found.story_zh) == ("芜湖市", "提交咨询并拿到编号")


def test_what_came_and_went_are_two() -> None:
    worse, mended = change_points(a_series(60, lambda day: 4000.0 if 20 <= day < 40 else 2000.0))

    assert worse.after > worse.before
    assert mended.after < mended.before
    assert (mended.day - worse.day).days == pytest.approx(20, abs=2)


@pytest.mark.parametrize(
    "days, before, after",
    [
        (FEWEST_DAYS - 1, 2000.0, 8000.0),  # too few days to tell
        (52, 200.0, 400.0),  # a doubling of less than 0.3 s
        (52, 9000.0, 9700.0),  # 0.7 s, but less than a tenth
    ],
)
def test_what_is_too_short_or_too_small_is_none(days: int, before: float, after: float) -> None:
    assert change_points(a_series(days, lambda day: after if day >= days // 2 else before, sigma=0.01)) == []


def test_waits_that_never_vary_are_no_trouble() -> None:
    assert change_points(a_series(40, lambda _: 2000.0, sigma=0.0)) == []
    (found,) = change_points(a_series(40, lambda day: 4000.0 if day >= 20 else 2000.0, sigma=0.0))
    assert found.day == START + timedelta(days=20)


def test_no_change_is_hardly_ever_one() -> None:
    """At most 1 % of a hundred quiet years; `make calibrate` looks at more."""
    found = [change_points(a_series(52, lambda _: 2000.0, seed)) for seed in range(100)]
    assert sum(map(bool, found)) <= 1


def test_halls_of_two_families_are_two_series_in_the_database(tmp_path: Path) -> None:
    settings = (
        a_setting(family="plain", platform="practice:plain"),
        a_setting(),  # of a family nobody noted: of the newest known
        a_setting(family="jsp", platform="practice:jsp"),
    )
    folder = RunFolder.create(tmp_path / "results", "cities", {})
    with folder.journal("main") as journal:
        for at, setting in enumerate(settings):
            began = f"2026-11-0{at + 1}T08:00:00+08:00"
            journal.write(a_run("search", id=f"{at}", setting=setting, started_at=began, waits=(100.0 * (at + 1),)))
    with Store.open(f"sqlite:///{tmp_path / 'runs.sqlite'}") as store:
        store.collect(folder)
        found = series(store, ["hangzhou"], datetime(2026, 11, 9, tzinfo=UTC))

    assert [[wait for _, wait in one.days] for one in found] == [[100.0], [200.0, 300.0]]
