"""
The hands of a citizen: one act on a page, watched, timed, recorded and guarded; layers in the way are closed.
"""

from __future__ import annotations

from abc import abstractmethod
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, BrowserContext, Frame, Locator
from playwright.sync_api import Error as PlaywrightError

from errand.citizen.arriving import Arriving
from errand.citizen.reading import Reader
from errand.core.errors import BrowserLost, HarnessError, PortalFault
from errand.core.model import Reason
from errand.given.lexicon import Lexicon, Spot
from errand.manners.escort import Escort
from errand.page.finder import Covered, Finder, Found
from errand.page.questions import BodyText
from errand.page.waiting import STANDARD, Patience
from errand.page.watch import Told, Watch, lost, wall_ms
from errand.record.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from errand.citizen.accessibility import Auditor
    from errand.given.portal import Portal
    from errand.record.redact import Redactor

NOTICE_CLOSE = Spot("notice.close", "the notice's close control")
NOTICE_TEXT = 300  # characters kept of what a notice says
NOTICES = 4  # layers over one another that a citizen closes before she gives up
VERBS_ZH = {
    "open": "打开",
    "click": "点击",
    "fill": "填写",
    "choose": "选择",
    "tick": "勾选",
    "attach": "上传",
    "press": "提交",
    "back": "返回",
}


class Hands(Reader):
    """Whoever acts at one portal, in one browser context: what every verb of a citizen is made of."""

    def __init__(  # noqa: PLR0913 (who she is, where, and with whom)
        self,
        context: BrowserContext,
        portal: Portal,
        lexicon: Lexicon,
        recorder: Recorder,
        *,
        escort: Escort,
        redact: Redactor,
        patience: Patience = STANDARD,
        dry_run: bool = False,
        auditor: Auditor | None = None,
    ) -> None:
        self.portal = portal
        self.escort = escort
        self.recorder = recorder
        self.redact = redact
        self.patience = patience
        self.dry_run = dry_run
        self.auditor = auditor
        self.lexicon = lexicon
        self.finder = Finder(lexicon, patience.limit_ms)
        self.watch = Watch(context, self._spoken_to, lexicon)
        self._arriving = Arriving(self)
        self._frame: Frame | None = None  # the one last acted in

    @abstractmethod
    def click(self, spot: Spot) -> None:
        """Press a link, a button, or whatever the portal uses for one."""

    @abstractmethod
    def confirm(self) -> bool:
        """Say yes to a layer that asks whether she means it; whether there was one."""

    def _find(self, spot: Spot) -> Found:
        with self._ours():
            self.escort.pace(self.watch)
            found = self._arriving.wait_for(spot)
            closed = 0
            while found.covered is not None and closed < NOTICES:
                closed += self._clear(found.covered, spot)
                found = self._arriving.wait_for(spot)
        if found.covered is None:
            return found
        raise PortalFault(Reason.OBSTRUCTED, f"「{self.lexicon.title(spot)}」被弹窗反复遮挡", spot.concept)

    def _clear(self, covered: Covered, spot: Spot) -> bool:
        """Close a layer, or wait for one to go by itself; whether it took a press."""
        close, text = covered.close, covered.text
        if close is None and (covered.framed or not (covered.toast or text)):  # a mask: its notice is in another frame
            close, text = self._framed_close()
        text = self.redact(text)
        if close is None:
            self._arriving.wait_uncovered(spot, text, toast=covered.toast)
            return False
        self.recorder.dialog("notice", text)
        with self._acting("click", NOTICE_CLOSE):
            close.click(
                timeout=self.patience.settle_ms, force=True, no_wait_after=True
            )  # it may drift: Playwright would wait for it to stand still
        return True

    def _framed_close(self) -> tuple[Locator | None, str]:
        for frame in self.frames():
            found = self.finder.meet(frame, [NOTICE_CLOSE]).found
            if found and not found.covered:
                return found.locator, self.ask(frame, BodyText(NOTICE_TEXT)) or ""
        return None, ""

    def _click(self, locator: Locator) -> None:
        locator.click(timeout=self.patience.settle_ms, no_wait_after=True)

    def _spoken_to(self, told: Told) -> None:
        text = self.redact(told.text)
        self.recorder.dialog(told.kind, text)
        self.recorder.waited(told.at - (self.watch.input_at or self._arriving.acted_at), "page")
        ok, title = "弹窗的「确定」", "点击弹窗的「确定」"
        with self.recorder.step("click", ok, concept="dialog.ok", rung="dialog", detail=text[:80], title=title):
            self._arriving.acted_at = self.watch.input_at = wall_ms()

    @contextmanager
    def _acting(
        self,
        verb: str,
        target: Spot | str,
        found: Found | None = None,
        detail: str = "",
        *,
        typed: int | None = None,
        secret: bool = False,
    ) -> Iterator[None]:
        spot = target if isinstance(target, Spot) else None
        name = self.lexicon.title(spot) if spot else "门户网址"
        concept = spot.concept if spot else None
        aim = found.locator if found else (None if spot else str(target))
        title = f"{VERBS_ZH[verb]}「{name}」" + (f"：{detail}" if detail and verb in ("fill", "choose", "open") else "")
        with self.escort.step(verb, concept, self.watch, aim, found.frame.url if found else ""):
            self.watch.acting()
            self._frame = found.frame if found else self._frame
            self._arriving.exact = found is None or found.exact
            self._arriving.acted_at = wall_ms()
            with (
                self.recorder.step(
                    verb,
                    name,
                    concept=concept,
                    rung=found.rung if found else None,
                    found_ms=self._arriving.found_ms,
                    detail=detail,
                    title=title,
                    box=found.box if found else None,
                    typed=typed,
                    secret=secret,
                ),
                self._ours(),  # inside: a step tells Allure of its error, and Playwright's own quotes what was typed
            ):
                yield

    @contextmanager
    def _ours(self) -> Iterator[None]:
        """Turn what Playwright raises into whose fault it is."""
        try:
            yield
        except PlaywrightError as error:
            if refusal := self.escort.behind(error):
                raise refusal from error
            browser = self.watch.context.browser
            if lost(error) or (isinstance(browser, Browser) and not browser.is_connected()):
                raise BrowserLost("浏览器在途中退出") from error
            fault = self._arriving.judging.hangs(error) or self._arriving.judging.playwright(error)
            if fault:
                raise fault from error
            raise HarnessError(self.redact(error.message)) from error
