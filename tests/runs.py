"""Made-up runs for tests of whatever reads runs: realistic by default, each part replaceable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from errand.core.evidence_kinds import EvidenceKind, Seen
from errand.core.message import Message, Said
from errand.core.model import (
    REASONS,
    Arrival,
    Detour,
    Dialog,
    ForcedWait,
    Outcome,
    Reason,
    Refusal,
    Run,
    Setting,
    Step,
    Verdict,
    Visit,
    Vitals,
    Way,
)

_STORIES = {
    "register": ("test_a_newcomer_registers", "新市民注册账号", 9),
    "search": ("test_a_newcomer_finds_the_residence_permit", "新市民找到居住证办理", 3),
    "guide": ("test_a_newcomer_learns_which_papers_to_bring", "新市民查居住证要带什么材料", 4),
    "consult": ("test_a_shop_owner_asks_about_a_licence", "店主咨询营业执照", 7),
    "progress": ("test_a_citizen_checks_a_known_case", "市民查询办件进度", 4),
    "errand": ("test_a_newcomer_gets_the_whole_thing_done", "新市民从注册办到查进度", 24),
}


def a_setting(**changed: object) -> Setting:
    """A newcomer in Hangzhou on the practice portal."""
    given: dict[str, Any] = {
        "city": "hangzhou",
        "city_zh": "杭州市",
        "province": "zhejiang",
        "province_zh": "浙江省",
        "portal": "practice",
        "portal_url": "http://127.0.0.1:8018/hangzhou/",
        "persona": "newcomer",
        "seed": 20181130,
        "browser": "chromium 156.0",
        "device": "desktop",
        "worker": "main",
        "floor_ms": 103.4,
    }
    return Setting(**(given | changed))


def nanjing(**changed: object) -> Setting:
    """The same citizen in Nanjing."""
    there = {"city": "nanjing", "city_zh": "南京市", "province": "jiangsu", "province_zh": "江苏省"}
    return a_setting(**({**there, "portal_url": "http://127.0.0.1:8018/nanjing/"} | changed))


def a_step(number: int, **changed: object) -> Step:
    """A click on the search button, 120 ms of waiting after it."""
    given: dict[str, Any] = {
        "number": number,
        "verb": "open" if number == 1 else "click",
        "target": "首页" if number == 1 else "搜索按钮",
        "concept": None if number == 1 else "search.button",
        "rung": None if number == 1 else "role",
        "visit": number,
        "at_ms": number * 800.0,
        "found_ms": 4.2,
        "acted_ms": 101.3,
        "waited_ms": 100.0 + 20 * number,
        "clock": "page",
    }
    return Step(**(given | changed))


def a_visit(number: int, **changed: object) -> Visit:
    """A page that loaded without trouble."""
    given: dict[str, Any] = {
        "number": number,
        "window": 1,
        "url": f"http://127.0.0.1:8018/hangzhou/search?q={number}",
        "title": "杭州市网上政务大厅",
        "status": 200,
        "step": number,
        "at_ms": number * 810.0,
        "timings": {"responseStart": 12.5, "domContentLoadedEventEnd": 40.1},
        "vitals": Vitals(ttfb_ms=12.5, fcp_ms=60.0, lcp_ms=88.0, cls=0.01, inp_ms=None),
    }
    return Visit(**(given | changed))


def failed(reason: Reason, message: str, about: str | None = None, step: int | None = None) -> Outcome:
    """The outcome that goes with *reason*."""
    return Outcome(REASONS[reason].verdict, reason, about, Message.plain(message) if message else None, step)


def a_run(journey: str = "search", *, waits: Sequence[float | None] = (120.0, 812.5, 95.0), **changed: object) -> Run:
    """A citizen walking *journey* in Hangzhou: one step and one visit for each of *waits*, completed."""
    story, story_zh, fewest = _STORIES.get(journey, (f"test_{journey}", journey, 6))
    steps = tuple(
        a_step(number, waited_ms=wait, clock=None if wait is None else "page") for number, wait in enumerate(waits, 1)
    )
    given: dict[str, Any] = {
        "id": f"{journey}-0001",
        "journey": journey,
        "story": story,
        "story_zh": story_zh,
        "fewest": fewest,
        "setting": a_setting(),
        "started_at": "2026-03-01T08:15:30.250+00:00",
        "took_ms": 4210.0,
        "outcome": Outcome(Verdict.COMPLETED),
        "steps": steps,
        "visits": tuple(a_visit(step.number) for step in steps),
        "arrivals": tuple(Arrival("SearchPage", step.number, step.visit, step.at_ms + 100) for step in steps),
    }
    return Run(**(given | changed))


def an_odd_walk(**changed: object) -> Run:
    """A consultation behind a log-in and a countdown, refused for the telephone number although it is a good one."""
    seen = Seen(
        "http://127.0.0.1:8018/hangzhou/ask", "我要咨询", 200, "手机号码格式不正确", ("手机号码", "联系电话"), 240.0
    )
    given: dict[str, Any] = {
        "id": "consult-odd",
        "outcome": Outcome(
            Verdict.FAILED,
            Reason.REJECTED,
            "person.phone",
            Message.of("findings.says", words=Said("手机号码格式不正确")),
            3,
            evidence=EvidenceKind.REFUSAL,
            seen=seen,
        ),
        "way": Way.SEARCH_ENTER,
        "detours": (Detour("login", 2, 1),),
        "forced": (ForcedWait("countdown", 10_000.0, 1, "我已阅读 (10)"),),
        "refusals": (Refusal("手机号码", "person.phone", "手机号码格式不正确", 3, corrected=True),),
    }
    return a_run("consult", **(given | changed))


def a_bad_day() -> list[Run]:
    """Runs of every verdict in two cities, with what a hall of 2018 did to its citizens."""
    notice = Dialog("notice", "系统维护公告", 1)
    return [
        a_run("register", waits=(90.0, 40.0, None, 35.0, 220.0, 61.0, 80.0, 33.0, 640.0), dialogs=(notice,)),
        a_run(
            "search",
            id="search-2",
            outcome=failed(Reason.NO_RESPONSE, "点了“搜索”，页面没有任何变化", "search.button", 3),
        ),
        a_run("guide", outcome=failed(Reason.WRONG_THEME, "“居住证办理”不在主题“户籍办理”下", "theme.household", 2)),
        a_run("consult", outcome=failed(Reason.CAPTCHA, "提交前要填图形验证码", "consult.captcha", 5)),
        a_run("progress", outcome=failed(Reason.HARNESS, "浏览器在途中退出", None, 2)),
        a_run("search", id="search-n", setting=nanjing()),
        a_run(
            "guide",
            id="guide-n",
            setting=nanjing(),
            outcome=failed(Reason.DUPLICATE, "“护照办理”出现了 2 次", "theme.items"),
        ),
        a_run(
            "consult",
            id="consult-n",
            setting=nanjing(),
            outcome=failed(Reason.OTHER_HOST, "转到了 12345.example", None),
        ),
    ]
