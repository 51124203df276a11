"""
Arriving: waiting for a landmark, and judging what came instead.

The only place in errand that waits.  The wait it records is read from the page's own clock: from the trusted input
event to the moment the landmark could be seen.  How long errand itself takes to notice does not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Protocol
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError

from errand.errors import ErrandError, PortalFault, SentElsewhere, WallReached
from errand.finder import Found, Look, ask
from errand.lexicon import Spot
from errand.model import REASONS, Reason, Verdict, Vitals
from errand.watch import lost, wall_ms

if TYPE_CHECKING:
    from errand.citizen import Citizen

SLICE_MS = 200  # of waiting in the page before looking around for windows, dialogs and dead ends
NEW_DOCUMENT_MS = 60  # a document that began so shortly before the input reached us belongs to it
NEAREST = 12  # texts named when an entry is not recognised

Signs = Mapping[Spot, Reason]
GENERAL_SIGNS: Signs = {
    Spot("sign.closed", "a closed notice"): Reason.CLOSED,
    Spot("sign.session", "a session notice"): Reason.SESSION_EXPIRED,
    Spot("sign.login", "a login demand"): Reason.LOGIN_REQUIRED,
    Spot("sign.server-error", "a server error"): Reason.SERVER_ERROR,
    Spot("sign.dead-link", "a page that is not there"): Reason.DEAD_LINK,
}


class PageKind(Protocol):
    """What arriving needs to know of a kind of page."""

    landmark: ClassVar[Spot]
    signs: ClassVar[Signs]  # what may come instead, and what that means

    def __init__(self, citizen: Citizen) -> None: ...


class Arriving:
    """The waiting part of one citizen."""

    def __init__(self, citizen: Citizen) -> None:
        self.citizen = citizen
        self.acted_at = wall_ms()
        self.found_ms = 0.0
        self._document: tuple[int, float, str] | None = None  # window, birth and kind of page of the current visit
        self._began = 0.0

    # --- the three questions ------------------------------------------------------------------------------------

    def at(self, page: type[PageKind]) -> None:
        """Wait for the landmark of *page* and record the arrival."""
        signs = {**page.signs, **GENERAL_SIGNS}
        began = self._clock()
        while True:
            look = self._look([page.landmark])
            if look.found and (stamp := self._fresh(look)):
                self._arrived(page, look, *stamp)
                return
            told = self._told(page.landmark, signs)
            if told:
                return
            self._judge(look, signs, self._clock() - began, page.landmark)

    def wait_for(self, spot: Spot) -> Found:
        """The spot on the page the citizen is on; raises PortalFault (missing) once the page has settled without it."""
        began = self._clock()
        while True:
            before = self._clock()
            look = self._look([spot], 0 if self._clock() == began else SLICE_MS)
            self.found_ms = self._clock() - before
            if look.found:
                return look.found
            self._judge(look, GENERAL_SIGNS, self._clock() - began, spot, searching=True)

    def wait_calmly(self, spot: Spot) -> Found | None:
        """The spot, or None once the page has settled without it; never a judgement."""
        began = self._clock()
        while self._clock() - began < self.citizen.patience.settle_ms:
            look = self._look([spot])
            if look.found or self.citizen.watch.dialogs:
                return look.found
        return None

    def wait_uncovered(self, spot: Spot, text: str) -> None:
        """Give a layer without a close control the time to go by itself; raises PortalFault (obstructed)."""
        began = self._clock()
        while self._clock() - began < self.citizen.patience.settle_ms:
            look = self._look([spot], SLICE_MS)
            if look.found and look.found.covered is None:
                return
            self._page().wait_for_timeout(50)
        raise PortalFault(Reason.OBSTRUCTED, f"被无法关闭的弹窗遮挡：{text[:60]}", spot.concept)

    def instant(self, spot: Spot) -> None:
        """Wait for a spot and close the wait; no page, no judgement."""
        look = self._look([spot], self.citizen.patience.settle_ms)
        if look.found and (stamp := self._fresh(look)):
            self.citizen.recorder.waited(stamp[0] - (self.citizen.watch.input_at or self.acted_at), stamp[1])

    def last_numbers(self) -> None:
        """Ask the page the citizen is on once more for its numbers."""
        told = ask(self._page().main_frame, "() => window.__errand?.describe() ?? null")
        if told:
            self.note_numbers(told)

    # --- looking ------------------------------------------------------------------------------------------------

    def _look(self, spots: list[Spot], for_ms: float = SLICE_MS) -> Look:
        look = Look(None, None)
        for frame in self.citizen._frames():
            seen = self.citizen.finder.meet(frame, spots, for_ms if frame.parent_frame is None else 0)
            if look.page is None:
                look = seen
            if seen.found:
                return Look(seen.found, look.page, seen.heard)
        if look.page is None:  # a page in between: let the browser go on
            self._page().wait_for_timeout(20)
        return look

    def _fresh(self, look: Look) -> tuple[float, str] | None:
        """When the landmark came, if it came in answer to the last act; with the clock it was read from."""
        found, page = look.found, look.page
        assert found is not None  # noqa: S101 (for the type checker: the caller has looked)
        if page is None or found.appeared is None or (page["status"] or 200) >= 400:
            return None  # an error page may carry the site's menu, landmarks and all
        since = self.citizen.watch.input_at or self.acted_at
        if self.citizen.recorder.steps and self.citizen.recorder.steps[-1].verb == "back" and page["origin"] < since:
            return wall_ms(), "glance"  # the old page again, kept as it was
        if found.appeared >= since or page["origin"] >= since - NEW_DOCUMENT_MS:
            return found.appeared, "page"
        if page["quiet"] and page["content"] > since:  # it stood there before: take the page's last change
            return page["last"], "activity"
        return None

    def _arrived(self, page: type[PageKind], look: Look, at: float, clock: str) -> None:
        citizen, told = self.citizen, look.page
        assert told is not None  # noqa: S101 (an arrival has a page)
        host = citizen.elsewhere(told["url"])
        self._visited(told, page.__name__)
        if host:
            raise SentElsewhere(host, f"转到 {host} 办理")
        opened = bool(citizen.recorder.steps) and citizen.recorder.steps[-1].verb == "open"
        since = told["origin"] if opened else citizen.watch.input_at
        citizen.recorder.waited(at - (since or self.acted_at), clock if since else "glance")
        citizen.recorder.arrival(page.__name__)

    def _visited(self, told: dict[str, Any], kind: str) -> None:
        citizen = self.citizen
        window = len(citizen.watch.pages)
        document = (window, told["origin"], kind)
        if document != self._document:
            self._document = document
            citizen.recorder.visit(window, citizen.redact(told["url"])[:500], citizen.redact(told["title"]), told["status"])
        self.note_numbers(told)

    def note_numbers(self, told: dict[str, Any]) -> None:
        """Keep the browser's own numbers of the current visit."""
        visits = self.citizen.recorder.visits
        if not visits or not self._document or told["origin"] != self._document[1]:
            return
        failed, errors = self.citizen.watch.take_troubles()
        redact = self.citizen.redact
        last = visits[-1]
        self.citizen.recorder.amend_visit(
            last.number, {key: float(value) for key, value in told["timings"].items()}, Vitals(**told["vitals"]),
            last.failed_requests + tuple(map(redact, failed)), last.console_errors + tuple(map(redact, errors)),
        )  # fmt: skip

    # --- judging ------------------------------------------------------------------------------------------------

    def _told(self, landmark: Spot, signs: Signs) -> bool:
        """What a native dialog has said: the landmark itself, or one of the signs."""
        words = self.citizen.heard()
        if not words:
            return False
        lexicon = self.citizen.lexicon
        for sign, reason in signs.items():
            if says(lexicon.spec(sign)["words"], words):
                self._fault(reason, self.citizen.redact(words)[:120], sign.concept)
        if lexicon[landmark.concept].kind == "text" and says(lexicon.spec(landmark)["words"], words):
            self.citizen.recorder.arrival(landmark.concept)
            return True
        return False

    def _judge(self, look: Look, signs: Signs, waited: float, goal: Spot, *, searching: bool = False) -> None:
        """Raise what the look means, if it means something yet."""
        citizen = self.citizen
        name = citizen.lexicon.title(goal)
        if fault := self._dead_page():
            raise fault
        page = look.page
        if page is not None:
            settled = page["ready"] == "complete" and self._stands(page)
            if settled:
                self._judge_status(page, waited)
                self._judge_signs(signs, look)
            since = citizen.watch.input_at or self.acted_at
            calm = page["quiet"] and page["now"] - max(page["last"], since) > citizen.patience.settle_ms
            if calm and settled and waited > citizen.patience.settle_ms:
                if not searching and self._nothing_happened(page):
                    raise PortalFault(Reason.NO_RESPONSE, f"按下之后没有任何反应，等不到「{name}」", goal.concept)
                raise PortalFault(Reason.MISSING, f"页面上找不到「{name}」；最接近的文字：{self._texts()}", goal.concept)
        if waited > citizen.patience.limit_ms:
            raise PortalFault(Reason.TIMEOUT, f"{citizen.patience.limit_ms / 1000:g} 秒内没有等到「{name}」", goal.concept)

    def _stands(self, page: dict[str, Any]) -> bool:
        """Whether this document is the answer, not the old one that is about to be left."""
        since = self.citizen.watch.input_at or self.acted_at
        return not (page["leaving"] and page["leaving"] >= since - NEW_DOCUMENT_MS)

    def _nothing_happened(self, page: dict[str, Any]) -> bool:
        since = self.citizen.watch.input_at or self.acted_at
        return bool(page["content"] < since and page["origin"] < since and not self.citizen.watch.dialogs)

    def _judge_status(self, page: dict[str, Any], waited: float) -> None:
        status = page["status"] or 200
        empty = page["body"] == 0
        where = f"（HTTP {status}）"
        if status in (412, 521, 403) or (status == 202 and empty):
            if waited > self.citizen.patience.settle_ms / 2:  # a challenge may let the browser in by itself
                self._leave(page)
                self._fault(Reason.BOT_WALL, f"门户拦截了自动访问{where}", "page")
        elif status >= 500:
            self._leave(page)
            self._fault(Reason.SERVER_ERROR, f"服务器出错{where}", "page")
        elif status in (404, 410):
            self._leave(page)
            self._fault(Reason.DEAD_LINK, f"链接打不开{where}", "page")

    def _judge_signs(self, signs: Signs, look: Look) -> None:
        if look.page is None or not (look.page["quiet"] or look.page["pending"] <= 0):
            return
        seen = self._look(list(signs), 0)
        since = self.citizen.watch.input_at or self.acted_at
        if seen.found and (seen.found.appeared or 0) >= since or (seen.found and look.page["origin"] >= since - NEW_DOCUMENT_MS):
            sign = next(sign for sign in signs if sign.concept == seen.found.concept)
            self._leave(look.page)
            self.citizen.recorder.waited((seen.found.appeared or wall_ms()) - since, "page")
            self._fault(signs[sign], self.citizen.redact(seen.found.text)[:120], sign.concept)

    def _leave(self, page: dict[str, Any]) -> None:
        self._visited(page, "unexpected")

    def _fault(self, reason: Reason, message: str, about: str) -> None:
        error: type[PortalFault] | type[WallReached] = PortalFault if REASONS[reason].verdict is Verdict.FAILED else WallReached
        raise error(reason, message, about)

    def _dead_page(self) -> PortalFault | None:
        if not self._page().url.startswith("chrome-error://"):
            return None
        failures = [failure for _, failure, navigation in self.citizen.watch.failed_requests if navigation]
        return _net_fault(failures[-1] if failures else "net::ERR_FAILED")

    def network_fault(self, error: PlaywrightError) -> ErrandError | PortalFault | None:
        """What a Playwright error says about the portal, if it does."""
        text = error.message
        if "net::ERR_" in text:
            return _net_fault(text[text.index("net::ERR_") :].split()[0])
        if "Timeout" in text and self.citizen.recorder.steps and self.citizen.recorder.steps[-1].verb in ("open", "back"):
            return PortalFault(Reason.TIMEOUT, f"{self.citizen.patience.limit_ms / 1000:g} 秒内没有打开", "page")
        if "intercepts pointer events" in text:
            return PortalFault(Reason.OBSTRUCTED, "被其他元素遮挡，点不到", self.citizen.recorder.steps[-1].concept)
        return None

    def _texts(self) -> str:
        texts = ask(self._page().main_frame, "(limit) => window.__errand?.texts(limit) ?? []", NEAREST)
        return "、".join(self.citizen.redact(str(text)) for text in texts or []) or "（空白页）"

    def _page(self) -> Any:
        return self.citizen.watch.current

    def _clock(self) -> float:
        return self.citizen.recorder.now()


def says(words: list[str], text: str) -> bool:
    """Whether *text* contains one of the lexicon's *words*."""
    import re

    tight = "".join(text.split())
    return any(re.search(word[1:-1], tight, re.IGNORECASE) if word.startswith("/") else word in tight for word in words)


def _net_fault(code: str) -> PortalFault:
    if "CERT" in code or "SSL" in code:
        return PortalFault(Reason.TLS_INVALID, f"证书无效（{code}）", "page")
    if "TIMED_OUT" in code:
        return PortalFault(Reason.TIMEOUT, f"连接超时（{code}）", "page")
    return PortalFault(Reason.UNREACHABLE, f"无法连接（{code}）", "page")


__all__ = ["GENERAL_SIGNS", "Arriving", "PageKind", "Signs", "lost", "urlsplit"]
