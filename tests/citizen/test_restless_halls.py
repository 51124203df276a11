"""
Halls that do not stand still: what moves for ever, windows that answer late, layers that count down, entrance pages.

Each is a habit of real sites: drifting notices and tickers on government home pages, Swiper carousels, visitor counters
that are polled, `window.open("about:blank")` filled once a request is back (the usual way round popup blockers),
rel=noopener as browsers and linters ask for, notices to be read for some seconds (阅读须知 5 秒), splash pages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory
from errand.core.errors import PortalFault, SentElsewhere, Undetermined, WallReached
from errand.core.model import Reason
from errand.given.cities import PRACTICE
from errand.given.lexicon import Lexicon, Spot
from errand.given.portal import Portal
from errand.page.waiting import Patience
from pages.guide import GuidePage
from pages.home import HomePage
from pages.interaction import ConsultPage
from tests.serving import serving

HEAD = "<!doctype html><meta charset=utf-8><title>办事</title>"
FORM = f"{HEAD}<h1>我要咨询</h1><form><label>咨询内容<textarea></textarea></label><button>提交</button></form>"
HOME = f"{HEAD}<h1>大厅</h1><p>个人办事</p>"
NEWS = "".join(f"<li>关于第{at}批示例工作的通知" for at in range(300))
SLOW_S = 2.5
GOES_ON = "<script>setTimeout(() => location.replace('/home'), 1500)</script>"


class Hall:
    """A hall whose pages a test chooses."""

    def __init__(self) -> None:
        self.pages: dict[str, str | tuple[int, str]] = {}

    def answer(self, path: str) -> tuple[int, str]:
        address = urlsplit(path).path
        if address == "/late":
            time.sleep(SLOW_S)  # the server's slowness is what is tested
        found = {"/home": HOME, "/ask": FORM, "/late": FORM, **self.pages}.get(address, (404, "没有"))
        return (200, found) if isinstance(found, str) else found


@pytest.fixture(scope="module")
def hall() -> Iterator[tuple[Hall, str]]:
    hall = Hall()
    with serving(hall.answer) as port:
        yield hall, f"http://127.0.0.1:{port}/"


@pytest.fixture
def send(browser: Browser, lexicon: Lexicon, hall: tuple[Hall, str]) -> Iterator[Callable[..., Citizen]]:
    """Sends a citizen to a hall with these pages; she has arrived at its home page."""
    contexts = []

    def visit(home: str, limit_ms: float = 8_000, **pages: str | tuple[int, str]) -> Citizen:
        hall[0].pages = {"/": HEAD + home, **{f"/{name}": page for name, page in pages.items()}}
        patience = Patience(limit_ms=limit_ms, settle_ms=700)
        citizen = CitizenFactory(browser.new_context, lexicon, patience=patience).send(Portal(PRACTICE, hall[1]))
        contexts.append(citizen.watch.context)
        citizen.open("/")
        citizen.arrive(HomePage)
        return citizen

    yield visit
    for context in contexts:
        context.close()


RESTLESS = {
    "a marquee by animation frames, beside much news": f"""<ul id=m style="position:relative">{NEWS}</ul><script>
        let x = 0; (function roll() {{ m.style.left = --x % 400 + "px"; requestAnimationFrame(roll) }})()</script>
        """,
    "falling snow": """<script>setInterval(() => { const flake = document.createElement("i");
        flake.style.cssText = "position:fixed;top:0"; document.body.append(flake);
        let y = 0; const fall = setInterval(() => { flake.style.top = (y += 5) + "px";
        if (y > 300) { clearInterval(fall); flake.remove() } }, 20) }, 60)</script>""",
    "a carousel by classes": """<div class=slide>甲</div><div class=slide>乙</div><div class=slide>丙</div>
        <style>.slide{display:none}.slide.active{display:block}</style><script>let at = 0;
        setInterval(() => {
        const slides = document.querySelectorAll(".slide"); slides[at % 3].classList.remove("active");
        slides[++at % 3].classList.add("active") }, 90)</script>""",
    "news that take turns": """<ul id=n><li>甲<li>乙<li>丙</ul><script>
        setInterval(() => n.append(n.firstElementChild), 120)</script>""",
    "words typed out, and rubbed out": """<p id=w></p><script>let k = 0; const s = "欢迎访问政务服务网";
        setInterval(() => { w.textContent = s.slice(0, k++ % 10) }, 80)</script>""",
    "a clock to the hundredth": """<p id=t></p><script>
        setInterval(() => { t.textContent = new Date().toLocaleString() + performance.now() }, 10)</script>""",
    "a visitor counter that is polled": """<p id=v>0</p><script>
        setInterval(() => fetch("/home").then(() => { v.textContent++ }), 100)</script>""",
    "a box that asks on and on": """<script>(function ask() {
        fetch("/home", { method: "POST", body: JSON.stringify({ at: Date.now() }) }).then(ask) })()</script>""",
}


def some(cases: Mapping[str, object], *quick: str) -> list[object]:
    """Cases by name; all but the quick ones are slow."""
    return [pytest.param(name, marks=() if name in quick else pytest.mark.slow) for name in cases]


@pytest.mark.parametrize("what", some(RESTLESS, "falling snow", "a carousel by classes"))
def test_what_moves_for_ever_holds_nothing_up(what: str, send: Callable[..., Citizen]) -> None:
    """A page that stands there and is at rest is judged in good time: 'it is not there' is said before the limit."""
    citizen = send(f"<p>个人办事</p><a href='/page'>我要咨询</a>{RESTLESS[what]}", page=f"{HEAD}{NEWS}{RESTLESS[what]}")
    citizen.click(Spot("consult.entry", "the entry"))
    began = citizen.now()

    with pytest.raises(Undetermined) as told:
        citizen.arrive(ConsultPage)
    assert told.value.reason is Reason.NOT_RECOGNISED
    assert citizen.now() - began < 6_500


@pytest.mark.parametrize("what", ["a marquee by animation frames, beside much news", "a clock to the hundredth"])
def test_what_comes_late_beside_it_is_seen_when_it_comes(what: str, send: Callable[..., Citizen]) -> None:
    late = f"<div id=r></div><script>setTimeout(() => {{ r.innerHTML = `{FORM[len(HEAD) :]}` }}, 600)</script>"
    citizen = send("<p>个人办事</p><a href='/page'>我要咨询</a>", page=f"{HEAD}{late}{RESTLESS[what]}")
    citizen.click(Spot("consult.entry", "the entry"))
    citizen.arrive(ConsultPage)

    waited = citizen.recorder.steps[-1].waited_ms
    assert waited is not None
    assert 500 < waited < 3_000


WINDOWS = {
    "a link with rel=noopener": "<a href='/late' target=_blank rel='noopener noreferrer'>我要咨询</a>",
    "a link, by base": "<base target=_blank><a href='/late'>我要咨询</a>",
    "a form's button": "<form action='/late' target=_blank><button>我要咨询</button></form>",
    "a form handed in by a script": "<form id=f action='/late' target=_blank></form>"
    "<a onclick='f.submit()'>我要咨询</a>",
    "a script, without opener": "<a onclick=\"window.open('/late', '_blank', 'noopener')\">我要咨询</a>",
    "a blank window that is filled later": """<a onclick="const w = window.open('about:blank');
        setTimeout(() => { w.location.href = '/ask' }, 2000)">我要咨询</a>""",
    "a blank window written into": """<a onclick="const w = window.open('');
        setTimeout(() => w.document.write('<label>咨询内容<textarea></textarea></label>'), 2000)">我要咨询</a>""",
    "a link that stops the event on its way": """<a href='/late' target=_blank onclick='event.stopPropagation()'>
        我要咨询</a>""",
}


