"""
The guard who goes with a citizen to a live host: manners, and what must not leave the browser.

On loopback, and in a replay, it keeps quiet.  It avoids routing requests while the citizen only reads, because that
switches the browser's cache off and would be charged to the portal; it routes from the moment personal data stands in a
form until a press the owner has consented to.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext, Download, Locator, Route
from playwright.sync_api import Error as PlaywrightError

from errand.core.errors import ErrandError, HarnessError, SentElsewhere, UsageError, WallReached
from errand.core.model import Reason
from errand.core.version import VERSION
from errand.given.portal import Portal
from errand.manners.gate import Book, Turn
from errand.manners.own_headers import OwnHeaders
from errand.manners.robots import Robots, parse
from errand.page.finder import answered

if TYPE_CHECKING:
    from errand.page.watch import Watch
    from errand.record.recorder import Recorder
    from errand.record.replay import Replay

LIVE = ".live"  # below the results: what is remembered of live hosts, for every command alike
LEAST_PACE_S = 1.0  # whatever a portal file says
LONGEST_DELAY_S = 60.0  # a site that asks for more between two steps does not want us
ROBOTS_BYTES = 500 * 1024  # RFC 9309, 2.5
ROBOTS_MS, ADDRESS_MS = 15_000, 500
_PERSONAL = ("person.", "consult.", "sms.", "register.")  # concepts of forms whose contents stay here without consent
_INTO_FORMS = ("fill", "choose", "tick", "attach")
_READS = ("GET", "HEAD", "OPTIONS")
_LEADS_TO = """(element) => element.closest("a[href], area[href]")?.href
  || (element.type === "submit" || element.type === "image" ? element.form?.action : "") || "" """


class Guard:
    """Stands between one citizen and one portal.  *state*: the folder of results.  In a *replay* nobody is visited."""

    def __init__(
        self,
        portal: Portal,
        state: Path | None = None,
        *,
        contact: str = "",
        replay: Replay | None = None,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.portal = portal
        self.contact = portal.contact or contact
        self.active = portal.live and replay is None
        self.replay = replay
        if self.active and state is None:
            raise HarnessError(f"{portal.host} 不是本机，没有到访记录就不能去")
        self.refusal: ErrandError | None = None  # what must not go on, once something has come up
        self.held: list[str] = []  # requests that were not let out
        self._state = (state or Path()) / LIVE
        self._turn = Turn(self._state, portal.site)
        self._book = Book(self._state, today)
        self._clock = clock
        self._robots = Robots()
        self._unread = ""  # why robots.txt could not be read
        self._pace_s = max(LEAST_PACE_S, portal.pace.between_steps_s)
        self._last = 0.0
        self._inside = self._holding = False
        self._context: BrowserContext | None = None

    # --- the way in ---------------------------------------------------------------------------------------------

    def user_agent(self, of_device: str | None = None) -> str:
        """Who we are, and whom to ask about us; a phone's own name comes first, or it gets no phone's page."""
        contact = self.contact.strip()
        if len(contact) < 5 or not contact.isascii() or not contact.isprintable():
            raise UsageError(
                f"{self.portal.source or self.portal.host}: 去真实门户须写明联系方式（邮箱、网址或电话，不含汉字）："
                f"门户文件的 contact，或 --contact (a live host needs a contact: an e-mail address or a URL)"
            )
        ours = f"errand/{VERSION} (+{contact})"
        return f"{of_device.removesuffix(ours).strip()} {ours}".strip() if of_device else ours

    def context_args(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The browser context's arguments, after those *given*."""
        if self.replay:
            return dict(self.replay.CONTEXT_ARGS)
        if not self.active:
            return {}
        agent = self.user_agent(given.get("user_agent"))
        said = {} if given.get("user_agent") == agent else {"user_agent": agent}
        return {**said, "accept_downloads": False}

    def enter(self, context: BrowserContext, recorder: Recorder, given: Mapping[str, Any]) -> None:
        """Wait for the citizen's turn and look at the gate; whether she may go in comes out at her first step."""
        self._context = context
        if self.replay:
            self.replay.join(context)
        else:
            OwnHeaders(self.portal).join(context)
        if not self.active:
            return
        agent = self.user_agent(given.get("user_agent"))
        context.on("page", lambda page: page.on("download", self._download))
        context.on("close", lambda _: self.leave())
        self._turn.take()
        self._look_at_gate(context, agent, ignore_tls=bool(given.get("ignore_https_errors")))
        self._last = self._clock()  # whoever was here before has only just left
        recorder.remarks += self._findings()

    def leave(self) -> None:
        """Let the next citizen in."""
        self._turn.give_back()

    def remarks(self) -> list[str]:
        """What a reader of this walk must know, now that it is over."""
        held = [f"没有让它离开浏览器：{request}" for request in self.held[:10]]
        return [*held, *(self.replay.remarks() if self.replay else ())]

    def instead_of(self, error: BaseException | None) -> BaseException | None:
        """What to judge instead of what a walk raised."""
        return self.replay.blame(error) if self.replay else error

    def _findings(self) -> list[str]:
        """What the gate said, for the record."""
        if self._unread:
            said = self._unread
        elif rule := self._robots.forbids(self.portal.url):
            said = f"不允许访问首页（{rule}）"
        elif self._robots.rules:
            said = f"允许访问首页，另有 {sum(not rule.allows for rule in self._robots.rules)} 条限制"
        else:
            said = "没有限制"
        return [f"{self.portal.host} 的 robots.txt：{said}", f"{self.portal.host}：两步之间至少 {self._pace_s:g} 秒"]

    def _look_at_gate(self, context: BrowserContext, agent: str, *, ignore_tls: bool) -> None:
        host, most = self.portal.host, self.portal.pace.visits_per_day
        if self._book.visits(self.portal.site) >= most:
            self.refusal = self._full(most)
            return
        status, text = self._book.robots(host) or self._read_robots(context, agent, ignore_tls=ignore_tls)
        if status >= 500:  # RFC 9309, 2.3.1.4: complete disallow
            self._unread = f"读不到（HTTP {status}），按规定视为不允许访问"
            self.refusal = WallReached(Reason.ROBOTS, f"robots.txt {self._unread}", "page")
        elif 200 <= status < 300:
            self._robots = parse(text)
        if self._robots.delay_s > LONGEST_DELAY_S:
            delay = self._robots.delay_s
            self.refusal = WallReached(Reason.ROBOTS, f"robots.txt 要求每次间隔 {delay:g} 秒，不再访问", "page")
        self._pace_s = max(self._pace_s, min(self._robots.delay_s, LONGEST_DELAY_S))

    def _read_robots(self, context: BrowserContext, agent: str, *, ignore_tls: bool) -> tuple[int, str]:
        """By the browser, so that it is the same way, name and proxy; nothing but the one file is asked for."""
        browser = context.browser
        if browser is None:
            raise HarnessError("没有浏览器，读不了 robots.txt")
        address = urljoin(self.portal.url, "/robots.txt")
        with browser.new_context(user_agent=agent, java_script_enabled=False, ignore_https_errors=ignore_tls) as aside:
            aside.route("**/*", _only_the_page)
            try:
                response = aside.new_page().goto(address, timeout=ROBOTS_MS)
                status = response.status if response else 404
                text = response.body()[:ROBOTS_BYTES].decode("utf-8", "replace") if response and response.ok else ""
            except PlaywrightError as error:
                # Should the portal be dead altogether, opening it says so; if it is not, nothing beyond that is read.
                self._unread = f"读不到（{error.message.splitlines()[0][:120]}），按规定视为不允许访问"
                return 0, ""
        self._book.keep_robots(self.portal.host, status, text)
        return status, text

    def _full(self, most: int) -> WallReached:
        return WallReached(Reason.BUDGET, f"{self.portal.host} 今天已去过 {most} 次，到了每日上限，明天再去", "page")

    # --- each step ----------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Raise what has come up meanwhile."""
        if self.refusal:
            raise self.refusal

    def behind(self, error: PlaywrightError) -> ErrandError | None:
        """What of the guard's doing made Playwright raise *error*."""
        if self.active and self.refusal is None and "Download is starting" in error.message:
            self.refusal = _downloads("")
        return self.refusal

    def pace(self, watch: Watch) -> None:
        """Wait until the last step is long enough ago; before anything is looked for, so that it is still there."""
        if self.active and (left := self._last + self._pace_s - self._clock()) > 0 and self.refusal is None:
            watch.current.wait_for_timeout(left * 1000 + 1)

    @contextmanager
    def step(
        self, verb: str, concept: str | None, watch: Watch, target: Locator | str | None = None, at: str = ""
    ) -> Iterator[None]:
        """Around a step towards *target*, in a frame *at* an address: raise why not, or wait until it may be taken."""
        self._before(verb, concept, watch, target, at)
        try:
            yield
        finally:
            self._last = self._clock()

    def _before(self, verb: str, concept: str | None, watch: Watch, target: Locator | str | None, at: str) -> None:
        self.check()
        self._refuse_by_concept(verb, concept)
        if not self.active:
            return
        if verb not in ("open", "back"):
            self._refuse_elsewhere(at or watch.current.url)
        self._refuse_by_robots(verb, watch.current.url, _address(verb, target))
        self.pace(watch)
        if not self._inside:
            self._inside = True
            most = self.portal.pace.visits_per_day
            if not self._book.enter(self.portal.site, most):
                raise self._full(most)
        if verb in ("open", "back"):
            self.let_go()
        elif verb in _INTO_FORMS and (concept or "").startswith(_PERSONAL):
            self._hold()

    def _refuse_by_concept(self, verb: str, concept: str | None) -> None:
        if not self.portal.live or verb != "click":
            return
        if concept == "sms.button":  # the number is made up: it may be a stranger's
            raise WallReached(Reason.SMS_CODE, "短信验证码会发往真实手机，停在发送之前", concept)
        if concept == "login.submit" and self.portal.account is None:
            raise WallReached(Reason.LOGIN_REQUIRED, "没有门户方给的测试账号，不用虚构的账号去登录", concept)

    def _refuse_elsewhere(self, url: str) -> None:
        if host := self.portal.elsewhere(url):
            raise SentElsewhere(host, f"转到 {host} 办理，不再跟过去")

    def _refuse_by_robots(self, verb: str, here: str, leads_to: str) -> None:
        if verb != "open" and self._unread:
            raise WallReached(Reason.ROBOTS, f"robots.txt {self._unread}", "page")
        for url in (leads_to, "" if verb in ("open", "back") else here):
            if url.startswith("http") and not self.portal.elsewhere(url) and (rule := self._robots.forbids(url)):
                raise WallReached(Reason.ROBOTS, f"robots.txt 不允许访问 {urlsplit(url).path}（{rule}）", "page")

    # --- what does not leave the browser --------------------------------------------------------------------------

    def let_go(self) -> None:
        """What stands in the form may go out: it is handed in with consent, or the form is left."""
        if self._holding and self._context:
            self._context.unroute("**/*", self._at_the_door)
        self._holding = False

    def _hold(self) -> None:
        """From now on nothing typed leaves the browser, however the form is wired."""
        if not self._holding and self._context:
            self._context.route("**/*", self._at_the_door)
        self._holding = True

    def _at_the_door(self, route: Route) -> None:
        request = route.request
        navigation = request.is_navigation_request()
        if request.method in _READS and not navigation:
            route.fallback()
            return
        self.held.append(f"{request.method} {request.url}")
        if navigation:
            self.refusal = WallReached(Reason.CONSENT, "未获门户方授权，表单没有让它送出去", "page")
        route.abort("blockedbyclient")

    def _download(self, download: Download) -> None:
        self.refusal = _downloads(f"「{download.suggested_filename[:80]}」")


def _address(verb: str, target: Locator | str | None) -> str:
    """Where a step leads, as far as can be told beforehand."""
    if isinstance(target, str):
        return target
    if target is None or verb not in ("click", "press"):
        return ""
    try:
        return str(answered(target, ADDRESS_MS, lambda: target.evaluate(_LEADS_TO, timeout=ADDRESS_MS)) or "")
    except PlaywrightError:  # it is gone already: the click itself will say so
        return ""


def _downloads(name: str) -> WallReached:
    return WallReached(Reason.DOWNLOAD, f"这里给的是下载文件{name}，在真实门户上不下载", "page")


def _only_the_page(route: Route) -> None:
    if route.request.is_navigation_request():
        route.continue_()
    else:
        route.abort()
