"""The turn and the book of visits, over several processes."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from errand.core.errors import HarnessError, ResultsLost
from errand.manners.gate import BOOK, Book, Turn

ROOT = Path(__file__).resolve().parents[2]
_HOLDS = """
import sys; from pathlib import Path; from errand.manners.gate import Turn
turn = Turn(Path(sys.argv[1]), "hall.test"); turn.take(5); print("in", flush=True); sys.stdin.read()
"""
_VISITS = """
import sys; from pathlib import Path; from errand.manners.gate import Book
book = Book(Path(sys.argv[1])); print(sum(book.enter("hall.test", 20) for _ in range(10)))
"""


def _python(code: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_another_process_waits_for_its_turn_and_gets_it_when_the_first_is_killed(tmp_path: Path) -> None:
    with _python(_HOLDS, tmp_path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "in\n"
        with pytest.raises(HarnessError, match=r"hall\.test"):
            Turn(tmp_path, "hall.test").take(0.2)
        Turn(tmp_path, "hall2.test").take(0.2)  # another host is another matter
        other.kill()
        other.wait()

    mine = Turn(tmp_path, "HALL.test")
    mine.take(0.2)
    mine.give_back()


def test_a_turn_goes_from_hand_to_hand(tmp_path: Path) -> None:
    first, second = Turn(tmp_path, "hall.test"), Turn(tmp_path, "hall.test")
    first.take()
    first.take()
    first.give_back()
    second.take(0.2)
    with pytest.raises(HarnessError):
        first.take(0.2)
    second.give_back()


def test_several_processes_together_keep_to_the_days_visits(tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        told = list(pool.map(lambda _: _python(_VISITS, tmp_path).communicate()[0], range(4)))

    assert sum(map(int, told)) == 20


def test_a_new_day_a_new_book(tmp_path: Path) -> None:
    monday, tuesday = (Book(tmp_path, lambda day=day: date(2026, 1, day)) for day in (5, 6))  # type: ignore[misc]

    assert [monday.enter("hall.test", 2) for _ in range(3)] == [True, True, False]
    assert monday.enter("other.test", 2)
    assert tuesday.enter("hall.test", 2)
    assert tuesday.visits("HALL.test") == 1
    monday.keep_robots("hall.test", 200, "User-agent: *")
    assert (monday.robots("hall.test"), tuesday.robots("hall.test")) == ((200, "User-agent: *"), None)


def test_without_a_book_no_visit(tmp_path: Path) -> None:
    (tmp_path / BOOK).write_bytes(b"this is no database, but long enough to be taken for a broken one" * 20)

    with pytest.raises(ResultsLost, match="真实门户"):
        Book(tmp_path).enter("hall.test", 20)
    (tmp_path / "file").write_text("x")
    with pytest.raises(ResultsLost):
        Turn(tmp_path / "file", "hall.test").take(0.1)
