"""Citizens sent on to another host, or to the telephone: on whatever way, told with the host, and no failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlsplit

import pytest

from errand.core.errors import SentElsewhere, Undetermined
from errand.core.model import Reason
from errand.given.cities import PRACTICE
from errand.given.portal import Portal
from pages.home import HomePage
from tests.serving import serving

HEAD = "<!doctype html><meta charset=utf-8><title>办事</title>"
FORM = (
    f"{HEAD}<h1>统一身份认证</h1><form><label>身份证号码<input></label><label>密码<input type=password></label></form>"
)
QR = f"{HEAD}<title>统一身份认证</title><h1>统一身份认证</h1><p>请使用手机扫一扫登录</p>"
OWN = f"{HEAD}<h1>用户注册</h1><form><label>身份证号码<input></label></form>"
SSO = "http://localhost:{port}"
WIDE = "<iframe width=900 height=600 src='{}'></iframe>"
Pages = dict[str, str | tuple[int, str]]
WALK: dict[str, tuple[str, Pages]] = {  # what the entry is, and what other pages it needs
    "same window": ("<a href='{sso}/form'>注册</a>", {}),
    "new window": ("<a href='{sso}/form' target=_blank>注册</a>", {}),
    "opened by a script": ("<a onclick=\"window.open('{sso}/qr')\">注册</a>", {}),
    "a chain of redirects": ("<a href='/goto?backUrl=/own'>注册</a>", {"/goto": (302, "{sso}/hop?backUrl=/own")}),
    "without the form": ("<a href='{sso}/qr'>注册</a>", {}),
    "in a frame": (
        "<a href='/framed'>注册</a>",
        {"/framed": f"{HEAD}<h1>注册</h1>{WIDE.format('/goto')}", "/goto": (302, "{sso}/form")},
    ),
    "in a frame without the form": (
        "<a href='/framed'>注册</a>",
        {"/framed": f"{HEAD}<h1>注册</h1>{WIDE.format('{sso}/rest')}", "/rest": f"{HEAD}<h1>统一身份认证</h1>"},
    ),
    "behind the login": ("<a href='{sso}/qr'>登录</a>", {}),
}


class Hall:
    """A hall whose pages a test chooses; the same server answers as localhost, the stranger."""

    def __init__(self) -> None:
        self.port = 0
        self.pages: Pages = {}

    def home(self, entry: str, pages: Pages) -> None:
        """A home page with one entry."""
        self.pages = {
            "/": f"{HEAD}<h1>大厅</h1><p>个人办事</p>{entry}",
            "/form": FORM,
            "/qr": QR,
            "/own": OWN,
            "/hop": (302, "/form"),
            **pages,
        }

    def answer(self, path: str) -> tuple[int, str]:
        found = self.pages.get(path, (404, ""))
        status, text = (200, found) if isinstance(found, str) else found
        return status, text.replace("{sso}", SSO.format(port=self.port)).replace("{port}", str(self.port))


@pytest.fixture(scope="module")
def hall() -> Iterator[Hall]:
    hall = Hall()
    with serving(lambda path: hall.answer(urlsplit(path).path)) as hall.port:
        yield hall


@pytest.fixture
def visit(at_home: Callable[..., HomePage], hall: Hall) -> Callable[..., HomePage]:
    """Sends a citizen to the hall's home page."""
    return partial(at_home, hall.port, settle_ms=700)


def sent(act: Callable[[], object]) -> SentElsewhere:
    with pytest.raises(SentElsewhere) as told:
        act()
    return told.value


@pytest.mark.parametrize("way", WALK)
def test_whatever_leads_there_it_is_another_host(way: str, hall: Hall, visit: Callable[..., HomePage]) -> None:
    hall.home(*WALK[way])
    home = visit()

    told = sent(home.register)

    assert told.host == "localhost"
    assert "localhost" in str(told)
    assert "localhost" in " ".join(visit.url for visit in home.citizen.recorder.visits) or "frame" in way


def test_a_sign_on_host_that_leads_back_is_a_stop_on_the_way(hall: Hall, visit: Callable[..., HomePage]) -> None:
    back = "<p>正在登录</p><script>setTimeout(() => location.replace('http://127.0.0.1:{port}/own'), 500)</script>"
    hall.home("<a href='{sso}/auth?backUrl=/own'>注册</a>", {"/auth": FORM + back})

    home = visit()
    home.register()

    assert [visit.url.rpartition("/")[2] for visit in home.citizen.recorder.visits] == ["", "own"]


