"""
Judging what came instead of what the citizen was waiting for: whose fault it is, and which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from playwright.sync_api import Error as PlaywrightError

from errand.core.errors import PortalFault, WallReached
from errand.core.model import REASONS, Reason, Verdict
from errand.given.lexicon import Spot
from errand.page.bridge import Unanswered, ask
from errand.page.finder import Found
from errand.page.questions import Ping, Texts
from errand.page.records import PageState

if TYPE_CHECKING:
    from errand.citizen.actor import Hands

Signs = Mapping[Spot, Reason]
GENERAL_SIGNS: Signs = {
    Spot("sign.closed", "a closed notice"): Reason.CLOSED,
    Spot("sign.session", "a session notice"): Reason.SESSION_EXPIRED,
    Spot("sign.login", "a login demand"): Reason.LOGIN_REQUIRED,
    Spot("sign.server-error", "a server error"): Reason.SERVER_ERROR,
    Spot("sign.dead-link", "a page that is not there"): Reason.DEAD_LINK,
    Spot("sign.real-name", "a demand for real-name verification"): Reason.REAL_NAME,
    Spot("sign.app-only", "a notice that only the app will do"): Reason.APP_ONLY,
    Spot("sign.old-browser", "a demand for an old browser"): Reason.OLD_BROWSER,
    Spot("sign.slider", "a slider to drag"): Reason.SLIDER,
}
QR_ONLY = Spot("sign.qr-login", "a code to scan")
LOGIN = Spot("login.mark", "a login form")
LOGIN_TITLE = "login.title"
BOT_WALLS = (403, 412, 521)  # what walls against machines answer with; 202 with an empty body is another
NEAREST = 6  # texts named when an entry is not recognised, of so many looked at:
TEXTS = 200
_NET_REASONS = (
    (re.compile("CERT|SSL"), Reason.TLS_INVALID, "证书无效"),
    (re.compile("TIMED_OUT"), Reason.TIMEOUT, "连接超时"),
    (re.compile(""), Reason.UNREACHABLE, "无法连接"),
)


def fault(reason: Reason, message: str, about: str | None) -> PortalFault | WallReached:
    """The error to raise for *reason*: a fault of the portal's, or a wall."""
    kind: type[PortalFault] | type[WallReached] = (
        PortalFault if REASONS[reason].verdict is Verdict.FAILED else WallReached
    )
    return kind(reason, message, about)


def net_fault(code: str) -> PortalFault:
    """What a net::ERR_... of Chromium's means."""
    reason, words = next((reason, words) for pattern, reason, words in _NET_REASONS if pattern.search(code))
    return PortalFault(reason, f"{words}（{code}）", "page")


