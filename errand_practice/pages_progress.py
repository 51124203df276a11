"""Applying for an item, looking up how far a case is, and the public figures."""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import TypedDict

from starlette.responses import Response

from errand_practice import identity
from errand_practice.answers import error_page, redirect
from errand_practice.call import Call
from errand_practice.casework import SUBMITTED, UNANSWERED
from errand_practice.drawing import render, trail
from errand_practice.hall import counters, process, stars, texts
from errand_practice.pages_services import guide_of
from errand_practice.public_letters import FUTURE_DAYS, reply_of
from errand_practice.views import FormView, Topic
from errand_practice.views_records import Event, Reply

NOT_FOUND = "查无此件，请核对编号和查询密码"
MISSING = "请输入编号和查询密码"
SHOWN_CASES = 10
STALE_DAYS = 100


class Shown(TypedDict):
    """What the result page is given."""

    number: str
    title: str
    state: str | None
    events: list[Event]
    reply: Reply | None
    handed_in: str
    department: str


async def progress(call: Call) -> Response:
    """The query form, or with number and password its result: bookmarks work as the form does."""
    number, password = call.sent.query("number"), call.sent.query("password")
    if number and password:
        return _result(call, number, password)
    return _form(call, {"number": number}, "")


async def progress_query(call: Call) -> Response:
    """Look up a case."""
    values = await call.sent.form()
    number, password = values.get("number", ""), values.get("password", "")
    if not number or not password:
        return _form(call, values, MISSING)
    return _result(call, number, password)


def _form(call: Call, values: dict[str, str], message: str) -> Response:
    form = FormView({"number": values.get("number", "")}, message=message or None)
    return render(call, "progress.html", call.word("entry.progress"), form=form, message=message)


def _result(call: Call, number: str, password: str) -> Response:
    row = None if "progress-not-found" in call.faults else call.casework.find(call.slug, number, password)
    if row is None:
        return _form(call, {"number": number}, NOT_FOUND)
    above = trail((call.word("entry.progress"), call.url("progress")))
    return render(call, "progress_result.html", "查询结果", trail=above, **_shown(call, row))


def _shown(call: Call, row: sqlite3.Row) -> Shown:
    question = "reply" in row.keys()  # noqa: SIM118 - a Row has no __contains__
    events = call.casework.events(row["number"])
    if question and "consult-unanswered" in call.faults:
        asked = next(event for event in events if event.state == SUBMITTED)
        events = [asked, Event(UNANSWERED, asked.at, "系统", "")]
    if "progress-no-state" in call.faults:
        events = []
    return Shown(
        number=row["number"],
        title=row["title"],
        state=events[-1].state if events else None,
        events=events,
        reply=reply_of(call, row) if question and events else None,
        handed_in=row["handed_in_at"],
        department=row["department"] or "政务服务中心",
    )


async def apply_form(call: Call) -> Response:
    """The application form of an item, for citizens who are logged in."""
    return await _apply(call, None)


async def apply(call: Call) -> Response:
    """Take in an application."""
    return await _apply(call, await call.sent.form())


async def _apply(call: Call, values: dict[str, str] | None) -> Response:
    code = call.request.path_params["code"]
    item, user = call.catalogue.item(code), call.user
    if item is None:
        return error_page(call, 404, "您访问的事项不存在或已下架")
    if not item.online:
        return error_page(call, 403, "该事项暂不支持网上办理，请到窗口办理")
    if user is None:
        return redirect(call, "login", next=f"apply/{code}")
    form = FormView({"contact": user.name, "phone": user.phone})
    if values is not None:
        form = FormView(values, _mistakes(values))
        if not form.errors:
            data = {"code": item.code, "title": item.title, "department": item.kind.department}
            number, password = call.casework.apply(call.profile.city, data, values, user.id)
            return redirect(call, f"receipt/{number}", key=password)
    above = trail((item.title, call.url(f"item/{item.code}")))
    return render(call, "apply.html", "网上申报", trail=above, form=form, guide=guide_of(call, item))


def _mistakes(values: dict[str, str]) -> dict[str, str]:
    errors = {} if values.get("contact") else {"contact": "请填写联系人"}
    if not identity.is_phone(values.get("phone", "")):
        errors["phone"] = "手机号码不正确，请重新填写"
    return errors


def _stages(call: Call) -> list[Topic]:
    """What is said of the supervision before, during and after; nothing where it is not of the whole process."""
    if not call.profile.facts.whole_process:
        return []
    return [Topic(call.word(f"stage.{stage}"), list(said)) for stage, said in texts()["stages"].items()]


def _figures_of(call: Call) -> dt.date:
    """The day the public figures say they are of."""
    if "statistics-stale" in call.faults:
        return call.today - dt.timedelta(days=STALE_DAYS + call.profile.seed % 60)
    return call.today + dt.timedelta(days=FUTURE_DAYS if "dates-future" in call.faults else 0)


async def supervision(call: Call) -> Response:
    """The public figures of the hall."""
    catalogue, day = call.catalogue, _figures_of(call)
    taken_in = call.state.number("SELECT COUNT(*) FROM cases WHERE slug = ?", (call.slug,))
    under_way = [
        (item.title, item.kind.department, int(item.kind.guide["promised_days"]))
        for item in catalogue.page(None).items[:SHOWN_CASES]
    ]
    return render(
        call,
        "supervision.html",
        call.word("entry.supervision"),
        counters=counters(call.hall, catalogue.count(), catalogue.online_count(), call.today, taken_in),
        month=f"{day:%Y年%m月}",
        updated=day.isoformat(),
        stars=stars(call.hall, catalogue.departments()) if call.profile.facts.stars else None,
        stages=_stages(call),
        process=process(call.hall, under_way, call.today),
    )
