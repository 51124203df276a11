"""
Rehearsing the journeys: each errand's own story is walked as a session walks it, but nothing is handed in.

The citizen fills in what she would fill in and stops before the press that cannot be taken back; nothing but reading
leaves her browser.  How far she comes, and what she would not know, is said by the same code that judges a session.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from errand.citizen.citizen import Citizen
from errand.core.errors import UsageError
from errand.core.journey import Journey
from errand.core.message import Message
from errand.core.model import Form, Outcome, Reason, Step, Verdict
from errand.given.persona import Persona
from errand.given.shipped import SHIPPED
from errand.record.write_up import Story, judge

WHOLE = "errand"  # the journey that is made of all the others


@dataclass(frozen=True, slots=True)
class StoryFunction(Story):
    """One test function of journeys/, and what its mark says."""

    function: Callable[..., None] = field(kw_only=True)

    @property
    def needs(self) -> tuple[str, ...]:
        """The fixtures it asks for."""
        return tuple(inspect.signature(self.function).parameters)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A story walked without handing anything in."""

    story: StoryFunction
    outcome: Outcome
    steps: tuple[Step, ...]
    arrivals: tuple[str, ...]  # the kinds of pages she came to
    forms: tuple[Form, ...]
    held: tuple[Message, ...]  # what was not let out of her browser

    @property
    def stands_before_the_press(self) -> bool:
        """Whether all that was left to do is the press that cannot be taken back."""
        return self.outcome.reason is Reason.CONSENT

    @property
    def far(self) -> tuple[int, int, int]:
        """How far she came; of two rehearsals of one story the greater came further."""
        done = self.outcome.verdict is Verdict.COMPLETED or self.stands_before_the_press
        return int(done), len(self.arrivals), len(self.forms)


def rehearse(story: StoryFunction, citizen: Citizen, persona: Persona) -> Rehearsal:
    """Let *citizen* walk *story*; raises nothing that a session would judge."""
    known = {"citizen": citizen, "persona": persona, "portal": citizen.portal, "matter": citizen.portal.matter}
    known |= {"older_case": citizen.portal.known_case, "city": citizen.portal.city, "lexicon": citizen.lexicon}
    recorder = citizen.recorder
    recorder.begin()
    error: Exception | None = None
    try:
        story.function(**{name: known[name] for name in story.needs})
    except Exception as met:  # noqa: BLE001 (whatever a story raises is judged, as in a session)
        error = met
    outcome = judge(error, citizen.redact, len(recorder.steps) or None, recorder.unread)
    return Rehearsal(
        story,
        outcome,
        tuple(recorder.steps),
        tuple(arrival.page for arrival in recorder.arrivals),
        tuple(recorder.forms),
        tuple(map(citizen.redact.message, citizen.escort.remarks())),
    )


def stories_to_rehearse(project: Path, *, with_a_case: bool) -> list[StoryFunction]:
    """
    One story of each errand: of *project*'s journeys, else of those errand ships.

    The story that asks for a case of long ago goes before others where there is one: it is read to its end.  Raises
    UsageError for journeys that cannot be imported.
    """
    chosen: dict[str, StoryFunction] = {}
    for story in _stories(project if (project / "journeys").is_dir() else SHIPPED):
        known = {"citizen", "persona", "portal", "matter", "city", "lexicon", *(["older_case"] if with_a_case else [])}
        if story.journey == WHOLE or not known.issuperset(story.needs):
            continue
        if story.journey not in chosen or ("older_case" in story.needs and "older_case" not in _needs(chosen, story)):
            chosen[story.journey] = story
    return sorted(chosen.values(), key=lambda story: Journey(story.journey).place)


def _needs(chosen: Mapping[str, StoryFunction], story: StoryFunction) -> tuple[str, ...]:
    return chosen[story.journey].needs


def _stories(top: Path) -> Iterator[StoryFunction]:
    if str(top) not in sys.path:
        sys.path.insert(0, str(top))
    for path in sorted((top / "journeys").glob("test_*.py")):
        try:
            module = import_module(f"journeys.{path.stem}")
        except ImportError as error:
            raise UsageError(f"{path}: {error}") from error
        for name, function in vars(module).items():
            for mark in getattr(function, "pytestmark", ()):
                if name.startswith("test_") and getattr(mark, "name", "") == "journey" and mark.args:
                    yield _story(str(mark.args[0]), name, function, mark.kwargs)


def _story(journey: str, name: str, function: Callable[..., None], said: Mapping[str, Any]) -> StoryFunction:
    return StoryFunction(journey, name, str(said.get("zh", name)), said.get("fewest"), function=function)
