"""Nothing recorded is lost: torn lines, killed writers, full and read-only disks."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from errand.core.errors import HarnessError, ResultsLost
from errand.core.model import Run
from errand.store import RunFolder, Torn
from errand.store.journal import read_journal
from tests.runs import a_bad_day, a_run, a_visit, an_odd_walk

ROOT = Path(__file__).resolve().parents[2]
_WRITE_UNTIL_LOST = """
import sys
from pathlib import Path
from errand.core.errors import ResultsLost
from errand.store import RunFolder
from tests.runs import a_run

folder = RunFolder.create(Path(sys.argv[1]), "hangzhou", {})
written = 0
# limits go here
try:
    with folder.journal("main") as journal:
        for number in range(int(sys.argv[2])):
            journal.write(a_run(id=f"run-{number}"))
            written += 1
            print("wrote", number, flush=True)
except ResultsLost as problem:
    print("LOST", problem, flush=True)
print("TOTAL", written, [run.id for run in folder.runs()] == [f"run-{n}" for n in range(written)], flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder.create(tmp_path / "results", "hangzhou", {})


def in_a_process(script: str, *arguments: object, prefix: list[str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run *script* as a program of its own that finds errand and these tests."""
    command = [*(prefix or []), sys.executable, "-c", script, *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)


def test_runs_come_back_as_they_were_written(folder: RunFolder) -> None:
    with folder.journal("main") as journal:
        for run in a_bad_day():
            journal.write(run)

    assert sorted(folder.runs(), key=lambda run: run.id) == sorted(a_bad_day(), key=lambda run: run.id)


def test_the_course_of_a_run_and_what_was_seen_come_back_as_they_were_written(folder: RunFolder) -> None:
    walked = an_odd_walk()
    with folder.journal("main") as journal:
        journal.write(walked)

    assert folder.runs() == [walked]


def test_a_line_from_before_runs_had_a_course_is_read(folder: RunFolder) -> None:
    entry = msgspec.to_builtins(an_odd_walk())
    for later in ("way", "detours", "forced", "refusals"):
        del entry[later]
    for later in ("evidence", "seen"):
        del entry["outcome"][later]
    (folder.path / "runs-main.jsonl").write_bytes(msgspec.json.encode(entry) + b"\n")

    (run,) = folder.runs()
    assert (run.way, run.detours, run.forced, run.refusals) == (None, (), (), ())
    assert (run.outcome.evidence, run.outcome.seen) == (None, None)


def test_two_workers_write_side_by_side(folder: RunFolder) -> None:
    with folder.journal("gw0") as one, folder.journal("gw1") as other:
        one.write(a_run(id="a", started_at="2026-03-01T08:00:00+00:00"))
        other.write(a_run(id="b", started_at="2026-03-01T16:00:01+08:00"))
        one.write(a_run(id="c", started_at="2026-03-01T08:00:02+00:00"))

        assert [run.id for run in RunFolder.open(folder.path).runs()] == ["a", "b", "c"], "by time, whatever the zone"
    assert {path.name for path in folder.path.glob("runs-*")} == {"runs-gw0.jsonl", "runs-gw1.jsonl"}


def test_a_second_journal_of_one_worker_never_touches_the_first(folder: RunFolder) -> None:
    with folder.journal("main") as journal:
        journal.write(a_run(id="a", started_at="2026-03-01T08:00:00+00:00"))
    before = (folder.path / "runs-main.jsonl").read_bytes()

    with folder.journal("main") as journal:
        journal.write(a_run(id="b", started_at="2026-03-01T08:00:01+00:00"))

    assert (folder.path / "runs-main.jsonl").read_bytes() == before
    assert [run.id for run in folder.runs()] == ["a", "b"]


def test_a_worker_cannot_write_outside_its_folder(folder: RunFolder) -> None:
    with folder.journal("../../evil") as journal:
        assert journal.path.parent == folder.path


def test_a_torn_last_line_is_left_out_and_told_of(folder: RunFolder, caplog: pytest.LogCaptureFixture) -> None:
    with folder.journal("main") as journal:
        journal.write(a_run(id="whole"))
    with journal.path.open("ab") as file:
        file.write(msgspec.json.encode(a_run(id="torn"))[:200])

    assert [run.id for run in folder.runs()] == ["whole"]
    assert "runs-main.jsonl 第 2 行没有写完" in caplog.text
    assert folder.read()[1] == [Torn(journal.path, 2, 200)]


def test_a_last_line_that_only_lost_its_newline_counts(folder: RunFolder) -> None:
    (folder.path / "runs-main.jsonl").write_bytes(msgspec.json.encode(a_run(id="whole")))

    assert [run.id for run in folder.runs()] == ["whole"]


@pytest.mark.parametrize("damaged", [b"{not json}", b'{"id": 7}', b"\x00\x00", b""])
def test_a_damaged_line_in_the_middle_names_file_and_line(folder: RunFolder, damaged: bytes) -> None:
    whole = msgspec.json.encode(a_run())
    (folder.path / "runs-gw0.jsonl").write_bytes(b"\n".join([whole, damaged, whole, b""]))

    with pytest.raises(HarnessError, match=r"runs-gw0\.jsonl 第 2 行已损坏"):
        folder.runs()


def test_line_separators_inside_a_title_do_not_break_lines(folder: RunFolder) -> None:
    hostile = a_run(visits=(a_visit(1, title="a\nb\u2028c\x85d\r\n\x00"),))
    with folder.journal("main") as journal:
        journal.write(hostile)
        journal.write(a_run())

    assert hostile in folder.runs()
    assert journal.path.read_bytes().count(b"\n") == 2


def test_half_a_surrogate_pair_in_a_title_costs_only_itself(folder: RunFolder) -> None:
    with folder.journal("main") as journal:
        journal.write(a_run(visits=(a_visit(1, title="居\ud83d住"),)))

    (run,) = folder.runs()
    assert re.fullmatch("居\ufffd+住", run.visits[0].title)


def test_a_time_that_is_no_number_is_refused_before_it_damages_the_file(folder: RunFolder) -> None:
    with folder.journal("main") as journal:
        with pytest.raises(HarnessError, match="cannot be recorded"):
            journal.write(a_run(took_ms=float("nan")))
        journal.write(a_run(id="next"))

    assert [run.id for run in folder.runs()] == ["next"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_failing_write_is_cut_back_to_whole_lines(
    folder: RunFolder, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    journal = folder.journal("main")
    journal.write(a_run(id="safe"))
    whole, write = journal.path.read_bytes(), os.write
    bites = iter([100])

    def full(handle: int, content: memoryview) -> int:
        size = next(bites, None)
        if size is None:
            raise OSError(number, os.strerror(number))
        return write(handle, content[:size])

    with monkeypatch.context() as patch:
        patch.setattr("errand.store.journal.os.write", full)
        with pytest.raises(ResultsLost, match=re.escape(str(folder.path))):
            journal.write(a_run(id="lost"))
    assert journal.path.read_bytes() == whole

    journal.write(a_run(id="later"))  # somebody made room
    assert [run.id for run in folder.runs()] == ["safe", "later"]


def test_a_run_is_on_disk_before_write_returns(folder: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    real = os.fsync

    def sync(handle: int) -> None:
        synced.append(handle)
        real(handle)

    monkeypatch.setattr("errand.store.journal.os.fsync", sync)
    with folder.journal("main") as journal:
        synced.clear()
        journal.write(a_run())
        assert len(synced) == 1
        assert [type(entry) for entry in read_journal(journal.path)] == [Run]


def test_kill_9_of_the_writer_loses_at_most_the_run_in_flight(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _WRITE_UNTIL_LOST, str(tmp_path / "results"), "100000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as writer:
        assert writer.stdout is not None
        acknowledged = [next(writer.stdout) for _ in range(20)]
        writer.send_signal(signal.SIGKILL)
        acknowledged += list(writer.stdout)

    (folder,) = RunFolder.below(tmp_path / "results")
    runs, torn = RunFolder.open(folder).read()
    assert writer.returncode == -signal.SIGKILL
    assert len(acknowledged) <= len(runs) <= len(acknowledged) + 1
    assert [run.id for run in runs] == [f"run-{number}" for number in range(len(runs))]
    assert len(torn) <= 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file size limit to set")
def test_a_file_size_limit_loses_nothing_recorded(tmp_path: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))"

    done = in_a_process(_WRITE_UNTIL_LOST.replace("# limits go here", limit), tmp_path / "results", 1000)

    assert "LOST 结果写不进" in done.stdout, done.stderr
    assert "ulimit -f" in done.stdout
    assert re.search(r"^TOTAL [1-9]\d* True$", done.stdout, re.MULTILINE)


def test_a_full_disk_loses_nothing_recorded(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    mount = f"mount -t tmpfs -o size=64k tmpfs {tmp_path / 'disk'}"
    outside = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
    tried = subprocess.run([*outside, mount], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"this system lets nobody mount a small disk: {tried.stderr.strip()}")

    done = in_a_process(_WRITE_UNTIL_LOST, tmp_path / "disk", 1000, prefix=[*outside, f'{mount} && exec "$@"', "sh"])

    assert "LOST 结果写不进" in done.stdout, done.stderr
    assert "磁盘已满" in done.stdout
    assert re.search(r"^TOTAL [1-9]\d* True$", done.stdout, re.MULTILINE)


def test_the_record_is_plain_json(folder: RunFolder) -> None:
    with folder.journal("main") as journal:
        journal.write(a_run())

    assert json.loads(journal.path.read_text("utf-8"))["setting"]["city_zh"] == "杭州市"
