"""
How a run can end: verdicts, reason codes and what they mean to a reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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