class Judging:
    """Raises what a look at the portal means, once it means something."""

    def __init__(self, citizen: Hands) -> None:
        self.citizen = citizen

    def dialogs(self, signs: Signs) -> None:
        """A native dialog that says one of the signs."""
        words = self.citizen.heard()
        for sign, reason in signs.items() if words else ():
            if self.citizen.lexicon.says(sign.concept, words):
                raise fault(reason, self.citizen.redact(words)[:120], sign.concept)

    def dead_page(self) -> None:
        """The browser's own error page, or what the escort has stopped."""
        self.citizen.escort.check()
        if self.citizen.watch.current.url.startswith("chrome-error://"):
            failures = [failure for _, failure, navigation in self.citizen.watch.failed_requests if navigation]
            raise net_fault(failures[-1] if failures else "net::ERR_FAILED")

    def status(self, page: PageState, waited: float) -> None:
        """The HTTP status of the document, which raises nothing by itself."""
        status = page.status or 200
        where = f"（HTTP {status}）"
        if status in BOT_WALLS or (status == 202 and page.body == 0):
            if waited > self.citizen.patience.settle_ms / 2:  # a challenge may let the browser in by itself
                raise fault(Reason.BOT_WALL, f"门户拦截了自动访问{where}", "page")
        elif status >= 500:
            raise fault(Reason.SERVER_ERROR, f"服务器出错{where}", "page")
        elif status in (404, 410):
            raise fault(Reason.DEAD_LINK, f"链接打不开{where}", "page")

    def sign(self, found: Found, signs: Signs) -> PortalFault | WallReached:
        """The fault a sign on the page stands for."""
        reason = next(reason for sign, reason in signs.items() if sign.concept == found.concept)
        return fault(reason, self.citizen.redact(found.text)[:120], found.concept)

    def settled(self, goal: Spot, title: str, *, nothing_happened: bool, sure: bool) -> PortalFault | WallReached:
        """The page called *title* has come to rest without *goal*; *sure* that the right thing had been pressed."""
        name = self.citizen.lexicon.title(goal)
        if self.citizen.sees(QR_ONLY) and not self.citizen.sees(LOGIN):
            return fault(Reason.QR_LOGIN, f"只能扫码登录，看不到「{name}」", QR_ONLY.concept)
        if self.citizen.lexicon.says(LOGIN_TITLE, title) and self.citizen.sees(LOGIN):
            return fault(Reason.LOGIN_REQUIRED, f"要求先登录，才能看到「{name}」", LOGIN.concept)
        if nothing_happened:
            return PortalFault(Reason.NO_RESPONSE, f"按下之后没有任何反应，等不到「{name}」", goal.concept, sure=sure)
        return PortalFault(Reason.MISSING, self.unrecognised(goal), goal.concept, sure=False)

    def unrecognised(self, goal: Spot) -> str:
        """That *goal* was not found, with the texts nearest to it: it may only be worded differently."""
        return f"没有认出「{self.citizen.lexicon.title(goal)}」；最接近的文字：{self._texts(goal)}"

    def too_long(self, goal: Spot) -> PortalFault:
        """The limit has passed."""
        seconds = self.citizen.patience.limit_ms / 1000
        return PortalFault(
            Reason.TIMEOUT, f"{seconds:g} 秒内没有等到「{self.citizen.lexicon.title(goal)}」", goal.concept
        )

    def hangs(self, error: PlaywrightError) -> PortalFault | None:
        """What *error* says of a page that does not answer: a script of its own never ends, or only past the limit."""
        limit_ms = self.citizen.patience.limit_ms
        if not isinstance(error, Unanswered):
            if "Timeout" not in error.message:
                return None
            try:
                ask(self.citizen.watch.current.main_frame, Ping(), limit_ms)
            except Unanswered:
                pass
            except PlaywrightError:
                return None  # it is gone, or being replaced: the first error has the word for it
            else:
                return None
        self.citizen.watch.silent = True
        return PortalFault(Reason.TIMEOUT, f"页面卡死，{limit_ms / 1000:g} 秒内没有任何应答", "page")

    def playwright(self, error: PlaywrightError) -> PortalFault | None:
        """What a Playwright error says about the portal, if it does."""
        text = error.message
        steps = self.citizen.recorder.steps
        last = steps[-1] if steps else None
        if "net::ERR_" in text:
            return net_fault(text[text.index("net::ERR_") :].split()[0])
        if "Timeout" in text and last and last.verb in ("open", "back"):
            return PortalFault(Reason.TIMEOUT, f"{self.citizen.patience.limit_ms / 1000:g} 秒内没有打开", "page")
        if "intercepts pointer events" in text:
            return PortalFault(Reason.OBSTRUCTED, "被其他元素遮挡，点不到", last.concept if last else None)
        return None

    def _texts(self, goal: Spot) -> str:
        """The texts of the page nearest to what was looked for."""
        seen = [text for frame in self.citizen.frames() for text in self.citizen.ask(frame, Texts(TEXTS)) or ()]
        texts = ["".join(self.citizen.redact(text).split()) for text in seen]
        texts.sort(key=lambda text: -self.citizen.lexicon.likeness(goal.concept, text))
        return "、".join(dict.fromkeys(texts[:NEAREST])) or "（空白页）"
