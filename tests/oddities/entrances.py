"""Odd ways in and on: entrances, redirects, encodings, routes, statuses, walls."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

from tests.oddities.case import odd
from tests.oddities.forms import JSON, demand
from tests.oddities.hall import ASKED, Answer, Asked, Hall, relayed

CLEARED = "cleared"


def _whole(text: str, title: str = "青川市政务服务大厅") -> Answer:
    return Answer(
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head>{text}</html>',
        whole=True,
    )


@odd
def entrance_refresh(hall: Hall) -> None:
    home = hall.pages["GET /"]
    hall.pages["GET /"] = lambda _: Answer('<meta http-equiv="refresh" content="0;url=portal/index.html">', whole=True)
    hall.pages["GET /portal/index.html"] = home


@odd
def entrance_by_script(hall: Hall) -> None:
    home = hall.pages["GET /"]
    hall.pages["GET /"] = lambda _: _whole(
        '<body>正在进入，请稍候……<script>setTimeout(function () { location.replace("/hall") }, 1800)</script></body>',
        "正在跳转",
    )
    hall.pages["GET /hall"] = home
    hall.nav = hall.nav.replace('<a href="/">', '<a href="/hall">')


@odd
def entrance_two_doors(hall: Hall) -> None:
    home = hall.pages["GET /"]
    hall.pages["GET /"] = lambda _: _whole(
        '<body style="text-align:center"><h1>青川市人民政府</h1><p><a href="/gov">政府门户网站</a></p><p><a href="/hall">政务服务网</a></p></body>',
        "青川市人民政府",
    )
    hall.pages["GET /gov"] = lambda _: _whole("<body><h1>青川要闻</h1><p>会议召开</p></body>")
    hall.pages["GET /hall"] = home
    hall.nav = hall.nav.replace('<a href="/">', '<a href="/hall">')


@odd
def base_href(hall: Hall) -> None:
    hall.head = '<base href="/qc/">'
    hall.nav = hall.nav.replace('href="/', 'href="')
    hall.pages |= {key.replace(" /", " /qc/"): page for key, page in hall.pages.items()}
    for name in hall.texts:
        hall.texts[name] = hall.texts[name].replace('action="/', 'action="').replace('href="/', 'href="')


@odd
def written_by_script(hall: Hall) -> None:
    plain = hall.document

    def document(answer: Answer) -> bytes:
        if answer.whole or isinstance(answer.body, bytes) or answer.status != 200:
            return plain(answer)
        inside = json.dumps(f"{hall.nav}<main>{answer.body}</main>").replace("</", "<\\/")
        return f'<!doctype html><meta charset="utf-8"><title>{answer.title}</title><body><script>document.write({inside})</script></body>'.encode()

    hall.document = document


@odd
def skeleton_screen(hall: Hall) -> None:
    plain = hall.document

    def document(answer: Answer) -> bytes:
        if answer.whole or isinstance(answer.body, bytes) or answer.status != 200:
            return plain(answer)
        inside = json.dumps(f"{hall.nav}<main>{answer.body}</main>").replace("</", "<\\/")
        bones = '<div class="sk" style="height:20px;margin:14px;background:#ddd"></div>' * 12
        return (f'<!doctype html><meta charset="utf-8"><title>{answer.title}</title><body><div id="app">{bones}</div><script>'
                f'setTimeout(function () {{ document.getElementById("app").innerHTML = {inside} }}, 1500)</script></body>').encode()  # fmt: skip

    hall.document = document


@odd
def hash_routes(hall: Hall) -> None:
    """One document; links change what stands after the #, and each view is fetched when it is wanted."""
    parts = {
        name: hall.pages[f"GET {path}"]
        for name, path in (("home", "/"), ("ask", "/ask"), ("join", "/join"), ("case", "/case"), ("themes", "/themes"))
    }
    for name, page in parts.items():
        hall.pages[f"GET /part/{name}"] = relayed(page)
    hall.pages["GET /part/find"] = lambda asked: Answer(
        str(hall.find(asked)).replace('href="/guide', 'href="#/guide'), whole=True
    )
    hall.pages["GET /part/guide"] = lambda asked: Answer(str(hall.guide(asked)), whole=True)
    nav = hall.nav.replace('href="/"', 'href="#/home"').replace('href="/', 'href="#/')
    hall.change(
        "home",
        (
            '<form action="/find" role="search">',
            "<form onsubmit=\"location.hash = '#/find?q=' + encodeURIComponent(this.q.value); return false\">",
        ),
    )
    shell = f"""<body>{nav}<main id="view"></main><script>
        function go() {{ var r = (location.hash || "#/home").slice(2); document.getElementById("view").innerHTML = "";
          setTimeout(function () {{ fetch("/part/" + r).then(function (a) {{ return a.text() }}).then(function (t) {{
            document.getElementById("view").innerHTML = t }}) }}, 300) }}
        onhashchange = go; go()</script></body>"""
    hall.pages["GET /"] = lambda _: _whole(shell)


