"""The view behind all reports: it asks the measures once, and only those that somebody wants to see."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from errand.core.model import Run
from errand.metrics import MEASURES, Estimate, Missing, judge
from errand.report import view as module
from errand.report.text import summary
from errand.report.view import View
from tests.runs import a_bad_day, a_run, a_setting, nanjing


def test_the_terminal_asks_for_no_rank_and_no_league_table(monkeypatch: pytest.MonkeyPatch) -> None:
    def dear(*_: object) -> None:
        raise AssertionError("the end of a session waited for this")

    monkeypatch.setattr(module, "judge", dear)
    monkeypatch.setattr(module, "ranks", dear)

    assert "发现门户问题 3 项" in summary(View(a_bad_day()))


def test_every_measure_of_a_city_is_asked_once_however_many_reports_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counting(runs: Collection[Run]) -> dict[str, Estimate | Missing]:
        asked.append(len(runs))
        return judge(runs)

    monkeypatch.setattr(module, "judge", counting)
    view = View(a_bad_day())
    for _ in range(3):
        assert [value.measure.key for value in view.cities[0].values] == list(module.SHOWN)
        assert view.spreads

    assert sorted(asked) == [3, 5]


def test_practice_and_live_are_two_cities_of_a_view() -> None:
    live = a_setting(portal="live", portal_url="https://hall.example/")
    view = View([a_run(), a_run(setting=live), a_run(setting=nanjing())])

    assert [city.key for city in view.by_place] == ["nanjing", "hangzhou-live", "hangzhou-practice"]
    assert all(len(city.runs) == 1 for city in view.cities)


def test_a_story_is_asked_what_its_own_runs_say() -> None:
    (city,) = View([a_run("search"), a_run("search", waits=(5.0,)), a_run("guide")]).by_place
    search, guide = city.stories

    assert (len(search.runs), search.completions, search.typical.steps) == (2, 2, 2.0)
    assert search.ask("completion") == MEASURES["completion"].ask(search.runs)
    assert guide.example.journey == "guide"
