"""Asking, complaining, correcting, rating, the help pages, and the officials' desk that answers."""

from __future__ import annotations

from starlette.responses import Response

from errand_practice import identity, walls
from errand_practice.answers import closed_page, error_page, redirect
from errand_practice.call import Call
from errand_practice.doors import channel
from errand_practice.drawing import render, trail
from errand_practice.hall import CENTRE, topics
from errand_practice.kinds import load_kinds
from errand_practice.pages_people import EXPIRED, captcha_mistake
from errand_practice.paging import make_pager
from errand_practice.public_letters import find, letters
from errand_practice.service_items import PAGE_SIZE, ListPage
from errand_practice.submitted import without
from errand_practice.views import FormView, ItemLink, Option
from errand_practice.views_records import WaitingRow

CONSULT_KINDS = ("咨询", "求助", "建议", "投诉", "举报", "感谢")
MESSAGES = ("建议", "求助", "感谢")  # what a board takes that is no consultation
COMPLAINT_KINDS = ("投诉", "举报", "信访")
PETITION = "信访"
CORRECTION_KINDS = ("办事指南有误", "链接打不开", "错别字", "其他")
GRADES = ("非常满意", "满意", "基本满意", "不满意", "非常不满意")
LOW_GRADES = GRADES[3:]
TITLE_MOST, CONTENT_LEAST, CONTENT_MOST = 100, 5, 2000


def _options(names: tuple[str, ...]) -> list[Option]:
    return [Option(name, name) for name in names]


def _departments() -> list[str]:
    return [CENTRE, *dict.fromkeys(kind.department for kind in load_kinds())]


async def interaction(call: Call) -> Response:
    """The board of public questions with all ways of asking."""
    found = letters(call)
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(call.sent.page_number(), pages)
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    pager = make_pager(call, ListPage([], len(found), page, pages), "interaction")
    title = call.word("block.interaction")
    return render(call, "interaction.html", title, letters=shown, pager=pager, total=len(found), page=page, pages=pages)


async def letter(call: Call) -> Response:
    """One public question."""
    found = find(call, call.request.path_params["number"])
    if found is None:
        return error_page(call, 404, "您访问的信件不存在")
    head, question, reply = found
    above = trail((call.word("block.interaction"), call.url("interaction")))
    return render(call, "letter.html", head.title, trail=above, letter=head, question=question, reply=reply)


async def consult_form(call: Call) -> Response:
    """The empty question form."""
    if stopped := _stopped(call, "message" if call.sent.query("kind") == MESSAGES[0] else "consult"):
        return stopped
    item = call.catalogue.item(call.sent.query("item"))
    values = {"kind": call.sent.query("kind") or _consult_kinds(call)[0], "public": "yes"}
    if item is not None:
        values |= {"item_code": item.code, "department": item.kind.department, "title": f"关于{item.kind.name}的咨询"}
    if user := call.user:
        values |= {"name": user.name, "phone": user.phone}
    return _consultation(call, FormView(values))


def _consult_kinds(call: Call) -> tuple[str, ...]:
    """What may be asked: where there is a message board and no consultation, less."""
    return CONSULT_KINDS if call.profile.facts.consult else MESSAGES


def _stopped(call: Call, way: str) -> Response | None:
    """What stands before the question form, if this hall lets nobody ask, or only those it knows."""
    if missing := channel(call, way):
        return missing
    if "consult-missing" in call.faults:
        return error_page(call, 404, "您访问的页面不存在")
    if "consult-closed" in call.faults:
        return closed_page(call, call.word("entry.consult"))
    if "consult-login" in call.faults and call.user is None:
        return redirect(call, "login", next="consult")
    return walls.before(call, "consult")


def _consultation(call: Call, form: FormView) -> Response:
    item = call.catalogue.item(form.values.get("item_code", ""))
    return render(
        call,
        "consult.html",
        call.word("entry.consult" if call.profile.facts.consult else "entry.message"),
        trail=trail((call.word("block.interaction"), call.url("interaction"))),
        form=form,
        kinds=_options(_consult_kinds(call)),
        departments=_departments(),
        captcha=call.captcha_url,
        item=ItemLink(item.title, call.url(f"item/{item.code}")) if item else None,
    )


async def consult(call: Call) -> Response:
    """Take in a question."""
    values = await call.sent.form()
    kinds = _consult_kinds(call)
    asks = call.profile.facts.consult or values.get("kind") not in MESSAGES
    if stopped := _stopped(call, "consult" if asks else "message"):
        return stopped
    if "session-expires" in call.faults:
        return _consultation(call, FormView({"kind": kinds[0]}, message=EXPIRED))
    errors = _letter_mistakes(values) | captcha_mistake(call, values)
    if errors:
        return _consultation(call, FormView(without(values, "captcha"), errors))
    values.setdefault("kind", kinds[0])
    user = call.user
    number, password = call.casework.consult(call.profile.city, values, user.id if user else None)
    if "consult-no-number" in call.faults:
        return redirect(call, "receipt/done")
    return redirect(call, f"receipt/{number}", key=password)


def _letter_mistakes(values: dict[str, str]) -> dict[str, str]:
    title, content = values.get("title", ""), values.get("content", "")
    rules = (
        ("title", 0 < len(title) <= TITLE_MOST, f"请填写标题，不超过{TITLE_MOST}字"),
        ("content", CONTENT_LEAST <= len(content) <= CONTENT_MOST, f"请填写内容，{CONTENT_LEAST}至{CONTENT_MOST}字"),
        ("name", bool(values.get("name")), "请填写姓名"),
        ("phone", identity.is_phone(values.get("phone", "")), "手机号码不正确，请重新填写"),
    )
    return {name: message for name, right, message in rules if not right}


