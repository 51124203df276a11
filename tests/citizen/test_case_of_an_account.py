# ruff: noqa: E501 (a page in one line is a page one can see)
"""A case that a hall shows only to the account that handed it in, and to everybody else the empty form without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest

from errand.core.errors import Undetermined
from errand.given.persona import make_persona
from errand.given.portal import KnownCase
from pages.home import HomePage
from tests.serving import serving

pytestmark = pytest.mark.slow

HEAD = "<!doctype html><meta charset=utf-8><title>某镇便民站</title><p><a href=/>首页</a> <a href=/follow>办件进度</a> <a href=/join>新用户注册</a></p>"
FOLLOW = "<h3>办件进度</h3><form action=/case><table><tr><th>回执号<td><input name=n><tr><th>电子邮箱<td><input name=m></table><button>查询</button></form>"
JOIN = "<h3>新用户注册</h3><form action=/joined><p>用户名 <input name=u></p><p>电子邮箱 <input name=m></p><p>密码 <input type=password name=p></p><p>确认密码 <input type=password name=q></p><button>注册</button></form>"
CASE = "<h2>FX-7 犬只登记怎么办 【受理中】</h2><form action=/more><p>还有什么要说 <textarea name=t required></textarea></p><p>您的评分 <select name=s><option value=''>-<option>好</select></p><button>提交</button></form>"


@dataclass
class Hall:
    """What the hall remembers."""

    mail: str = ""
    told_more: bool = False

    def answer(self, path: str) -> tuple[int, str]:
        place, sent = urlsplit(path).path, {key: said[0] for key, said in parse_qs(urlsplit(path).query).items()}
        if place == "/joined":
            self.mail = sent.get("m", "")
            return 200, f"{HEAD}<p>注册成功</p><a href=/out>退出</a>"
        if place == "/case":
            hers = bool(self.mail) and sent.get("m") == self.mail and sent.get("n") == "FX-7"
            return 200, HEAD + (CASE if hers else FOLLOW)
        self.told_more = self.told_more or place == "/more"
        return 200, HEAD + {"/follow": FOLLOW, "/join": JOIN}.get(place, "<p>政务互动</p>")


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def visit(at_home: Callable[..., HomePage], hall: Hall) -> Iterator[Callable[..., HomePage]]:
    with serving(hall.answer) as port:
        yield partial(at_home, port, make_persona("newcomer", "cases"))


def test_she_signs_in_and_asks_once_more(hall: Hall, visit: Callable[..., HomePage]) -> None:
    home = visit()

    record = home.ask_for_progress().check(KnownCase("FX-7", "", hers=True))

    assert record.state() == "受理中"
    assert [detour.kind for detour in home.citizen.recorder.detours][:1] == ["register"]
    assert not hall.told_more  # what the page asks for besides is no next page of the query


@pytest.mark.parametrize("hers, dry_run", [(False, False), (True, True)])
def test_nobody_is_blamed_and_nothing_is_opened_for_a_case_of_others(
    hers: bool, dry_run: bool, hall: Hall, visit: Callable[..., HomePage]
) -> None:
    home = visit(dry_run=dry_run)

    with pytest.raises(Undetermined):
        home.ask_for_progress().check(KnownCase("FX-7", "", hers=hers))

    assert not hall.mail
