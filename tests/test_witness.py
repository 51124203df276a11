"""
Two witnesses to what a citizen did: a Playwright trace, and the practice portal's own log and database.

The record must tell the same actions, one for one and in order, with the same names.
"""

from __future__ import annotations

import inspect
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from errand.citizen.citizen import Citizen
from errand.core.model import Step
from errand.given.cities import PRACTICE
from errand.given.persona import Persona, make_persona
from errand.given.portal import KnownCase, Portal
from errand_practice import PracticePortal, known_case
from tests.calibration.cases import OTHERS, WHOLE, device, needs
from tests.calibration.walking import stories

MAIN: Mapping[str, str] = {
    "register": "test_a_newcomer_opens_an_account",
    "search": "test_an_item_is_found_by_its_everyday_name",
    "guide": "test_a_newcomer_learns_which_papers_to_bring",
    "consult": "test_a_question_is_acknowledged",
    "progress": "test_an_older_question_has_been_answered",
    "errand": "test_a_newcomer_does_the_whole_errand",
}
"""Journey -> its main story."""
_QUICK = {"plain": "register", "jsp": "consult"}  # walked by `make test`; elsewhere one journey each, in turn


def _evenings() -> Iterator[object]:
    """Every family with every journey; what takes long under `slow`."""
    for turn, family in enumerate((*WHOLE, *OTHERS)):
        for journey in MAIN:
            quick = journey == _QUICK.get(family, tuple(MAIN)[turn % 5])
            marks = [needs(family), *([] if quick else [pytest.mark.slow])]
            yield pytest.param((MAIN[journey], family), id=f"{journey}-{family}", marks=marks)


BEACON_MS = 400  # the page's last word to the portal's log is still on its way

# What Playwright calls the actions that a verb may be done by.  A box that is hidden is ticked by its words.
ACTS = {
    "open": {"goto"}, "click": {"click"}, "press": {"click"}, "fill": {"fill"}, "tick": {"check", "click"},
    "choose": {"selectOption", "click"}, "attach": {"setInputFiles"}, "back": {"goBack", "close"},
}  # fmt: skip
# What is no action of a citizen.  A method in neither table fails the test: it must be looked at.
READING = {
    "newPage",
    "evaluateExpression",
    "evaluateExpressionHandle",
    "waitForSelector",
    "isVisible",
    "waitForTimeout",
    "addInitScript",
    "exposeBinding",
}


@dataclass(frozen=True, slots=True)
class Witnessed:
    """One action as the trace has it: the method and the description of its locator."""

    method: str
    name: str


@dataclass(frozen=True, slots=True)
class Evening:
    """One story walked before the witnesses."""

    steps: list[Step]
    acknowledged: list[str]
    persona: Persona
    trace: list[Witnessed]
    clicks_and_inputs: list[tuple[str, str]]  # the portal's client log: kind and target
    database: Path
    registers: bool  # whether the story opens an account


def read_trace(path: Path) -> Iterator[Witnessed]:
    """The actions of a trace in their order."""
    with zipfile.ZipFile(path) as trace:
        lines = [json.loads(line) for line in trace.read("trace.trace").decode().splitlines()]
    for line in lines:
        if line["type"] == "before" and line["method"] not in READING:
            described = re.search(r'internal:describe="((?:[^"\\]|\\.)*)"', line["params"].get("selector", ""))
            yield Witnessed(line["method"], json.loads(f'"{described[1]}"') if described else "")


def client_log(database: Path, after: int) -> list[tuple[str, str]]:
    """Trusted clicks, inputs and choices as pages told the portal of them; a click and the tick it makes are one."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as memory:
        rows = memory.execute(
            "SELECT kind, target FROM log WHERE source = 'client' AND id > ? ORDER BY id", (after,)
        ).fetchall()
    acts = [row for row in rows if not row[0].startswith("key")]
    return [
        row for before, row in zip([("", ""), *acts], acts, strict=False) if (before[0], row[0]) != ("click", "tick")
    ]


def last_entry(database: Path) -> int:
    """The number of the log's last line."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as memory:
        return int(memory.execute("SELECT coalesce(max(id), 0) FROM log").fetchone()[0])


@pytest.fixture(scope="module")
def evenings() -> dict[tuple[str, str], Evening]:
    """What has been walked: once for all the questions asked about it."""
    return {}


