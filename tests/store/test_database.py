"""The database of all sessions, on both engines: the same tests."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import errand
from errand.cli import main
from errand.core.errors import UsageError
from errand.core.evidence_kinds import Seen
from errand.core.finding import findings
from errand.core.model import Outcome, Reason, Run, Verdict
from errand.store import RunFolder
from errand.store.database import MIGRATIONS, Collected, Store
from errand.store.schema import METADATA, REVISION, RUNS, SESSIONS, STEPS
from errand.store.tables import run_row
from tests.runs import a_bad_day, a_run, a_step, an_odd_walk, failed, nanjing
from tests.store import postgresql

COURSE = (
    "proof", "seen", "way", "account", "detour_steps", "forced_ms", "refusals", "recovered", "guessed", "fewest_from",
)  # fmt: skip
DOCS = Path(__file__).resolve().parents[2] / "docs"
HOSTILE = '=HYPERLINK("http://x","点")\u202e\x00\x1b[31m<script>alert(1)</script>\'); DROP TABLE runs; --'


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with postgresql.server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database's address."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'errand.sqlite'}"
        return
    home = sa.make_url(request.getfixturevalue("server")).set(drivername="postgresql+psycopg")
    name = f"of_{abs(hash(request.node.name)) % 10**9}"
    engine = sa.create_engine(home, isolation_level="AUTOCOMMIT")
    with engine.connect() as link:
        link.execute(sa.text(f"create database {name}"))
    engine.dispose()
    yield home.set(drivername="postgresql", database=name).render_as_string(hide_password=False)


def session(results: Path, label: str, *runs: Run) -> RunFolder:
    folder = RunFolder.create(results, label, {})
    grow(folder, *runs)
    return folder


def grow(folder: RunFolder, *runs: Run) -> None:
    with folder.journal("main") as journal:
        for run in runs:
            journal.write(run)


def counted(store: Store) -> tuple[int, ...]:
    with store.reading() as link:
        return tuple(
            link.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in (SESSIONS, RUNS, STEPS)
        )


def test_a_session_is_brought_in_once_and_grows(address: str, tmp_path: Path) -> None:
    runs = a_bad_day()
    folder = session(tmp_path / "results", "day", *runs)
    with Store.open(address) as store:
        assert store.collect(folder) == Collected(1, len(runs), sum(len(run.steps) for run in runs))
        assert store.collect(folder) == Collected()
        late = a_run("search", id="late", setting=nanjing())
        grow(folder, late)
        assert store.collect(folder) == Collected(1, 1, len(late.steps))
    with Store.open(address) as again:
        assert again.collect(folder) == Collected()
        assert counted(again) == (1, len(runs) + 1, sum(len(run.steps) for run in [*runs, late]))


def test_what_a_portal_wrote_comes_back_as_text(address: str, tmp_path: Path) -> None:
    run = a_run("search", id="hostile", steps=(a_step(1), replace(a_step(2), target=HOSTILE, detail=HOSTILE * 2000)))
    session(tmp_path / "results", "hostile", run)

    steps = errand.load(tmp_path / "results", "steps", store=address)

    kept = HOSTILE.replace("\0", "\ufffd")
    assert steps["target"].tolist() == [run.steps[0].target, kept]
    assert steps["detail"][1] == kept * 2000
    with Store.open(address) as opened:
        assert counted(opened) == (1, 1, 2)


def test_the_same_frame_from_both(address: str, tmp_path: Path) -> None:
    session(tmp_path / "results", "day", *a_bad_day())

    for table in ("runs", "steps"):
        here, there = (errand.load(tmp_path / "results", table, store=store) for store in (None, address))
        assert here.equals(there)
        assert not here.empty


def test_a_team_reads_without_the_folder(address: str, tmp_path: Path) -> None:
    session(tmp_path / "results", "day", *a_bad_day())
    with Store.open(address) as store:
        store.collect(RunFolder.open(RunFolder.below(tmp_path / "results")[0]))

    assert len(errand.load(tmp_path / "nowhere", store=address)) == len(a_bad_day())


def test_many_may_write_at_once(address: str, tmp_path: Path) -> None:
    for number in range(4):
        session(tmp_path / "results", f"s{number}", *(replace(run, id=f"{run.id}-{number}") for run in a_bad_day()))
    command = [
        sys.executable,
        "-m",
        "errand.cli",
        "collect",
        "--results",
        str(tmp_path / "results"),
        "--store",
        address,
    ]

    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(4)]
    said = [one.communicate(timeout=100)[0] for one in started]

    assert [one.returncode for one in started] == [0] * 4, "\n".join(said)
    wanted = 4 * len(a_bad_day()), 4 * sum(len(run.steps) for run in a_bad_day())
    with Store.open(address) as store:
        assert counted(store) == (4, *wanted)


def test_the_migrations_make_what_the_schema_describes(address: str) -> None:
    with Store.open(address) as store, store.reading() as link:
        assert compare_metadata(MigrationContext.configure(link, opts={"compare_type": True}), METADATA) == []
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


def test_an_older_database_is_brought_up_to_date_with_what_stands_in_it(address: str) -> None:
    met = [*a_bad_day()[:4], a_run("guide", outcome=failed(Reason.WRONG_RESULT, "不对"))]
    with Store.open(address) as store, store.writing() as link:
        link.execute(sa.insert(SESSIONS).values(id="old", journal_bytes=0))
        for at, platform in enumerate(("practice:jsp", "host.example")):
            link.execute(sa.insert(RUNS).values(session="old", run_id=str(at), platform=platform))
        for at, run in enumerate(met):
            row = {name: value for name, value in run_row(run).items() if name != "started_at"}
            link.execute(sa.insert(RUNS).values(row | {"session": "old", "run_id": f"x{at}"}))
        for later in ("family", "message_en", "code", "params", "finding", *COURSE):
            link.execute(sa.text(f"alter table runs drop column {later}"))
        link.execute(sa.text("update alembic_version set version_num = '1'"))

    with Store.open(address) as store, store.reading() as link:
        assert link.scalars(sa.select(RUNS.c.family).order_by(RUNS.c.run_id)).all()[:2] == ["jsp", None]
        keys = link.scalars(sa.select(RUNS.c.finding).where(RUNS.c.finding.is_not(None)).order_by(RUNS.c.run_id)).all()
        assert keys == [one.key.label for one in findings(met)]
        fewest = link.execute(sa.select(RUNS.c.fewest, RUNS.c.fewest_from).distinct().order_by(RUNS.c.fewest)).all()
        assert {said for number, said in fewest} == {"journey", None}
        assert all((number is None) is (said is None) for number, said in fewest)


def test_a_database_from_before_undetermined_runs_takes_them_in(address: str, tmp_path: Path) -> None:
    with Store.open(address) as store:
        store.collect(session(tmp_path / "results", "before", *a_bad_day()))
        with store.writing() as link:
            for later in COURSE:
                link.execute(sa.text(f"alter table runs drop column {later}"))
            link.execute(sa.text("update alembic_version set version_num = '4'"))
    seen = Seen("http://a/", "办事大厅", 200, "查询结果", ("进度", "状态"), 15_000.0)
    unknown = Outcome(Verdict.UNDETERMINED, Reason.NOT_RECOGNISED, "progress.state", None, 3, seen=seen)

    with Store.open(address) as store:
        store.collect(session(tmp_path / "results", "after", an_odd_walk(), a_run("progress", id="u", outcome=unknown)))
        with store.reading() as link:
            old, odd, new = link.execute(
                sa.select(*(RUNS.c[name] for name in ("verdict", "finding", *COURSE)))
                .where(RUNS.c.run_id.in_(["register-0001", "consult-odd", "u"]))
                .order_by(RUNS.c.key)
            ).all()
    assert old == ("completed", None, *[None] * 9, "journey")
    assert odd[:3] == ("failed", "hangzhou/practice/rejected/person.phone", "refusal")
    assert odd[4:] == ("search-enter", 1, 2, 10_000.0, 1, 0, 0, "journey")
    assert new[:3] == ("undetermined", None, None), "no finding"
    assert msgspec.json.decode(new[3], type=Seen) == seen
    assert new[4:] == (None, None, 0, 0.0, 0, 0, 0, "journey")


def test_a_newer_database_is_left_alone(address: str) -> None:
    with Store.open(address) as store, store.writing() as link:
        link.execute(sa.text("update alembic_version set version_num = '99'"))

    with pytest.raises(UsageError, match=r"newer errand \(schema 99.*update errand") as caught:
        Store.open(address)
    assert postgresql.PASSWORD not in str(caught.value)


@pytest.mark.parametrize(
    "wrong, named",
    [
        ("runs.sqlite", "sqlite:///runs.sqlite"),
        ("mysql://me:sesame@host/db", "not mysql"),
        ("sqlite:////no/such/folder/runs.sqlite", "/no/such/folder/runs.sqlite"),
        ("postgresql://me:sesame@127.0.0.1:9/db", r"postgresql\+psycopg://me:\*\*\*@127.0.0.1:9/db.*refused"),
    ],
)
def test_a_database_that_cannot_be_used_is_named_without_its_password(wrong: str, named: str) -> None:
    with pytest.raises(UsageError, match=named) as caught:
        Store.open(wrong)
    assert "sesame" not in str(caught.value)


def test_a_damaged_journal_costs_only_its_session(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = tmp_path / "results"
    broken, sound = (session(results, label, replace(a_run("search"), id=label)) for label in ("broken", "sound"))
    next(broken.path.glob("runs-*.jsonl")).write_bytes(b'{"id": 1\n')

    assert main(["collect", "--results", str(results)]) == 3

    said = capsys.readouterr()
    assert "runs-main.jsonl" in said.err
    assert "new: 1 sessions, 1 runs" in said.out
    assert errand_sessions(results) == [sound.path.name]


def errand_sessions(results: Path) -> list[str]:
    with Store.open(f"sqlite:///{results / 'errand.sqlite'}") as store, store.reading() as link:
        return list(link.scalars(sa.select(SESSIONS.c.id)))


def test_the_variable_names_the_database_for_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session(tmp_path / "results", "day", a_run("search"))
    monkeypatch.setenv("ERRAND_STORE", f"sqlite:///{tmp_path / 'team.sqlite'}")

    assert main(["collect", "--results", str(tmp_path / "results")]) == 0
    assert "team.sqlite" in capsys.readouterr().out
    assert len(errand.load(tmp_path / "results")) == 1
    assert not (tmp_path / "results" / "errand.sqlite").exists()

    assert main(["collect", "--results", str(tmp_path / "results"), "--store", "none"]) == 4


@pytest.mark.parametrize("page", ["data.md", "data.zh-CN.md"])
def test_every_column_is_explained(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    for table in (SESSIONS, RUNS, STEPS):
        part = text.split(f"\n| `{table.name}` |")[1].split("\n\n")[0]
        told = [name for line in part.splitlines()[2:] for name in re.findall(r"`(\w+)`", line.split("|")[1])]
        assert sorted(told) == sorted(column.name for column in table.columns)
