"""Oddities of halls that are one page: drawers, dialogs and tabs where others have pages."""

from __future__ import annotations

from tests.oddities.case import odd
from tests.oddities.hall import Hall

LAYER = "position:fixed;inset:0;background:rgba(0,0,0,.45);z-index:50"
BOX = "background:#fff;width:520px;margin:90px auto;padding:20px"
SIDE = "position:fixed;top:0;right:0;bottom:0;width:620px;background:#fff;z-index:60;overflow:auto;padding:20px"


@odd
def a_code_before_the_door(hall: Hall) -> None:
    hall.nav = hall.nav.replace('<a href="/join">注册</a> <a href="/enter">登录</a>', '<a id="who">登录/注册</a>')
    hall.tail = f"""<script>document.getElementById("who").onclick = function () {{
        var l = document.createElement("div"); l.setAttribute("role", "dialog"); l.style.cssText = "{SIDE}";
        l.innerHTML = '<h3>您好</h3><ul role="tablist"><li role="tab" aria-selected="true">扫码登录</li><li role="tab">密码登录</li></ul>' +
          '<p>请使用“青川通”扫描二维码</p><p>还没有账户？<span style="color:#06c;cursor:pointer">去开一个</span></p>';
        document.body.appendChild(l);
        l.querySelector("span").addEventListener("click", function () {{ location.href = "/join" }}) }}</script>"""


@odd
def a_case_in_a_dialog(hall: Hall) -> None:
    hall.nav = hall.nav.replace(
        '<a href="/case">办件进度查询</a>', '<a id="far" href="javascript:;">办件进度查询</a> <a href="/news">查询</a>'
    )
    form = hall.texts["case"].replace("<h1>办件进度查询</h1>", "<h3>办到哪了</h3>").replace(">查询<", ">看一看<")
    hall.tail = f"""<template id="tp"><div style="{LAYER}"><div role="dialog" style="{BOX}">{form}</div></div></template>
        <script>document.getElementById("far").onclick = function () {{
        document.body.appendChild(document.getElementById("tp").content.cloneNode(true)) }}</script>"""


@odd
def a_letter_in_a_dialog(hall: Hall) -> None:
    form = hall.texts["ask"].replace('<div class="row last"><button>提交</button></div>', "")
    hall.nav = hall.nav.replace('<a href="/ask">我要咨询</a>', '<a id="ask-me" href="javascript:;">我要咨询</a>')
    hall.nav = hall.nav.replace("</nav>", ' <a href="/news">提交</a></nav>')
    hall.tail = f"""<template id="tl"><div style="{LAYER}"><div role="dialog" style="{BOX}">{form}
        <div><button type="button" class="no">先不写了</button> <button type="button" class="ok">寄出</button></div></div></div></template>
        <script>document.getElementById("ask-me").onclick = function () {{
          document.body.appendChild(document.getElementById("tl").content.cloneNode(true));
          document.querySelector(".ok").onclick = function () {{ document.getElementById("ask").submit() }} }}</script>"""


@odd
def a_home_in_words_of_its_own(hall: Hall) -> None:
    hall.nav = '<nav><a href="/">青川</a> <a href="/join">注册</a> <a href="/enter">登录</a></nav>'
    lines = "".join(
        f"<li>{name}</li>" for name in ("山", "水", "桥头集市", "晒谷场", "老码头", "茶园", "河灯", "戏台", "油坊")
    )
    hall.change("home", ("通知公告", "今天的青川"), ("<ul>", f"<ul>{lines}"))
    hall.change("home", ("青川市政务服务大厅", "青川在线"))


@odd
def a_guide_in_a_drawer(hall: Hall) -> None:
    head, _, rest = hall.texts["guide"].partition("<h2>受理条件</h2>")
    basis = head.partition("<h2>设定依据</h2>")[2]
    parts = rest.replace("<h2>办理时间</h2><p>周一至周五 9:00 至 17:00</p>", "").replace(
        "6 号窗口", "6 号窗口，工作日 9:00-17:00"
    )
    hall.texts["home"] = hall.texts["home"].replace(
        "</form>", '</form><h2>大家在看</h2><p><a id="one" href="javascript:;">居住证办理</a></p>'
    )
    hall.tail = f"""<template id="tg"><div role="dialog" style="{SIDE}"><h3>居住证办理</h3>
        <div class="tabs-nav"><span role="tab" aria-selected="true">办事须知</span> <span role="tab" aria-selected="false">更多</span></div>
        <div class="p0"><h2>受理条件</h2>{parts}</div>
        <div class="p1" style="display:none"><div class="fold" role="button" aria-expanded="false" style="cursor:pointer">设定依据</div></div></div></template>
        <script>var one = document.getElementById("one"); if (one) one.onclick = function () {{
          document.body.appendChild(document.getElementById("tg").content.cloneNode(true));
          fetch("/guide");
          var tabs = document.querySelectorAll("[role=tab]"), p0 = document.querySelector(".p0"), p1 = document.querySelector(".p1");
          tabs[1].onclick = function () {{ tabs[0].setAttribute("aria-selected", "false"); tabs[1].setAttribute("aria-selected", "true");
            p0.style.display = "none"; p1.style.display = "" }};
          var fold = document.querySelector(".fold"); fold.onclick = function () {{ fold.setAttribute("aria-expanded", "true");
            fold.insertAdjacentHTML("afterend", `{basis}`) }} }}</script>"""


@odd
def a_count_in_a_range(hall: Hall) -> None:
    hall.change("found", ("<p>共找到 2 个事项</p>", "<h2>结果 <small>(1 - 2 共 2)</small></h2>"))
