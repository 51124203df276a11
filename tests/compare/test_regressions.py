"""What a comparison says of histories with known changes, and how often it says so for nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from errand.compare import Change, Period, change, compare
from errand.compare.cells import BuiltHall
from errand.core.model import Run
from errand.report.comparison_text import as_json, markdown, text
from tests.compare.histories import CITIES, judged, sound, then
from tests.synthetic import JOURNEYS, Cell, broken, history, slower


def test_a_hall_twice_as_slow_is_found_and_no_other() -> None:
    told = judged(then(sound, slower("nanjing", 6, 2.0)))

    assert {cell.city for cell in told.regressed} == {"nanjing"}
    assert {cell.story for cell in told.regressed} == {story for story, _, _ in JOURNEYS.values()}
    assert all(cell.measure == "waiting_ms" and cell.ratio and cell.ratio.low > 1.1 for cell in told.regressed)


def test_three_failures_in_a_row_are_an_incident_without_a_test() -> None:
    told = judged(then(sound, broken("wuhu", 6, ["consult"])))

    [cell] = told.regressed
    assert (cell.city, cell.measure, cell.incident, cell.p) == ("wuhu", "completion", True, None)
    assert {finding.key.city for finding in told.new} == {"wuhu"}


def test_what_was_broken_and_works_again_is_improved() -> None:
    def mended(cell: Cell) -> Cell:
        ill = cell.city.slug == "wuhu" and cell.journey == "consult" and cell.week < 6
        return replace(cell, failing=1.0) if ill else cell

    told = judged(then(sound, mended))

    assert [(cell.city, cell.measure) for cell in told.cells if cell.verdict is Change.IMPROVED] == [
        ("wuhu", "completion")
    ]
    assert told.regressed == []
    assert {finding.key.city for finding in told.gone} == {"wuhu"}


def test_faster_is_improved() -> None:
    told = judged(then(sound, slower("nanjing", 6, 0.4)))

    assert {cell.city for cell in told.cells if cell.verdict is Change.IMPROVED} == {"nanjing"}


def test_a_slowdown_of_a_fifth_is_no_alarm() -> None:
    assert judged(then(sound, slower("nanjing", 6, 1.2))).regressed == []


def test_too_few_runs_say_how_many_are_needed() -> None:
    runs = list(history(CITIES, 2, 3, 1, sound))
    before = Period(tuple(run for run in runs if run.setting.seed == 0), ("before",))
    after = Period(tuple(run for run in runs if run.setting.seed == 1), ("now",))

    waiting = [cell for cell in compare(before, after).cells if cell.measure == "waiting_ms"]

    assert {cell.verdict for cell in waiting} == {Change.TOO_FEW}
    assert all(cell.needed and cell.needed > 3 for cell in waiting)


def test_two_runs_against_two_cannot_tell_of_completion_either() -> None:
    runs = tuple(history(("hangzhou",), 2, 2, 1, sound, ["search"]))

    told = compare(Period(runs[:2], ("before",)), Period(runs[2:], ("now",)))

    [completion] = [cell for cell in told.cells if cell.measure == "completion"]
    threshold = 0.05 / len(told.cells)
    assert completion.verdict is Change.TOO_FEW
    assert completion.needed is not None
    assert change.completion_p((2, 2), (0, completion.needed)) <= threshold
    assert change.completion_p((2, 2), (0, completion.needed - 1)) > threshold


def test_a_first_visit_has_nothing_to_be_compared_with() -> None:
    runs = tuple(history(("hangzhou",), 1, 3, 1, sound))

    told = compare(Period((), ()), Period(runs, ("now",)))

    assert {cell.verdict for cell in told.cells} == {Change.TOO_FEW}


def test_cities_of_one_platform_are_one_alarm() -> None:
    told = judged(
        then(sound, slower("hangzhou", 6, 2.0), slower("ningbo", 6, 2.0)), cities=("hangzhou", "ningbo", "wuhu")
    )

    assert {platform: {cell.city for cell in cells} for platform, cells in told.platforms.items()} == {
        "practice:zhejiang": {"hangzhou", "ningbo"}
    }


def test_a_sound_history_gives_no_alarm_more_often_than_promised() -> None:
    alarms = sum(bool(judged(sound, seed, ("hangzhou", "nanjing"), 5).regressed) for seed in range(30))

    assert alarms <= 2  # at most 5 % of comparisons, and the effect gate makes it far less


def test_what_is_likely_and_not_sure_is_kept_under_watch() -> None:
    runs = list(history(("wuhu",), 2, 4, 1, lambda cell: slower("wuhu", 1, 3.0)(sound(cell)), ("consult",)))
    before, after = (Period(tuple(run for run in runs if run.setting.seed == week), ("x",)) for week in (0, 1))

    told = compare(before, after)

    [cell] = [cell for cell in told.cells if cell.watch]
    assert (cell.measure, cell.verdict, told.regressed) == ("waiting_ms", Change.TOO_FEW, [])
    assert cell.p is not None
    assert 0.05 / 2 < cell.p <= 0.10 / 2
    assert not any(cell.watch for cell in compare(before, before).cells)


def test_halls_of_two_families_are_two_series_and_it_is_said() -> None:
    def in_family(runs: Iterable[Run], family: str) -> tuple[Run, ...]:
        return tuple(replace(run, setting=replace(run.setting, family=family)) for run in runs)

    changed = then(sound, slower("wuhu", 1, 3.0), broken("wuhu", 1, ["consult"]))
    runs = list(history(("wuhu", "nanjing"), 2, 5, 1, changed))
    old = [run for run in runs if run.setting.seed == 0]
    new = tuple(run for run in runs if run.setting.seed == 1)
    wuhu = [run for run in old if run.setting.city == "wuhu"]
    rest = tuple(run for run in old if run.setting.city != "wuhu")

    same = compare(Period(tuple(old), ("before",)), Period(new, ("now",)))
    rebuilt = compare(Period((*in_family(wuhu, "layui"), *rest), ("before",)), Period(new, ("now",)))

    assert {cell.city for cell in same.regressed} == {"wuhu"}
    assert same.other_series == ()
    assert rebuilt.regressed == []
    assert {cell.verdict for cell in rebuilt.cells if cell.city == "wuhu"} == {Change.TOO_FEW}
    [told] = rebuilt.other_series
    assert (told.hall, told.now) == (
        BuiltHall("wuhu", "practice", "layui"),
        (BuiltHall("wuhu", "practice", "anhui"),),
    )
    assert told.runs == len(wuhu)
    assert "芜湖市：之前 25 次运行在另一类大厅（练习门户 layui；本期 练习门户 anhui）" in text(rebuilt, [])
    assert "25 earlier runs" in markdown(rebuilt, [], "en")
    assert json.loads(as_json(rebuilt, []))["other_series"][0]["family"] == "layui"
    assert "另一个系列" not in text(same, [])


def test_a_run_whose_family_nobody_noted_belongs_to_the_newest_known_one() -> None:
    runs = list(history(("wuhu",), 2, 5, 1, then(sound, slower("wuhu", 1, 3.0)), ["search"]))
    unknown = [replace(run, setting=replace(run.setting, platform="")) for run in runs if run.setting.seed == 0]
    new = tuple(run for run in runs if run.setting.seed == 1)

    compared = compare(Period(tuple(unknown), ("before",)), Period(new, ("now",)))

    assert compared.other_series == ()
    assert {cell.n_before for cell in compared.cells} == {5}
