"""One folder per session: its name, its manifest, the pointer to the newest, and that no earlier one is touched."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import errand
from errand.core.errors import ResultsLost, UsageError
from errand.record.redact.arguments import clean, without_secrets
from errand.store import RunFolder
from tests.runs import a_bad_day, a_run, a_setting

ROOT = Path(__file__).resolve().parents[2]
# Root may write anywhere; without these two capabilities (DAC_OVERRIDE, DAC_READ_SEARCH) it is as bound as anybody.
_AS_ANYBODY = """
import ctypes, os, sys
if os.geteuid() == 0:
    assert [ctypes.CDLL(None).prctl(24, capability, 0, 0, 0) for capability in (1, 2)] == [0, 0]
os.execv(sys.argv[1], sys.argv[1:])
"""
_CREATE = """
import sys
from pathlib import Path
from errand.core.errors import ResultsLost
from errand.store import RunFolder
try:
    {attempt}
except ResultsLost as problem:
    print("LOST", problem)
"""


def create(results: Path, **manifest: object) -> RunFolder:
    return RunFolder.create(results, "3-cities", manifest)


def as_anybody(attempt: str, path: Path) -> subprocess.CompletedProcess[str]:
    script = [sys.executable, "-c", _CREATE.format(attempt=attempt), str(path)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", _AS_ANYBODY, *script]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)


def test_the_run_id_says_when_and_what(tmp_path: Path) -> None:
    folder = create(tmp_path)

    assert re.fullmatch(r"\d{8}T\d{6}Z-3-cities-[0-9a-f]{4}", folder.path.name)
    assert folder.allure.is_dir()
    assert folder.evidence.is_dir()


@pytest.mark.parametrize("label", ["杭州", "../x", "", "a b", "A", "x" * 61])
def test_a_label_that_is_no_safe_name_is_refused(tmp_path: Path, label: str) -> None:
    with pytest.raises(UsageError, match="label"):
        RunFolder.create(tmp_path, label, {})


def test_many_sessions_in_one_second_each_get_a_folder(tmp_path: Path) -> None:
    assert len({create(tmp_path).path for _ in range(50)}) == 50


def test_the_manifest_says_what_shapes_a_measurement(tmp_path: Path) -> None:
    said = create(tmp_path, arguments=["--city=hangzhou"], browser="chromium 156.0", seed=7).manifest()

    assert said["arguments"] == ["--city=hangzhou"]
    assert (said["browser"], said["seed"], said["version"]) == ("chromium 156.0", 7, 2)
    assert said["versions"]["errand"] == errand.__version__
    assert {"python", "playwright", "pytest", "allure-pytest"} <= set(said["versions"])
    assert said["machine"]["cpus"] == os.cpu_count()
    assert said["started_at"].endswith("+00:00")


def test_the_manifest_holds_no_secret(tmp_path: Path) -> None:
    arguments = ["-k", "key words", "--live-token", "s3cret", "--sms-password=s3cret", "--base-url=http://u:s3c@ret@h/"]
    folder = create(
        tmp_path, arguments=arguments, login={"user": "u", "password": "s3cret"}, url="http://h/?token=s3cret"
    )

    text = (folder.path / "run.json").read_text("utf-8")
    assert "s3c" not in text
    assert folder.manifest()["arguments"][:2] == ["-k", "key words"]
    assert folder.manifest()["login"] == {"user": "u", "password": "***"}


@pytest.mark.parametrize(
    "given, kept",
    [
        (["--token=a=b"], ["--token=***"]),
        (["--token", "--headed"], ["--token", "--headed"]),
        (["--token", "-abc", "--headed"], ["--token", "***", "--headed"]),
        (["--api_key", "x"], ["--api_key", "***"]),
        (["API_TOKEN=x"], ["API_TOKEN=***"]),
        (["--keyword", "x", "--author=y"], ["--keyword", "x", "--author=y"]),
        (["http://h/p?city=a&access_token=x#f"], ["http://h/p?city=a&access_token=***#f"]),
    ],
)
def test_secret_looking_options_lose_their_values(given: list[str], kept: list[str]) -> None:
    assert without_secrets(given) == kept


def test_a_manifest_may_hold_anything(tmp_path: Path) -> None:
    assert clean({"path": tmp_path, "cities": ("a", "b"), "odd": "\ud800", "none": None})["cities"] == ["a", "b"]
    folder = create(tmp_path, odd="\ud800居")
    assert folder.manifest()["odd"] == "\ud800居"


def test_latest_points_at_the_newest_that_recorded_something_and_earlier_runs_stay(tmp_path: Path) -> None:
    first = create(tmp_path)
    with first.journal("main") as journal:
        journal.write(a_run())
    first.become_latest()
    before = {path: path.read_bytes() for path in first.path.rglob("*") if path.is_file()}

    second = create(tmp_path)
    assert RunFolder.open(tmp_path / "latest").path == first.path, "nothing recorded yet"
    second.become_latest()
    second.finish()

    assert RunFolder.open(tmp_path / "latest").path == second.path
    assert not (tmp_path / "latest").readlink().is_absolute(), "relative, so that results/ can be moved"
    assert {path: path.read_bytes() for path in first.path.rglob("*") if path.is_file()} == before
    assert not list(tmp_path.glob(".*")), "no drafts left"


def test_where_symlinks_fail_latest_is_a_text_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(1314, "A required privilege is not held by the client")

    create(tmp_path).become_latest()  # leaves a symlink, which the text file then replaces
    monkeypatch.setattr(Path, "symlink_to", refuse)
    folder = create(tmp_path)
    folder.become_latest()

    assert (tmp_path / "latest").read_text() == f"{folder.path.name}\n"
    assert RunFolder.open(tmp_path / "latest").path == folder.path


@pytest.mark.parametrize("content", ["../../etc", "", "gone"])
def test_a_pointer_that_leads_nowhere_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "latest").write_text(content)

    with pytest.raises(UsageError, match="运行结果"):
        RunFolder.open(tmp_path / "latest")


def test_a_real_folder_called_latest_is_not_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "latest").mkdir()

    with pytest.raises(UsageError, match="latest"):
        create(tmp_path)


def _no_manifest(folder: Path) -> None:
    (folder / "run.json").unlink()


def _broken_manifest(folder: Path) -> None:
    (folder / "run.json").write_text("{")


def _later_manifest(folder: Path) -> None:
    (folder / "run.json").write_text('{"version": 99}')


@pytest.mark.parametrize("harm", [_no_manifest, _broken_manifest, _later_manifest])
def test_a_folder_that_cannot_be_read_says_so(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    folder = create(tmp_path).path
    harm(folder)

    with pytest.raises(UsageError, match=re.escape(folder.name)):
        RunFolder.open(folder)


def test_finish_says_what_came_of_it(tmp_path: Path) -> None:
    folder = create(tmp_path, seed=7)
    with folder.journal("main") as journal:
        for run in a_bad_day():
            journal.write(run)
    with folder.journal("gw1") as journal:
        journal.write(a_run(setting=a_setting(worker="gw1", floor_ms=120.0)))

    folder.finish(exit_status=1, portal_password="x")

    said = folder.manifest()
    assert said["verdicts"] == {
        "completed": 3,
        "failed": 3,
        "blocked": 1,
        "delegated": 1,
        "undetermined": 0,
        "harness-error": 1,
    }
    assert (said["runs"], said["exit_status"], said["seed"]) == (9, 1, 7)
    assert said["floor_ms"] == pytest.approx((103.4 + 120.0) / 2)
    assert said["ended_at"] >= said["started_at"]
    assert said["portal_password"] == "***"
    assert {"runs.csv", "steps.csv"} <= {path.name for path in folder.path.iterdir()}


def test_finishing_a_session_without_runs_is_no_error(tmp_path: Path) -> None:
    folder = create(tmp_path)
    folder.finish(exit_status=5)

    assert folder.manifest()["floor_ms"] is None
    assert (folder.path / "runs.csv").read_text("utf-8-sig").startswith('"run_id",')


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are dropped with Linux's prctl")
def test_a_read_only_results_folder_is_named_with_what_to_do(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    done = as_anybody('RunFolder.create(Path(sys.argv[1]), "hangzhou", dict())', tmp_path)

    assert f"LOST 结果写不进 {tmp_path}：没有写入权限" in done.stdout, done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are dropped with Linux's prctl")
@pytest.mark.parametrize("attempt", ["journal('gw0')", "finish()"])
def test_a_run_folder_turned_read_only_keeps_what_it_has(tmp_path: Path, attempt: str) -> None:
    folder = create(tmp_path)
    with folder.journal("main") as journal:
        journal.write(a_run())
    before = (folder.path / "run.json").read_bytes()
    folder.path.chmod(0o555)

    done = as_anybody(f"RunFolder.open(Path(sys.argv[1])).{attempt}", folder.path)

    assert f"LOST 结果写不进 {folder.path}" in done.stdout, done.stderr
    assert len(folder.runs()) == 1
    assert (folder.path / "run.json").read_bytes() == before


def test_a_file_where_the_results_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "results").write_text("")

    with pytest.raises(ResultsLost, match="results"):
        create(tmp_path / "results")


def test_a_failed_rewrite_leaves_the_old_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = create(tmp_path)
    before = (folder.path / "run.json").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("errand.store.disk.os.fsync", full)
    with pytest.raises(ResultsLost, match="磁盘已满"):
        folder.finish()
    assert (folder.path / "run.json").read_bytes() == before
    assert json.loads(before)["label"] == "3-cities"
    assert not list(folder.path.glob(".*")), "no drafts left"


def test_reading_runs_does_not_load_pandas(tmp_path: Path) -> None:
    script = (
        "import sys, errand.store, errand.report.text, errand.report.allure, errand.cli; print('pandas' in sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)

    assert done.stdout.strip() == "False", "half a second that pytest's start should not pay for"
