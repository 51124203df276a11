"""
What the browser tells of its own accord: input stamps, windows, dialogs, failed requests, console errors.

Handlers of the sync API run late, so no time is ever taken in one: stamps come out of the page (scripts/clock.js).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Download, Frame, Page, Request
from playwright.sync_api import Error as PlaywrightError

from errand.given.lexicon import Lexicon
from errand.page.bridge import inpage_script
from errand.page.records import PageEvent

KEPT = 20  # of failed requests and console errors per visit: a page can make thousands
TEXT = 500  # characters kept of what a portal says


def wall_ms() -> float:
    """The wall clock in ms since the epoch, as the browser's performance.timeOrigin has it."""
    return time.time() * 1000


@dataclass(frozen=True, slots=True)
class SpokenDialog:
    """A native dialog that opened: its kind and words, and when the page opened it."""

    kind: str
    text: str
    at: float


@dataclass  # without slots: Playwright hangs its wrapper of a handler on the handler's object
class Watch:
    """Listens to one browser context and keeps what the citizen has not yet taken note of."""

    context: BrowserContext
    on_input: Callable[[float, bool], None]  # told when an input came to the page, and whether to what was meant
    on_dialog: Callable[[SpokenDialog], None]
    on_file: Callable[[str], None] = lambda _: None  # told the name of a file that came instead of a page
    lexicon: Lexicon | None = None  # whose words the page's scripts know; errand's own where none is given
    failed_requests: list[tuple[str, str, bool]] = field(default_factory=list)  # url, failure, whether a navigation
    console_errors: list[str] = field(default_factory=list)
    lost_page: tuple[str, str] | None = None  # of the last navigation that failed: url, failure
    hangs: bool = False  # the page does not answer any more: nothing more is asked of it
    _windows: list[Page] = field(default_factory=list)  # in the order they opened
    _opened: dict[str, float] = field(default_factory=dict)
    _opener: Page | None = None  # the window that last asked for another

    def __post_init__(self) -> None:
        self.context.add_init_script(inpage_script(self.lexicon))
        self.context.expose_binding("__errandTell", self._tell)
        self.context.on("page", self._page)
        self.context.on("dialog", self._dialog)
        self.context.on("framenavigated", self._navigated)
        self.context.on("download", self._download)
        self.context.on("requestfailed", self._failed)
        self.context.on("console", self._console)

    @property
    def pages(self) -> list[Page]:
        """The windows that are open, the newest last."""
        self._windows = [page for page in self._windows if not page.is_closed()]
        return self._windows

    @property
    def current(self) -> Page:
        """The window the citizen looks at: the newest still open."""
        if not self.pages:
            self._page(self.context.new_page())
        return self.pages[-1]

    def alive(self) -> bool:
        """Whether there is still a window to look at, and one that answers."""
        browser = self.context.browser
        if self.hangs or browser is None or not browser.is_connected():
            return False
        return bool(self.pages)

    def give_up(self) -> None:
        """The page does not answer: ask it nothing more."""
        self.hangs = True

    def renew(self) -> None:
        """Leave windows that do not answer; the next one looked at is a new one."""
        for page in self.pages if self.hangs else ():
            page.close()
        self.hangs = False

    def take_troubles(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Failed requests and console errors since the last call."""
        failed = tuple(f"{failure} {url}" for url, failure, _ in self.failed_requests)
        errors = tuple(self.console_errors)
        self.failed_requests.clear()
        self.console_errors.clear()
        return failed, errors

    def _page(self, page: Page) -> None:
        if page not in self._windows:
            self._windows.append(page)

    def _navigated(self, frame: Frame) -> None:
        """A window that was there before has got another page: a script has opened that in it, by its name."""
        page = frame.page
        if self._opener is None or frame.parent_frame or page not in self._windows or page is self._opener:
            return
        self._windows.remove(page)
        self._windows.append(page)

    def _download(self, download: Download) -> None:
        self.on_file(download.suggested_filename[:TEXT])

    def _tell(self, source: dict[str, Any], said: object) -> None:
        try:
            event = msgspec.convert(said, PageEvent)
        except msgspec.ValidationError:  # a page may call the binding itself
            return
        if event.kind == "input":
            self._opener = None
            self.on_input(event.at, event.reached)
        elif event.kind == "window":
            self._opener = source["page"]
        else:
            self._opened[event.kind] = event.at

    def _dialog(self, dialog: Dialog) -> None:
        opened = self._opened.pop(dialog.type, wall_ms())
        self.on_dialog(SpokenDialog(dialog.type, dialog.message[:TEXT], opened))
        dialog.accept()

    def _failed(self, request: Request) -> None:
        if request.is_navigation_request():
            self.lost_page = (request.url[:TEXT], request.failure or "")
        if len(self.failed_requests) < KEPT:
            navigation = request.is_navigation_request()
            self.failed_requests.append((request.url[:TEXT], request.failure or "", navigation))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and len(self.console_errors) < KEPT:
            self.console_errors.append(message.text[:TEXT])


def lost(error: PlaywrightError) -> bool:
    """Whether the error says that the browser, the window or the page's process is gone."""
    return any(
        words in error.message
        for words in ("has been closed", "Target crashed", "Page crashed", "Connection closed", "Browser closed")
    )
