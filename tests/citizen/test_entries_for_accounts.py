# ruff: noqa: E501 (a page in one line is a page one can see)
"""
What a hall keeps for those who have an account: an entry only they see, a login in a layer or behind a tab, a login that
comes when the letter is sent.  On a hall of its own, in its own words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from errand.citizen.citizen import Citizen
from errand.core.errors import PortalFault, Undetermined, WallReached
from errand.core.model import Reason
from errand.given.persona import Persona, make_persona
from pages.home import HomePage
from tests.serving import serving

pytestmark = pytest.mark.slow

PASSWORD = "Zz9188277"
HEAD = "<!doctype html><meta charset=utf-8><title>云溪县便民大厅</title><header><h1>云溪县便民大厅</h1></header><nav><a href=/>首页</a> <a href=/people>个人办事</a> <a href=/firms>法人办事</a>{more}</nav>"
VISITOR = " <a href=/door>用户登录</a> <a href=/new>新用户注册</a>"
MEMBER = " <span>您好，市民</span> <a href=/out>退出登录</a>"
DOOR = "<form method=post action=/door><table><tr><td>用户名</td><td><input name=who></td></tr><tr><td>密码</td><td><input type=password name=word></td></tr></table><input type=submit value=登录></form>"
NEW = "<h2>注册新账号</h2><form method=post action=/new><dl><dt>用户名</dt><dd><input name=who></dd><dt>电子邮箱</dt><dd><input name=post></dd><dt>备用邮箱地址（一行一个）</dt><dd><textarea name=more></textarea></dd><dt>密码</dt><dd><input type=password name=word></dd><dt>确认密码</dt><dd><input type=password name=again></dd></dl><button>注册</button></form>"
LETTER = "<h2>写信</h2><form method=post action=/letter><p>标题 <input name=t></p><p>信件内容 <textarea name=c></textarea></p><button>提交</button></form>"
TABS = "<div id=tabs><ul><li id=scan role=tab>扫码登录</li><li role=tab onclick=\"document.getElementById('code').hidden=true;document.getElementById('door').hidden=false\">账号密码登录</li></ul><div id=code><p>请使用手机客户端扫一扫登录</p><img alt=二维码 width=160 height=160 src=/dot></div><div id=door hidden>{door}</div></div>"
LAYER = "<div id=layer role=dialog aria-modal=true style='display:none;position:fixed;left:300px;top:120px;width:420px;padding:30px;background:#fff;border:1px solid'>{door}<a href=/new>没有账号？立即注册</a></div><a href=# onclick=\"document.getElementById('layer').style.display='block';return false\">我要写信</a>"


@dataclass
class Hall:
    """
    What the hall knows, and how it is built.

    kind: entry (only accounts see it), tabs, layer, late (the login comes when the letter is sent).
    """

    kind: str = "entry"
    accounts: dict[str, str] = field(default_factory=dict)
    letters: list[dict[str, str]] = field(default_factory=list)
    registered: list[dict[str, str]] = field(default_factory=list)
    inside: bool = False
    has_desk: bool = True  # whether anybody may write at all
    returns: int = 0  # how often the form of registration comes back without a word
    port: int = 0

    def answer(self, asked: str) -> tuple[int, str]:
        path, sent = urlsplit(asked).path, {key: said[0] for key, said in parse_qs(urlsplit(asked).query).items()}
        if path == "/door" and sent:
            self.inside = bool(sent.get("word")) and self.accounts.get(sent.get("who", "")) == sent["word"]
            return 302, "/"
        if sent:
            return self.shown(self.taken(sent) if path == "/letter" else self.joined(sent))
        if path == "/letter":
            wall = TABS.format(door=DOOR) if self.kind == "tabs" else DOOR
            return self.shown(LETTER if self.inside or self.kind == "late" else wall)
        return self.shown({"/door": DOOR, "/new": NEW}.get(path, self.front()))

    def joined(self, sent: dict[str, str]) -> str:
        if self.returns > 0:
            self.returns -= 1
            return NEW
        self.registered.append(sent)
        self.accounts[sent["who"]] = sent["word"]
        self.inside = self.kind == "entry"  # some halls let one in at once
        return "<p>恭喜您，注册成功！</p>"

    def taken(self, sent: dict[str, str]) -> str:
        if not self.inside:
            return DOOR
        self.letters.append(sent)
        return "<p>您的来信 <a href=/letters/1>YX-20310017</a> 已提交</p><p>信件编号：YX-20310017</p>"

    def front(self) -> str:
        if not self.has_desk or (self.kind == "entry" and not self.inside):
            return "<p>窗口今日开放</p>"
        if self.kind == "layer" and not self.inside:
            return LAYER.format(door=DOOR)
        return "<p><a href=/letter>我要写信</a></p>"

    def shown(self, body: str) -> tuple[int, str]:
        return 200, HEAD.format(more=MEMBER if self.inside else VISITOR) + body


@pytest.fixture
def hall() -> Iterator[Hall]:
    hall = Hall()
    with serving(hall.answer) as hall.port:
        yield hall


@pytest.fixture
def visit(at_home: Callable[..., HomePage], hall: Hall) -> Callable[..., HomePage]:
    def send(account: str = "", **given: Any) -> HomePage:
        persona = make_persona("newcomer", "entries")
        if account:
            persona = replace(persona, account=account, password=PASSWORD)
            hall.accounts[account] = PASSWORD
        return at_home(hall.port, persona, **given)

    return send


def person(citizen: Citizen) -> Persona:
    assert citizen.persona
    return citizen.persona


def detours(citizen: Citizen) -> list[str]:
    return [detour.kind for detour in citizen.recorder.detours]


def test_an_entry_that_only_accounts_see_is_looked_for_with_one(hall: Hall, visit: Callable[..., HomePage]) -> None:
    home = visit()

    case = home.consult().ask("窗口时间", "请问周六开门吗？", person(home.citizen)).acknowledgement()

    assert case
    assert case.number == "YX-20310017"
    assert len(hall.letters) == 1
    assert detours(home.citizen) == ["register"]


def test_what_is_not_there_with_an_account_either_is_missing_or_unknown(
    hall: Hall, visit: Callable[..., HomePage]
) -> None:
    hall.has_desk = False
    home = visit("lin-2044")

    with pytest.raises((PortalFault, Undetermined)) as nothing:
        home.consult()

    assert hall.inside
    assert isinstance(nothing.value, (PortalFault, Undetermined))
    assert nothing.value.reason in (Reason.MISSING, Reason.NOT_RECOGNISED)


def test_where_nothing_may_be_handed_in_nobody_registers_for_an_entry(
    hall: Hall, visit: Callable[..., HomePage]
) -> None:
    home = visit(dry_run=True)

    with pytest.raises((PortalFault, Undetermined)):
        home.consult()

    assert not hall.registered


@pytest.mark.parametrize("kind", ["tabs", "layer"])
@pytest.mark.parametrize("account", ["lin-2044", ""])
def test_a_login_behind_a_tab_or_in_a_layer_is_a_wall_like_any_other(
    kind: str, account: str, hall: Hall, visit: Callable[..., HomePage]
) -> None:
    hall.kind = kind
    home = visit(account)

    home.consult()

    assert hall.inside
    assert detours(home.citizen) == (["login"] if account else ["register", "login"])


def test_a_login_that_comes_when_the_letter_is_sent_is_climbed_and_the_letter_sent_once(
    hall: Hall, visit: Callable[..., HomePage]
) -> None:
    hall.kind = "late"
    home = visit("lin-2044")

    receipt = home.consult().ask("窗口时间", "请问周六开门吗？", person(home.citizen))

    assert receipt.acknowledgement()
    assert len(hall.letters) == 1
    assert detours(home.citizen) == ["login"]


def test_a_login_on_sending_is_named_where_she_may_not_climb_it(hall: Hall, visit: Callable[..., HomePage]) -> None:
    hall.kind = "late"
    home = visit("lin-2044")
    form = home.consult()
    hall.accounts.clear()

    with pytest.raises((WallReached, Undetermined)):
        form.ask("窗口时间", "请问周六开门吗？", person(home.citizen))

    assert not hall.letters


def test_a_form_that_comes_back_without_a_word_is_sent_once_more(hall: Hall, visit: Callable[..., HomePage]) -> None:
    hall.returns = 1
    home = visit()

    home.register().register(person(home.citizen))

    assert len(hall.registered) == 1
    (refusal,) = home.citizen.recorder.refusals
    assert refusal.corrected
    assert refusal.recovered


def test_it_is_not_sent_for_ever(hall: Hall, visit: Callable[..., HomePage]) -> None:
    hall.returns = 99
    home = visit()

    with pytest.raises(Undetermined):
        home.register().register(person(home.citizen))

    assert hall.returns == 99 - 2


def test_no_postal_address_is_given_to_a_box_for_further_mail(hall: Hall, visit: Callable[..., HomePage]) -> None:
    home = visit()

    home.register().register(person(home.citizen))

    (sent,) = hall.registered
    assert "路" not in sent.get("more", "")
