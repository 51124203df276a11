"""
The judge: what became of a wait is turned into a verdict here and nowhere else.

One function, `verdict`, decides from the values of arriving.py; the others put into words what an instrument met on the
way.  Each fault carries what was seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playwright.sync_api import Error as PlaywrightError

from errand.citizen.arrival_values import HOTLINE, PAGE, Elsewhere, Sign, Silent, net_sign
from errand.citizen.signs import LOGIN, LOGIN_TITLE, QR_ONLY
from errand.core.errors import PortalFault, Seen, SentElsewhere, WallReached
from errand.core.model import REASONS, Reason, Verdict
from errand.given.lexicon import Lexicon, Spot
from errand.page.records import PageState

NEAREST = 6  # texts named when an entry is not recognised
WORDS = 120  # characters kept of what a portal says
_STATUS = {
    Reason.BOT_WALL: "门户拦截了自动访问",
    Reason.SERVER_ERROR: "服务器出错",
    Reason.DEAD_LINK: "链接打不开",
}
_NET = {Reason.TLS_INVALID: "证书无效", Reason.TIMEOUT: "连接超时", Reason.UNREACHABLE: "无法连接"}


class Judge:
    """Judges for one citizen: in the words of a *lexicon*, without secrets; *limit_ms* is her patience."""

    def __init__(self, lexicon: Lexicon, redact: Callable[[str], str], limit_ms: float) -> None:
        self._lexicon = lexicon
        self._redact = redact
        self._limit_s = limit_ms / 1000

    def verdict(self, ending: Sign | Elsewhere | Silent) -> PortalFault | WallReached | SentElsewhere:
        """The error to raise for what a wait has ended in."""
        if isinstance(ending, Sign):
            return self._by_sign(ending)
        if isinstance(ending, Elsewhere):
            return self._by_host(ending)
        if ending.goal is None:
            return _fault(Reason.TIMEOUT, f"{self._limit_s:g} 秒内没有打开", PAGE, self._seen(ending.page))
        return self._by_silence(ending, ending.goal)

    def unrecognised(self, goal: Spot, texts: Sequence[str]) -> str:
        """That *goal* was not found, with the *texts* nearest to it: it may only be worded differently."""
        nearest = "、".join(self._nearest(goal, texts)) or "（空白页）"
        return f"没有认出「{self._lexicon.title(goal)}」；最接近的文字：{nearest}"

    def covered(self, spot: Spot, notice: str, *, again: bool) -> PortalFault:
        """A layer with the words *notice* lies over *spot* and stays, or comes *again* and again."""
        title = self._lexicon.title(spot)
        words = f"「{title}」被弹窗反复遮挡" if again else f"被无法关闭的弹窗遮挡：{self._redact(notice)[:60]}"
        return PortalFault(Reason.OBSTRUCTED, words, spot.concept, seen=Seen(words=self._redact(notice)))

    def not_typable(self, spot: Spot) -> PortalFault:
        """A box takes no typing, and a press on it changes nothing."""
        words = f"「{self._lexicon.title(spot)}」不能填写，按了也没有反应"
        return PortalFault(Reason.NO_RESPONSE, words, spot.concept, sure=False, seen=Seen())

    def no_option(self, concept: str, option: str, options: Sequence[str]) -> PortalFault:
        """A list to choose from lacks an *option*."""
        seen = Seen(texts=tuple(map(self._redact, options)))
        return PortalFault(Reason.MISSING, f"下拉列表里没有「{option}」", concept, seen=seen)

    def hangs(self, url: str) -> PortalFault:
        """The page does not answer: a script of its own never ends, or only past the limit."""
        words = f"页面卡死，{self._limit_s:g} 秒内没有任何应答"
        return PortalFault(Reason.TIMEOUT, words, PAGE, seen=Seen(url=self._redact(url)))

    def playwright(self, error: PlaywrightError, verb: str, about: str | None) -> PortalFault | WallReached | None:
        """What an error of Playwright's, raised in an act, says about the portal, if it does."""
        text, seen = error.message, Seen(words=self._redact(error.message)[:WORDS])
        if "net::ERR_" in text:
            return self._by_sign(net_sign(text[text.index("net::ERR_") :].split()[0]))
        if "Timeout" in text and verb in ("open", "back"):
            return PortalFault(Reason.TIMEOUT, f"{self._limit_s:g} 秒内没有打开", PAGE, seen=seen)
        if "intercepts pointer events" in text:
            return PortalFault(Reason.OBSTRUCTED, "被其他元素遮挡，点不到", about, seen=seen)
        return None

    def _by_host(self, ending: Elsewhere) -> SentElsewhere:
        if ending.host == HOTLINE:
            return SentElsewhere(HOTLINE, f"改由 {HOTLINE} 热线受理，页面上说：{self._redact(ending.words)[:80]}")
        return SentElsewhere(ending.host, f"转到 {ending.host} 办理")

    def _by_sign(self, sign: Sign) -> PortalFault | WallReached:
        if sign.status is not None:
            words = f"{_STATUS[sign.reason]}（HTTP {sign.status}）"
        elif sign.failure:
            words = f"{_NET[sign.reason]}（{sign.failure}）"
        else:
            words = self._redact(sign.words)[:WORDS]
        return _fault(sign.reason, words, sign.about, self._seen(sign.page, words=sign.words or sign.failure))

    def _by_silence(self, ending: Silent, goal: Spot) -> PortalFault | WallReached:
        name, page = self._lexicon.title(goal), ending.page
        seen = self._seen(page, texts=self._nearest(goal, ending.texts), waited_ms=ending.waited_ms)
        if ending.too_long or page is None:
            return _fault(Reason.TIMEOUT, f"{self._limit_s:g} 秒内没有等到「{name}」", goal.concept, seen)
        if ending.scan and not ending.login:
            return _fault(Reason.QR_LOGIN, f"只能扫码登录，看不到「{name}」", QR_ONLY.concept, seen)
        if ending.login and self._lexicon.says(LOGIN_TITLE, page.title):
            return _fault(Reason.LOGIN_REQUIRED, f"要求先登录，才能看到「{name}」", LOGIN.concept, seen)
        if ending.unchanged:
            words = f"按下之后没有任何反应，等不到「{name}」"
            return PortalFault(Reason.NO_RESPONSE, words, goal.concept, sure=ending.exact, seen=seen)
        words = self.unrecognised(goal, ending.texts)
        return PortalFault(Reason.MISSING, words, goal.concept, sure=False, seen=seen)

    def _nearest(self, goal: Spot, texts: Sequence[str]) -> tuple[str, ...]:
        clean = ["".join(self._redact(text).split()) for text in texts]
        clean.sort(key=lambda text: -self._lexicon.likeness(goal.concept, text))
        return tuple(dict.fromkeys(clean[:NEAREST]))

    def _seen(
        self, page: PageState | None, *, words: str = "", texts: tuple[str, ...] = (), waited_ms: float | None = None
    ) -> Seen:
        where = (self._redact(page.url), self._redact(page.title), page.status) if page else ("", "", None)
        return Seen(*where, self._redact(words), texts, waited_ms)


def _fault(reason: Reason, words: str, about: str, seen: Seen) -> PortalFault | WallReached:
    """A fault of the portal's, or a wall, as the reason has it."""
    if REASONS[reason].verdict is Verdict.FAILED:
        return PortalFault(reason, words, about, seen=seen)
    return WallReached(reason, words, about)
