"""
The citizen: eight verbs, reading, and arriving.  With finder.py and watch.py the only code that touches Playwright.

A page object gets a Citizen and never a Playwright page, so whatever it does is a step, exactly once, by construction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urljoin

from playwright.sync_api import Browser, BrowserContext, Frame, Locator
from playwright.sync_api import Error as PlaywrightError

from errand.arrival import Arriving, PageKind
from errand.errors import BrowserLost, HarnessError, PortalFault, WallReached
from errand.finder import Covered, Finder, Found
from errand.guard import Guard
from errand.lexicon import Lexicon, Spot
from errand.model import FormField, Reason
from errand.reading import STANDARD, Patience, Reader
from errand.recorder import Recorder
from errand.watch import Told, Watch, lost, wall_ms
from errand.wayfinding import Wayfinding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from errand.accessibility import Auditor
    from errand.portal import Act, Portal
    from errand.redact import Redactor

PageT = TypeVar("PageT", bound=PageKind)
CAPTCHAS = (
    (Spot("captcha", "the captcha"), Reason.CAPTCHA, "输入图形验证码"),
    (Spot("sign.slider", "a slider to drag"), Reason.SLIDER, "拖动滑块验证"),
)
CONFIRM = Spot("dialog.ok", "yes")
REFUSE = Spot("dialog.cancel", "no")
NOTICE_CLOSE = Spot("notice.close", "the notice's close control")
LIST = "form.list"
STRIP = 6  # presses at a row of tabs that does not fit before a citizen gives up: arrows to the tab, and the tab
NOTICES = 4  # layers over one another that a citizen closes before she gives up
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TYPED = """(box, ime) => {  // what an input method says when its word is chosen; old boxes listen to nothing else
  if (ime) {
    box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: box.value }));
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "Process" }));
  }
  return { holds: box.value ?? box.innerText, moving: window.__errand?.moving() ?? false };
}"""
_HOLDS = "(box) => box.value ?? box.innerText"


class Citizen(Reader):
    """One person at one portal, in one browser context."""

    def __init__(  # noqa: PLR0913 (who she is, where, and with whom)
        self,
        context: BrowserContext,
        portal: Portal,
        lexicon: Lexicon,
        recorder: Recorder,
        *,
        redact: Redactor,
        patience: Patience = STANDARD,
        dry_run: bool = False,
        guard: Guard | None = None,
        auditor: Auditor | None = None,
    ) -> None:
        self.portal = portal
        self.guard = guard or Guard(portal)
        self.recorder = recorder
        self.redact = redact
        self.patience = patience
        self.dry_run = dry_run
        self.auditor = auditor
        self.lexicon = lexicon
        self.finder = Finder(lexicon, patience.limit_ms)
        self.watch = Watch(context, self._spoken_to)
        self._arriving = Arriving(self)
        self._frame: Frame | None = None  # the one last acted in

    # --- the eight verbs ---------------------------------------------------------------------------------------

    def open(self, address: str = "") -> None:
        """Type an address (relative to the portal's) and go there."""
        url = urljoin(self.portal.url, address.lstrip("/"))
        with self._ours():
            self.watch.renew()
            self._arriving.rest()
        with self._acting("open", url, detail=self.redact(url)):
            self.watch.current.goto(url, wait_until="commit", timeout=self.patience.limit_ms)

    def click(self, spot: Spot) -> None:
        """Press a link, a button, or whatever the portal uses for one."""
        found = self._find(spot)
        with self._acting("click", spot, found):
            self._click(found.locator)

    def fill(self, spot: Spot, text: str, *, secret: bool = False) -> None:
        """Type into a box; a *secret* (password, identity number, code) is kept out of every record."""
        if secret:
            self.redact.keep(text)
        self._be_led_on(spot)
        if not self._type(spot, text, secret=secret):  # a box that led to another page: the same box is there again
            self._type(spot, text, secret=secret)

    def choose(self, spot: Spot, option: str) -> None:
        """Choose from a list, or one of several radio buttons, by what it says."""
        found = self._find(spot)
        with self._acting("choose", spot, found, detail=option):
            if found.tag == "select":
                found.locator.select_option(label=self._option(found, option), timeout=self.patience.settle_ms)
            else:
                self._click(found.locator)

    def tick(self, spot: Spot) -> None:
        """Tick a box (click on its words where the box itself is hidden)."""
        found = self._find(spot)
        with self._acting("tick", spot, found):
            if found.tag == "input":
                found.locator.check(timeout=self.patience.settle_ms)
            else:  # what is drawn instead of it; its words may hold links: press where the box is
                found.locator.click(
                    timeout=self.patience.settle_ms, position={"x": 8, "y": 8}, force=True, no_wait_after=True
                )

    def attach(self, spot: Spot, file: Path) -> None:
        """Put a file into an upload field."""
        found = self._find(spot)
        with self._acting("attach", spot, found, detail=file.name):
            found.locator.set_input_files(file, timeout=self.patience.settle_ms)

    def press(self, spot: Spot, act: Act) -> None:
        """
        Press what cannot be taken back (submit a registration, a consultation).

        Raises WallReached before the press when a captcha stands there or the owner has not consented to *act*.
        """
        self.note_form()
        self.refuse_captcha()
        found = self._find(spot)
        if self.dry_run or not self.portal.consents_to(act):
            raise WallReached(Reason.CONSENT, f"未获门户方授权，停在提交之前：{act.value}", spot.concept)
        self.guard.let_go()
        with self._acting("press", spot, found):
            self._click(found.locator)

    def back(self) -> None:
        """Go back: to the last page, or out of a window that was opened."""
        with self._acting("back", Spot("back", "back")):
            if len(self.watch.pages) > 1:
                self.watch.current.close()
            else:
                self._go_back()

    def _go_back(self) -> None:
        page = self.watch.current
        if len(self.frames()) > 1:  # a frame goes back, not the page
            self.ask(page.main_frame, "() => history.back()")
        else:
            page.go_back(wait_until="commit", timeout=self.patience.limit_ms)

    # --- reading, which is no step ------------------------------------------------------------------------------

    def arrive(self, page: type[PageT]) -> PageT:
        """Wait until the landmark of *page* is seen; what comes instead is a finding, a wall, or a delegation."""
        with self._ours():
            self._arriving.at(page)
        if self.auditor:
            self.auditor.check(self, page.__name__)
        return page(self)

    def turn_to(self, spot: Spot) -> None:
        """Press the tab behind which *spot* stands, where it is behind one; the citizen stays on the page."""
        for frame in self.frames():
            for _ in range(STRIP):
                if not (folded := self._folded(frame, spot)):
                    break
                with self._acting("click", spot):
                    self._click(self.finder.held(frame, folded["id"], spot))
                self._await_unfolding(frame, spot, away=folded["away"])
                if not folded["away"]:
                    return

    def _await_unfolding(self, frame: Frame, spot: Spot, *, away: bool) -> None:
        began = self.recorder.now()
        while self.recorder.now() - began < self.patience.settle_ms:
            folded = self._folded(frame, spot)
            if not folded or folded["away"] != away:
                break
            self.watch.current.wait_for_timeout(20)
        with self._ours():
            self._arriving.rest()

    def _folded(self, frame: Frame, spot: Spot) -> dict[str, Any] | None:
        with self._ours():
            told = self.ask(frame, "(spec) => window.__errand?.folded(spec) ?? null", self.lexicon.spec(spot))
        return dict(told) if told else None

    def follow(self, spot: Spot) -> None:
        """Press *spot*, looking for it behind other entries where it is not on the page."""
        Wayfinding(self).follow(spot)

    def arrive_anywhere(self) -> None:
        """Wait until whatever comes has come to rest; raises what an error page means."""
        with self._ours():
            self._arriving.anywhere()

    def confirm(self) -> bool:
        """Say yes to a layer that asks whether she means it; whether there was one."""
        specs = [self.lexicon.spec(CONFIRM), self.lexicon.spec(REFUSE)]
        for frame in self.frames():
            told = self.ask(frame, "(all) => window.__errand?.confirming(...all) ?? null", specs)
            if told:
                self.recorder.dialog("confirm", self.redact(told["text"]))
                with self._acting("click", CONFIRM):
                    self._click(self.finder.held(frame, told["id"], CONFIRM))
                return True
        return False

    def refuse_captcha(self) -> None:
        """Stop where a captcha is asked for: it is never solved."""
        for wall, reason, asked in CAPTCHAS:
            if self.sees(wall):
                raise WallReached(reason, f"提交前要求{asked}（{self.portal.city.name_zh}）", wall.concept)

    def leave(self) -> None:
        """Hear what the page still has to say and take a last note of its numbers; the errand is over."""
        if self.watch.alive():
            with suppress(PlaywrightError):  # a page that has died meanwhile has told what it had to tell
                self._arriving.rest()
                self._arriving.last_numbers()

    def expect_instant(self, spot: Spot) -> None:
        """Wait for a spot that comes at once, to learn what errand itself adds."""
        with self._ours():
            self._arriving.instant(spot)

    def note_form(self) -> None:
        """Note what the form asks for that the citizen has filled in; never what stands in it."""
        for frame in self.frames():
            with self._ours():
                told = self.ask(frame, "() => window.__errand?.touched ? window.__errand.form() : null")
            if told:
                self.recorder.form([FormField(**one) for one in told])
                return

    def complete(self, form: Mapping[Spot, str], *, secret: bool = False) -> None:
        """Fill those boxes of a form that are there."""
        for spot, text in form.items():
            if self.sees(spot):
                self.fill(spot, text, secret=secret)

    def choose_demanded(self, *prefer: str) -> None:
        """Choose from each list the form insists on: the option that says one of *prefer*, else the first."""
        for frame in self.frames():
            with self._ours():
                lists = self.ask(frame, "(prefer) => window.__errand?.openLists(prefer) ?? []", list(prefer)) or []
            for told in lists:
                spot = Spot(LIST, "a list that must be chosen from", says=told["label"])
                option = str(told["option"]).strip()
                with self._acting("choose", spot, detail=option):
                    self.finder.held(frame, told["id"], spot).select_option(
                        label=told["option"], timeout=self.patience.settle_ms
                    )

    # --- how it is done -----------------------------------------------------------------------------------------

    def _be_led_on(self, spot: Spot) -> None:
        """Press a box that cannot be typed into: it leads to where the same box can."""
        found = self._find(spot)
        if not found.readonly:
            return
        with self._acting("click", spot, found):
            self._click(found.locator)
        began = self.recorder.now()
        while self._find(spot).readonly:
            if self.recorder.now() - began > self.patience.settle_ms:
                name = self.lexicon.title(spot)
                raise PortalFault(Reason.NO_RESPONSE, f"「{name}」不能填写，按了也没有反应", spot.concept, sure=False)
            self.watch.current.wait_for_timeout(20)

    def _type(self, spot: Spot, text: str, *, secret: bool) -> bool:
        """Type into a box; whether the text is there afterwards, in whatever has become of the box."""
        found = self._find(spot)
        with self._acting("fill", spot, found, detail="" if secret else text, typed=len(text), secret=secret):
            found.locator.fill(text, timeout=self.patience.settle_ms)
            ime, box, wait_ms = bool(_HAN.search(text)), found.locator, self.patience.settle_ms
            told = self._answer(box, lambda: box.evaluate(_TYPED, ime, timeout=wait_ms))
        return self._holds(spot, text) if told["moving"] else told["holds"] != ""

    def _holds(self, spot: Spot, text: str) -> bool:
        """Whether the box still holds *text* once the page that was under way has come to rest."""
        with self._ours():
            self._arriving.rest()
            box = self._arriving.wait_for(spot).locator
            held = self._answer(box, lambda: box.evaluate(_HOLDS, timeout=self.patience.settle_ms))
        return "".join(text.split())[:1] in str(held) if text else True

    def _find(self, spot: Spot) -> Found:
        with self._ours():
            self.guard.pace(self.watch)
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
                return found.locator, str(self.ask(frame, "() => document.body.innerText.slice(0, 300)") or "")
        return None, ""

    def _click(self, locator: Locator) -> None:
        locator.click(timeout=self.patience.settle_ms, no_wait_after=True)

    def _option(self, found: Found, option: str) -> str:
        options = found.locator.locator("option")
        labels = self._answer(options, options.all_inner_texts)
        match = [label for label in labels if option in label]
        if not match:
            raise PortalFault(Reason.MISSING, f"下拉列表里没有「{option}」", found.concept)
        return match[0].strip()

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
        with self.guard.step(verb, concept, self.watch, aim, found.frame.url if found else ""):
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
            if refusal := self.guard.behind(error):
                raise refusal from error
            browser = self.watch.context.browser
            if lost(error) or (isinstance(browser, Browser) and not browser.is_connected()):
                raise BrowserLost("浏览器在途中退出") from error
            fault = self._arriving.judging.hangs(error) or self._arriving.judging.playwright(error)
            if fault:
                raise fault from error
            raise HarnessError(self.redact(error.message)) from error


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
