"""The command errand: what it prints and the codes it leaves with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from errand.store import RunFolder
from tests.cli.running import ROOT, errand
from tests.runs import a_bad_day


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    folder = RunFolder.create(tmp_path / "results", "2-cities", {})
    with folder.journal("main") as journal:
        for run in a_bad_day():
            journal.write(run)
    folder.become_latest()
    return folder


def test_summary_shows_the_newest_run_even_unfinished(folder: RunFolder, tmp_path: Path) -> None:
    done = errand("summary", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "发现门户问题 3 项" in done.stdout


def test_summary_takes_a_run_id_or_a_path_and_a_language(folder: RunFolder, tmp_path: Path) -> None:
    for run in (folder.path.name, str(folder.path), "results/latest"):
        done = errand("summary", run, "--lang", "en", cwd=tmp_path)
        assert "Findings about the portals: 3" in done.stdout, done.stderr


def test_a_torn_line_is_told_of(folder: RunFolder, tmp_path: Path) -> None:
    with (folder.path / "runs-main.jsonl").open("ab") as file:
        file.write(b'{"id": "x')
    done = errand("summary", cwd=tmp_path)

    assert done.returncode == 0
    assert "第 9 行没有写完" in done.stderr


def test_a_damaged_journal_is_errands_own_trouble(folder: RunFolder, tmp_path: Path) -> None:
    (folder.path / "runs-main.jsonl").write_bytes(b"{}\n{}\n")
    done = errand("summary", cwd=tmp_path)

    assert done.returncode == 3
    assert "第 1 行已损坏" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["summary"],
        ["report"],
        ["summary", "gone"],
        ["cities", "atlantis"],
        ["nonsense"],
        ["summary", "--lang", "fr"],
        [],
    ],
)
def test_wrong_usage_leaves_with_4_and_no_traceback(tmp_path: Path, arguments: list[str]) -> None:
    done = errand(*arguments, cwd=tmp_path)

    assert done.returncode == 4, done
    assert done.stderr.startswith(("errand: ", "usage: errand"))
    assert "Traceback" not in done.stderr


def test_report_without_node_leaves_with_1(folder: RunFolder, tmp_path: Path) -> None:
    (folder.allure / "x-result.json").write_text("{}")
    done = errand("report", "--allure", cwd=tmp_path, PATH=os.devnull)

    assert (folder.path / "report.html").is_file()
    assert done.returncode == 1
    assert "请安装 Node.js" in done.stderr
    assert "runs-main.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [["杭州"], ["hangzhou"], ["330100"], ["浙江", "hang"]])
def test_cities_finds_a_city_by_any_of_its_names(tmp_path: Path, words: list[str]) -> None:
    done = errand("cities", *words, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "杭州市" in done.stdout
    assert len(done.stdout.splitlines()) == 2


def test_cities_lists_all_294(tmp_path: Path) -> None:
    assert len(errand("cities", cwd=tmp_path).stdout.splitlines()) == 295


def test_a_near_miss_is_told_the_nearest_name(tmp_path: Path) -> None:
    assert "hangzhou" in errand("cities", "hangzou", cwd=tmp_path).stderr


def test_practice_serve_hands_its_options_on(tmp_path: Path) -> None:
    assert "--city" in errand("practice", "serve", "--help", cwd=tmp_path).stdout
    for wrong in (["--nonsense"], ["--city", "atlantis"]):
        done = errand("practice", "serve", *wrong, cwd=tmp_path)
        assert done.returncode == 4
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["summary", "--help"], ["report", "--help"], ["cities", "--help"]])
def test_help_documents_the_exit_codes(tmp_path: Path, arguments: list[str]) -> None:
    done = errand(*arguments, cwd=tmp_path)

    assert done.returncode == 0
    assert "exit codes" in done.stdout


def test_a_terminal_without_chinese_still_gets_the_rest(folder: RunFolder, tmp_path: Path) -> None:
    done = errand("summary", "--lang", "en", cwd=tmp_path, PYTHONIOENCODING="ascii")

    assert done.returncode == 0, done.stderr
    assert "hangzhou" in done.stdout


def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    pipe = f"{sys.executable} -m errand.cli cities | head -1"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["sh", "-c", pipe], capture_output=True, text=True, check=False, env=environment, cwd=tmp_path
    )

    assert done.stderr == ""
