"""Odd windows and layers: what lies over a page, opens beside it, or is gone in a moment."""

from __future__ import annotations

from tests.oddities.case import odd
from tests.oddities.forms import by_script
from tests.oddities.hall import NUMBER, WORD, Answer, Asked, Hall


@odd
def toast_one_second(hall: Hall) -> None:
    by_script(hall)
    hall.change("ask", ("<button>提交</button>", '<button type="button" id="go">提交</button>'))
    hall.pages["GET /mine"] = lambda _: (
        f"<h1>我的咨询</h1><table><tr><th>受理编号</th><th>标题</th><th>状态</th></tr><tr><td>{NUMBER}</td><td>咨询</td><td>待受理</td></tr></table>"
    )
    hall.tail = """<script>var g = document.getElementById("go"); if (g) g.onclick = function () {
        fetch("/api/ask", { method: "POST", body: new URLSearchParams(new FormData(document.getElementById("ask"))) })
          .then(function (r) { return r.json() }).then(function (j) {
            var t = document.createElement("div"); t.className = "toast"; t.textContent = j.wrong || "提交成功";
            t.style.cssText = "position:fixed;top:40%;left:40%;background:#333;color:#fff;padding:12px 24px";
            document.body.appendChild(t);
            setTimeout(function () { t.remove(); if (!j.wrong) location.href = "/mine" }, 1000) }) }</script>"""


@odd
def native_dialog(hall: Hall) -> None:
    hall.tail = """<dialog id="dg"><h3>温馨提示</h3><p>本平台不受理信访事项。</p><form method="dialog"><button>我知道了</button></form></dialog>
        <script>if (location.pathname == "/ask") document.getElementById("dg").showModal()</script>"""


@odd
def cookie_bar(hall: Hall) -> None:
    hall.tail = """<div id="ck" style="position:fixed;left:0;right:0;bottom:0;top:120px;background:#fffd;border-top:2px solid #06c;padding:20px">
        <p>本网站使用 Cookie 以改善您的浏览体验。继续访问即表示您同意我们的隐私政策。</p><button onclick="ok()">接受</button> <a href="/news">了解更多</a></div>
        <script>function ok() { document.cookie = "ck=1;path=/"; document.getElementById("ck").remove() }
        if (document.cookie.indexOf("ck=1") >= 0) document.getElementById("ck").remove()</script>"""


@odd
def sticky_header(hall: Hall) -> None:
    hall.head = "<style>nav{position:sticky;top:0;background:#fff;height:420px;z-index:9;border-bottom:1px solid}form{margin-top:700px}main{padding-bottom:900px}</style>"


@odd
def loading_mask(hall: Hall) -> None:
    hall.tail = """<div id="mk" style="position:fixed;inset:0;background:rgba(255,255,255,.8);z-index:99;text-align:center;padding-top:200px">加载中...</div>
        <script>setTimeout(function () { document.getElementById("mk").remove() }, 2500)</script>"""


@odd
def watermark(hall: Hall) -> None:
    hall.tail = """<div style="position:fixed;inset:0;z-index:99999;pointer-events:none;opacity:.08;font-size:40px">青川市 青川市 青川市</div>"""


@odd
def own_confirm(hall: Hall) -> None:
    hall.change("ask", ("<button>提交</button>", '<button type="button" id="go">提交</button>'))
    hall.tail = """<script>var g = document.getElementById("go"); if (g) g.onclick = function () {
        var l = document.createElement("div"); l.style.cssText = "position:fixed;inset:0;background:rgba(0,0,0,.5)";
        l.innerHTML = '<div class="layui-layer" style="background:#fff;width:300px;margin:180px auto;padding:20px"><div>信息</div>' +
          '<p>确定要提交该咨询吗？</p><a class="b0">确定</a> &nbsp; <a class="b1">取消</a></div>';
        document.body.appendChild(l); l.querySelector(".b1").onclick = function () { l.remove() };
        l.querySelector(".b0").onclick = function () { document.getElementById("ask").submit() } }</script>"""


