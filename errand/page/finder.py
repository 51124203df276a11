"""
The ladder that turns a spot into a locator and says which rung found it.

The climbing itself is done in the page (inpage/find.js), in one call for all rungs: a spot on a real portal is often
only found by its neighbouring cell, and asking Playwright rung by rung would cost the portal's citizen-time.  The
locator it gives is a live one (a selector engine of our own), so Playwright's own actionability checks still hold.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator, Page, Playwright

from errand.core.model import Box
from errand.given.lexicon import Lexicon, Spot

INPAGE = Path(__file__).parent / "scripts"
T = TypeVar("T")
ENGINE = "errand"
ANSWER_MS = 15_000.0  # how long a page may keep us waiting for any answer; a citizen has a patience of her own
_ENGINE_SCRIPT = """{
  query(root, id) { return window.__errand?.resolve(id) ?? null; },
  queryAll(root, id) { const found = window.__errand?.resolve(id); return found ? [found] : []; },
}"""
_CALL = """async (packed) => {
  const { pack, unpack } = window.__errand ?? { pack: JSON.stringify, unpack: JSON.parse };
  return pack(await (SCRIPT
  )(unpack(packed))) ?? null;
}"""
_GONE = (
    "Execution context was destroyed",
    "Frame was detached",
    "frame got detached",
    "Cannot find context",
    "Unable to adopt",
)


@cache
def inpage_script() -> str:
    """The script that every frame runs before any of the portal's own."""
    return "\n".join(
        (INPAGE / name).read_text(encoding="utf-8") for name in ("watch.js", "find.js", "read.js", "form.js")
    )


def register_engine(playwright: Playwright) -> None:
    """Teach this Playwright the selector `errand=<id>`; once per driver, before the first page."""
    try:
        playwright.selectors.register(ENGINE, script=_ENGINE_SCRIPT)
    except PlaywrightError as error:
        if "already registered" not in str(error):
            raise


@dataclass(frozen=True, slots=True)
class Covered:
    """Something lies over what the citizen wants."""

    text: str
    close: Locator | None
    framed: bool
    toast: bool  # small: it may well go by itself


@dataclass(frozen=True, slots=True)
class Found:
    """A spot found: where, on which rung, since when it can be seen, and what lies over it."""

    locator: Locator
    frame: Frame
    concept: str
    rung: str
    exact: bool
    count: int
    appeared: float | None  # ms since the epoch
    tag: str
    type: str
    text: str
    around: str
    covered: Covered | None
    born: float  # when its document was; ms since the epoch
    box: Box | None = None  # where it is in the window
    readonly: bool = False  # a box nothing can be typed into


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a frame: what was found, and what the page says of itself (None when it could not be asked)."""

    found: Found | None
    page: dict[str, Any] | None
    instead: Found | None = None  # what speaks against it


class Finder:
    """Looks for spots in frames, in the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, limit_ms: float = ANSWER_MS) -> None:
        self.lexicon = lexicon
        self._limit_ms = limit_ms
        self._cover = lexicon.spec(Spot("notice.close", "the notice's close control"))

    def meet(
        self, frame: Frame, spots: Sequence[Spot], for_ms: float = 0.0, instead: Sequence[Spot] = (), after: float = 0.0
    ) -> Look:
        """
        Look for the first of *spots*, waiting in the page up to *for_ms*, and then for what may come *instead*.

        A spot that stood there before *after* (ms since the epoch) ends the wait no sooner.  A page in between is a
        Look at nothing.
        """
        script = "(all) => window.__errand ? window.__errand.meet(...all) : null"
        specs = [[self.lexicon.spec(spot) for spot in some] for some in (spots, instead)]
        told = ask(frame, script, [*specs, self._cover, for_ms, after], self._limit_ms + for_ms)
        if told is None:
            return Look(None, None)
        page = told["page"]
        found, other = (
            self._of(frame, told[key], some, page) for key, some in (("found", spots), ("instead", instead))
        )
        return Look(found, page, other)

    def held(self, frame: Frame, held: int, spot: Spot) -> Locator:
        """The element the page's finder holds under a number."""
        return self._locator(frame, held, self.lexicon.title(spot))

    def _of(
        self, frame: Frame, told: dict[str, Any] | None, spots: Sequence[Spot], page: dict[str, Any]
    ) -> Found | None:
        if told is None:
            return None
        spot = next(spot for spot in spots if spot.concept == told["concept"])
        return self._found(frame, told, spot, page["origin"])

    def _found(self, frame: Frame, told: dict[str, Any], spot: Spot, born: float) -> Found:
        cover = told.get("covered")
        covered = None
        if cover:
            close = (
                self._locator(frame, cover["close"], self.lexicon.title(Spot("notice.close", "")))
                if cover["close"]
                else None
            )
            covered = Covered(cover["text"], close, cover["frame"], cover["toast"])
        return Found(
            self._locator(frame, told["id"], self.lexicon.title(spot)),
            frame,
            told["concept"],
            told["rung"],
            told["exact"],
            told["count"],
            told["appeared"],
            told["tag"],
            told["type"],
            told["text"],
            told["around"],
            covered,
            born,
            Box(**told["box"]) if told.get("box") else None,
            told["readonly"],
        )

    def _locator(self, frame: Frame, held: int, name: str) -> Locator:
        return frame.locator(f"{ENGINE}={held}").describe(name)


class Unanswered(PlaywrightError):
    """A page does not answer at all: a script of its own keeps it busy."""


def answered(asked: Frame | Page | Locator, limit_ms: float, call: Callable[[], T]) -> T:
    """
    What *asked* answers to a *call* of one of its methods; raises Unanswered when nothing has come within *limit_ms*.

    Playwright gives evaluate, content and their like no time limit, and a page in an endless script answers never.
    Its sync API hands the coroutine of each call to a method `_sync`: here it is given one.
    """
    plain = asked._sync  # noqa: SLF001 (there is no public way to end a call)

    def bounded(awaitable: Awaitable[Any]) -> Any:
        return plain(asyncio.wait_for(awaitable, limit_ms / 1000))

    vars(asked)["_sync"] = bounded
    try:
        return call()
    except TimeoutError:
        raise Unanswered(f"no answer within {limit_ms:g} ms") from None
    finally:
        vars(asked).pop("_sync", None)


def ask(frame: Frame, script: str, argument: Any = None, limit_ms: float = ANSWER_MS) -> Any:
    """
    Call our own *script*, a function, in a frame; None when the page was being replaced under the question.

    Argument and answer go as one JSON text: Playwright's own way checks and copies every value of them three times.
    """
    call, packed = _CALL.replace("SCRIPT", script), json.dumps(argument)
    try:
        told = answered(frame, limit_ms, lambda: frame.evaluate(call, packed))
        return None if told is None else json.loads(told)
    except PlaywrightError as error:
        if any(words in error.message for words in _GONE):
            return None
        raise


def as_one(pages: list[dict[str, Any]]) -> dict[str, Any] | None:
    """What the frames of a window say, as one page: the newest document, at rest when all of them are."""
    if len(pages) < 2:
        return pages[0] if pages else None
    return {
        **max(pages, key=lambda page: page["origin"]),
        "last": max(page["last"] for page in pages),
        "content": max(page["content"] for page in pages),
        "leaving": max(page["leaving"] for page in pages),
        "opening": max(page["opening"] for page in pages),
        "pending": sum(max(0, page["pending"]) for page in pages),
        "quiet": all(page["quiet"] for page in pages),
        "ready": "complete" if all(page["ready"] == "complete" for page in pages) else "loading",
    }