@odd
def wall_of_script(hall: Hall) -> None:
    """The first answer is a status that is none, and a script that sets a cookie and loads the page again."""
    _behind(hall, 521, "document.cookie = '__qcc=cleared;path=/'; location.reload()")


@odd
def wall_412(hall: Hall) -> None:
    _behind(
        hall,
        412,
        "setTimeout(function () { document.cookie = '__qcc=cleared;path=/'; location.href = location.pathname + location.search }, 500)",
    )


def _behind(hall: Hall, status: int, script: str) -> None:
    answer = hall.answer

    def first(method: str, path: str, asked: Asked) -> Answer:
        if asked.cookies.get("__qcc") == CLEARED or method == "POST":
            return answer(method, path, asked)
        return Answer(f"<html><body><script>{script}</script></body></html>", status, whole=True)

    hall.answer = first


@odd
def header_against_meta(hall: Hall) -> None:
    """The header says GB18030, and is right; the page's own words say UTF-8."""
    plain = hall.document
    hall.document = lambda answer: plain(answer).decode("utf-8").encode("gb18030")
    answer = hall.answer

    def in_gb(method: str, path: str, asked: Asked) -> Answer:
        given = answer(method, path, asked)
        return Answer(
            given.body,
            given.status,
            {"Content-Type": "text/html; charset=gb18030"} | given.headers,
            given.whole,
            given.title,
        )

    hall.answer = in_gb
    hall.find = _reading_gb(hall)
    hall.pages["GET /find"] = hall.find


def _reading_gb(hall: Hall) -> Callable[[Asked], Answer | str]:
    from urllib.parse import parse_qs

    def find(asked: Asked) -> Answer | str:
        words = parse_qs(asked.raw_query, encoding="gb18030").get("q", [""])[0]
        if "居住证" not in words:
            return f"<h1>搜索结果</h1><p>没有找到与“{words}”相关的事项</p>"
        hall.done.add("search")
        return hall.texts["found"]

    return find


@odd
def byte_order_mark(hall: Hall) -> None:
    plain = hall.document
    hall.document = lambda answer: b"\xef\xbb\xbf\r\n\r\n" + plain(answer).replace(b'<meta charset="utf-8">', b"")
    answer = hall.answer

    def without(method: str, path: str, asked: Asked) -> Answer:
        given = answer(method, path, asked)
        return Answer(given.body, given.status, {"Content-Type": "text/html"} | given.headers, given.whole, given.title)

    hall.answer = without


@odd
def cut_short_gzip(hall: Hall) -> None:
    """A side frame whose compressed answer ends too early."""
    hall.pages["GET /weather"] = lambda _: Answer(
        gzip.compress(b"<p>" + "晴 21 度".encode() * 400)[:60], headers={"Content-Encoding": "gzip"}, whole=True
    )
    hall.tail = '<iframe src="/weather" width="200" height="40"></iframe>'


