"""Undetermined runs in a comparison: no failures, no regression; where they become more, that is said in words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from errand.compare import Change, Comparison, Period, compare
from errand.compare.judgement import NO_WORSE, NOTHING_DETERMINED, Judgement
from errand.core.model import Outcome, Reason, Run, Verdict
from errand.report.comparison_text import as_json, junit, markdown, text
from tests.runs import a_run, failed

DONE = Outcome(Verdict.COMPLETED)
DEAD = failed(Reason.NO_RESPONSE, "没反应", "search.button", 3)
UNKNOWN = failed(Reason.NOT_RECOGNISED, "没有认出", "search.results", 3)


def a_period(name: str, outcomes: Sequence[Outcome], journey: str = "search") -> Period:
    """Runs of one story, one after the other."""
    runs = [
        replace(a_run(journey, id=f"{name}{at}", outcome=one), started_at=f"2026-03-{name}T08:{at:02}:00+00:00")
        for at, one in enumerate(outcomes)
    ]
    return Period(tuple(runs), (name,))


def told(before: Sequence[Outcome], after: Sequence[Outcome]) -> Comparison:
    return compare(a_period("01", before), a_period("02", after))


@pytest.mark.parametrize("after", [[UNKNOWN] * 5, [DONE, *[UNKNOWN] * 4], [*[UNKNOWN] * 4, DONE]])
def test_they_are_neither_failures_nor_a_regression_but_said(after: list[Outcome]) -> None:
    comparison = told([DONE] * 10, after)

    assert comparison.regressed == []
    assert comparison.new == ()
    assert not any(cell.incident for cell in comparison.cells)
    (one,) = comparison.lost_sight
    assert (one.before, one.after) == ((0, 10), (after.count(UNKNOWN), 5))
    shown = text(comparison, [])
    assert "看不清的变多了（不算变差） (1)" in shown
    assert f"未能判定：之前 10 次中 0 次，本期 5 次中 {after.count(UNKNOWN)} 次" in shown


def test_completion_is_compared_over_the_determined() -> None:
    comparison = told([DONE] * 8 + [UNKNOWN] * 8, [DONE] * 8 + [UNKNOWN] * 8)

    (completion,) = [cell for cell in comparison.cells if cell.measure == "completion"]
    assert (completion.before, completion.after, completion.n_before, completion.n_after) == (1.0, 1.0, 8, 8)
    assert comparison.lost_sight == (), "as many as before"


def test_one_more_by_chance_is_counted_but_not_listed() -> None:
    comparison = told([DONE] * 9 + [UNKNOWN], [DONE] * 4 + [UNKNOWN])

    assert comparison.lost_sight == ()
    assert "未能判定：之前 10 次中 1 次，本期 5 次中 1 次；既不算办成，也不算没办成。" in text(comparison, [])
    assert "未能判定" not in text(told([UNKNOWN, DONE], [DONE]), []), "nothing to say of a period without any"


def test_a_finding_nobody_could_judge_again_is_not_gone() -> None:
    assert [one.key.reason for one in told([DEAD], [DONE]).gone] == [Reason.NO_RESPONSE]
    assert told([DEAD], [UNKNOWN]).gone == ()


def test_failures_beside_them_are_failures() -> None:
    comparison = told([DONE] * 10, [DEAD, UNKNOWN, DEAD, UNKNOWN, DEAD])

    assert [cell.verdict for cell in comparison.cells if cell.measure == "completion"] == [Change.REGRESSED]
    assert [one.key.reason for one in comparison.new] == [Reason.NO_RESPONSE]


def test_a_period_nobody_could_judge_has_an_exit_code_of_its_own() -> None:
    nothing = Judgement(told([DONE] * 3, [UNKNOWN] * 3), [])

    assert nothing.exit_code == NOTHING_DETERMINED
    assert "全部未能判定" in text(nothing.comparison, [])
    assert Judgement(told([DONE] * 3, [UNKNOWN, DONE]), []).exit_code == NO_WORSE


@pytest.mark.parametrize("lang, says", [("zh", "之前 10 次中 0 次"), ("en", "0 of 10 before, 5 of 5 now")])
def test_every_form_says_so(lang: str, says: str) -> None:
    comparison = told([DONE] * 10, [UNKNOWN] * 5)

    assert says in text(comparison, [], lang)
    assert says in markdown(comparison, [], lang)
    assert "<failure" not in junit(comparison, [], lang)
    assert says in junit(comparison, [], lang)
    plain = json.loads(as_json(comparison, []))
    assert (plain["undetermined"], plain["judged"]) == ([0, 5], [10, 5])
    assert plain["lost_sight"][0]["after"] == [5, 5]


def test_a_team_s_own_portal_is_a_series_of_its_own(tmp_path: Path) -> None:
    def at(portal: str, day: str) -> Run:
        run = a_run("search", id=portal + day, started_at=f"2026-03-{day}T08:00:00+00:00")
        return replace(run, setting=replace(run.setting, portal=portal))

    comparison = compare(Period((at("practice", "01"), at("live", "01")), ("1",)), Period((at("own", "02"),), ("2",)))

    assert all(not cell.n_before for cell in comparison.cells)
    assert {one.hall.portal for one in comparison.other_series} == {"practice", "live"}
    assert "自有测试门户" in text(comparison, [])
