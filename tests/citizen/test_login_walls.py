# ruff: noqa: E501 (a page in one line is a page one can see)
"""A login in front of a form: climbed with an account, or by registering; named where neither may be. On a hall of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from errand.citizen.citizen import Citizen
from errand.core.errors import Undetermined, WallReached
from errand.core.model import Reason
from errand.given.persona import make_persona
from pages.home import HomePage
from tests.serving import serving

pytestmark = pytest.mark.slow

HEAD = "<!doctype html><meta charset=utf-8><title>{title}</title><nav><a href=/>首页</a> <a href=/people>个人办事</a> <a href=/ask>网上提问</a> <a href=/follow>办件进度</a> <a href=/join>新用户注册</a></nav>"
GATE = "<h3>欢迎回来</h3><form method=post action=/enter><p><input name=u placeholder=用户名></p><p><input type=password name=p placeholder=密码></p><button>登 录</button></form>"
JOIN = "<h3>新用户注册</h3><form method=post action=/join><p><label>用户名<input name=u></label></p><p><label>身份证号<input name=id></label></p><p><label>密码<input type=password name=p></label></p><p><label>确认密码<input type=password name=p2></label></p><button>注册</button></form>"
ASK = "<h3>写信</h3><form method=post action=/sent><p><label>标题<input name=t></label></p><p><label>信件内容<textarea name=c></textarea></label></p><button>提交</button></form>"
FOLLOW = "<h3>办件进度</h3><form action=/case><p><label>办件编号<input name=n></label></p><button>查询</button></form>"


@dataclass
class Hall:
    """What the hall knows, and how it is built."""

    accounts: dict[str, str] = field(default_factory=dict)
    inside: bool = False
    leads_on: bool = True  # from the login to what was asked for
    corner: bool = False  # a login form in the corner of every page, and no form to ask with
    port: int = 0

    def answer(self, asked: str) -> tuple[int, str]:
        path, sent = urlsplit(asked).path, {key: said[0] for key, said in parse_qs(urlsplit(asked).query).items()}
        title = "某县网上大厅"  # says nothing of logging in
        if path == "/enter":
            self.inside = bool(sent.get("p")) and self.accounts.get(sent.get("u", "")) == sent["p"]
            return 302, "/ask" if self.inside and self.leads_on else "/"
        if path == "/join" and sent:
            self.accounts[sent.get("u", "")] = sent.get("p", "")
            return 200, HEAD.format(title=title) + "<p>注册成功</p><a href=/gate>登录</a>"
        body = {"/join": JOIN, "/gate": GATE, "/ask": ASK, "/follow": FOLLOW}.get(path, "<p>今天有3个窗口开放</p>")
        if path in ("/ask", "/follow") and not self.inside:
            body = "<p>热点问题</p>" if self.corner else GATE
        return 200, HEAD.format(title=title) + body + (GATE if self.corner else "")


@pytest.fixture
def hall() -> Iterator[Hall]:
    hall = Hall()
    with serving(hall.answer) as hall.port:
        yield hall


@pytest.fixture
def visit(at_home: Callable[..., HomePage], hall: Hall) -> Callable[..., HomePage]:
    def send(account: str = "", **given: Any) -> HomePage:
        persona = make_persona("newcomer", "walls")
        if account:
            persona = replace(persona, account=account, password="Zz9188277")
            hall.accounts[account] = "Zz9188277"
        return at_home(hall.port, persona, **given)

    return send


def detours(citizen: Citizen) -> list[str]:
    return [detour.kind for detour in citizen.recorder.detours]


@pytest.mark.parametrize("leads_on", [True, False])
def test_with_an_account_she_logs_in_and_goes_on(leads_on: bool, hall: Hall, visit: Callable[..., HomePage]) -> None:
    hall.leads_on = leads_on
    home = visit("lihua-test")

    home.consult()

    assert hall.inside
    assert detours(home.citizen) == ["login"]
    (login,) = home.citizen.recorder.detours
    assert login.steps == 3
    assert len(home.citizen.recorder.steps) == 2 + 3 + (0 if leads_on else 1)


def test_without_one_she_registers_first(hall: Hall, visit: Callable[..., HomePage]) -> None:
    home = visit()

    home.ask_for_progress()

    assert hall.inside
    assert list(hall.accounts) == [home.citizen.persona.login_name]  # type: ignore[union-attr]
    assert detours(home.citizen) == ["register", "login"]


def test_where_nothing_may_be_handed_in_the_wall_is_named(hall: Hall, visit: Callable[..., HomePage]) -> None:
    home = visit(dry_run=True)

    with pytest.raises(WallReached) as wall:
        home.consult()

    assert wall.value.reason is Reason.LOGIN_REQUIRED
    assert not hall.accounts


def test_an_account_that_is_not_taken_leaves_the_wall(hall: Hall, visit: Callable[..., HomePage]) -> None:
    home = visit("lihua-test")
    hall.accounts.clear()

    with pytest.raises(WallReached) as wall:
        home.consult()

    assert wall.value.reason is Reason.LOGIN_REQUIRED


def test_a_login_form_in_the_corner_of_every_page_is_no_wall(hall: Hall, visit: Callable[..., HomePage]) -> None:
    hall.corner = True

    with pytest.raises(Undetermined):
        visit("lihua-test").consult()

    assert not hall.inside
