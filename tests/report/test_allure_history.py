"""The history between sessions: each once, looking back only, practice and live apart; Allure is a stand-in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from errand import cli
from errand.core.model import Run
from errand.report import allure_html
from errand.report.allure_html import render
from errand.store import RunFolder
from tests.runs import a_run, a_setting


class StandIn:
    """Does with the history what Allure 3.18 does: reads it, appends a line with the time of the rendering."""

    def __init__(self) -> None:
        self.looked_back_on: list[str] = []
        self.said: dict[str, Any] = {}

    def __call__(self, _command: Sequence[str], folder: Path, _limit_s: float) -> None:
        self.said = json.loads((folder / "allurerc.json").read_text("utf-8"))
        history = Path(self.said["historyPath"])
        self.looked_back_on = [day_of(line) for line in history.read_text("utf-8").splitlines()]
        with history.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"name": self.said["name"], "timestamp": 1}) + "\n")
        Path(self.said["output"]).mkdir()
        (Path(self.said["output"]) / "index.html").write_text("<html>")


def day_of(line: str) -> str:
    name: str = json.loads(line)["name"]
    return name.rsplit(maxsplit=1)[-1][:8]


@pytest.fixture
def allure(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    stand_in = StandIn()
    monkeypatch.setattr(allure_html, "_installed", lambda *_: Path("allure"))
    monkeypatch.setattr(allure_html, "_call", stand_in)
    return stand_in


def a_session(results: Path, day: int, runs: Sequence[Run] = (a_run(),)) -> RunFolder:
    """A session of a day in March 2026."""
    made = RunFolder.create(results, "hangzhou", {})
    folder = RunFolder(made.path.rename(results / f"202603{day:02}T081530Z-hangzhou-1a2b"))
    with folder.journal("main") as journal:
        for run in runs:
            journal.write(run)
    (folder.allure / "1-result.json").write_text("{}")
    return folder


def days(results: Path, name: str = "allure-history.jsonl") -> list[str]:
    return [day_of(line) for line in (results / name).read_text("utf-8").splitlines()]


def test_a_session_is_in_the_history_once_and_never_held_against_itself_or_later_ones(
    tmp_path: Path, allure: StandIn
) -> None:
    first, second, third = (a_session(tmp_path, day) for day in (1, 2, 3))
    for folder in (first, second, third, second, second):
        render(folder)

    assert allure.looked_back_on == ["20260301"]
    assert days(tmp_path) == ["20260301", "20260302", "20260303"]


def test_the_history_goes_by_the_time_of_the_session_not_of_the_rendering(tmp_path: Path, allure: StandIn) -> None:
    render(a_session(tmp_path, 1))

    (line,) = (tmp_path / "allure-history.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["timestamp"] == datetime(2026, 3, 1, 8, 15, 30, tzinfo=UTC).timestamp() * 1000


def test_the_history_keeps_the_newest_sessions(
    tmp_path: Path, allure: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allure_html, "HISTORY_LIMIT", 2)
    for day in (1, 3, 4, 2):
        render(a_session(tmp_path, day))

    assert days(tmp_path) == ["20260303", "20260304"]
    assert allure.said["historyLimit"] == 2


def test_practice_and_live_have_a_history_each(tmp_path: Path, allure: StandIn) -> None:
    render(a_session(tmp_path, 1))
    render(a_session(tmp_path, 2, [replace(a_run(), setting=a_setting(portal="live"))]))
    assert allure.looked_back_on == []

    render(a_session(tmp_path, 3))
    assert allure.looked_back_on == ["20260301"]
    assert days(tmp_path, "allure-history-live.jsonl") == ["20260302"]


def test_a_folder_somebody_renamed_is_reported_but_has_no_place_in_the_history(tmp_path: Path, allure: StandIn) -> None:
    folder = RunFolder(a_session(tmp_path, 1).path.rename(tmp_path / "保存"))

    assert render(folder).exists()
    assert days(tmp_path) == []


def test_results_without_a_journal_give_a_report_without_measures(tmp_path: Path, allure: StandIn) -> None:
    render(a_session(tmp_path, 1, ()))

    assert "performance" not in allure.said
    assert "globalAttachments" not in allure.said


def test_known_issues_go_with_allures_report(
    tmp_path: Path, allure: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_session(tmp_path, 1)
    known = tmp_path / "known.toml"
    known.write_text('tracker = "https://t.example/{id}"\nknown = []\n')

    assert cli.main(["report", str(folder.path), "--known", str(known)]) == 0
    assert allure.said["resolutions"]["links"]["已知问题"] == {"urlTemplate": "https://t.example/%s"}

    known.write_text('tracker = "nowhere"\nknown = []\n')
    assert cli.main(["report", str(folder.path), "--known", str(known)]) == 4
    assert "known.toml: tracker" in capsys.readouterr().err
