"""
The bridge between errand and the page: typed questions over, typed answers back, and never without a time limit.

Question and answer go as one JSON text each: Playwright's own way checks and copies every value of them three times.
The scripts that answer stand in errand/page/scripts; nobody else reads them.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator, Page, Playwright

from errand.core.errors import HarnessError
from errand.given.lexicon import Lexicon, load_lexicon
from errand.page.questions import Question

T = TypeVar("T")
ENGINE = "errand"
ANSWER_MS = 15_000.0  # how long a page may keep us waiting for any answer; a citizen has a patience of her own
_SCRIPTS = Path(__file__).parent / "scripts"
_ALWAYS = (
    "natives", "nodes", "clock", "text", "sight", "names", "pressing", "ladder", "cover", "looking", "parts", "counts",
    "rows", "asking", "drawn", "asked_for", "fields", "scopes", "answers",
)  # fmt: skip
_NAMES = (
    "Array", "Boolean", "Document", "DocumentFragment", "Element", "Error", "Event", "EventTarget", "Function",
    "HTMLCollection", "HTMLElement", "JSON", "Map", "Math", "MutationObserver", "Node", "NodeFilter", "NodeList",
    "Number", "Object", "PerformanceObserver", "Promise", "Reflect", "RegExp", "SVGElement", "Set", "ShadowRoot",
    "String", "Symbol", "URL", "WeakMap", "WeakRef", "WeakSet", "XMLHttpRequest", "clearTimeout", "fetch",
    "getComputedStyle", "performance", "setTimeout",
)  # fmt: skip
"""
What the scripts use of the window under its own name, so that none of a page's own making is taken for it.  Few: each
costs every document the making of a type.
"""
# Runs in Playwright's own world, where no page has changed the language; looking.js answers from the page's.
_ENGINE_SCRIPT = """{
  query(root, id) {
    let found = null;
    for (let scope = window; scope; scope = found?.shadowRoot) {
      let here = null;
      const take = (event) => { here = event.relatedTarget; };
      scope.addEventListener("errand:resolved", take);
      window.dispatchEvent(new CustomEvent("errand:resolve", { detail: id }));
      scope.removeEventListener("errand:resolved", take);
      if (!here || here === found) break;
      found = here;
    }
    return found;
  },
  queryAll(root, id) { const found = this.query(root, id); return found ? [found] : []; },
}"""
_ASK = "(packed) => window.__errand ? window.__errand.answer(packed) || 'later' : ''"
_ASK_ABOUT = "(element, packed) => window.__errand ? window.__errand.answer(packed, element) : ''"
_NOT_THERE = ""  # what a page says that lacks the scripts: an answer is JSON, and never empty
_LATER = "later"  # what the scripts say to a question of one that was not brought yet; no JSON either
_COMMENT = re.compile(r"^[ ]*(?://.*|/\*\*(?:(?!\*/).)*(?:\*/)?|\*.*)$", re.MULTILINE)  # a line that is nothing else
_GONE = (
    "Execution context was destroyed",
    "Frame was detached",
    "frame got detached",
    "Cannot find context",
    "Unable to adopt",
)


class Unanswered(PlaywrightError):
    """A page does not answer at all: a script of its own keeps it busy."""


@cache
def _source(name: str) -> str:
    """A script without its comments, which every document would read again; its lines keep their numbers."""
    return _COMMENT.sub("", (_SCRIPTS / name).read_text(encoding="utf-8"))


def inpage_script(lexicon: Lexicon | None = None) -> str:
    """The script that every frame runs before any of the portal's own, with the words of a lexicon."""
    words = (lexicon or load_lexicon()).page_words()
    return _script(msgspec.json.encode(words).decode())


@cache
def _script(page_words: str) -> str:
    scripts = "\n".join(_source(f"{name}.js") for name in _ALWAYS)
    frame = _source("frame.js").replace("/* scripts */", scripts).replace("/* pageWords */", page_words)
    return frame.replace("/* names */", ", ".join(_NAMES))


@cache
def _brought(name: str) -> str:
    """The source of a script that is brought when it is first asked for: into a page that may have its own language."""
    names = ", ".join(_NAMES)
    begin = f"const {{ {names} }} = window.__errand.language;"
    return f"window.__errand.tools.natively(() => {{ {begin}\n{_source(name)}\n}});"


def register_engine(playwright: Playwright) -> None:
    """Teach this Playwright the selector `errand=<id>`; once per driver, before the first page."""
    try:
        playwright.selectors.register(ENGINE, script=_ENGINE_SCRIPT, content_script=True)
    except PlaywrightError as error:
        if "already registered" not in str(error):
            raise


def held(frame: Frame, number: int, name: str) -> Locator:
    """The element the page holds under a number, called *name* in traces; it is found anew when drawn anew."""
    return frame.locator(f"{ENGINE}={number}").describe(name)


def ask(frame: Frame, question: Question[T], limit_ms: float = ANSWER_MS) -> T | None:
    """
    What the page in a frame answers; None when it has nothing to say, or was being replaced under the question.

    Raises Unanswered after *limit_ms*, and HarnessError when the answer is not what the question promises.
    """
    packed = msgspec.json.encode(question).decode()

    def call() -> Any:
        return answered(frame, limit_ms, lambda: frame.evaluate(_ASK, packed))

    try:
        answer = call()
        if question.script and answer in (_NOT_THERE, _LATER):
            first = inpage_script() if answer == _NOT_THERE else ""
            bring(frame, f"{first}\n{_brought(question.script)}", limit_ms)
            answer = call()
    except PlaywrightError as error:
        if any(words in error.message for words in _GONE):
            return None
        raise
    return _unpack(question, _NOT_THERE if answer == _LATER else answer)


def ask_about(locator: Locator, question: Question[T], wait_ms: float, limit_ms: float = ANSWER_MS) -> T | None:
    """What the page answers about one element, waited for up to *wait_ms*; raises Playwright's Error without it."""
    packed = msgspec.json.encode(question).decode()
    answer = answered(locator, limit_ms, lambda: locator.evaluate(_ASK_ABOUT, packed, timeout=wait_ms))
    return _unpack(question, answer)


def bring(frame: Frame, source: str, limit_ms: float = ANSWER_MS) -> None:
    """Run the source of a script (ours, or a library's) in a frame."""
    answered(frame, limit_ms, lambda: frame.evaluate(f"() => {{ {source}\n}}"))


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


@cache
def _decoder(kind: type[Question[T]]) -> msgspec.json.Decoder[T | None]:
    (answer,) = get_args(kind.__orig_bases__[0])  # type: ignore[attr-defined]  # of every class with a generic base
    return msgspec.json.Decoder(answer | None)


def _unpack(question: Question[T], answer: str | None) -> T | None:
    if answer is None or answer == _NOT_THERE:
        return None
    try:
        return _decoder(type(question)).decode(answer)
    except msgspec.MsgspecError as error:
        asked = type(question)
        script = asked.script or "the page's scripts"
        raise HarnessError(f"{script}: the answer to {asked.__name__} is not what was promised: {error}") from error
