"""
One side of the comparison, a process of its own: `python -m tests.bench.side bare|watched|errand <url>`.

It launches a browser once and then walks the five journeys for each line it reads, answering with a line of JSON.
`watched` is the bare script with errand's listening (init script, bindings, events) and nothing else of errand: the
difference to `bare` is what the watching costs, the rest of `errand` is finding, arriving, reading and recording.
"""

from __future__ import annotations

import inspect
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Playwright, sync_playwright

from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory, clock_ms
from errand.core.model import Setting
from errand.given.cities import PRACTICE
from errand.given.lexicon import load_lexicon
from errand.given.persona import Persona, make_persona
from errand.given.portal import Portal
from errand.machine.browser import find_browser
from errand.page.bridge import register_engine
from errand.page.watch import Watch
from errand.record.write_up import Story, judge, write_up
from errand.store.folder import RunFolder
from errand.store.journal import Journal
from tests.bench import bare
from tests.calibration.walking import stories

STORIES = {  # the five journeys, one story each
    "register": "test_a_newcomer_opens_an_account",
    "search": "test_an_item_is_found_by_its_everyday_name",
    "guide": "test_a_newcomer_learns_which_papers_to_bring",
    "consult": "test_a_question_is_acknowledged",
    "progress": "test_a_fresh_question_can_be_followed",
}
_SETTING = Setting("practice", "", "", "", "practice", "", "newcomer", 0, "", "", "bench")


@dataclass(slots=True)
class Tally:
    """Where errand's own time went in a round."""

    found_ms: list[float] = field(default_factory=list)
    waited_ms: list[float] = field(default_factory=list)
    steps: int = 0
    looks: int = 0
    looking_ms: float = 0.0
    asks: int = 0
    told: int = 0
    recording_ms: float = 0.0


@dataclass(slots=True)
class Side:
    """A browser, a portal, and somebody to walk."""

    browser: Browser
    portal: Portal
    tally: Tally = field(default_factory=Tally)
    rounds: int = 0

    def persona(self, journey: str) -> Persona:
        return make_persona("newcomer", os.getpid(), self.rounds, journey)

    def bare(self, journey: str) -> None:
        with self.browser.new_context() as context:
            bare.walk(context, journey, self.portal, self.persona(journey))

    def watched(self, journey: str) -> None:
        with self.browser.new_context() as context:
            Watch(context, lambda *_: None, lambda _: None)
            bare.walk(context, journey, self.portal, self.persona(journey))


@dataclass(slots=True)
class ErrandSide(Side):
    """The same through errand, runs written down as pytest's plugin does."""

    journal: Journal | None = None
    lexicon: Any = field(default_factory=load_lexicon)

    def errand(self, journey: str) -> None:
        told, persona = stories()[STORIES[journey]], self.persona(journey)
        citizen = self._send(persona)
        given = {"citizen": citizen, "persona": persona, "matter": self.portal.matter}
        told(**{name: given[name] for name in inspect.signature(told).parameters})
        citizen.leave()
        citizen.watch.context.close()
        began = clock_ms()
        self._write(journey, citizen)
        self.tally.recording_ms += clock_ms() - began
        self.tally.steps += len(citizen.recorder.steps)
        self.tally.found_ms += [step.found_ms for step in citizen.recorder.steps if step.rung]
        self.tally.waited_ms += [step.waited_ms for step in citizen.recorder.steps if step.waited_ms is not None]

    def _send(self, persona: Persona) -> Citizen:
        return CitizenFactory(self.browser.new_context, self.lexicon).send(self.portal, persona)

    def _write(self, journey: str, citizen: Citizen) -> None:
        assert self.journal is not None
        recorder, story = citizen.recorder, Story(journey, STORIES[journey], journey, 1)
        self.journal.write(
            write_up(story, _SETTING, recorder, judge(None, citizen.redact), recorder.now(), redact=citizen.redact)
        )


def count_into(tally: Tally) -> Callable[[], None]:
    """Count errand's questions to the page into *tally* from now on; what it gives back ends it."""
    evaluate, tell = Frame.evaluate, Watch._tell

    def counted(frame: Frame, script: str, argument: Any = None) -> Any:
        began = clock_ms()
        told = evaluate(frame, script, argument)
        tally.asks += 1
        if '"ask":"meet"' in str(argument):
            tally.looks += 1
            tally.looking_ms += clock_ms() - began
        return told

    def told(watch: Watch, source: dict[str, Any], said: dict[str, Any]) -> None:
        tally.told += 1
        tell(watch, source, said)

    Frame.evaluate, Watch._tell = counted, told  # type: ignore[method-assign, assignment]

    def restore() -> None:
        Frame.evaluate, Watch._tell = evaluate, tell  # type: ignore[method-assign]

    return restore


def _serve(side: ErrandSide, kind: str) -> None:
    for line in sys.stdin:
        side.tally, side.rounds = Tally(), side.rounds + 1
        end = count_into(side.tally) if "count" in line else lambda: None
        walls = {}
        for journey in STORIES:
            began = clock_ms()
            getattr(side, kind)(journey)
            walls[journey] = clock_ms() - began
        end()
        tally = {name: getattr(side.tally, name) for name in Tally.__slots__}
        print(json.dumps({"walls": walls, "tally": tally}), flush=True)


def launch(playwright: Playwright) -> Browser:
    """The browser errand would take, as pytest-playwright launches it."""
    found = find_browser(os.environ.get("ERRAND_BROWSER"), Path(playwright.chromium.executable_path), headed=False)
    return playwright.chromium.launch(executable_path=str(found.path)) if found else playwright.chromium.launch()


def main(kind: str, url: str) -> None:
    """Launch, and walk whenever asked."""
    with tempfile.TemporaryDirectory(prefix="errand-bench-") as folder, sync_playwright() as playwright:
        if kind == "errand":
            register_engine(playwright)
        journal = RunFolder.create(Path(folder), "bench", {}).journal("bench")
        side = ErrandSide(launch(playwright), Portal(PRACTICE, url), journal=journal)
        print(json.dumps({"browser": side.browser.version}), flush=True)
        _serve(side, kind)
        side.browser.close()
        journal.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
