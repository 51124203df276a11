"""The sessions that several tests look at, each run once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.plugin.sessions import CONSULT, PROGRESS, REGISTER, SEARCH, Session, Underway, run_session


@pytest.fixture(scope="session")
def two_cities(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Two cities with findings of 2018, named in two ways, by two workers; the findings are what was wanted."""
    return run_session(
        tmp_path_factory.mktemp("two"), SEARCH, REGISTER, CONSULT, PROGRESS,
        "-k", "everyday or account or acknowledged or older", "--city=hangzhou", "--city=太原",
        "-n2", "--seed=7", "--findings-ok",
    )  # fmt: skip


@pytest.fixture(scope="session")
def hangzhou_again(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """One of them again, without workers, traced, on a phone, for an English reader; its finding fails the session."""
    return run_session(
        tmp_path_factory.mktemp("again"), SEARCH, REGISTER, "-k", "everyday or account",
        "--city=hangzhou", "--seed=7", "--tracing=on", "--device=iPhone 13", "--lang=en",
    )  # fmt: skip


@pytest.fixture(scope="session")
def dry(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Forms filled and not handed in, at an easy pace, in the city that is meant when none is named; no database."""
    return run_session(
        tmp_path_factory.mktemp("dry"), REGISTER, CONSULT, "-k", "account or acknowledged",
        "--dry-run", "--slowmo=60", "-rs", "--store=postgresql://errand:sesame@127.0.0.1:9/none",
    )  # fmt: skip


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Underway]]:
    """Starts a session and leaves it running; nothing of it outlives the test."""
    started: list[Underway] = []

    def begin(*arguments: str, results: Path | None = None) -> Underway:
        started.append(Underway(tmp_path / f"session-{len(started)}", *arguments, results=results))
        return started[-1]

    yield begin
    for session in started:
        session.abandon()
