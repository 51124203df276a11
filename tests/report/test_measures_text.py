"""All measures of a session, as a tester reads them."""

from __future__ import annotations

import pytest

from errand.metrics import MEASURES, Unit
from errand.report.measures_text import measures, quantity
from errand.report.view import View
from errand.report.words import measure_name
from tests.runs import a_bad_day, a_run, a_setting


def test_every_measure_stands_there_with_its_interval_or_the_reason_for_none() -> None:
    told = measures(View(a_bad_day()))

    for measure in MEASURES.values():
        assert measure_name(measure, "zh") in told
    assert "杭州市（浙江省）· 练习门户" in told
    assert "满意度不能靠模拟得出" in told
    assert "n = 3" in told
    assert "实验室" in told


def test_english_on_request() -> None:
    told = measures(View(a_bad_day()), "en")

    assert "completion rate" in told
    assert "satisfaction cannot be simulated" in told


def test_hostile_words_of_a_portal_stay_words() -> None:
    told = measures(View([a_run(setting=a_setting(portal="live", portal_url="http://x/\x1b[31m\u202ered"))]))

    assert "\x1b" not in told
    assert "\u202e" not in told


@pytest.mark.parametrize(
    "value, unit, shown",
    [
        (0.5, Unit.SHARE, "50.0%"),
        (1234.6, Unit.MS, "1,235 ms"),
        (3.14159, Unit.S, "3.14 s"),
        (2.0, Unit.COUNT, "2.00"),
        (None, Unit.S, ""),
    ],
)
def test_quantities(value: float | None, unit: Unit, shown: str) -> None:
    assert quantity(value, unit) == shown