@pytest.mark.parametrize("way", some(WINDOWS, "a link with rel=noopener", "a blank window that is filled later"))
def test_a_window_that_answers_late_is_waited_for(way: str, send: Callable[..., Citizen]) -> None:
    citizen = send(f"<p>个人办事</p>{WINDOWS[way]}")
    citizen.click(Spot("consult.entry", "the entry"))
    citizen.arrive(ConsultPage)

    waited = citizen.recorder.steps[-1].waited_ms
    assert waited is not None
    assert waited > 1_500


def test_a_link_that_a_script_forbids_opens_no_window(send: Callable[..., Citizen]) -> None:
    citizen = send("<p>个人办事</p><a href='/ask' target=_blank onclick='return false'>我要咨询</a>")
    citizen.click(Spot("consult.entry", "the entry"))

    with pytest.raises(PortalFault) as told:
        citizen.arrive(ConsultPage)
    assert told.value.reason is Reason.NO_RESPONSE


def test_a_window_opened_again_by_its_name_is_the_one_she_looks_at(send: Callable[..., Citizen]) -> None:
    citizen = send(
        "<p>个人办事</p><a onclick=\"window.open('/one', 'w')\">操作指引</a>"
        "<a onclick=\"window.open('/ask', 'w')\">我要咨询</a>",
        one=f"{HEAD}<h1>操作指引</h1>",
    )
    citizen.click(Spot("help.entry", "the help"))
    citizen.arrive_anywhere()
    opener, other = citizen.watch.pages
    citizen.watch._windows[:] = [other, opener]  # she looks at the hall's window again
    citizen.click(Spot("consult.entry", "the entry"))

    citizen.arrive(ConsultPage)