@pytest.mark.parametrize(
    "strangers, url, host",
    [
        ((), "http://hall.test:8085/x", None),
        ((), "https://www.hall.test/", None),
        ((), "HTTP://HALL.test./", None),
        ((), "about:blank", None),
        ((), "http://hz.hall.test/", "hz.hall.test"),
        ((), "http://hall.test.evil.test/", "hall.test.evil.test"),
        ((), "http://hall.test@sso.test/", "sso.test"),
        (("hall.test:8085",), "http://hall.test:8085/x", "hall.test:8085"),
        (("hall.test:8085",), "http://hall.test/x", None),
        (("www.hall.test",), "http://www.hall.test:81/", "www.hall.test:81"),
    ],
)
def test_what_counts_as_another_host(strangers: tuple[str, ...], url: str, host: str | None) -> None:
    for address in ("http://hall.test/", "https://hall.test:8443/zw"):
        assert Portal(PRACTICE, address, strangers=strangers).elsewhere(url) == host


def test_with_www_in_its_address_the_bare_name_is_the_same_site() -> None:
    assert Portal(PRACTICE, "http://www.hall.test/").elsewhere("http://hall.test/") is None


def test_a_port_may_be_somebody_elses(hall: Hall, visit: Callable[..., HomePage]) -> None:
    hall.home("<a href='/own'>注册</a>", {})

    visit().register()
    told = sent(lambda: visit(strangers=(f"127.0.0.1:{hall.port}",)))
    assert told.host == f"127.0.0.1:{hall.port}"


@pytest.mark.parametrize(
    "entry, page",
    [
        ("<a href='/ask'>我要咨询</a>", f"{HEAD}<h1>咨询</h1><p>业务咨询请拨打12345政务服务便民热线。</p>"),
        ("<a href='/ask'>我要咨询</a>", f"{HEAD}<h1>咨询</h1><div>如需咨询，请到 12345 平台提交诉求</div>"),
        ("<a onclick=\"alert('咨询请致电12345热线')\">我要咨询</a>", ""),
        ("<p>咨询请拨打12345市民服务热线</p>", ""),
    ],
)
def test_a_page_that_names_the_telephone_line_hands_the_question_on(
    entry: str, page: str, hall: Hall, visit: Callable[..., HomePage]
) -> None:
    hall.home(entry, {"/ask": page})
    told = sent(visit().consult)

    assert told.host == "12345"
    assert "12345" in str(told).replace("改由 12345 热线受理", "")


@pytest.mark.parametrize("foot", ["电话：0199-8212345", "12345政务服务便民热线", "政务服务热线：12345"])
def test_a_telephone_number_in_the_foot_hands_nothing_on(foot: str, hall: Hall, visit: Callable[..., HomePage]) -> None:
    hall.home("<a href='/ask'>我要咨询</a>", {"/ask": f"{HEAD}<h1>公告</h1><p>今日休息</p><footer>{foot}</footer>"})

    with pytest.raises(Undetermined) as told:
        visit().consult()
    assert told.value.reason is Reason.NOT_RECOGNISED


def test_a_form_is_a_form_though_it_names_the_line_too(hall: Hall, visit: Callable[..., HomePage]) -> None:
    form = f"{HEAD}<p>急事请拨打12345热线</p><label>咨询内容<textarea></textarea></label>"
    hall.home("<a href='/ask'>我要咨询</a>", {"/ask": form})

    assert visit().consult().citizen.recorder.arrivals[-1].page == "ConsultPage"


def test_a_small_frame_of_a_stranger_is_furniture(hall: Hall, visit: Callable[..., HomePage]) -> None:
    small = "<iframe width=300 height=90 src='{sso}/sky'></iframe>"
    hall.home(
        f"<a href='/rest'>注册</a>{small}",
        {"/sky": f"{HEAD}<p>晴</p>", "/rest": f"{HEAD}<h1>注册</h1><p>今日休息</p>{small}"},
    )

    with pytest.raises(Undetermined) as told:
        visit().register()
    assert told.value.reason is Reason.NOT_RECOGNISED
