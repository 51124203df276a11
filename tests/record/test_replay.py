"""What is recorded is walked again offline, tells no secret, and says what it does not hold."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from errand.core.model import Reason, Run, Verdict
from errand.record.recording_note import Note
from errand.record.redact import Redactor
from errand.record.redact.recordings import keep
from errand.record.replay import load
from errand.report.words import sentence
from errand.store import RunFolder
from errand.words import render
from tests.plugin.secrets_kept import told
from tests.plugin.sessions import Session, pytest_command, run_briefly, run_session

STORIES = "journeys/test_whole_errand.py", "journeys/test_register.py", "journeys/test_search_item.py"


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Walks with a form, an SMS code, receipts and a finding."""
    return run_session(
        tmp_path_factory.mktemp("recorded"), *STORIES, "-k", "whole or account or everyday",
        "--city=hangzhou", "--seed=7", "--record", "--findings-ok",
    )  # fmt: skip


def _recording(session: Session, run: Run) -> Path:
    found = [path for path in run.evidence if path.endswith("walk.har.zip")]
    assert len(found) == 1, (run.story, run.evidence, session.end_of_said)
    return session.folder.path / found[0]


def _replay(path: Path, results: Path, *more: str) -> tuple[int, str, list[Run]]:
    code, said = run_briefly(
        pytest_command("journeys/", f"--replay={path}", f"--results={results}", "--findings-ok", *more)
    )
    return code, said, RunFolder.open(results / "latest").runs()


@pytest.mark.slow
def test_the_latest_session_can_be_replayed_by_that_name(recorded: Session, tmp_path: Path) -> None:
    """The replay's own session becomes the latest while it runs."""
    results = shutil.copytree(recorded.results, tmp_path / "results", symlinks=True)
    run = recorded.runs[0]
    recording = _recording(recorded, run).relative_to(recorded.folder.path)

    _, said, again = _replay(results / "latest" / recording, results)

    assert [(one.story, one.outcome.verdict) for one in again] == [(run.story, run.outcome.verdict)], said[-2000:]
    assert RunFolder.open(results / "latest").path.name != recorded.folder.path.name


@pytest.mark.slow
def test_every_walk_leaves_a_recording_without_secrets(recorded: Session) -> None:
    for run in recorded.runs:
        assert load(_recording(recorded, run)).note.story == run.story
    assert told(recorded) == []
    for run in recorded.runs:
        with zipfile.ZipFile(_recording(recorded, run)) as archive:
            har = json.loads(next(archive.read(name) for name in archive.namelist() if name.endswith(".har")))
        names = {
            header["name"].lower()
            for entry in har["log"]["entries"]
            for side in ("request", "response")
            for header in entry[side]["headers"]
        }
        assert not names & {"cookie", "set-cookie", "authorization"}


@pytest.mark.slow
def test_it_ends_as_it_did(recorded: Session, tmp_path: Path) -> None:
    for number, run in enumerate(recorded.runs):
        _, said, again = _replay(_recording(recorded, run), tmp_path / str(number))

        assert len(again) == 1, said[-3000:]
        assert (again[0].story, again[0].setting.seed) == (run.story, 7)
        assert again[0].outcome.reason == run.outcome.reason, (run.outcome, again[0].outcome, again[0].remarks)
        assert [(step.verb, step.target) for step in again[0].steps] == [(step.verb, step.target) for step in run.steps]
        assert again[0].setting.portal_url == run.setting.portal_url
        assert any("没有访问门户" in render(remark, "zh") for remark in again[0].remarks)


@pytest.mark.slow
def test_what_is_not_recorded_is_no_fault_of_the_portal(recorded: Session, tmp_path: Path) -> None:
    run = next(run for run in recorded.runs if run.journey == "register")
    torn = tmp_path / "torn.har.zip"
    with zipfile.ZipFile(_recording(recorded, run)) as old, zipfile.ZipFile(torn, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".har"):
                har = json.loads(data)
                entries = har["log"]["entries"]
                har["log"]["entries"] = [one for one in entries if "/register" not in one["request"]["url"]]
                data = json.dumps(har).encode()
            new.writestr(name, data)
    code, said, again = _replay(torn, tmp_path / "results")

    assert [(one.outcome.verdict, one.outcome.reason) for one in again] == [
        (Verdict.HARNESS_ERROR, Reason.NOT_RECORDED)
    ], said[-2000:]
    assert "register" in sentence(again[0].outcome.message, "zh")
    assert code == 1, "not a finding"


@pytest.mark.parametrize(
    "content",
    [
        None,
        pytest.param(b"", marks=pytest.mark.slow),
        pytest.param(b"no recording", marks=pytest.mark.slow),
        b'{"log": {"entries": []}}',
    ],
)
def test_what_is_no_recording_is_a_usage_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.har"
    if content is not None:
        path.write_bytes(content)
    code, said = run_briefly(pytest_command("journeys/", f"--replay={path}", f"--results={tmp_path / 'r'}"))

    assert code == 4
    assert f"--replay {path}" in said
    assert "Traceback" not in said


def test_a_mask_keeps_the_shape() -> None:
    redact = Redactor()
    for secret in ("Geheim-9!x", "482913", "14212345678"):
        redact.keep(secret)

    assert redact.shaped("p=Geheim-9%21x&c=482913") == "p=xxxxxx-0%21x&c=000000"
    assert redact.shaped("i=11010119900307771X") == "i=10000000000000000x"
    assert redact.shaped("t=14212345678") == "t=10000000000", "what checks a telephone's form takes it"
    assert redact.shaped('{"p": "R2VoZWltLTkheA=="}') == '{"p": "x0xxxxxxxxxxxx=="}'


def test_a_code_that_stands_in_a_digest_by_chance_leaves_the_name_of_a_file_alone(tmp_path: Path) -> None:
    body = "da39a3ee5e6b4b0d3255bfef95601890afd80709.html"  # the code's six digits are in it
    entry = {
        "request": {"url": "http://127.0.0.1/?c=601890", "cookies": [], "headers": []},
        "response": {"cookies": [], "headers": [], "content": {"_file": body}},
    }
    with zipfile.ZipFile(tmp_path / "raw.har.zip", "w") as raw:
        raw.writestr("walk.har", json.dumps({"log": {"entries": [entry]}}))
        raw.writestr(body, "<p>601890")
    redact = Redactor()
    redact.keep("601890")

    kept = keep(
        tmp_path / "raw.har.zip",
        tmp_path / "walk.har.zip",
        redact,
        Note("hangzhou", "register", 7, "http://127.0.0.1/"),
    )

    with zipfile.ZipFile(kept) as told:
        entry = json.loads(told.read("walk.har"))["log"]["entries"][0]
        assert told.read(entry["response"]["content"]["_file"]) == b"<p>000000"
        assert entry["request"]["url"] == "http://127.0.0.1/?c=000000"
