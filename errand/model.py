"""
What is recorded of a citizen's errand: frozen records, without clock, disk or browser.

Words as in the README: a *step* is one action of the citizen, a *visit* one page she was on, an *arrival* the moment a
page's landmark is visible, a *run* one citizen walking one story in one city once.  Times are milliseconds; what could
not be observed is None, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MANIFEST_VERSION = 1  # of results/<run-id>/run.json and of a journal's lines


class Verdict(StrEnum):
    """How a run ended, and whose doing it was."""

    COMPLETED = "completed"
    FAILED = "failed"  # the portal's fault
    BLOCKED = "blocked"  # a wall the harness may not climb
    DELEGATED = "delegated"  # sent on to another host
    HARNESS_ERROR = "harness-error"  # ours; never counted against a city


class Reason(StrEnum):
    """Why a run did not complete: the closed set of reason codes, each described in `REASONS`."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    TLS_INVALID = "tls-invalid"
    SERVER_ERROR = "server-error"
    DEAD_LINK = "dead-link"
    MISSING = "missing"
    CLOSED = "closed"
    NO_RESPONSE = "no-response"
    OBSTRUCTED = "obstructed"
    EMPTY = "empty"
    WRONG_RESULT = "wrong-result"
    WRONG_THEME = "wrong-theme"
    WRONG_COUNT = "wrong-count"
    DUPLICATE = "duplicate"
    INCOMPLETE = "incomplete"
    REJECTED = "rejected"
    SESSION_EXPIRED = "session-expired"
    NO_ACKNOWLEDGEMENT = "no-acknowledgement"
    NOT_FOUND = "not-found"
    UNANSWERED = "unanswered"
    CAPTCHA = "captcha"
    SLIDER = "slider"
    REAL_NAME = "real-name"
    QR_LOGIN = "qr-login"
    APP_ONLY = "app-only"
    OLD_BROWSER = "old-browser"
    LOGIN_REQUIRED = "login-required"
    SMS_CODE = "sms-code"
    BOT_WALL = "bot-wall"
    CONSENT = "consent"
    BUDGET = "visit-budget"
    ROBOTS = "robots"
    DOWNLOAD = "download"
    OTHER_HOST = "other-host"
    NOT_RECORDED = "not-recorded"
    HARNESS = "harness"

    def of(self, told: str) -> str:
        """The code with a sentence for the reader: `assert not gaps, Reason.INCOMPLETE.of(f"缺少：{gaps}")`."""
        return f"{self.value}: {told}"


@dataclass(frozen=True, slots=True)
class ReasonText:
    """What a reason code means to a reader: its verdict, a short Chinese and English name, and the explanation."""

    verdict: Verdict
    zh: str
    en: str
    meaning: str


