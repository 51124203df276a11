"""
What a long history costs: `python -m tests.bench.history [--weeks 52] [--store URL]`.

Weeks of the whole nation are made up (294 cities x 5 journeys x 5 repetitions), written as journals, brought into the
database and thrown away; then the questions behind reports are asked.  Times are seconds of this machine.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import errand
from errand.compare.history import change_points, series
from errand.core.model import Run
from errand.given.cities import load_cities
from errand.store import RunFolder
from errand.store.database import FILE, Store
from tests.synthetic import FIRST, history, slower

T = TypeVar("T")
TIMES_STEPS = 4  # the made-up runs have 6.5 steps; real ones, with their forms, about 26


def long(run: Run) -> Run:
    """The run with as many steps as a real one."""
    steps = run.steps * TIMES_STEPS
    return replace(run, steps=tuple(replace(step, number=at) for at, step in enumerate(steps, 1)))


@contextmanager
def a_week(folder: Path, week: int, cities: list[str]) -> Iterator[RunFolder]:
    """A session with the runs of one week, gone afterwards."""
    made = RunFolder.create(folder, "all", {})
    with made.journal("main") as journal:
        for run in history(cities, 1, 5, week, slower("wuhu", 0, 2.0) if week >= 26 else lambda cell: cell):
            later = FIRST + timedelta(weeks=week)
            journal.write(replace(long(run), started_at=later.isoformat(timespec="milliseconds")))
    yield made
    shutil.rmtree(made.path)


def timed(what: str, ask: Callable[[], T]) -> T:
    """Ask, and print how long it took and the most memory the process has had so far."""
    began = time.perf_counter()
    answer = ask()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:58} {time.perf_counter() - began:8.2f} s   peak {peak:7.0f} MB", flush=True)
    return answer


def main() -> None:
    """Make the history, and ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--store", help="an empty database (default: a SQLite file)")
    options = parser.parse_args()
    cities = sorted(load_cities())
    with tempfile.TemporaryDirectory(prefix="errand-history-") as place:
        file = Path(place) / FILE
        address = options.store or f"sqlite:///{file}"
        runs = steps = 0
        with Store.open(address) as store:
            for week in range(options.weeks):
                with a_week(Path(place), week, cities) as session:
                    told = timed(f"collect week {week + 1}", lambda: store.collect(session))
                    runs, steps = runs + told.runs, steps + told.steps
            size = f", {file.stat().st_size / 2**20:,.0f} MB" if file.exists() else ""
            print(f"{runs:,} runs, {steps:,} steps{size}")
            until = FIRST + timedelta(weeks=options.weeks)
            lines = timed("medians of a year, all cities and stories", lambda: series(store, cities, until))
            found = timed("their change points", lambda: [point for line in lines for point in change_points(line)])
            wuhu = sum(point.city == "wuhu" for point in found)
            print(f"{len(lines):,} series, {len(found)} change points, of wuhu {wuhu} of 5")
        nowhere = Path(place) / "nowhere"
        timed(
            "errand.load: steps of one city, a year",
            lambda: errand.load(nowhere, "steps", cities=["wuhu"], store=address),
        )
        timed("errand.load: all runs of a year", lambda: errand.load(nowhere, store=address))


if __name__ == "__main__":
    main()
