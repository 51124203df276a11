"""`errand survey`: the tables of records that are there, and the session that makes new ones."""

from __future__ import annotations

import subprocess
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from errand import cli
from errand.cli import survey_command
from errand.cli.parser import OK, USAGE, Parser
from errand.store import RunFolder
from errand.survey import hall_journal
from tests.survey.halls import the_nation


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run that surveyed two practice halls, the newest of these results."""
    monkeypatch.chdir(tmp_path)
    made = RunFolder.create(tmp_path / "results", "2-cities", {"arguments": ["--city=hangzhou,taiyuan"]})
    nation = the_nation()
    for worker, city in (("gw0", "hangzhou"), ("gw1", "taiyuan")):
        hall_journal.append(made.path, worker, nation[city])
    made.become_latest()
    return made.path


def options(*arguments: str) -> Namespace:
    parser = Parser()
    survey_command.add(parser.add_subparsers(parser_class=Parser))
    return parser.parse_args(["survey", *arguments])


def test_the_tables_of_records_that_are_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["survey", "--from"]) == OK

    printed = capsys.readouterr().out
    assert "没有调查全部 294 个城市" in printed
    assert "与练习门户实情对照" in printed
    assert {"survey.xlsx", "survey.html", "survey-indicators.csv", "survey-readings.csv"} <= {
        path.name for path in folder.iterdir()
    }


def test_forms_language_and_place_are_chosen(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ["--format", "html", "--lang", "en", "--out", str(tmp_path / "there" / "x")]
    assert cli.main(["survey", "--from", folder.name, *chosen]) == OK

    assert [path.name for path in (tmp_path / "there" / "x").iterdir()] == ["survey.html"]
    assert capsys.readouterr().out.startswith("written: ")
    assert not (folder / "survey.html").exists()


def test_truth_is_told_of_practice_halls_only(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = RunFolder.create(tmp_path / "results", "hangzhou", {"arguments": ["--portal=http://127.0.0.1:8080/"]})
    hall_journal.append(elsewhere.path, "main", the_nation()["hangzhou"])

    assert cli.main(["survey", "--from", str(elsewhere.path), "--format", "text"]) == OK
    assert "实情" not in capsys.readouterr().out
    bare = tmp_path / "bare"
    bare.mkdir()
    hall_journal.append(bare, "main", the_nation()["hangzhou"])
    assert cli.main(["survey", "--from", str(bare), "--format", "text"]) == OK
    assert "实情" not in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--from", "nowhere"], ["--resume", "--from"], ["--format", "pdf"]])
def test_what_cannot_be_is_usage(arguments: list[str], folder: Path) -> None:
    try:
        assert cli.main(["survey", *arguments]) == USAGE
    except SystemExit as leaving:
        assert leaving.code == USAGE  # noqa: PT017 (argparse leaves so, errand returns)


def test_a_run_without_records_says_so(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = RunFolder.create(tmp_path / "results", "none", {})

    assert cli.main(["survey", "--from", str(empty.path)]) == USAGE
    assert "没有调查记录" in capsys.readouterr().err


def test_the_session_gets_its_options(folder: Path) -> None:
    command = survey_command.session(
        options("--city", "hangzhou", "--city", "wuhu", "--sample", "50", "-n", "2", "--live", "--contact", "a@b")
    )
    said = " ".join(command)

    assert "journeys/test_survey_hall.py" in said
    assert "--city=hangzhou --city=wuhu" in said
    assert all(one in command for one in ("--sample=50", "--live", "--contact=a@b", "-n"))
    assert f"--results={folder.parent}" in command
    assert "--city=all" in survey_command.session(options())


def _pytest(monkeypatch: pytest.MonkeyPatch, code: int, does: Any = None) -> list[list[str]]:
    """A session of pytest that only does what it is told."""
    called: list[list[str]] = []

    def run(command: list[str], check: bool) -> subprocess.CompletedProcess[bytes]:
        called.append(command)
        if does:
            does()
        return subprocess.CompletedProcess(command, code)

    monkeypatch.setattr(subprocess, "run", run)
    return called


def test_a_session_is_published_from_the_folder_it_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    def walk() -> None:
        made = RunFolder.create(tmp_path / "results", "hangzhou", {"arguments": []})
        hall_journal.append(made.path, "main", the_nation()["hangzhou"])
        made.become_latest()

    _pytest(monkeypatch, 1, walk)
    assert cli.main(["survey", "--city", "hangzhou", "--format", "text"]) == 1
    assert "1 个城市" in capsys.readouterr().out


def test_a_session_that_did_not_begin_publishes_no_older_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _pytest(monkeypatch, USAGE)

    assert cli.main(["survey", "--city", "nowhere"]) == USAGE
    assert capsys.readouterr().out == ""


def test_a_run_that_is_gone_on_with_keeps_its_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called = _pytest(monkeypatch, 5)  # every hall was done

    assert cli.main(["survey", "--resume", "--format", "html"]) == OK
    assert f"--resume={folder}" in called[0]
    assert (folder / "survey.html").exists()
