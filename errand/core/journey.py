"""
The journeys of runs: whatever the markers of the stories name, one list for every report.

A journey nobody foresaw takes its place behind errand's own; its names come with the runs, from the marker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from errand.core.model import Run

OWN = ("register", "search", "guide", "consult", "progress", "errand")  # as a citizen's errands follow each other


@dataclass(frozen=True, slots=True)
class Journey:
    """A kind of errand; its names are empty where the marker gives none."""

    key: str
    zh: str = ""
    en: str = ""

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands among others: errand's own first, then by key."""
        return OWN.index(self.key) if self.key in OWN else len(OWN), self.key


def journey_of(run: Run) -> Journey:
    """The journey of one run, as its own marker names it."""
    return Journey(run.journey, run.journey_zh, run.journey_en)


def fewest_of(run: Run) -> int | None:
    """
    The fewest steps of a run's story at its portal; None where they are not known.

    The marker of one of errand's own journeys says what the practice halls need, which tells nothing of another portal;
    that of a team's own journey speaks of the team's portal.
    """
    if run.fewest_from == "journey" and run.journey in OWN and run.setting.portal != "practice":
        return None
    return run.fewest


def journeys_of(runs: Iterable[Run]) -> tuple[Journey, ...]:
    """The journeys walked in *runs*, in the order reports list them; one story's marker names them for all."""
    names: dict[str, tuple[str, str]] = {}
    for run in runs:
        zh, en = names.get(run.journey, ("", ""))
        names[run.journey] = zh or run.journey_zh, en or run.journey_en
    return tuple(sorted((Journey(key, *pair) for key, pair in names.items()), key=lambda one: one.place))


def by_story(runs: Iterable[Run]) -> dict[str, list[Run]]:
    """The runs of each story, journey by journey."""
    stories: dict[str, list[Run]] = {}
    for run in sorted(runs, key=lambda run: (Journey(run.journey).place, run.story)):
        stories.setdefault(run.story, []).append(run)
    return stories