async def receipt(call: Call) -> Response:
    """The acknowledgement, for those who hold number and password; without a number it only says thanks."""
    number, key = call.request.path_params["number"], call.sent.query("key")
    row = call.casework.find(call.slug, number, key) if number != "done" else None
    if row is None and number != "done":
        return error_page(call, 404, "您访问的页面不存在")
    return render(
        call,
        "receipt.html",
        "提交成功",
        number=row["number"] if row else None,
        password=row["password"] if row else None,
        kind=row["kind"] if row and "kind" in row.keys() else "申请",  # noqa: SIM118 - a Row has no __contains__
        asked_at=row["handed_in_at"] if row else None,
    )


def _complaint_way(kind: str) -> str:
    return "petition" if kind == PETITION else "complaint"


async def complaint_form(call: Call) -> Response:
    """The empty complaint form."""
    kind = call.sent.query("kind")
    missing = channel(call, _complaint_way(kind))
    return missing or _complaint(call, FormView({"kind": kind or COMPLAINT_KINDS[0]}))


def _complaint(call: Call, form: FormView) -> Response:
    has = call.profile.facts.has
    label = call.word("entry.complaint" if has("complaint") else "entry.petition")
    if "complaint-closed" in call.faults:
        return closed_page(call, label)
    kinds = tuple(kind for kind in COMPLAINT_KINDS if has(_complaint_way(kind)))
    return render(call, "complaint.html", label, form=form, kinds=_options(kinds), departments=_departments())


async def complaint(call: Call) -> Response:
    """Take in a complaint."""
    values = await call.sent.form()
    if missing := channel(call, _complaint_way(values.get("kind", ""))):
        return missing
    errors = _letter_mistakes(values)
    if errors or "complaint-closed" in call.faults:
        return _complaint(call, FormView(values, errors))
    return _done(call, "complaint", values, "您的投诉举报已提交，五个工作日内答复。")


async def correction_form(call: Call) -> Response:
    """The empty correction form."""
    return _correction(call, FormView({"kind": CORRECTION_KINDS[0], "page": call.sent.query("page")}))


def _correction(call: Call, form: FormView) -> Response:
    label = call.word("entry.correction")
    if "correction-closed" in call.faults:
        return closed_page(call, label)
    return render(call, "correction.html", label, form=form, kinds=_options(CORRECTION_KINDS))


async def correction(call: Call) -> Response:
    """Take in a correction."""
    values = await call.sent.form()
    content = values.get("content", "")
    errors = {} if CONTENT_LEAST <= len(content) <= CONTENT_MOST else {"content": "请写明哪里有误，至少5个字"}
    if errors or "correction-closed" in call.faults:
        return _correction(call, FormView(values, errors))
    return _done(call, "correction", values, "感谢您的纠错，十个工作日内处理。")


async def rating_form(call: Call) -> Response:
    """The empty rating form."""
    return _rating(call, FormView({"number": call.sent.query("number")}))


def _rating(call: Call, form: FormView) -> Response:
    label = call.word("entry.rating")
    if "rating-closed" in call.faults:
        return closed_page(call, label)
    return render(call, "rating.html", label, form=form, grades=GRADES)


async def rating(call: Call) -> Response:
    """Take in a rating; a low one must say why."""
    values = await call.sent.form()
    errors = {}
    if values.get("grade") not in GRADES:
        errors["grade"] = "请选择评价等级"
    elif values["grade"] in LOW_GRADES and not values.get("reason"):
        errors["reason"] = "请写明不满意的原因"
    if values.get("number") and call.casework.find(call.slug, values["number"]) is None:
        errors["number"] = "查无此件，请核对编号"
    if errors or "rating-closed" in call.faults:
        return _rating(call, FormView(values, errors))
    return _done(call, "rating", values, "感谢您的评价。")


def _done(call: Call, sort: str, values: dict[str, str], message: str) -> Response:
    number = call.casework.feedback(call.profile.city, sort, values)
    return render(call, "done.html", "提交成功", message=message, number=number)


async def newcomer(call: Call) -> Response:
    """The guide for new users."""
    return render(call, "newcomer.html", call.word("entry.newcomer"), topics=topics("newcomer", call.hall))


async def help_page(call: Call) -> Response:
    """How to use the board."""
    if "help-dead" in call.faults:
        return error_page(call, 404, "您访问的页面不存在")
    return render(call, "help.html", call.word("entry.help"), topics=topics("help", call.hall))


async def officials(call: Call) -> Response:
    """The questions that wait for an answer."""
    return _desk(call, "")


def _desk(call: Call, message: str) -> Response:
    rows = call.casework.waiting(call.slug)
    waiting = [
        WaitingRow(
            row["number"], row["title"], row["kind"], row["department"] or CENTRE, row["name"], row["asked_at"],
            row["content"], call.casework.events(row["number"])[-1].state,
        )
        for row in rows
    ]  # fmt: skip
    return render(call, "officials.html", "工作人员答复", waiting=waiting, message=message)


async def official_acts(call: Call) -> Response:
    """An official takes a question on, or answers it."""
    values = await call.sent.form()
    number, reply = values.get("number", ""), values.get("reply", "")
    row = next((r for r in call.casework.waiting(call.slug) if r["number"] == number), None)
    if row is None:
        return _desk(call, "没有这件待答复的咨询")
    department = row["department"] or CENTRE
    if values.get("action") == "accept":
        call.casework.accept(number, department)
        return _desk(call, f"{number} 已受理")
    if not reply:
        return _desk(call, "请填写答复内容")
    call.casework.answer(number, department, reply)
    return _desk(call, f"{number} 已答复")
