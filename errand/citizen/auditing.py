"""
Accessibility checks of the pages a citizen visits, by axe-core, and what errand itself sees of it.

Done while no clock runs: after an arrival is recorded and before anything is typed on the page.  Only rules, their
impact, tags and how many elements they concern are kept, never a piece of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Protocol

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame

from errand.core.message import Message, Said
from errand.core.model import Audit, Violation
from errand.given.lexicon import Spot
from errand.given.portal import Portal
from errand.page.bridge import ask, bring
from errand.page.questions import RunAxe
from errand.page.records import AxeAnswer
from errand.record.recorder import Recorder
from errand.record.redact import Redactor

ELDERLY = Spot("elderly.entry", "an entry for the elderly or the disabled")
CAPTCHA = Spot("captcha", "the captcha")
ALTERNATIVE = Spot("captcha.alternative", "another way than the picture")
LIMIT_MS = 20_000


@cache
def axe_script() -> str:
    """axe-core as the package axe-playwright-python ships it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@cache
def axe_version() -> str:
    """Its name and version, from its own first line."""
    found = re.search(r"axe v([\d.]+)", axe_script()[:200])
    return f"axe-core {found[1]}" if found else "axe-core"


class Visitor(Protocol):
    """Whoever has come to a page."""

    @property
    def portal(self) -> Portal: ...

    @property
    def recorder(self) -> Recorder: ...

    @property
    def redact(self) -> Redactor: ...

    def frames(self) -> list[Frame]: ...

    def shows(self, spot: Spot) -> bool: ...


class Auditor:
    """Checks each kind of page once per city, or every page; one for a session."""

    def __init__(self, *, every: bool = False) -> None:
        self._every = every
        self._done: set[tuple[str, str]] = set()

    def check(self, visitor: Visitor, page: str) -> None:
        """Check the page *visitor* has just come to; the run's remarks name one that cannot be checked."""
        key = (visitor.portal.url, page)
        if key in self._done and not self._every:
            return
        self._done.add(key)
        recorder = visitor.recorder
        with recorder.paused():
            try:
                answers = [answer for frame in visitor.frames() if (answer := _ask_axe(frame))]
            except PlaywrightError as error:
                why = visitor.redact(error.message.splitlines()[0][:120])
                recorder.remarks.append(Message.of("remarks.not-audited", page=page, why=Said(why)))
                return
            if answers:
                visit = recorder.visits[-1].number if recorder.visits else 0
                recorder.audits.append(_audit(visitor, page, visit, answers))


def _ask_axe(frame: Frame) -> AxeAnswer | None:
    """What axe says of one frame; None when it was being replaced."""
    bring(frame, axe_script(), LIMIT_MS)
    return ask(frame, RunAxe(), LIMIT_MS)


def _audit(visitor: Visitor, page: str, visit: int, answers: list[AxeAnswer]) -> Audit:
    """What the frames of a page have answered, as one page."""
    nodes: Counter[str] = Counter()
    rules: dict[str, Violation] = {}
    for broken in (broken for frame in answers for broken in frame.violations):
        nodes[broken.rule] += broken.nodes
        rules[broken.rule] = broken
    return Audit(
        page=page,
        visit=visit,
        engine=axe_version(),
        violations=tuple(replace(rule, nodes=nodes[name]) for name, rule in sorted(rules.items())),
        passes=len({rule for frame in answers for rule in frame.passes} - set(rules)),
        incomplete=len({rule for frame in answers for rule in frame.incomplete} - set(rules)),
        elderly_mode=visitor.shows(ELDERLY),
        captcha_alternative=visitor.shows(ALTERNATIVE) if visitor.shows(CAPTCHA) else None,
    )