@odd
def answered_201(hall: Hall) -> None:
    def ask(asked: Asked) -> Answer | str:
        wrong = hall.wrong_in_question(asked.form)
        if wrong:
            return Answer(hall.texts["ask"].replace("</h1>", f"</h1><p>{wrong}</p>"), 422)
        hall.done.add("consult")
        return Answer(hall.texts["asked"], 201)

    hall.pages["POST /ask"] = ask


@odd
def answered_204(hall: Hall) -> None:
    hall.pages["POST /ask"] = lambda _: Answer(status=204)


@odd
def error_with_200(hall: Hall) -> None:
    hall.pages["GET /ask"] = lambda _: Answer(
        "<h1>系统提示</h1><p>系统繁忙，请稍后再试！</p><p>错误代码：500</p>", title="系统提示"
    )


@odd
def gone_with_200(hall: Hall) -> None:
    hall.pages["GET /guide"] = lambda _: Answer(
        "<p>抱歉，您访问的页面不存在或已删除！</p><p><a href='/'>返回首页</a></p>", title="404"
    )


@odd
def refused_in_silence(hall: Hall) -> None:
    """The form comes back without a word; a headline beside it says that registrations succeed."""
    hall.tail = (
        "<aside><h3>今日要闻</h3><ul><li><a href='/news'>我市经营主体网上注册成功突破10万户</a></li></ul></aside>"
    )
    hall.pages["POST /join"] = lambda _: hall.texts["join"]


@odd
def login_wall_with_tabs(hall: Hall) -> None:
    """Questions are for who has an account; the login begins with a code for the telephone, the password is a tab."""
    ask = hall.pages["GET /ask"]
    hall.pages["GET /ask"] = lambda asked: (
        ask(asked)
        if asked.cookies.get("who") in hall.accounts
        else Answer(status=302, headers={"Location": "/enter?back=/ask"})
    )
    hall.texts[
        "enter"
    ] = """<h1>统一身份认证</h1><ul class="tabs" style="cursor:pointer"><li data-t="qr">扫码登录</li><li data-t="pw">账号密码登录</li></ul>
        <div id="qr"><svg width="120" height="120"><rect width="120" height="120"/></svg><p>请使用“青川办”APP扫码登录</p></div>
        <form id="pw" style="display:none" method="post" action="/enter"><input name="login" placeholder="请输入用户名/手机号"><br>
        <input name="word" type="password" placeholder="请输入登录密码"><br><button>登 录</button></form><p>没有账号？<a href="/join">立即注册</a></p>
        <script>document.querySelectorAll(".tabs li").forEach(function (l) { l.onclick = function () {
          document.getElementById("qr").style.display = document.getElementById("pw").style.display = "none";
          document.getElementById(l.dataset.t).style.display = "" } })</script>"""

    def enter(asked: Asked) -> Answer | str:
        name = asked.form.get("login", "")
        if not name or hall.accounts.get(name) != asked.form.get("word"):
            return hall.texts["enter"].replace("</h1>", "</h1><p>用户名或密码错误</p>")
        return Answer(status=303, headers={"Location": "/ask", "Set-Cookie": f"who={name}; Path=/"})

    hall.pages["POST /enter"] = enter


@odd
def sms_code_demanded(hall: Hall) -> None:
    hall.change(
        "join",
        (
            '<div class="row last">',
            '<div class="row"><label for="s">短信验证码</label><input id="s" name="code" maxlength="6"> <button type="button">获取验证码</button></div><div class="row last">',
        ),
    )
    before = hall.wrong_in_account
    hall.wrong_in_account = lambda given: before(given) or "短信验证码错误"


@odd
def sum_captcha(hall: Hall) -> None:
    hall.change(
        "ask",
        (
            '<div class="row last">',
            '<div class="row"><label for="v">验证码</label><input id="v" name="code" size="4"> <span>3 + 8 = ？</span></div><div class="row last">',
        ),
    )
    demand(hall, "code", "验证码", "11")