@pytest.mark.parametrize("target", ["_self", "_blank"])
def test_a_file_instead_of_a_page_is_a_wall_at_once(target: str, send: Callable[..., Citizen]) -> None:
    citizen = send(f"<p>个人办事</p><a id=a href='/home' target={target} download='指南.doc'>我要咨询</a>")
    citizen.click(Spot("consult.entry", "the entry"))
    began = citizen.now()

    with pytest.raises(WallReached) as told:
        citizen.arrive(GuidePage)
    assert told.value.reason is Reason.DOWNLOAD
    assert "指南.doc" in str(told.value)
    assert citizen.now() - began < 3_000


@pytest.mark.parametrize("target", ["_self", "_blank"])
def test_another_host_that_cannot_be_reached_is_named(target: str, send: Callable[..., Citizen]) -> None:
    citizen = send(f"<p>个人办事</p><a href='http://letters.invalid/' target={target}>我要咨询</a>")
    citizen.click(Spot("consult.entry", "the entry"))

    with pytest.raises(SentElsewhere) as told:
        citizen.arrive(ConsultPage)
    assert told.value.host == "letters.invalid"


LAYER = (
    "<div id=l style='position:fixed;inset:0;background:#fffd'><p>咨询须知：请文明用语。</p>{}</div><script>{}</script>"
)
TICKS = (
    "let n = {n}; const t = setInterval(() => {{ n -= 1; {tick}; if (n <= 0) {{ clearInterval(t); {end} }} }}, 500);"
)
LAYERS = {
    "a button that is grey": (
        "<button id=b disabled>我已阅读(5)</button>",
        TICKS.format(n=5, tick="b.innerText = `我已阅读(${n})`", end="b.disabled = 0; b.innerText = '我已阅读'")
        + "b.onclick = () => l.remove()",
    ),
    "a button that is told otherwise": (
        "<button id=b disabled>请阅读 5 秒</button>",
        TICKS.format(n=5, tick="b.innerText = `请阅读 ${n} 秒`", end="b.disabled = 0; b.innerText = '同意并继续'")
        + "b.onclick = () => l.remove()",
    ),
    "words that do nothing yet": (
        "<span id=b style='cursor:pointer'>5秒后可关闭</span>",
        TICKS.format(
            n=5, tick="b.innerText = `${n}秒后可关闭`", end="b.innerText = '关闭'; b.onclick = () => l.remove()"
        ),
    ),
    "a button only drawn grey": (
        "<a id=b class='btn btn-disabled' href='javascript:'>确定（5s）</a>",
        TICKS.format(n=5, tick="b.innerText = `确定（${n}s）`", end="b.className = 'btn'; b.innerText = '确定'")
        + "b.onclick = () => n > 0 || l.remove()",
    ),
    "a layer that goes by itself": (
        "<span id=b>5秒后自动关闭</span>",
        TICKS.format(n=5, tick="b.innerText = `${n}秒后自动关闭`", end="l.remove()"),
    ),
}


