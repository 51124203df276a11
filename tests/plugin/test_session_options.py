"""pytest's and pytest-playwright's own options, as their users expect them, and errand's."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from errand.core.model import Reason
from errand.store import RunFolder
from tests.plugin.secrets_kept import told
from tests.plugin.sessions import SEARCH, Session, Underway, ask, run_session
from tests.runs import a_run


def test_two_workers_share_the_cities_and_none_of_a_citys_runs(two_cities: Session) -> None:
    walked = Counter((run.setting.worker, run.setting.city) for run in two_cities.runs)

    assert list(walked.values()) == [4, 4], walked
    assert {worker for worker, _ in walked} == {"gw0", "gw1"}
    assert {city for _, city in walked} == {"hangzhou", "taiyuan"}
    assert {path.name for path in two_cities.folder.path.glob("runs-*")} == {"runs-gw0.jsonl", "runs-gw1.jsonl"}
    assert two_cities.folder.manifest()["runs"] == 8


def test_the_summary_comes_once_and_last(two_cities: Session) -> None:
    assert two_cities.said.count("办事体验汇总") == 1
    assert two_cities.said.splitlines().count(str(two_cities.folder.path)) == 1
    assert all(name in two_cities.said for name in ("杭州市（浙江省）", "太原市（山西省）"))


def test_the_seed_is_printed_and_stored(two_cities: Session) -> None:
    assert "errand: seed 7" in two_cities.said
    assert two_cities.folder.manifest()["seed"] == 7
    assert {run.setting.seed for run in two_cities.runs} == {7}


def test_a_trace_is_kept_with_the_run_and_in_allure(hangzhou_again: Session) -> None:
    for run in hangzhou_again.runs:
        traces = [path for path in run.evidence if path.endswith(".zip")]
        assert len(traces) == 1, f"{run.story}: {run.evidence}"
        with zipfile.ZipFile(hangzhou_again.folder.path / traces[0]) as archive:
            assert archive.testzip() is None
            assert any(name.endswith(".trace") for name in archive.namelist())
    for result in hangzhou_again.allure():
        kinds = [one["type"] for one in _attachments(hangzhou_again, result)]
        assert kinds.count("application/vnd.allure.playwright-trace") == 1, result["fullName"]


def _attachments(session: Session, result: dict[str, Any]) -> list[dict[str, str]]:
    """What Allure shows with a result: its own, and that of the set-up and teardown around it."""
    return [one for part in (result, *session.allure_around(result["uuid"])) for one in part.get("attachments", [])]


def test_a_trace_tells_no_secret(hangzhou_again: Session) -> None:
    assert told(hangzhou_again) == []


def test_a_phone_is_a_phone(hangzhou_again: Session) -> None:
    assert {run.setting.device for run in hangzhou_again.runs} == {"iPhone 13"}


def test_an_english_reader_gets_an_english_summary(hangzhou_again: Session) -> None:
    assert "What the errands cost" in hangzhou_again.said
    assert "Findings about the portals: 1 (hangzhou 1)." in hangzhou_again.said
    assert "办事体验汇总" not in hangzhou_again.said


def test_a_dry_run_stops_before_the_press(dry: Session) -> None:
    assert {run.journey for run in dry.runs} == {"register", "consult"}
    for run in dry.runs:
        assert run.outcome.reason is Reason.CONSENT
        assert not [step for step in run.steps if step.verb == "press"]
        assert len(run.steps) + 1 == run.fewest, "all but the press"
    posts = {path for (path,) in dry.asked("SELECT path FROM log WHERE source = 'server' AND kind = 'POST'")}
    assert posts == {"/practice/sms"}, "nothing but the code asked for"
    assert dry.asked("SELECT * FROM citizens") == []
    own = "SELECT COUNT(*) FROM consultations WHERE asked_at > datetime('now', 'localtime', '-1 day')"
    assert dry.asked(own) == [(0,)]


def test_a_database_that_is_away_spoils_nothing(dry: Session) -> None:
    assert dry.code == 0, dry.end_of_said
    assert "postgresql+psycopg://errand:***@127.0.0.1:9/none" in dry.said
    assert "errand collect" in dry.said
    assert (dry.folder.path / "runs.csv").exists()
    kept = [path for path in dry.folder.path.rglob("*") if path.is_file() and b"sesame" in path.read_bytes()]
    assert kept == []
    assert "sesame" not in dry.said


def test_the_runs_are_in_the_database(two_cities: Session) -> None:
    walked = ask(two_cities.results / "errand.sqlite", "SELECT run_id FROM runs")
    steps = ask(two_cities.results / "errand.sqlite", "SELECT count(*) FROM steps")
    assert sorted(walked) == sorted((run.id,) for run in two_cities.runs)
    assert steps == [(sum(len(run.steps) for run in two_cities.runs),)]


def test_a_filled_form_that_was_not_handed_in_tells_no_secret(dry: Session) -> None:
    assert [path for run in dry.runs for path in run.evidence], "a blocked run keeps what the citizen saw"
    assert told(dry) == []


def test_slow_motion_slows_each_act(dry: Session) -> None:
    acted = [step.acted_ms for run in dry.runs for step in run.steps]

    assert min(acted) >= 60


@pytest.mark.slow
def test_the_first_failure_may_end_the_session(tmp_path: Path) -> None:
    done = run_session(tmp_path, SEARCH, "--city=hangzhou", "-x")

    assert done.code == 1, done.end_of_said
    assert [run.story for run in done.runs] == ["test_an_item_is_found_by_its_everyday_name"]
    assert re.search(r"stopping after 1 failures?", done.end_of_said)


@pytest.mark.slow
def test_a_session_may_be_held_against_those_before_it(tmp_path: Path) -> None:
    story = ("-k", "everyday", "--city=hangzhou", "--findings-ok", "--baseline")
    first = run_session(tmp_path, SEARCH, *story)
    assert first.code == 0, "nothing to compare with is no regression"
    assert "no earlier session" in first.said

    sound = [a_run("search", id=str(at), story="test_an_item_is_found_by_its_everyday_name") for at in range(3)]
    before = RunFolder.create(first.results, "hangzhou", {})
    with before.journal("main") as journal:
        for run in sound:
            journal.write(run)
    before.path.rename(before.path.with_name("20260101T000000Z-hangzhou-0000"))
    second = Underway(tmp_path / "again", SEARCH, *story, "2", "--repeat=3", results=first.results).end()

    assert second.code == 10, second.end_of_said
    assert "连续 3 次没办成" in second.said