@odd
def sum_in_words(hall: Hall) -> None:
    hall.change(
        "ask",
        (
            '<div class="row last">',
            '<div class="row"><label for="v">请计算</label><input id="v" name="code" size="4"> <b>三 加 五 等于</b></div><div class="row last">',
        ),
    )
    demand(hall, "code", "计算结果", "8")


@odd
def strict_policy(hall: Hall) -> None:
    answer = hall.answer
    policy = "default-src 'self'; style-src 'unsafe-inline'; require-trusted-types-for 'script'"

    def strict(method: str, path: str, asked: Asked) -> Answer:
        given = answer(method, path, asked)
        return Answer(
            given.body,
            given.status,
            {"Content-Security-Policy": policy, "X-Frame-Options": "DENY"} | given.headers,
            given.whole,
            given.title,
        )

    hall.answer = strict


@odd
def history_routes(hall: Hall) -> None:
    """Links are caught: the page is fetched and put in, the address is pushed, and no document is ever loaded."""
    hall.tail = """<script>function put(u, o) { fetch(u, o).then(function (r) { return r.text().then(function (t) {
          var d = new DOMParser().parseFromString(t, "text/html"); history.pushState({}, "", r.url);
          setTimeout(function () { document.querySelector("main").innerHTML = d.querySelector("main").innerHTML }, 200) }) }) }
        document.addEventListener("click", function (e) { var a = e.target.closest("a[href]"); if (!a) return; e.preventDefault(); put(a.href) });
        document.addEventListener("submit", function (e) { e.preventDefault(); var f = e.target, s = new URLSearchParams(new FormData(f));
          if (f.method == "post") put(f.action, { method: "POST", body: s }); else put(f.action + "?" + s) })</script>"""


@odd
def thanks_after_a_while(hall: Hall) -> None:
    """The answer to a question is a page that says it is being handed in, and goes on by itself after 3 s."""
    ask = hall.ask

    def slow(asked: Asked) -> Answer | str:
        given = ask(asked)
        return (
            _whole(
                '<body><p>正在提交，请稍候…</p><script>setTimeout(function () { location.replace("/asked") }, 3000)</script></body>'
            )
            if isinstance(given, Answer)
            else given
        )

    hall.pages["POST /ask"] = slow


@odd
def frames_in_frames(hall: Hall) -> None:
    """The form stands in a frame of a frame, and the receipt comes there."""
    hall.pages["GET /outer"] = lambda _: _whole('<body><iframe src="/inner" width="820" height="560"></iframe></body>')
    hall.pages["GET /inner"] = lambda _: _whole(f"<body>{hall.texts['ask']}</body>")
    hall.pages["GET /asked"] = lambda _: _whole(f"<body>{ASKED}</body>")
    hall.pages["GET /ask"] = lambda _: (
        '<h1>互动交流</h1><iframe src="/outer" width="860" height="620" frameborder="0"></iframe>'
    )


@odd
def slash_and_case(hall: Hall) -> None:
    """Addresses are redirected to a tidier form, twice, and over an absolute address with the port."""
    ask = hall.pages["GET /ask"]
    hall.pages["GET /ask"] = lambda _: Answer(status=301, headers={"Location": "/Ask/"})
    hall.pages["GET /Ask/"] = lambda _: Answer(
        status=302, headers={"Location": f"http://127.0.0.1:{hall.port}/ask/index.do"}
    )
    hall.pages["GET /ask/index.do"] = ask


@odd
def beacon_on_leave(hall: Hall) -> None:
    """Statistics are sent at every press and on leaving, and are never answered well."""
    hall.pages["POST /stat"] = lambda _: Answer('{"code":-1}', 500, JSON, whole=True)
    hall.tail = """<script>function s() { navigator.sendBeacon("/stat", location.href); fetch("/stat", { method: "POST", keepalive: true }) }
        document.addEventListener("click", s, true); addEventListener("pagehide", s); addEventListener("visibilitychange", s)</script>"""