@odd
def form_in_layer_frame(hall: Hall) -> None:
    hall.nav = hall.nav.replace('<a href="/ask">', '<a href="javascript:void 0" onclick="openAsk()">')
    hall.pages["GET /ask-frame"] = lambda _: Answer(
        f'<!doctype html><meta charset="utf-8"><title>我要咨询</title>{hall.texts["ask"]}', whole=True
    )
    asked = hall.texts["asked"]
    hall.pages["GET /asked"] = lambda _: Answer(
        f'<!doctype html><meta charset="utf-8"><title>提交成功</title>{asked}', whole=True
    )
    hall.tail = """<script>function openAsk() { var l = document.createElement("div");
        l.style.cssText = "position:fixed;left:120px;top:60px;width:720px;height:480px;background:#fff;border:1px solid #333;z-index:99";
        l.innerHTML = '<div style="height:30px;background:#eee">我要咨询 <span style="float:right;cursor:pointer">×</span></div><iframe src="/ask-frame" width="718" height="445" frameborder="0"></iframe>';
        document.body.appendChild(l) }</script>"""


@odd
def results_in_new_window(hall: Hall) -> None:
    hall.change("home", ('action="/find"', 'action="/find" target="_blank"'))
    hall.change("found", ('href="/guide"', 'href="/guide" target="guide"'))


@odd
def opener_policy(hall: Hall) -> None:
    page = hall.pages["GET /ask"]
    hall.nav = hall.nav.replace('<a href="/ask">', '<a href="/ask" target="_blank">')

    def alone(asked: Asked) -> Answer:
        return Answer(str(page(asked)), headers={"Cross-Origin-Opener-Policy": "same-origin"})

    hall.pages["GET /ask"] = alone


@odd
def popover_menu(hall: Hall) -> None:
    links = hall.nav.replace("<nav>", "").replace("</nav>", "").replace('<a href="/">首页</a>', "")
    hall.nav = f'<nav><a href="/">首页</a> <button popovertarget="all">全部服务</button><div id="all" popover>{links}</div></nav>'


@odd
def folded_menu(hall: Hall) -> None:
    hall.nav = """<nav><a href="/">首页</a> <details><summary>政民互动</summary><a href="/ask">我要咨询</a></details>
        <details><summary>办事服务</summary><a href="/themes">个人服务</a> <a href="/case">办件进度查询</a></details> <a href="/join">注册</a></nav>"""


@odd
def menu_with_delay(hall: Hall) -> None:
    hall.head = "<style>.m{display:inline-block;position:relative;margin-right:2em}.m ul{display:none;position:absolute;background:#eee;margin:0;z-index:9;width:160px}.m.on ul{display:block}</style>"
    hall.nav = """<nav><a href="/">首页</a> <div class="m">互动交流<ul><li><a href="/ask">我要咨询</a></li></ul></div>
        <div class="m">查询服务<ul><li><a href="/case">办件进度查询</a></li></ul></div> <a href="/join">注册</a></nav>"""
    hall.tail = """<script>document.querySelectorAll(".m").forEach(function (m) { var t;
        m.addEventListener("mouseenter", function () { t = setTimeout(function () { m.classList.add("on") }, 500) });
        m.addEventListener("mouseleave", function () { clearTimeout(t); m.classList.remove("on") }) })</script>"""


@odd
def sliding_button(hall: Hall) -> None:
    hall.head = "<style>@keyframes in{from{transform:translateX(600px)}to{transform:none}}.last{animation:in 2s ease-out}</style>"


@odd
def number_in_alert(hall: Hall) -> None:
    by_script(hall)
    hall.change("ask", ("<button>提交</button>", '<button type="button" id="go">提交</button>'))
    hall.tail = f"""<script>var g = document.getElementById("go"); if (g) g.onclick = function () {{
        fetch("/api/ask", {{ method: "POST", body: new URLSearchParams(new FormData(document.getElementById("ask"))) }})
          .then(function (r) {{ return r.json() }}).then(function (j) {{
            alert(j.wrong || "您的咨询已提交！受理编号为{NUMBER}，查询密码为{WORD}。"); if (!j.wrong) document.getElementById("ask").reset() }}) }}</script>"""


@odd
def closes_by_itself(hall: Hall) -> None:
    hall.tail = """<div id="nt" style="position:fixed;inset:0;background:rgba(0,0,0,.6);z-index:99"><div style="background:#fff;width:420px;margin:120px auto;padding:30px">
        <h3>重要通知</h3><p>系统将于本周六升级。</p><p><span id="sec">4</span> 秒后自动关闭</p></div></div>
        <script>if (location.pathname != "/ask") document.getElementById("nt").remove(); else { var n = 4, i = setInterval(function () {
        document.getElementById("sec").textContent = --n; if (!n) { clearInterval(i); document.getElementById("nt").remove() } }, 1000) }</script>"""