_F, _B = Verdict.FAILED, Verdict.BLOCKED
REASONS: Mapping[Reason, ReasonText] = {
    Reason.UNREACHABLE: ReasonText(_F, "无法连接", "unreachable", "no connection, or closed without an answer"),
    Reason.TIMEOUT: ReasonText(
        _F, "打开超时", "timed out", "the page was not there within the limit (15 s, the official rule)"
    ),
    Reason.TLS_INVALID: ReasonText(
        _F, "证书无效", "invalid certificate", "the browser refuses the site's TLS certificate"
    ),
    Reason.SERVER_ERROR: ReasonText(_F, "服务器出错", "server error", "HTTP 5xx, or a page that says so"),
    Reason.DEAD_LINK: ReasonText(_F, "链接失效", "dead link", "a link the portal shows leads to HTTP 404 or 410"),
    Reason.MISSING: ReasonText(
        _F, "找不到入口", "entry not found", "what the citizen needs next is not on the page, or not recognised"
    ),
    Reason.CLOSED: ReasonText(_F, "入口未开放", "entry closed", "the entry exists and says it is not open"),
    Reason.NO_RESPONSE: ReasonText(
        _F, "按了没反应", "no response", "a press changed nothing: no request, no page, no message"
    ),
    Reason.OBSTRUCTED: ReasonText(_F, "被弹窗遮挡", "obstructed", "something lies over the page and cannot be closed"),
    Reason.EMPTY: ReasonText(_F, "没有内容", "empty", "a list or a search that should show something shows nothing"),
    Reason.WRONG_RESULT: ReasonText(_F, "结果不符", "wrong result", "what came up is not what was asked for"),
    Reason.WRONG_THEME: ReasonText(_F, "主题错乱", "misfiled", "the item is not under the theme it belongs to"),
    Reason.WRONG_COUNT: ReasonText(
        _F, "数目不符", "wrong count", "the number the portal states is not the number it lists"
    ),
    Reason.DUPLICATE: ReasonText(_F, "事项重复", "duplicates", "the same item stands more than once"),
    Reason.INCOMPLETE: ReasonText(
        _F, "内容不全", "incomplete", "an element that must be there is missing or says nothing"
    ),
    Reason.REJECTED: ReasonText(_F, "被误拒", "rejected", "valid input is refused"),
    Reason.SESSION_EXPIRED: ReasonText(
        _F, "会话过期", "session expired", "the portal forgot the citizen in mid-errand"
    ),
    Reason.NO_ACKNOWLEDGEMENT: ReasonText(
        _F, "没有回执", "no acknowledgement", "submitted, but no number to ask about it with"
    ),
    Reason.NOT_FOUND: ReasonText(
        _F, "查不到办件", "case not found", "a case that exists cannot be found by its number"
    ),
    Reason.UNANSWERED: ReasonText(_F, "逾期未答复", "unanswered", "no reply within five working days"),
    Reason.CAPTCHA: ReasonText(
        _B, "需要图形验证码", "captcha", "a captcha stands before the press; it is never solved"
    ),
    Reason.SLIDER: ReasonText(
        _B, "需要拖动滑块", "slider", "a slider or another widget that tells people from machines"
    ),
    Reason.REAL_NAME: ReasonText(
        _B, "需要实名认证", "real-name check", "only a person verified by real name may go on"
    ),
    Reason.QR_LOGIN: ReasonText(
        _B, "只能扫码登录", "QR-code login", "the only way in is a code for a telephone's camera"
    ),
    Reason.APP_ONLY: ReasonText(_B, "只能在手机应用办理", "app only", "the portal sends the citizen to a mobile app"),
    Reason.OLD_BROWSER: ReasonText(
        _B, "要求使用旧浏览器", "old browser", "the portal wants Internet Explorer or a plug-in"
    ),
    Reason.LOGIN_REQUIRED: ReasonText(_B, "必须先登录", "login required", "the errand cannot go on without an account"),
    Reason.SMS_CODE: ReasonText(_B, "需要短信验证码", "SMS code", "a code goes to a phone the harness does not hold"),
    Reason.BOT_WALL: ReasonText(
        _B, "被反爬拦截", "bot wall", "the portal answers machines with a wall (412, 521, ...)"
    ),
    Reason.CONSENT: ReasonText(
        _B, "未获授权提交", "no consent", "an irreversible press the portal's owner has not consented to"
    ),
    Reason.BUDGET: ReasonText(
        _B, "今日到访已满", "visit budget", "as many citizens as may visit this host in a day have been there"
    ),
    Reason.ROBOTS: ReasonText(
        _B, "robots.txt 不允许", "robots.txt", "the site's robots.txt asks machines to stay away, or cannot be read"
    ),
    Reason.DOWNLOAD: ReasonText(
        _B, "给的是下载文件", "download", "a file to download instead of a page; on a live host none is taken"
    ),
    Reason.OTHER_HOST: ReasonText(
        Verdict.DELEGATED, "转由外站办理", "sent to another host", "the portal hands the citizen to another site"
    ),
    Reason.NOT_RECORDED: ReasonText(
        Verdict.HARNESS_ERROR, "录制中没有", "not recorded", "a replay needed what the recording does not hold"
    ),
    Reason.HARNESS: ReasonText(
        Verdict.HARNESS_ERROR, "测试程序自身出错", "harness error", "errand's own failure, or the browser's"
    ),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: the verdict, the reason code, what it is about (a concept) and the sentence for the reader."""

    verdict: Verdict
    reason: Reason | None = None
    about: str | None = None
    message: str = ""
    step: int | None = None  # number of the step at which the citizen stopped
    sure: bool = True  # False where the portal may only have worded it in a way errand does not know

    @property
    def completed(self) -> bool:
        """Whether the citizen got what she came for."""
        return self.verdict is Verdict.COMPLETED


@dataclass(frozen=True, slots=True)
class Step:
    """One action of the citizen: `acted_ms` is the harness's act, `waited_ms` the wait until the next arrival."""

    number: int  # from 1
    verb: str  # open click fill choose tick attach press back
    target: str  # the spot as the citizen would call it
    concept: str | None  # the lexicon's name of it; None for an address or a title read off the page
    rung: str | None  # which rung of the finder's ladder found it
    visit: int  # number of the visit on which it was done
    at_ms: float  # since the run began
    found_ms: float  # finding it: the harness's time, not the portal's
    acted_ms: float  # doing it, by the harness's clock
    waited_ms: float | None = None  # from the trusted input event to the landmark
    clock: str | None = (
        None  # where waited_ms was read: page (landmark), activity (last change of the page), glance (from outside)
    )
    failed: bool = False
    detail: str = ""  # what was chosen or searched for; never a secret or an identity number


@dataclass(frozen=True, slots=True)
class Vitals:
    """The browser's own numbers of one page load, as web-vitals defines them; lab data."""

    ttfb_ms: float | None = None
    fcp_ms: float | None = None
    lcp_ms: float | None = None
    cls: float | None = None
    inp_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Dialog:
    """Something that spoke to the citizen over the page: a native dialog or a notice she had to close."""

    kind: str  # alert confirm prompt beforeunload notice
    text: str
    step: int


@dataclass(frozen=True, slots=True)
class Visit:
    """One page the citizen was on, from arrival to leaving."""

    number: int  # from 1
    window: int  # 1 for the first, 2 for the first new window, ...
    url: str
    title: str
    status: int | None
    step: int  # the step that led here
    at_ms: float
    timings: Mapping[str, float] = field(default_factory=dict)  # Navigation Timing, ms since navigation start
    vitals: Vitals = Vitals()
    failed_requests: tuple[str, ...] = ()
    console_errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """A milestone: the landmark of a kind of page became visible."""

    page: str
    step: int
    visit: int
    at_ms: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Under which circumstances a run was walked (ISO 9241-11: context of use)."""

    city: str  # slug
    city_zh: str
    province: str
    province_zh: str
    portal: str  # practice | live
    portal_url: str
    persona: str
    seed: int
    browser: str  # name and build
    device: str
    worker: str
    floor_ms: float | None = None  # the wait errand reads for an instant answer, measured in this session
    click_floor_ms: float | None = None  # what a click costs the harness itself, measured in this session


@dataclass(frozen=True, slots=True)
class Run:
    """One citizen walking one story in one city once."""

    id: str
    journey: str  # register search guide consult progress errand
    story: str  # the test function's name
    story_zh: str
    fewest: int  # steps a citizen who knows the way needs on a sound portal
    setting: Setting
    started_at: str  # ISO 8601 with zone
    took_ms: float
    outcome: Outcome
    steps: tuple[Step, ...] = ()
    visits: tuple[Visit, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    dialogs: tuple[Dialog, ...] = ()
    evidence: tuple[str, ...] = ()  # paths below the run folder
    acknowledged: tuple[str, ...] = ()  # numbers the portal gave the citizen
    remarks: tuple[str, ...] = ()  # what else a reader must know: what robots.txt said, what was kept back
    dead_ends: tuple[str, ...] = ()  # entries that were followed and led nowhere
