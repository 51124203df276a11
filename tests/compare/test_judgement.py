"""`errand compare` as a pipeline calls it: folders on disk, formats, budgets, exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from errand.cli import main
from errand.compare.budgets import read_budgets
from errand.core.errors import UsageError
from errand.core.message import Message
from errand.core.model import Outcome, Reason, Run
from errand.store import RunFolder
from tests.runs import failed
from tests.synthetic import Cell, history, slower

HOSTILE = "<script>alert(1)</script>|`x`\x1b[31m\u202e=cmd"
Keep = Callable[[Sequence[Run]], Path]
Shown = pytest.CaptureFixture[str]


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return tmp_path / "results"


@pytest.fixture
def keep(results: Path) -> Keep:
    """Writes a session to disk, as pytest does; each a second after the one before."""
    stamps = iter(range(10, 60))

    def kept(runs: Sequence[Run]) -> Path:
        folder = RunFolder.create(results, "cities", {})
        with folder.journal("main") as journal:
            for run in runs:
                journal.write(run)
        later = folder.path.with_name(f"20260101T0000{next(stamps)}Z-cities")
        folder.path.rename(later)
        return later

    return kept


def _sound(cell: Cell) -> Cell:
    return replace(cell, failing=0.0, wait_ms=900.0)


def _history(last: Callable[[Cell], Cell] = lambda cell: cell) -> list[list[Run]]:
    runs = list(history(("hangzhou", "wuhu"), 7, 5, 1, lambda cell: last(_sound(cell))))
    return [[run for run in runs if run.setting.seed == week] for week in range(7)]


def _compare(results: Path, *options: str) -> int:
    return main(["compare", "--results", str(results), *options])


def test_no_worse_ends_with_0(results: Path, keep: Keep, capsys: Shown) -> None:
    for week in _history():
        keep(week)

    assert _compare(results) == 0
    assert "没有变化" in capsys.readouterr().out


def test_what_regressed_ends_with_10_and_is_named(results: Path, keep: Keep, capsys: Shown) -> None:
    for week in _history(slower("wuhu", 6, 2.0)):
        keep(week)

    assert _compare(results) == 10
    told = capsys.readouterr().out
    assert "变差 (5)" in told
    assert "芜湖市 · 提交咨询并拿到编号" in told
    assert "杭州市" not in told.partition("变好")[0]
    assert _compare(results, "--lang", "en") == 10
    assert "Regressed (5)" in capsys.readouterr().out


def test_a_broken_budget_ends_with_11(results: Path, keep: Keep, tmp_path: Path, capsys: Shown) -> None:
    for week in _history():
        keep(week)
    budget = tmp_path / "budgets.toml"
    budget.write_text("[budget]\nwait_p75_ms = 10000\n[city.hangzhou]\nwait_p75_ms = 10\n", encoding="utf-8")

    assert _compare(results, "--budget", str(budget)) == 11
    told = capsys.readouterr().out
    assert "越过限值 (1)" in told
    assert "杭州市 · 等待第75百分位" in told


def test_doors_that_do_not_open_break_the_official_red_line(results: Path, keep: Keep, capsys: Shown) -> None:
    weeks = _history()
    shut = failed(Reason.UNREACHABLE, "无法连接", "page", 1)
    weeks[-1] = [
        replace(run, outcome=shut, arrivals=()) if run.setting.city == "wuhu" and run.setting.repeat == 1 else run
        for run in weeks[-1]
    ]
    for week in weeks:
        keep(week)

    assert _compare(results) == 11
    assert "国办秘函〔2019〕19号" in capsys.readouterr().out


def test_trouble_of_the_harness_ends_with_12(results: Path, keep: Keep) -> None:
    weeks = _history()
    ours = Outcome(failed(Reason.HARNESS, "").verdict, Reason.HARNESS, None, Message.plain("浏览器在途中退出"))
    weeks[-1] = [replace(run, outcome=ours) if at % 2 else run for at, run in enumerate(weeks[-1])]
    for week in weeks:
        keep(week)

    assert _compare(results) == 12


def test_json_and_junit_and_markdown_hold_the_same_and_hostile_words_stay_words(
    results: Path, keep: Keep, capsys: Shown
) -> None:
    weeks = _history(slower("wuhu", 6, 2.0))
    weeks[-1][0] = replace(weeks[-1][0], outcome=failed(Reason.NO_RESPONSE, HOSTILE, "search.button", 2))
    for week in weeks:
        keep(week)

    assert _compare(results, "--format", "json") == 10
    told = json.loads(capsys.readouterr().out)
    assert told["version"] == 1
    assert sum(cell["verdict"] == "regressed" for cell in told["cells"]) == 5
    assert told["new"][0]["message"] == HOSTILE

    assert _compare(results, "--format", "junit") == 10
    suite = ET.fromstring(capsys.readouterr().out)  # noqa: S314 (our own output)
    assert len(suite.findall("testcase/failure")) == 5 == int(suite.get("failures") or 0)

    assert _compare(results, "--format", "markdown") == 10
    markdown = capsys.readouterr().out
    assert "<script>" not in markdown
    assert "\x1b" not in markdown
    assert "\u202e" not in markdown
    assert markdown.count("| 变差 |") == 5


@pytest.mark.parametrize("sessions", [0, 1])
def test_nothing_to_compare_is_a_clear_error(results: Path, keep: Keep, sessions: int, capsys: Shown) -> None:
    results.mkdir()
    for week in _history()[:sessions]:
        keep(week)

    assert _compare(results) == 4
    assert str(results) in capsys.readouterr().err


@pytest.mark.parametrize(
    "text, said",
    [
        ("[budget]\ncompletoin = 1\n", "budget.completoin is not known; nearest: completion"),
        ("[budget]\ncompletion = 'x'\n", "budget.completion must be a number"),
        ("[city.hangzou]\ncompletion = 1\n", "city.hangzou is not known; nearest: hangzhou"),
        ("[budgets]\n", "budgets is not known; nearest: budget"),
        ("[budget\n", "budget.toml"),
        ("budget = 3\n", "budget must be a table"),
        ("city = 3\n", "city must be a table"),
        ("[city]\nhangzhou = 3\n", "city.hangzhou must be a table"),
        ("[budget]\nwait_p75_ms = nan\n", "budget.wait_p75_ms must be a number"),
    ],
)
def test_a_slip_in_a_budget_is_named(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "budget.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError) as slip:
        read_budgets(path)

    assert said in str(slip.value)


def test_the_example_of_a_budget_is_sound() -> None:
    assert read_budgets(Path("fixtures/budgets.toml")).of("hangzhou", "zhejiang")


def test_a_change_of_long_ago_is_told_from_the_database(results: Path, keep: Keep, capsys: Shown) -> None:
    cities = ("hangzhou", "wuhu")
    runs = list(history(cities, 24, 3, 1, lambda cell: slower("wuhu", 12, 2.0)(_sound(cell)), ("consult",)))
    for week in range(24):
        keep([run for run in runs if run.setting.seed == week])

    assert _compare(results) == 0
    told = capsys.readouterr().out
    assert "芜湖市 · 提交咨询并拿到编号 · 自 2026-03-30" in told
    assert "杭州市" not in told.partition("变化点")[2]

    assert _compare(results, "--format", "json") == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert (change["city"], change["day"], change["n_before"], change["n_after"]) == ("wuhu", "2026-03-30", 12, 12)

    assert _compare(results, "--store", "none") == 0
    assert "变化点" not in capsys.readouterr().out
    assert _compare(results, "--store", "sqlite:////no/such/folder/x.sqlite") == 0
    assert "没有查历史变化点" in capsys.readouterr().out, "the comparison itself needs no database"


def test_days_may_be_judged_together(results: Path, keep: Keep, capsys: Shown) -> None:
    for week in _history(slower("wuhu", 6, 2.0)):
        folder = keep(week)
        folder.rename(folder.with_name(f"2026010{week[0].setting.seed + 1}T000000Z-cities"))

    assert _compare(results, "--since", "2026-01-07", "--format", "json") == 10
    assert json.loads(capsys.readouterr().out)["after"] == ["20260107T000000Z-cities"]
    assert _compare(results, "--since", "2026-01-05", "--until", "2026-01-07", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["after"] == ["20260105T000000Z-cities", "20260106T000000Z-cities"]


@pytest.mark.parametrize(
    "options, named",
    [
        (("--since", "soon"), "--since soon"),
        (("--since", "2027-01-01"), "no session began"),
        (("--sessions", "0"), "at least 1"),
    ],
)
def test_a_time_without_sessions_is_named(
    results: Path, keep: Keep, capsys: Shown, options: tuple[str, ...], named: str
) -> None:
    keep(_history()[0])

    assert _compare(results, *options) == 4
    assert named in capsys.readouterr().err
