"""runs.csv and steps.csv as a spreadsheet reads them: numbers are numbers, nothing is a formula, nothing is hidden."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pandas as pd
import pytest

from errand.core.cost import cost_of
from errand.core.legible import cell
from errand.core.message import Message
from errand.core.model import Dialog, Outcome, Reason, Run, Verdict
from errand.store import tables
from tests.runs import a_bad_day, a_run, a_setting, a_step, a_visit, failed

FORMULAS = [
    "=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u3000=1", "＝1＋1", "＋1",
    "－1", "＠A1", "\u200b=1", "\ufeff=1", "\u202e=1", "\x00=1", "\xa0@x", " \u200b ＝1",
]  # fmt: skip


def written(folder: Path, *runs: Run) -> pd.DataFrame:
    tables.write(folder, runs)
    return pd.read_csv(folder / "runs.csv", encoding="utf-8-sig")


def test_one_row_per_run_and_one_per_step(tmp_path: Path) -> None:
    runs = a_bad_day()
    frame = written(tmp_path, *runs)
    steps = pd.read_csv(tmp_path / "steps.csv", encoding="utf-8-sig")

    assert list(frame.columns) == list(tables.RUN_COLUMNS)
    assert list(steps.columns) == list(tables.STEP_COLUMNS)
    assert frame["run_id"].tolist() == [run.id for run in runs]
    assert len(steps) == sum(len(run.steps) for run in runs)


def test_what_the_hall_is_built_with_stands_in_its_row(tmp_path: Path) -> None:
    settings = (
        a_setting(family="jsp", platform="practice:jsp"),
        a_setting(platform="practice:layui"),  # recorded before a setting had a family
        a_setting(portal="live", platform="host.example"),
    )
    frame = written(tmp_path, *(a_run(id=str(at), setting=setting) for at, setting in enumerate(settings)))

    assert frame["family"].fillna("").tolist() == ["jsp", "layui", ""]


def test_what_a_run_cost_stands_in_its_row(tmp_path: Path) -> None:
    run = a_run(
        waits=(120.0, None, 812.5, 95.0),
        visits=(a_visit(1), a_visit(2, window=2), a_visit(3, window=2)),
        dialogs=(Dialog("alert", "请输入", 2),),
        outcome=failed(Reason.DEAD_LINK, "点了“查看”得到 404", "item.link", 4),
    )
    row = written(tmp_path, run).iloc[0]

    assert (row["steps"], row["fewest"], row["visits"], row["windows"], row["dialogs"]) == (4, 3, 3, 2, 1)
    assert (row["wait_median_ms"], row["wait_longest_ms"], row["wait_longest_step"]) == (120.0, 812.5, 3)
    assert row["wait_longest_target"] == "搜索按钮"
    assert (row["verdict"], row["reason"], row["reason_zh"]) == ("failed", "dead-link", "链接失效")
    assert (row["city_zh"], row["message"], row["stopped_at_step"]) == ("杭州市", "点了“查看”得到 404", 4)


def test_numbers_stay_numbers_and_what_was_not_observed_is_empty(tmp_path: Path) -> None:
    frame = written(tmp_path, a_run(waits=(None, None)), a_run(steps=(), visits=()))

    for name, kind in tables.RUN_COLUMNS.items():
        if kind != "string":
            assert pd.api.types.is_numeric_dtype(frame[name]), name
    assert frame["wait_median_ms"].isna().all()
    assert frame["steps"].tolist() == [2, 0]


def test_numbers_stand_without_quotation_marks(tmp_path: Path) -> None:
    tables.write(tmp_path, [a_run(waits=(812.5, None))])

    first = (tmp_path / "steps.csv").read_text("utf-8-sig").splitlines()[1]
    assert ",812.5," in first
    assert '"812.5"' not in first


def test_times_are_not_rounded(tmp_path: Path) -> None:
    written(tmp_path, a_run(waits=(0.1234567, 1234567.25)))

    steps = pd.read_csv(tmp_path / "steps.csv", encoding="utf-8-sig")
    assert steps["waited_ms"].tolist() == pytest.approx([0.1234567, 1234567.25], abs=1e-6)


def test_excel_in_chinese_windows_reads_it(tmp_path: Path) -> None:
    written(tmp_path, a_run())

    for name in ("runs.csv", "steps.csv"):
        content = (tmp_path / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    step = a_step(1, target=text, detail=text)
    run = a_run(
        steps=(step,), outcome=Outcome(Verdict.FAILED, Reason.EMPTY, None, Message.plain(text)), acknowledged=(text,)
    )
    tables.write(tmp_path, [run])

    for name in ("runs.csv", "steps.csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            cells = [value for row in csv.reader(file) for value in row]
        assert not [value for value in cells if _runs_as_a_formula(value)]


def _runs_as_a_formula(value: str) -> bool:
    """Whether a spreadsheet that drops leading blanks and folds full-width forms would calculate the cell."""
    folded = unicodedata.normalize("NFKC", value)
    bare = "".join(char for char in folded if unicodedata.category(char)[0] not in "CZ")
    return bare[:1] in tuple("=+-@") and not _is_number(value)


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def test_hidden_characters_are_written_out(tmp_path: Path) -> None:
    frame = written(tmp_path, a_run(outcome=failed(Reason.EMPTY, "\x1b[31m付\u202e款\u2066\n第二行\x00\u200b")))

    assert frame["message"][0] == r"\x1b[31m付\u202e款\u2066\n第二行\x00\u200b"


@pytest.mark.parametrize("text", ["居住证办理", "a=b", "1-2", "", "（=）", "—", "·", "12345"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert cell(text) == text


def test_a_quote_and_a_comma_come_back(tmp_path: Path) -> None:
    text = '他说 "好", 然后; 走了'
    assert written(tmp_path, a_run(outcome=failed(Reason.EMPTY, text)))["message"][0] == text


def test_the_longest_wait_is_the_first_of_equals() -> None:
    cost = cost_of(a_run(waits=(5.0, 7.0, 7.0)))

    assert cost.longest is not None
    assert (cost.longest.number, cost.wait_longest_ms, cost.wait_median_ms) == (2, 7.0, 7.0)
