"""What errand 0.1 wrote stays readable: its sentences are shown as they are, in whatever language one asks."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from errand.core.errors import HarnessError
from errand.core.message import PLAIN, Message
from errand.core.model import Reason, Run, Verdict
from errand.report.text import summary
from errand.report.view import View
from errand.store import RunFolder
from errand.store.database import Store
from errand.store.journal import encode, read_journal
from errand.store.schema import REVISION

WRITTEN = Path(__file__).with_name("written_by_errand_0_1")
SESSION = "20261128T020000Z-hangzhou-1a2b"
SENTENCE = "「户籍办理」标注 43 项，实有 5 项"


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """A copy, for a database that is opened is brought up to date."""
    return Path(shutil.copytree(WRITTEN, tmp_path / "results"))


def test_a_journal_of_errand_0_1_is_read_whole(results: Path) -> None:
    runs, torn = RunFolder.open(results / SESSION).read()

    assert torn == []
    assert len(runs) == 8
    counted = next(run for run in runs if run.outcome.reason is Reason.WRONG_COUNT)
    assert counted.outcome.message == Message.plain(SENTENCE)
    assert next(run for run in runs if run.outcome.completed).outcome.message is None
    blocked = next(run for run in runs if run.outcome.verdict is Verdict.BLOCKED)
    assert [remark.code for remark in blocked.remarks] == [PLAIN]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_sentences_are_shown_as_they_are(results: Path, lang: str) -> None:
    shown = summary(View(RunFolder.open(results / SESSION).runs()), lang)

    assert SENTENCE in shown
    assert "robots.txt 允许访问首页，另有 3 条限制" in shown


def test_a_run_of_errand_0_1_written_again_is_the_same_run(results: Path, tmp_path: Path) -> None:
    runs = RunFolder.open(results / SESSION).runs()
    again = tmp_path / "runs-again.jsonl"
    again.write_bytes(b"".join(encode(run) + b"\n" for run in runs))

    assert list(read_journal(again)) == runs


def test_a_line_that_is_none_of_either_is_damaged(results: Path) -> None:
    journal = next((results / SESSION).glob("runs-*.jsonl"))
    journal.write_bytes(b'{"outcome": {"verdict": "completed", "message": ""}, "remarks": ["x"]}\n[]\n')

    with pytest.raises(HarnessError, match="line 1 is damaged"):
        list(read_journal(journal))


def test_a_database_of_errand_0_1_is_brought_up_to_date_and_keeps_its_sentences(results: Path) -> None:
    with Store.open(f"sqlite:///{results / 'errand.sqlite'}") as store, store.reading() as link:
        assert link.scalar(sa.text("select version_num from alembic_version")) == REVISION
        rows = link.execute(sa.text("select message, message_en, code, params from runs where reason = 'wrong-count'"))
        assert list(rows) == [(SENTENCE, None, None, None)]


def test_a_new_session_stands_beside_the_old_one_with_code_and_parameters(results: Path) -> None:
    old = RunFolder.open(results / SESSION)
    new = RunFolder.create(results, "again", {})
    said = Message.of("journeys.counts-differ", theme="x", stated=43, listed=5)
    with new.journal("main") as journal:
        journal.write(_told(old.runs()[0], said))
    with Store.open(f"sqlite:///{results / 'errand.sqlite'}") as store:
        assert store.collect(old).runs == 0
        assert store.collect(new).runs == 1
        with store.reading() as link:
            (row,) = link.execute(sa.text("select message, message_en, code, params from runs where code is not null"))
    assert row == (
        "x标注 43 项，实有 5 项",
        "x is said to hold 43, and lists 5",
        "journeys.counts-differ",
        '{"theme":"x","stated":43,"listed":5}',
    )


def _told(run: Run, said: Message) -> Run:
    return replace(run, id="f" * 32, outcome=replace(run.outcome, message=said))
