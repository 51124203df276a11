"""
`make bench`: what errand costs, held against a bare Playwright script of the same actions.

Both sides are processes with a browser of their own that stays open; they take turns, so that whatever else the machine
does meets both alike.  The real `pytest journeys/` is timed as a whole process, walking the five journeys in one
city and in three: the difference is what a journey costs beyond start-up.  Linux only (/proc).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from errand.given.cities import PRACTICE, load_cities
from errand_practice import PracticePortal, profile
from errand_practice.nation import PINNED_SOUND
from tests.bench import table
from tests.bench.processor import Cost, is_practice_portal, spent_ms
from tests.bench.side import STORIES

ROOT = Path(__file__).resolve().parents[2]
SIDES = ("bare", "watched", "errand")
SETTLE_S = 0.4  # a browser is still clearing up after the last context is closed
SAMPLE_S = 0.05  # between looks at a foreign process: nothing here waits for a page
ROUNDS = (1, 3)  # how many cities one pytest process visits, each a round of the five journeys


class Worker:
    """One side, running."""

    def __init__(self, kind: str, url: str) -> None:
        command = [sys.executable, "-m", "tests.bench.side", kind, url]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.browser = self._read()["browser"]

    def round(self, how: str = "go") -> Cost:
        """Walk the five journeys once."""
        assert self._process.stdin
        before = spent_ms(self._process.pid)
        self._process.stdin.write(how + "\n")
        self._process.stdin.flush()
        told = self._read()
        time.sleep(SETTLE_S)
        after = spent_ms(self._process.pid)
        kinds = {kind: spent - before.get(kind, 0.0) for kind, spent in after.items()}
        return Cost(sum(kinds.values()), sum(told["walls"].values()), told, kinds)

    def close(self) -> None:
        """End it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(30)

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"bench: a side ended early, status {self._process.wait(30)}")
        answer: dict[str, Any] = json.loads(line)
        return answer


def sound_cities() -> list[str]:
    """The practice city and cities whose halls are as sound, answer at once and are of the same family."""
    return [
        PRACTICE.slug,
        *(
            slug
            for slug in load_cities()
            if (hall := profile(slug)).family == "plain" and not hall.faults.values and slug in PINNED_SOUND
        ),
    ]


def whole_pytest(rounds: int) -> Cost:
    """Time `pytest journeys/` in so many cities as its user would, its practice portal's processor time apart."""
    with tempfile.TemporaryDirectory(prefix="errand-bench-") as results:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "journeys/",
            f"--city={','.join(sound_cities()[:rounds])}",
            f"--results={results}",
        ]
        command += ["-k", " or ".join(STORIES.values()), "-p", "no:cacheprovider"]
        began = time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            cpu = 0.0
            while process.poll() is None:
                cpu = max(cpu, sum(spent_ms(process.pid, is_practice_portal).values()))
                time.sleep(SAMPLE_S)
            wall = (time.perf_counter() - began) * 1000
            said = process.stdout.read() if process.stdout else ""
        if process.returncode or f"{rounds * len(STORIES)} passed" not in said:
            raise SystemExit(f"bench: pytest did not walk the journeys:\n{said}")
    return Cost(cpu, wall, {})


def whole_script(url: str) -> Cost:
    """Time the bare script as a whole process: interpreter, browser, five journeys, end."""
    began = time.perf_counter()
    worker = Worker("bare", url)
    worker.round()
    cpu = sum(spent_ms(worker._process.pid).values())
    worker.close()
    return Cost(cpu, (time.perf_counter() - began - SETTLE_S) * 1000, {})


@contextmanager
def _workers(url: str) -> Iterator[dict[str, Worker]]:
    workers = {kind: Worker(kind, url) for kind in SIDES}
    try:
        yield workers
    finally:
        for worker in workers.values():
            worker.close()


def in_one_process(url: str, pairs: int) -> tuple[list[dict[str, Cost]], dict[str, Any], str]:
    """The rounds of each side, taking turns in both orders; then one round of errand with its questions counted."""
    with _workers(url) as workers:
        for worker in workers.values():
            worker.round()
        taken = []
        for number in range(pairs):
            order = SIDES if number % 2 == 0 else SIDES[::-1]
            taken.append({kind: workers[kind].round() for kind in order})
            print(f"  {number + 1}/{pairs}", end="", flush=True, file=sys.stderr)
        print(file=sys.stderr)
        return taken, workers["errand"].round("count").told["tally"], workers["errand"].browser


def as_processes(url: str, pairs: int) -> list[dict[str, Cost]]:
    """Whole processes, taking turns: the bare script, and pytest with one round and with three."""
    taken = []
    for number in range(pairs):
        once, thrice = (whole_pytest(rounds) for rounds in ROUNDS)
        taken.append({"script": whole_script(url), "once": once, "thrice": thrice})
        print(f"  {number + 1}/{pairs}", end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    return taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="errand 自身的开销 · what errand itself costs"
    )
    parser.add_argument("--pairs", type=int, default=7, help="rounds of each side in one process (default 7)")
    parser.add_argument("--processes", type=int, default=5, help="whole processes of each kind (default 5; 0: none)")
    asked = parser.parse_args()
    with PracticePortal() as practice:
        url = practice.url(PRACTICE.slug)
        pairs, counted, browser = in_one_process(url, asked.pairs)
        processes = as_processes(url, asked.processes)
    print(table.render(pairs, processes, counted, browser, len(STORIES)))


if __name__ == "__main__":
    main()
