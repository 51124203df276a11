"""Registration, text messages, login and the citizen's own page."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from starlette.responses import JSONResponse, RedirectResponse, Response

from errand_practice import captcha, identity, walls
from errand_practice.answers import error_page, redirect
from errand_practice.call import CAPTCHA, SESSION, Call
from errand_practice.drawing import render
from errand_practice.submitted import without
from errand_practice.views import FormView, Option
from errand_practice.views_records import RecordRow

EXPIRED = "登录超时，请重新登录"
IDENTITY_CARD = "居民身份证"
ID_TYPES = tuple(
    Option(name, name) for name in (IDENTITY_CARD, "护照", "港澳居民来往内地通行证", "台湾居民来往大陆通行证")
)
TAKEN = {
    "id_number": "身份证号码已存在，请重新输入",
    "phone": "手机号码已被注册",
    "login_name": "用户名已存在",
}
_LOGIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,29}")
_NEXT = re.compile(r"[a-z][a-z0-9/-]*(\?[a-z]+=[\w%-]*)?")


async def register_form(call: Call) -> Response:
    """The empty registration form."""
    if stopped := walls.before(call, "register"):
        return stopped
    return _registration(call, FormView({"id_type": IDENTITY_CARD}))


def _registration(call: Call, form: FormView) -> Response:
    return render(
        call,
        "register.html",
        call.word("entry.register"),
        form=form,
        id_types=ID_TYPES,
        captcha=call.captcha_url,
        phone_widget="sms-code" not in call.faults,
    )


async def register(call: Call) -> Response:
    """Check what the newcomer wrote and remember them."""
    values = await call.sent.form()
    if "register-500" in call.faults:
        return error_page(call, 500, "系统繁忙，请稍后再试")
    if "session-expires" in call.faults:
        return _registration(call, FormView({"id_type": IDENTITY_CARD}, message=EXPIRED))
    if not call.family.login_name:
        values["login_name"] = values.get("phone", "")
    errors = _mistakes(call, values)
    if not errors and (taken := call.accounts.taken(call.slug, values)):
        errors[taken.field] = TAKEN[taken.field]
    if errors:
        return _registration(call, FormView(without(values, "password", "confirm", "captcha"), errors))
    call.accounts.register(call.slug, values)
    return redirect(call, "registered")


def _mistakes(call: Call, values: dict[str, str]) -> dict[str, str]:
    """What is wrong with a registration, by field; values are tidied on the way."""
    for name in ("login_name", "name", "id_type", "id_number", "phone", "sms_code", "password", "confirm", "agreement"):
        values.setdefault(name, "")
    values["id_number"] = values["id_number"].upper()
    rules = (
        (
            "login_name",
            not call.family.login_name or _LOGIN_NAME.fullmatch(values["login_name"]),
            "用户名须以字母开头，4至30位",
        ),
        ("name", identity.is_name(values["name"]), "姓名必须为中文"),
        ("id_type", values["id_type"] in {o.value for o in ID_TYPES}, "请选择证件类型"),
        ("id_number", _is_id(call, values), "身份证号码格式不正确"),
        ("phone", identity.is_phone(values["phone"]), "手机号码不正确，请重新填写"),
        ("sms_code", call.accounts.is_code(call.slug, values["phone"], values["sms_code"]), "短信验证码不正确"),
        ("password", identity.is_password(values["password"]), "密码须为8至20位，数字、字母、符号至少两种"),
        ("confirm", values["confirm"] == values["password"], "两次密码输入不同，请重新输入"),
        ("agreement", bool(values["agreement"]), "必须同意协议后才能注册"),
    )
    errors = {name: message for name, right, message in rules if not right}
    return errors | captcha_mistake(call, values)


def _is_id(call: Call, values: dict[str, str]) -> bool:
    if "register-rejects-id" in call.faults:
        return False
    if values["id_type"] != IDENTITY_CARD:
        return len(values["id_number"]) >= 6
    return identity.is_identity_number(values["id_number"])


def captcha_mistake(call: Call, values: dict[str, str]) -> dict[str, str]:
    """The mistake of a picture read wrongly, where the hall has a picture."""
    if call.captcha is None:
        return {}
    token = call.request.cookies.get(CAPTCHA)
    slack = captcha.SLACK.get(call.captcha, 0)
    passed = call.accounts.pass_captcha(token, values.get("captcha", ""), slack)
    return {} if passed else {"captcha": "验证码不正确"}


async def registered(call: Call) -> Response:
    """The registration went through."""
    return render(call, "registered.html", "注册成功", login_url=call.url("login"))


async def sms(call: Call) -> Response:
    """Send a code to a phone."""
    phone = (await call.sent.form()).get("phone", "")
    if not identity.is_phone(phone):
        return JSONResponse({"ok": False, "message": "手机号码不正确，请重新填写"})
    call.accounts.send_code(call.slug, phone, call.hall.name)
    return JSONResponse({"ok": True, "message": "短信已发送，请注意查看"})


async def phone(call: Call) -> Response:
    """What stands on the practice phone."""
    known = "sms-code" not in call.faults
    return JSONResponse(call.accounts.messages(call.slug, call.sent.query("number")) if known else [])


async def picture(call: Call) -> Response:
    """A new picture captcha."""
    kind = call.captcha or call.family.captcha
    puzzle = captcha.puzzle(kind)
    token = call.accounts.new_captcha(puzzle.answer)
    response = Response(
        captcha.draw(kind, puzzle.shown),
        media_type="image/svg+xml",
        headers={"Cache-Control": "no-store"},
    )
    response.set_cookie(CAPTCHA, token, path=f"/{call.slug}", httponly=True, samesite="lax")
    return response


async def login_form(call: Call) -> Response:
    """The empty login form."""
    if stopped := walls.before(call, "login"):
        return stopped
    return _login(call, FormView({"next": call.sent.query("next")}))


def _login(call: Call, form: FormView) -> Response:
    return render(call, "login.html", call.word("entry.login"), form=form, captcha=call.captcha_url)


async def login(call: Call) -> Response:
    """Let a citizen in."""
    values = await call.sent.form()
    then = values.get("next", "")
    if "session-expires" in call.faults:
        return _login(call, FormView({"next": then}, message=EXPIRED))
    shown = without(values, "password", "captcha")
    if errors := captcha_mistake(call, values):
        return _login(call, FormView(shown, errors))
    token = call.accounts.login(call.slug, values.get("account", ""), values.get("password", ""))
    if token is None:
        return _login(call, FormView(shown, message="账号或密码不正确，请重新输入"))
    target = then if _NEXT.fullmatch(then) else "account"
    response = RedirectResponse(f"{call.url('')}{target}", 303)
    response.set_cookie(SESSION, token, path=f"/{call.slug}", httponly=True, samesite="lax")
    return response


async def logout(call: Call) -> Response:
    """Let a citizen out."""
    call.accounts.logout(call.request.cookies.get(SESSION, ""))
    response = redirect(call, "")
    response.delete_cookie(SESSION, path=f"/{call.slug}")
    return response


async def account(call: Call) -> Response:
    """What a citizen handed in."""
    user = call.user
    if user is None:
        return redirect(call, "login", next="account")
    cases, consultations = call.casework.cases_of(user.id), call.casework.consultations_of(user.id)
    return render(call, "account.html", "个人中心", cases=_rows(call, cases), consultations=_rows(call, consultations))


def _rows(call: Call, rows: Sequence[sqlite3.Row]) -> list[RecordRow]:
    return [
        RecordRow(
            row["number"],
            row["title"],
            row["handed_in_at"],
            call.casework.events(row["number"])[-1].state,
            call.url("progress", number=row["number"]),
        )
        for row in rows
    ]
