"""
What can be wrong with a practice hall: a closed table of named faults, each an observable behaviour.

A city has the faults of its profile; the header ``Practice-Faults: search-dead, slow:search=300`` replaces them
for one request (``none``: no faults).  The four faults of transport are chosen by the address instead, because a
hall that cannot be reached cannot read a header: see PracticePortal.url.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from errand.core.errors import UsageError

ENDPOINTS = (
    "home", "services", "items", "item", "search", "register", "sms", "login", "consult", "progress", "interaction",
    "static",
)  # fmt: skip
POST_ONLY = frozenset({"consult", "register"})  # their slowness is felt at the press of the submit button only
PAGES = frozenset(ENDPOINTS) - {"sms", "static"}
TRANSPORT = ("refused", "no-answer", "tls-invalid")

Value = Literal["", "seconds", "milliseconds"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One way for a hall to fail its citizens."""

    name: str
    zh: str
    takes_value: Value
    doc: str
    seen_by: Literal["journeys", "survey", "eyes"] = "journeys"


_TABLE: tuple[tuple[str, str, str], ...] = (
    ("search-dead", "搜索按钮失灵", "the search box and button are there and do nothing at all"),
    ("search-wrong", "搜索结果不相关", "results have nothing to do with the words"),
    ("search-empty", "搜索查无结果", "nothing is found although the item exists"),
    ("item-404", "事项链接失效", "the links of item lists and search results lead to a 404"),
    ("guide-no-basis", "办事指南缺设定依据", "the guide has no section on the legal basis"),
    ("guide-no-flow", "办事指南缺办理流程", "the guide has no section on the procedure"),
    ("guide-no-materials", "办事指南缺申请材料", "the guide has no section on the materials"),
    ("basis-name-only", "设定依据仅有名称", "a basis is only the name of a law: no number, article or text"),
    (
        "guide-placeholder",
        "办事指南以“无”“详见附件”代替内容",
        "basis 无, materials 详见附件 with a dead link, place 暂无",
    ),
    ("consult-missing", "没有咨询入口", "there is no way to ask a question"),
    ("consult-closed", "咨询功能暂未开放", "the entry is there and says that the function is not open"),
    ("consult-login", "咨询须先登录", "asking a question demands a login first"),
    ("consult-no-number", "咨询后不给编号", "a question is accepted without number or password"),
    ("consult-unanswered", "咨询无人答复", "nothing is ever answered, known older questions included"),
    ("register-500", "注册时系统出错", "sending the registration answers status 500"),
    ("register-rejects-id", "注册拒绝有效身份证号", "a valid identity number is called malformed"),
    ("progress-not-found", "进度查询查无此件", "no number is ever found"),
    ("progress-no-state", "进度查询不显示状态", "the record is shown without any state"),
    ("help-dead", "操作指引打不开", "the link to the help page leads to a 404"),
    ("correction-closed", "纠错建议未开放", "the entry is there, the page says it is not open"),
    ("complaint-closed", "投诉举报未开放", "the entry is there, the page says it is not open"),
    ("rating-closed", "服务评价未开放", "the entry is there, the page says it is not open"),
    ("theme-empty", "个人主题下无事项", "every personal theme but 其他 lists nothing"),
    ("theme-duplicates", "主题下事项重复", "准营准办 and 出境入境 list items twice, and share items"),
    ("counts-wrong", "事项数量统计有误", "the count beside a theme is not what its list says"),
    ("themes-scrambled", "主题分类混乱", "items are filed under foreign themes"),
    ("captcha", "图形验证码", "a picture captcha stands in the forms of register, login and consult"),
    ("notice", "弹出公告", "an announcement lies over home and consult page until it is closed"),
    ("notice-stuck", "弹出公告无法关闭", "the same announcement, with no way to close it"),
    ("refused", "拒绝连接", "nobody listens at the address"),
    ("no-answer", "连接后无应答", "the request is read and the connection closed without a byte"),
    ("captcha-sum", "图形算式验证码", "the same with a sum in the picture, whatever the family's own captcha is"),
    ("slider", "滑块验证", "a slider to be pushed stands before the forms of register and consult"),
    ("widget", "第三方人机验证", "a third party's test for people, in a frame from its own host, stands before them"),
    ("sms-code", "短信验证码发往真实手机", "the code of a registration is not shown on the practice phone"),
    ("real-name", "咨询须先实名认证", "asking a question demands to be verified by real name"),
    ("qr-login", "只能扫码登录", "asking a question demands a login, and that is a code to scan and nothing else"),
    ("app-only", "只能在手机应用办理", "the consultation page sends people to a mobile app"),
    ("old-browser", "要求使用IE浏览器", "the registration page wants Internet Explorer"),
    ("register-delegated", "注册转到省统一身份认证", "registering leads by a redirect to the province's sign-on host"),
    ("consult-delegated", "咨询转到12345网站", "asking a question leads by a redirect to the host of the hotline"),
    ("consult-hotline", "咨询改由12345电话受理", "the consultation page only names the telephone line"),
    ("bot-wall", "反爬虫拦截", "every answer is 412 with nothing in it but a script"),
    ("bot-wall-403", "拒绝自动访问", "the same with 403"),
    ("bot-wall-521", "防护盾拦截", "the same with 521"),
    ("bot-wall-empty", "空白应答拦截", "every answer is 202 with nothing in it at all"),
    ("tls-invalid", "证书无效", "https with a certificate nobody vouches for"),
    ("session-expires", "登录超时", "sending register, login or consult form answers 登录超时，请重新登录"),
    ("no-items", "没有入驻事项", "catalogue and search are empty"),
)
# What citizens of the journeys never come upon, or take no harm from: conditions a survey of a whole hall must stand.
_OF_THE_SURVEY: tuple[tuple[str, str, str], ...] = (
    ("list-endless", "列表翻不到头", "page N of a list always offers page N+1, with the same items"),
    ("item-huge", "办事指南页面过大", "a guide's page is larger than 5 MB"),
    ("html-broken", "网页标签不配对", "end tags of lists and guides are forgotten, crossed or stray; browsers cope"),
    ("counts-spaced", "数量写法不规范", "a declared count is written 1,2 34 项"),
    ("dates-future", "日期晚于今天", "public letters and figures are dated in the future"),
    ("login-only", "全站须登录", "every page but the login is the login page, until one has logged in"),
    ("statistics-stale", "办件统计久未更新", "the public figures were last updated over 100 days ago"),
    ("letters-slow", "信件答复缓慢", "public letters are answered after 6 to 40 working days"),
    ("home-stale", "首页久未更新", "there was no news for three weeks"),
    ("attachment-dead", "表格下载失效", "the blank forms of guides lead to a 404"),
    ("links-dead", "首页栏目链接失效", "two links in the blocks of the home page lead to a 404"),
)


