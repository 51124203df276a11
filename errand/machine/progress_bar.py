"""
How far a long command has come, on standard error: a bar in a terminal, else a line now and then.

Whoever starts the work says so by `shown`; whoever does it goes through its items by `each`, and knows of no terminal.
Work that is over within two seconds shows nothing.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import TypeVar

T = TypeVar("T")
QUIET_S = 2.0  # so long nobody wonders
LINE_SHARE, LINE_S = 0.1, 30.0  # without a terminal: a line when so much more is done, or so long after the last
_label: ContextVar[str | None] = ContextVar("progress", default=None)


@contextmanager
def shown(label: str) -> Iterator[None]:
    """Show how far the work inside has come, named *label*."""
    token = _label.set(label)
    try:
        yield
    finally:
        _label.reset(token)


def each(items: Collection[T]) -> Iterable[T]:
    """Give *items* one by one, telling how many are done where somebody wants to see it."""
    label = _label.get()
    if label is None:
        return items
    return _by_bar(items, label) if _in_a_terminal() else _by_lines(items, label)


def _in_a_terminal() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _by_bar(items: Collection[T], label: str) -> Iterator[T]:
    from rich import progress  # a tenth of a second that only a terminal pays for
    from rich.console import Console

    looks = (progress.TextColumn("{task.description}"), progress.BarColumn(), progress.MofNCompleteColumn(),
             progress.TimeRemainingColumn())  # fmt: skip
    bar = progress.Progress(*looks, console=Console(stderr=True), transient=True)
    task = bar.add_task(label, total=len(items))

    def tell(done: int, took_s: float) -> None:
        bar.update(task, completed=done)
        if took_s >= QUIET_S and not bar.live.is_started:
            bar.start()

    try:
        yield from _counted(items, tell)
    finally:
        bar.stop()


def _by_lines(items: Collection[T], label: str) -> Iterator[T]:
    last_done, last_s = 0, 0.0

    def tell(done: int, took_s: float) -> None:
        nonlocal last_done, last_s
        if took_s < QUIET_S or not (done - last_done >= LINE_SHARE * len(items) or took_s - last_s >= LINE_S):
            return
        last_done, last_s = done, took_s
        left = timedelta(seconds=round(took_s / done * (len(items) - done)))
        print(f"{label} {done}/{len(items)} ({done / len(items):.0%}) -{left}", file=sys.stderr, flush=True)

    return _counted(items, tell)


def _counted(items: Collection[T], tell: Callable[[int, float], None]) -> Iterator[T]:
    began = time.monotonic()
    for done, item in enumerate(items, 1):
        yield item
        tell(done, time.monotonic() - began)