@pytest.mark.parametrize("kind", some(LAYERS, "a button that is told otherwise"))
def test_a_layer_that_counts_down_is_waited_for_and_the_wait_is_kept(kind: str, send: Callable[..., Citizen]) -> None:
    markup, script = LAYERS[kind]
    citizen = send("<p>个人办事</p><a href='/page'>我要咨询</a>", page=FORM + LAYER.format(markup, script))
    citizen.click(Spot("consult.entry", "the entry"))
    citizen.arrive(ConsultPage)
    citizen.fill(ConsultPage.body, "请问")

    (forced,) = citizen.recorder.forced_waits
    assert (forced.kind, "5" in forced.words or "4" in forced.words) == ("countdown", True)
    assert 1_000 < forced.ms < 5_000


def test_a_layer_that_can_be_closed_at_once_is_no_forced_wait(send: Callable[..., Citizen]) -> None:
    layer = LAYER.format("<button onclick='l.remove()'>关闭(9)</button>", "")
    citizen = send("<p>个人办事</p><a href='/page'>我要咨询</a>", page=FORM + layer)
    citizen.click(Spot("consult.entry", "the entry"))
    citizen.arrive(ConsultPage)
    citizen.fill(ConsultPage.body, "请问")

    assert citizen.recorder.forced_waits == []


def test_a_layer_that_never_lets_go_is_an_obstacle(send: Callable[..., Citizen]) -> None:
    layer = LAYER.format("<button disabled>我已阅读(5)</button>", "")
    citizen = send("<p>个人办事</p><a href='/page'>我要咨询</a>", limit_ms=2_500, page=FORM + layer)
    citizen.click(Spot("consult.entry", "the entry"))
    citizen.arrive(ConsultPage)

    with pytest.raises(PortalFault) as told:
        citizen.fill(ConsultPage.body, "请问")
    assert told.value.reason is Reason.OBSTRUCTED


def test_a_grey_button_is_waited_for(send: Callable[..., Citizen]) -> None:
    form = FORM.replace("<button>提交", "<button id=b disabled>提交(3)") + "<script>{}</script>".format(
        TICKS.format(n=3, tick="b.innerText = `提交(${n})`", end="b.disabled = 0; b.innerText = '提交'")
    )
    citizen = send("<p>个人办事</p><a href='/page'>我要咨询</a>", page=form)
    citizen.click(Spot("consult.entry", "the entry"))
    citizen.arrive(ConsultPage)
    citizen.click(ConsultPage.button)

    assert [forced.kind for forced in citizen.recorder.forced_waits] == ["countdown"]


def test_a_button_that_stays_grey_is_nobodys_fault(send: Callable[..., Citizen]) -> None:
    citizen = send(
        "<p>个人办事</p><a href='/page'>我要咨询</a>",
        limit_ms=1_500,
        page=FORM.replace("<button>", "<button disabled>"),
    )
    citizen.click(Spot("consult.entry", "the entry"))
    citizen.arrive(ConsultPage)

    with pytest.raises(Undetermined) as told:
        citizen.click(ConsultPage.button)
    assert told.value.reason is Reason.UNPROVEN


ENTRANCES = {
    "by meta": "<meta http-equiv=Refresh content='2; URL=/home'><p>欢迎访问",
    "in words": f"<p>欢迎访问示例政务服务网，3秒后自动进入</p>{GOES_ON}",
    "by a picture and its words": f"<img alt='市貌'><p>正在为您跳转……</p>{GOES_ON}",
}


@pytest.mark.parametrize("way", some(ENTRANCES, "in words"))
def test_an_entrance_page_that_goes_on_is_waited_for(way: str, send: Callable[..., Citizen]) -> None:
    citizen = send(ENTRANCES[way])

    (forced,) = citizen.recorder.forced_waits
    assert forced.kind == "entrance"
    assert 1_000 < forced.ms < 4_000


def test_an_entrance_page_that_is_pressed_is_a_detour(send: Callable[..., Citizen]) -> None:
    citizen = send("<img alt='市貌'><p>以人民为中心</p><a href='/home'>进入首页</a>")

    assert [step.concept for step in citizen.recorder.steps] == [None, "entrance.enter"]
    assert [(detour.kind, detour.steps) for detour in citizen.recorder.detours] == [("entrance", 1)]