def _faults() -> Iterator[Fault]:
    for name, zh, doc in _TABLE:
        yield Fault(name, zh, "", doc)
    for name, zh, doc in _OF_THE_SURVEY:
        yield Fault(name, zh, "", doc, seen_by="survey")
    painted = "entries to consultation, progress and instructions are pictures of their words, without alt"
    yield Fault("entries-painted", "栏目入口是没有替代文字的图片", "", painted, seen_by="eyes")  # of whoever has some
    yield Fault("home-slow", "首页缓慢", "seconds", "the home page answers after so many seconds")
    for endpoint in ENDPOINTS:
        when = "a POST to" if endpoint in POST_ONLY else "every answer of"
        if endpoint in PAGES:
            yield Fault(f"hang:{endpoint}", "页面卡死", "", f"a script of the page {endpoint} never ends")
        yield Fault(f"slow:{endpoint}", "响应缓慢", "milliseconds", f"{when} {endpoint} is delayed by so many ms")


FAULTS: Mapping[str, Fault] = MappingProxyType({fault.name: fault for fault in _faults()})


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults in force for one request; values only for those that take one."""

    values: Mapping[str, float] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        if name not in FAULTS:
            raise KeyError(f"no fault is called {name}")  # a typing error of ours must not look like a sound hall
        return name in self.values

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def delay_s(self, endpoint: str, method: str) -> float:
        """How long an answer of *endpoint* is held back."""
        wait = self.values.get("home-slow", 0.0) if endpoint == "home" else 0.0
        if method == "POST" or endpoint not in POST_ONLY:
            wait += self.values.get(f"slow:{endpoint}", 0.0) / 1000
        return wait


def parse(words: Iterable[str]) -> Faults:
    """Read faults as people write them: ``search-dead``, ``home-slow=3``, ``slow:search=300``, ``none``."""
    values: dict[str, float] = {}
    for word in (part.strip() for given in words for part in given.split(",")):
        if word and word != "none":
            name, value = _one(word)
            values[name] = value
    return Faults(MappingProxyType(values))


def _one(word: str) -> tuple[str, float]:
    name, given, value = word.partition("=")
    fault = FAULTS.get(name.strip())
    if fault is None:
        near = difflib.get_close_matches(name, FAULTS, 3, 0.4)
        raise UsageError(f"no fault is called {name}; nearest: {', '.join(near) or 'none; see errand_practice.FAULTS'}")
    if bool(given) != bool(fault.takes_value):
        wanted = f"{fault.name}=<{fault.takes_value}>" if fault.takes_value else f"{fault.name} without a value"
        raise UsageError(f"fault {word}: write {wanted}")
    try:
        number = float(value) if given else 0.0
    except ValueError as error:
        raise UsageError(f"fault {word}: {value} is not a number of {fault.takes_value}") from error
    if number < 0:
        raise UsageError(f"fault {word}: {fault.takes_value} cannot be negative")
    return fault.name, number
