"""Trends: what the points and bands are, and which sessions are read."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from errand.compare.cells import BuiltHall, CellKey
from errand.compare.trends import WalkedSession, earlier, session, trends
from errand.core.errors import HarnessError
from errand.core.model import Run
from errand.metrics import MEASURES, Estimate
from errand.store import RunFolder
from errand.store.glimpse import Glimpse, glimpses
from tests.runs import a_bad_day, a_run, a_setting
from tests.synthetic import history

CELL = CellKey(BuiltHall("hangzhou", "practice"), "test_a_newcomer_finds_the_residence_permit")


def told(runs: Sequence[Run]) -> WalkedSession:
    made = session(map(Glimpse.of, runs))
    assert made
    return made


def keep(results: Path, runs: Sequence[Run], stamp: str) -> Path:
    folder = RunFolder.create(results, "cities", {})
    with folder.journal("main") as journal:
        for run in runs:
            journal.write(run)
    return folder.path.rename(results / f"{stamp}-cities")


def a_night(wait: float, **setting: str) -> list[Run]:
    return [a_run("search", waits=(wait,), setting=a_setting(**setting))]


def test_a_point_is_what_the_measures_of_that_session_say() -> None:
    runs = list(history(("hangzhou",), 1, 6, 7, journeys=("search",)))
    line = trends([], told(runs)).lines[CellKey(BuiltHall("hangzhou", "practice", "zhejiang"), runs[0].story)]

    point = line.points[0]
    completion, wait = MEASURES["completion"].ask(runs), MEASURES["wait_median_ms"].ask(runs)
    assert isinstance(completion, Estimate)
    assert isinstance(wait, Estimate)
    assert point.done / point.tried == completion.value
    assert point.tried == completion.n
    assert point.wait_ms == wait.value
    assert line.completion is None
    assert line.wait_ms is None


def test_the_band_is_of_the_six_sessions_before_and_not_of_the_current_one() -> None:
    waits = (9000, 9000, 100, 200, 300, 400, 500, 600, 7000)
    *before, now = [told(a_night(wait)) for wait in waits]
    line = trends(before, now).lines[CELL]

    assert [point.wait_ms for point in line.points] == list(waits)
    assert line.wait_ms
    assert (line.wait_ms.low, line.wait_ms.middle, line.wait_ms.high) == (225, 350, 475)
    assert line.completion
    assert line.completion.middle == line.completion.high == 1
    assert line.completion.low == pytest.approx(0.61, abs=0.01)  # six of six


def test_practice_and_live_are_never_one_line() -> None:
    lines = trends([told(a_night(100, portal="live"))], told(a_night(200))).lines

    assert list(lines) == [CELL]
    assert [point.wait_ms for point in lines[CELL].points] == [200]


def test_a_session_in_which_a_story_was_not_walked_has_no_point() -> None:
    lines = trends([told(a_night(100)), told(a_night(100, city="wuhu"))], told(a_night(200))).lines

    assert [point.session for point in lines[CELL].points] == [0, 2]


def test_a_glimpse_of_a_journal_is_that_of_the_whole_run(tmp_path: Path) -> None:
    folder = keep(tmp_path, a_bad_day(), "20260301T000000Z")
    with (folder / "runs-main.jsonl").open("ab") as journal:
        journal.write(b'{"id": "torn')

    assert sorted(glimpses(folder), key=str) == sorted(map(Glimpse.of, a_bad_day()), key=str)


def test_a_damaged_line_is_told_of(tmp_path: Path) -> None:
    folder = keep(tmp_path, a_bad_day(), "20260301T000000Z")
    (folder / "runs-main.jsonl").write_bytes(b"{}\n")

    with pytest.raises(HarnessError, match="1"):
        list(glimpses(folder))


def test_only_sessions_before_the_current_one_are_read_and_not_too_many(tmp_path: Path) -> None:
    folders = [keep(tmp_path, a_night(wait), f"2026030{wait}T000000Z") for wait in range(1, 7)]
    size = (folders[0] / "runs-main.jsonl").stat().st_size

    def waits(**bounds: int) -> list[float]:
        return [one.walks[0].waits_ms[0] for one in earlier(folders[4], **bounds)]

    assert waits() == [1, 2, 3, 4]
    assert waits(most=2) == [3, 4]
    assert waits(most_bytes=3 * size + 8) == [2, 3, 4]
    assert waits(most_bytes=1) == []


def test_an_old_session_that_cannot_be_read_is_left_out_and_told_of(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folders = [keep(tmp_path, a_night(wait), f"2026030{wait}T000000Z") for wait in (1, 2, 3)]
    (folders[0] / "runs-main.jsonl").write_bytes(b"{}\n{}\n")

    with caplog.at_level(logging.WARNING):
        assert [one.walks[0].waits_ms[0] for one in earlier(folders[2])] == [2]
    assert "runs-main.jsonl" in caplog.text


def test_a_hall_of_another_family_is_another_line_and_one_not_known_the_same() -> None:
    before = [told(a_night(wait, family=family)) for wait, family in ((9000, "plain"), (100, ""), (200, "jsp"))]
    lines = trends(before, told(a_night(300, family="jsp"))).lines

    [(key, line)] = lines.items()
    assert key.hall.family == "jsp"
    assert [point.wait_ms for point in line.points] == [100, 200, 300]


def test_the_family_is_glimpsed_in_a_journal_also_of_an_older_run(tmp_path: Path) -> None:
    runs = [
        a_run("search", id="a", setting=a_setting(family="jsp", platform="practice:jsp")),
        a_run("search", id="b", setting=a_setting(platform="practice:layui")),
        a_run("search", id="c", setting=a_setting(platform="host.example")),
    ]
    folder = keep(tmp_path, runs, "20261101T000000Z")

    assert [one.family for one in glimpses(folder)] == ["jsp", "layui", ""] == [Glimpse.of(run).family for run in runs]
