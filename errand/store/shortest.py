"""
Errand's own shortest completed walks at a portal: the fewest steps of its stories, where nobody else says them.

They come from the database; without one, from the journals of the newest sessions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from errand.core.model import Verdict
from errand.store.folder import RunFolder
from errand.store.journal import PATTERN

MOST_SESSIONS = 60  # whose journals are read


# A journal's line as far as it is read; the names are those of errand.core.model.
@dataclass(frozen=True, slots=True)
class _Setting:
    portal_url: str


@dataclass(frozen=True, slots=True)
class _Outcome:
    verdict: str


@dataclass(frozen=True, slots=True)
class _Line:
    story: str
    setting: _Setting
    outcome: _Outcome
    steps: list[msgspec.Raw] = field(default_factory=list)


def shortest_walks(results: Path, store: str | None, portal_url: str) -> dict[str, int]:
    """
    The steps of the shortest completed walk of each story at *portal_url*, by the test function's name.

    *store*: as `--store` takes it.  Raises UsageError for a database that cannot be used.
    """
    from errand.store.database import FILE, is_given, where

    address = where(store, results)
    if address and (is_given(store) or (results / FILE).exists()):
        return _in_the_database(address, portal_url)
    walks: dict[str, int] = {}
    for story, steps in _in_journals(results, portal_url):
        walks[story] = min(steps, walks.get(story, steps))
    return walks


def _in_the_database(address: str, portal_url: str) -> dict[str, int]:
    import sqlalchemy as sa

    from errand.store.database import Store
    from errand.store.schema import RUNS

    shortest = (
        sa.select(RUNS.c.story, sa.func.min(RUNS.c.steps))
        .where(RUNS.c.portal_url == portal_url, RUNS.c.verdict == str(Verdict.COMPLETED), RUNS.c.steps > 0)
        .group_by(RUNS.c.story)
    )
    with Store.open(address) as opened, opened.reading() as link:
        return {story: int(steps) for story, steps in link.execute(shortest).all()}


def _in_journals(results: Path, portal_url: str) -> Iterator[tuple[str, int]]:
    decoder = msgspec.json.Decoder(_Line)
    for folder in RunFolder.below(results)[-MOST_SESSIONS:]:
        for path in sorted(folder.glob(PATTERN)):
            for text in path.read_bytes().splitlines():
                try:
                    line = decoder.decode(text)
                except msgspec.DecodeError:  # torn or damaged: whoever reads the session says so
                    continue
                done = line.outcome.verdict == Verdict.COMPLETED and line.setting.portal_url == portal_url
                if done and line.steps:
                    yield line.story, len(line.steps)
