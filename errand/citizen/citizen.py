"""
The citizen: eight verbs, reading, and arriving.  With hands.py, finder.py and watch.py all that touches Playwright.

A page object gets a Citizen and never a Playwright page, so whatever it does is a step, exactly once, by construction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urljoin

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame

from errand.citizen.actor import Hands
from errand.citizen.arriving import PageKind
from errand.citizen.wayfinding import Wayfinding
from errand.core.errors import PortalFault, WallReached
from errand.core.model import Reason
from errand.given.lexicon import Spot
from errand.page.bridge import ask_about
from errand.page.finder import Found
from errand.page.questions import Confirming, Folded, FormFields, GoBack, HasTyped, Holds, OpenLists
from errand.page.records import Fold

if TYPE_CHECKING:
    from errand.given.portal import Act

PageT = TypeVar("PageT", bound=PageKind)
CAPTCHAS = (
    (Spot("captcha", "the captcha"), Reason.CAPTCHA, "输入图形验证码"),
    (Spot("sign.slider", "a slider to drag"), Reason.SLIDER, "拖动滑块验证"),
)
CONFIRM = Spot("dialog.ok", "yes")
REFUSE = Spot("dialog.cancel", "no")
LIST = "form.list"
STRIP = 6  # presses at a row of tabs that does not fit before a citizen gives up: arrows to the tab, and the tab
_HAN = re.compile(r"[\u4e00-\u9fff]")


class Citizen(Hands):
    """One person at one portal, in one browser context."""

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
        self.escort.let_go()
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
            self.ask(page.main_frame, GoBack())
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
                    self._click(self.finder.held(frame, folded.id, spot))
                self._await_unfolding(frame, spot, away=folded.away)
                if not folded.away:
                    return

    def _await_unfolding(self, frame: Frame, spot: Spot, *, away: bool) -> None:
        began = self.recorder.now()
        while self.recorder.now() - began < self.patience.settle_ms:
            folded = self._folded(frame, spot)
            if not folded or folded.away != away:
                break
            self.watch.current.wait_for_timeout(20)
        with self._ours():
            self._arriving.rest()

    def _folded(self, frame: Frame, spot: Spot) -> Fold | None:
        with self._ours():
            return self.ask(frame, Folded(self.lexicon.spec(spot)))

    def follow(self, spot: Spot) -> None:
        """Press *spot*, looking for it behind other entries where it is not on the page."""
        Wayfinding(self).follow(spot)

    def arrive_anywhere(self) -> None:
        """Wait until whatever comes has come to rest; raises what an error page means."""
        with self._ours():
            self._arriving.anywhere()

    def confirm(self) -> bool:
        """Say yes to a layer that asks whether she means it; whether there was one."""
        question = Confirming(self.lexicon.spec(CONFIRM), self.lexicon.spec(REFUSE))
        for frame in self.frames():
            control = self.ask(frame, question)
            if control:
                self.recorder.dialog("confirm", self.redact(control.text))
                with self._acting("click", CONFIRM):
                    self._click(self.finder.held(frame, control.id, CONFIRM))
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
                fields = self.ask(frame, FormFields())
            if fields:
                self.recorder.form(list(fields))
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
                lists = self.ask(frame, OpenLists(prefer)) or ()
            for one in lists:
                spot = Spot(LIST, "a list that must be chosen from", says=one.label)
                option = one.option.strip()
                with self._acting("choose", spot, detail=option):
                    self.finder.held(frame, one.id, spot).select_option(
                        label=one.option, timeout=self.patience.settle_ms
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
            question = HasTyped(bool(_HAN.search(text)))
            typed = ask_about(found.locator, question, self.patience.settle_ms, self.patience.limit_ms)
        return self._holds(spot, text) if typed is None or typed.moving else typed.holds != ""

    def _holds(self, spot: Spot, text: str) -> bool:
        """Whether the box still holds *text* once the page that was under way has come to rest."""
        with self._ours():
            self._arriving.rest()
            box = self._arriving.wait_for(spot).locator
            held = ask_about(box, Holds(), self.patience.settle_ms, self.patience.limit_ms)
        return "".join(text.split())[:1] in (held or "") if text else True

    def _option(self, found: Found, option: str) -> str:
        options = found.locator.locator("option")
        labels = self._answer(options, options.all_inner_texts)
        match = [label for label in labels if option in label]
        if not match:
            raise PortalFault(Reason.MISSING, f"下拉列表里没有「{option}」", found.concept)
        return match[0].strip()