@pytest.fixture(params=_evenings())
def evening(
    request: pytest.FixtureRequest, evenings: dict[tuple[str, str], Evening], playwright: Playwright,
    send_citizen: Callable[..., Citizen], practice_portal: PracticePortal, tmp_path: Path,
) -> Evening:  # fmt: skip
    """The story, walked in a hall of the family."""
    story, family = request.param
    if request.param not in evenings:
        send = partial(send_citizen, **device(family, playwright))
        evenings[request.param] = _walk(story, family, send, practice_portal, tmp_path)
    return evenings[request.param]


def _walk(story: str, family: str, send: Callable[..., Citizen], practice: PracticePortal, folder: Path) -> Evening:
    case = known_case(PRACTICE.slug)
    portal = Portal(PRACTICE, practice.url(PRACTICE.slug), known_case=KnownCase(case.number, case.password))
    persona = make_persona("newcomer", "witness", story, family)
    after = last_entry(practice.database)
    citizen = send(portal, persona, extra_http_headers={"Practice-Family": family, "Practice-Faults": "none"})
    context = citizen.watch.context
    context.tracing.start()
    given: dict[str, Any] = {
        "citizen": citizen, "persona": persona, "matter": portal.matter, "older_case": portal.known_case,
    }  # fmt: skip
    told = stories()[story]
    told(**{name: given[name] for name in inspect.signature(told).parameters})
    citizen.watch.current.wait_for_timeout(BEACON_MS)
    context.tracing.stop(path=folder / "trace.zip")
    context.close()
    recorder = citizen.recorder
    log = client_log(practice.database, after)
    return Evening(
        recorder.steps,
        recorder.acknowledged,
        persona,
        list(read_trace(folder / "trace.zip")),
        log,
        practice.database,
        story in (MAIN["register"], MAIN["errand"]),
    )


def by_press(steps: list[Step]) -> list[Step]:
    """The steps, each as often as it took presses: a drawn list is opened before its option is pressed."""
    return [step for step in steps for _ in range(step.presses)]


def test_the_trace_tells_the_same_actions_in_the_same_order(evening: Evening) -> None:
    for step, seen in zip(by_press(evening.steps), evening.trace, strict=True):
        assert seen.method in ({"accept"} if step.rung == "dialog" else ACTS[step.verb]), (step, seen)


def test_the_trace_calls_the_targets_by_the_same_names(evening: Evening) -> None:
    recorded = [
        step.target for step in by_press(evening.steps) if step.rung != "dialog" and step.verb not in ("open", "back")
    ]
    assert [seen.name for seen in evening.trace if seen.method not in ("accept", "goto", "goBack", "close")] == recorded


def test_the_portal_counted_the_same_clicks_and_inputs(evening: Evening) -> None:
    kinds = {"click": "click", "press": "click", "tick": "click", "fill": "input", "choose": "choose"}
    steps = [step for step in by_press(evening.steps) if step.rung not in ("dialog", "key") and step.verb in kinds]
    logged = [kind for kind, _ in evening.clicks_and_inputs]
    either = (steps, _without_led_on(steps))
    wanted = [["click" if step.presses > 1 else kinds[step.verb] for step in some] for some in either]
    assert logged in wanted, logged


def _without_led_on(steps: list[Step]) -> list[Step]:
    """
    Without what was typed into a box that leads on as soon as it has the focus, before it was typed into the next one.

    Such a box may be gone before the first character arrives: then its page had nothing to tell the portal's log.
    """
    pairs = zip(steps, [*steps[1:], None], strict=True)
    return [
        step for step, then in pairs if not (then and step.verb == then.verb == "fill" and step.target == then.target)
    ]


def test_no_step_is_recorded_as_failed_and_all_have_their_numbers(evening: Evening) -> None:
    assert [step.number for step in evening.steps] == list(range(1, len(evening.steps) + 1))
    assert not [step for step in evening.steps if step.failed]


def test_the_portal_knows_the_citizen_and_the_numbers_it_gave(evening: Evening) -> None:
    with closing(sqlite3.connect(f"file:{evening.database}?mode=ro", uri=True)) as memory:
        numbers = memory.execute(
            "SELECT number FROM consultations WHERE name = ? AND phone = ?",
            (evening.persona.name, evening.persona.phone),
        )
        accounts = memory.execute("SELECT name FROM citizens WHERE id_number = ?", (evening.persona.id_number,))
        assert evening.acknowledged == [number for (number,) in numbers]
        assert accounts.fetchall() == [(evening.persona.name,)] * evening.registers
