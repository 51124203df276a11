"""Odd things to read: lists, guides, receipts, states; and odd engines under the page."""

from __future__ import annotations

import json

from tests.oddities.case import odd
from tests.oddities.hall import NUMBER, WORD, Answer, Asked, Hall, bare

FILL = [
    f"{name}{kind}"
    for kind in ("登记", "备案", "审批", "变更")
    for name in ("企业名称", "道路占用", "公章刻制", "食品经营", "林木采伐", "特种设备", "车辆号牌", "医疗机构")
]


# --- searching ----------------------------------------------------------------------------------------------------------


@odd
def enter_swallowed(hall: Hall) -> None:
    """A box without a button; suggestions open while one types, and the first Enter only closes them."""
    hall.change(
        "home", (" <button>搜索</button>", '<ul id="sg" style="display:none;border:1px solid #999;width:200px"></ul>')
    )
    hall.tail = """<script>var q = document.querySelector("input[name=q]"), l = document.getElementById("sg"); if (q) {
        q.setAttribute("autocomplete", "off"); q.addEventListener("input", function () { setTimeout(function () {
          l.innerHTML = "<li>居住证办理</li><li>居住证签注</li>"; l.style.display = "block";
          l.querySelectorAll("li").forEach(function (i) { i.onclick = function () { q.value = i.textContent; l.style.display = "none" } }) }, 250) });
        q.addEventListener("keydown", function (e) { if (e.key == "Enter" && l.style.display != "none") { e.preventDefault(); l.style.display = "none" } }) }</script>"""


@odd
def search_as_you_type(hall: Hall) -> None:
    """No button and no Enter: results come under the box when one has stopped typing."""
    hall.pages["GET /live"] = lambda asked: Answer(str(hall.find(asked)), whole=True)
    hall.change(
        "home",
        (" <button>搜索</button>", ""),
        ('action="/find"', 'onsubmit="return false"'),
        ("</form>", '</form><div id="res"></div>'),
    )
    hall.tail = """<script>var q = document.querySelector("input[name=q]"), t; if (q) q.addEventListener("input", function () {
        clearTimeout(t); t = setTimeout(function () { fetch("/live?q=" + encodeURIComponent(q.value)).then(function (r) { return r.text() })
          .then(function (h) { document.getElementById("res").innerHTML = h }) }, 700) })</script>"""


@odd
def icon_search(hall: Hall) -> None:
    hall.change(
        "home",
        (
            "<button>搜索</button>",
            '<a class="ico" onclick="document.forms[0].submit()" style="cursor:pointer;display:inline-block"><svg width="22" height="22" viewBox="0 0 22 22"><circle cx="9" cy="9" r="6" fill="none" stroke="#333"/><path d="M14 14l6 6" stroke="#333"/></svg></a>',
        ),
    )


@odd
def zero_yet(hall: Hall) -> None:
    """The pager says 0 until the rows have come."""
    found = hall.texts["found"]
    hall.pages["GET /rows"] = lambda _: Answer(found, whole=True)

    def find(asked: Asked) -> str:
        if "居住证" in asked.query.get("q", ""):
            hall.done.add("search")
        return """<h1>搜索结果</h1><div id="tb"><ul></ul><div>共 0 条</div></div>
            <script>setTimeout(function () { fetch("/rows").then(function (r) { return r.text() }).then(function (t) {
              document.getElementById("tb").innerHTML = t.replace(/<h1>.*<.h1>/, "") }) }, 1800)</script>"""

    hall.pages["GET /find"] = find


@odd
def nothing_yet(hall: Hall) -> None:
    """The table says that there are no data until they have come."""
    found = hall.texts["found"]
    hall.pages["GET /rows"] = lambda _: Answer(found, whole=True)

    def find(asked: Asked) -> str:
        if "居住证" in asked.query.get("q", ""):
            hall.done.add("search")
        return """<h1>搜索结果</h1><div id="tb"><table><tr><th>事项名称</th></tr></table><div class="empty"><span>暂无数据</span></div></div>
            <script>setTimeout(function () { fetch("/rows").then(function (r) { return r.text() }).then(function (t) {
              document.getElementById("tb").innerHTML = t.replace(/<h1>.*<.h1>/, "") }) }, 2200)</script>"""

    hall.pages["GET /find"] = find


@odd
def endless_list(hall: Hall) -> None:
    """Ten results are there; ten more come whenever one has scrolled to the end. The item is the 25th."""
    names = [*FILL[:24], "居住证办理", *FILL[24:]]

    def find(_: Asked) -> str:
        hall.done.add("search")
        return f"""<h1>搜索结果</h1><p>共 {len(names)} 条</p><ul id="ls"></ul>
        <p id="more">上滑加载更多</p><script>var N = {json.dumps(names)}, k = 0, u = document.getElementById("ls");
        function more() {{ for (var i = 0; i < 10 && k < N.length; i++, k++) u.insertAdjacentHTML("beforeend",
            '<li style="height:90px"><a href="/guide">' + N[k] + "</a></li>");
          if (k == N.length) document.getElementById("more").textContent = "没有更多了" }}
        more(); addEventListener("scroll", function () {{ if (scrollY + innerHeight > document.body.scrollHeight - 60) setTimeout(more, 300) }})</script>"""

    hall.pages["GET /find"] = find


@odd
def second_page(hall: Hall) -> None:
    names = [*FILL[:14], "居住证办理", *FILL[14:20]]

    def find(asked: Asked) -> str:
        page = int(asked.query.get("page", "1"))
        if page == 2:
            hall.done.add("search")
        rows = "".join(f'<li><a href="/guide">{name}</a></li>' for name in names[page * 10 - 10 : page * 10])
        on = f'<a href="/find?q={asked.query.get("q", "")}&page={page + 1}">下一页</a>' if page < 3 else "下一页"
        return f"<h1>搜索结果</h1><p>共 21 条，第 {page}/3 页</p><ul>{rows}</ul><div class='pager'>上一页 {on}</div>"

    hall.pages["GET /find"] = find


@odd
def titles_decorated(hall: Hall) -> None:
    hall.texts[
        "found"
    ] = """<h1>搜索结果</h1><p>为您找到相关结果约2个</p><table><thead><tr><th>序号</th><th>事项名称</th><th>实施主体</th><th>操作</th></tr></thead>
        <tbody><tr><td>1</td><td><i class="tag">个人</i><a href="/guide" title="居住证办理">【依申请】<em style="color:red">居住证</em>办理（市级）</a></td><td>市公安局</td><td><a href="/guide">在线办理</a></td></tr>
        <tr><td>2</td><td><i class="tag">个人</i><a href="/guide?other">【依申请】户口迁移审批</a></td><td>市公安局</td><td><a href="/guide?other">在线办理</a></td></tr></tbody></table>"""


@odd
def hot_words_only(hall: Hall) -> None:
    """The search finds nothing; the words people often look for stand beside it, the item among them."""
    hall.pages["GET /find"] = lambda _: (
        """<h1>搜索结果</h1><p>抱歉，没有找到相关的事项</p>
        <aside><h3>热门搜索</h3><a href="/find?q=1">居住证办理</a> <a href="/find?q=2">社保卡申领</a></aside>"""
    )


# --- guides -------------------------------------------------------------------------------------------------------------


@odd
def numbered_headings(hall: Hall) -> None:
    words = ("设定依据", "受理条件", "申请材料", "办理流程", "办理时限", "收费标准", "办理地点", "办理时间", "咨询电话")
    for number, word in enumerate(words):
        sign = "一二三四五六七八九"[number]
        hall.change(
            "guide",
            (
                f"<h2>{word}</h2>",
                f"<p><strong>{sign}、{word}：</strong></p>"
                if number % 2
                else f"<p><strong>（{sign}）{word}</strong></p>",
            ),
        )


@odd
def folded_guide(hall: Hall) -> None:
    text = hall.texts["guide"]
    head, *parts = text.split("<h2>")
    hall.texts["guide"] = head + "".join(
        f"<details><summary>{part.partition('</h2>')[0]}</summary>{part.partition('</h2>')[2]}</details>"
        for part in parts
    )


@odd
def guide_cut_off(hall: Hall) -> None:
    """Only the first lines are seen; the rest comes by a press."""
    text = (
        hall.texts["guide"].replace("</h1>", '</h1><div id="gd" style="max-height:150px;overflow:hidden">') + "</div>"
    )
    hall.texts["guide"] = (
        text
        + """<a id="mo" href="javascript:void 0" onclick="document.getElementById('gd').style.maxHeight = 'none'; this.remove()">展开全部</a>"""
    )


@odd
def guide_table_merged(hall: Hall) -> None:
    hall.texts[
        "guide"
    ] = """<h1>居住证办理</h1><table border="1"><tr><th rowspan="3">基本信息</th><th>设定依据</th><td colspan="3">《居住证暂行条例》第二条：公民离开常住户口所在地，可以申领居住证。</td></tr>
        <tr><th>办理时限</th><td>15 个工作日</td><th>收费标准</th><td>不收费</td></tr><tr><th>咨询电话</th><td>0839-5550123</td><th>办理时间</th><td>周一至周五 9:00 至 17:00</td></tr>
        <tr><th>办理地点</th><td colspan="4">人民路 8 号二楼</td></tr><tr><th>受理条件</th><td colspan="4">在本市居住半年以上</td></tr>
        <tr><th>申请材料</th><td colspan="4"><table><tr><th>序号</th><th>材料名称</th><th>份数</th></tr><tr><td>1</td><td>身份证原件</td><td>1</td></tr></table></td></tr>
        <tr><th>办理流程</th><td colspan="4">申请、受理、审核、制证、领取</td></tr></table>"""


@odd
def guide_tabs_lazy(hall: Hall) -> None:
    """Each tab is fetched when it is pressed, into one pane."""
    head, *parts = hall.texts["guide"].split("<h2>")
    named = [(part.partition("</h2>")[0], part.partition("</h2>")[2]) for part in parts]
    for number, (_, body) in enumerate(named):
        hall.pages[f"GET /tab/{number}"] = bare(body)
    tabs = "".join(
        f'<li role="tab" onclick="tab({number}, this)" style="display:inline-block;margin-right:1em;cursor:pointer">{word}</li>'
        for number, (word, _) in enumerate(named)
    )
    hall.texts[
        "guide"
    ] = f"""{head}<ul role="tablist">{tabs}</ul><div role="tabpanel" id="pane"></div><script>function tab(n, l) {{
        document.getElementById("pane").innerHTML = "加载中"; fetch("/tab/" + n).then(function (r) {{ return r.text() }}).then(function (t) {{
          setTimeout(function () {{ document.getElementById("pane").innerHTML = t }}, 300) }}) }} tab(0)</script>"""


@odd
def guide_tabs_stale(hall: Hall) -> None:
    """Each tab is fetched when it is pressed; what stood there stays until the answer is there, 700 ms later."""
    head, *parts = hall.texts["guide"].split("<h2>")
    named = [(part.partition("</h2>")[0], part.partition("</h2>")[2]) for part in parts]
    for number, (_, body) in enumerate(named):
        hall.pages[f"GET /part/{number}"] = bare(body)
    tabs = "".join(
        f'<button role="tab" aria-selected="{str(not number).lower()}" onclick="show({number}, this)">{word}</button>'
        for number, (word, _) in enumerate(named)
    )
    hall.texts[
        "guide"
    ] = f"""{head}<div role="tablist">{tabs}</div><div role="tabpanel" id="pane">{named[0][1]}</div><script>function show(n, b) {{
        document.querySelectorAll("[role=tab]").forEach(function (o) {{ o.setAttribute("aria-selected", String(o == b)) }});
        fetch("/part/" + n).then(function (r) {{ return r.text() }}).then(function (t) {{
          setTimeout(function () {{ document.getElementById("pane").innerHTML = t }}, 700) }}) }}</script>"""


# --- receipts and cases -------------------------------------------------------------------------------------------------


@odd
def number_fullwidth(hall: Hall) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in NUMBER)
    hall.change("asked", (f"<dd>{NUMBER}</dd>", f"<dd>{wide}</dd>"))


@odd
def number_broken(hall: Hall) -> None:
    parts = "<wbr>".join((NUMBER[:2], NUMBER[2:6] + "&#8203;", *(f"<span>{sign}</span>" for sign in NUMBER[6:])))
    hall.change("asked", (f"<dd>{NUMBER}</dd>", f"<dd>\u200e{parts}&nbsp;</dd>"))


@odd
def number_in_a_sentence(hall: Hall) -> None:
    hall.texts[
        "asked"
    ] = f"""<div class="ok"><h2>温馨提示</h2><p>尊敬的用户，您提交的咨询已成功，信件编号为“{NUMBER}”，查询码：{WORD}，请妥善保存。
        我们将于5个工作日内（2026年12月4日前）答复，咨询电话12345。</p></div>"""


@odd
def number_in_boxes(hall: Hall) -> None:
    """Number and password stand in boxes that only read, each with a button that copies it."""
    hall.texts[
        "asked"
    ] = f"""<h1>提交成功</h1><div><label>受理编号 <input readonly value="{NUMBER}"></label> <button type="button">复制</button></div>
        <div><label>查询密码 <input readonly value="{WORD}"></label> <button type="button">复制</button></div>"""


@odd
def state_as_line(hall: Hall) -> None:
    """How far it has come is a list of which one entry is marked as the current one, for programs alone."""
    hall.texts["shown"] = """<h1>办件详情</h1><p>咨询标题：咨询居住证办理的时限</p><ol style="display:flex;gap:2em">
        <li>1<br>网上提交</li><li aria-current="step">2<br>部门受理</li><li>3<br>结果反馈</li></ol>"""


@odd
def state_as_steps(hall: Hall) -> None:
    hall.texts[
        "shown"
    ] = """<h1>办件详情</h1><p>咨询标题：咨询居住证办理的时限</p><h3>办理进度</h3><div class="el-steps">
        <div class="el-step is-finish"><div class="el-step__title is-finish">已提交</div></div>
        <div class="el-step is-process" aria-current="step"><div class="el-step__title is-process">受理中</div></div>
        <div class="el-step is-wait"><div class="el-step__title is-wait">已办结</div></div></div>"""


@odd
def case_in_a_row(hall: Hall) -> None:
    """The answer to a number is a list with one line; the case itself is behind 查看."""
    show = hall.show

    def row(asked: Asked) -> Answer | str:
        given = show(asked)
        if "未查询到" in str(given):
            return given
        return f"""<h1>查询结果</h1><table><tr><th>受理编号</th><th>标题</th><th>提交时间</th><th>状态</th><th>操作</th></tr>
            <tr><td>{NUMBER}</td><td>咨询居住证办理的时限</td><td>2026-11-29</td><td>办理中</td><td><a href="/case/one">查看</a></td></tr></table>"""

    hall.pages["GET /case/shown"] = row
    hall.pages["GET /case/one"] = lambda _: hall.texts["shown"]


@odd
def case_below_the_form(hall: Hall) -> None:
    """The answer comes under the form, by a script, and the form stays."""
    hall.pages["GET /case/part"] = lambda asked: Answer(
        str(hall.show(asked)).replace("<h1>查询结果</h1>", ""), whole=True
    )
    hall.change(
        "case",
        ("<button>查询</button>", '<button type="button" onclick="look()">查询</button>'),
        ("</form>", '</form><div id="out"></div>'),
    )
    hall.tail = """<script>function look() { var f = document.forms[0]; fetch("/case/part?" + new URLSearchParams(new FormData(f)))
        .then(function (r) { return r.text() }).then(function (t) { document.getElementById("out").innerHTML = t }) }</script>"""


@odd
def password_shown_late(hall: Hall) -> None:
    """The number is there at once, the password to it a moment later."""
    hall.texts[
        "asked"
    ] = f"""<h1>提交成功</h1><table><tr><td>信件编号</td><td>{NUMBER}</td></tr><tr><td>查询密码</td><td id="pw">正在生成</td></tr></table>
        <script>setTimeout(function () {{ document.getElementById("pw").textContent = "{WORD}" }}, 1600)</script>"""


@odd
def no_number(hall: Hall) -> None:
    hall.texts["asked"] = "<h1>提交成功</h1><p>您的咨询已经收到，我们会尽快与您联系。</p><p>咨询电话：12345</p>"


# --- the page's engine --------------------------------------------------------------------------------------------------


@odd
def zoomed(hall: Hall) -> None:
    hall.head = "<style>html{zoom:1.35}main{transform:scale(.8);transform-origin:0 0}nav{zoom:.9}</style>"


@odd
def traditional_toggle(hall: Hall) -> None:
    hall.nav = (
        '<div><a href="javascript:void 0" onclick="document.body.lang = \'zh-Hant\'">繁體版</a> | <a href="javascript:void 0">English</a> | <a href="javascript:void 0">無障礙</a></div>'
        + hall.nav
    )


@odd
def clones_of_slides(hall: Hall) -> None:
    """The entries stand in a carousel, cloned on both sides of the ones that work."""
    real = '<a href="/ask" class="sl">我要咨询</a><a href="/case" class="sl">办件进度查询</a>'
    clone = real.replace("href=", 'aria-hidden="true" tabindex="-1" data-was=').replace(
        "<a", "<a onclick='return false'"
    )
    hall.head = "<style>.win{width:400px;overflow:hidden}.tr{width:1200px;transform:translateX(-400px);display:flex}.sl{width:200px;flex:none}</style>"
    hall.nav = f'<nav><a href="/">首页</a> <a href="/join">注册</a><div class="win"><div class="tr">{clone}{real}{clone}</div></div></nav>'


@odd
def own_selectors(hall: Hall) -> None:
    """Libraries of the page take over querySelector, closest, innerText, getComputedStyle and the observers."""
    hall.head = """<script>Element.prototype.closest = function () { return null };
        Element.prototype.matches = function () { throw new Error("no") };
        Document.prototype.querySelectorAll = function () { return [] };
        Element.prototype.getBoundingClientRect = function () { return { left: 0, top: 0, width: 0, height: 0, right: 0, bottom: 0, x: 0, y: 0 } };
        window.getComputedStyle = function () { return { display: "none", visibility: "hidden" } };
        window.MutationObserver = window.IntersectionObserver = function () { this.observe = this.disconnect = function () {} };
        window.requestAnimationFrame = function (f) { return 0 };
        window.$ = window.jQuery = function () { throw new Error("$") }; window.performance.mark = null</script>"""


@odd
def keys_and_timers_eaten(hall: Hall) -> None:
    """Right button, selecting, copying and many keys are forbidden, and a script empties the console every 100 ms."""
    hall.tail = """<script>document.oncontextmenu = document.onselectstart = document.oncopy = document.onpaste = function () { return false };
        document.onkeydown = function (e) { if (e.ctrlKey || e.key == "F12") return false };
        setInterval(function () { console.clear(); (function () {}).constructor("debugger") }, 100)</script>"""


@odd
def clock_of_the_page(hall: Hall) -> None:
    """A clock, a ticker and a counter of visitors that change ten times a second, over the whole page."""
    hall.tail = """<div id="clk"></div><div id="tick"></div><script>setInterval(function () {
        document.getElementById("clk").textContent = "今天是 " + new Date().toLocaleString("zh-CN") + " 您是第" + Math.floor(Math.random() * 1e6) + "位访客";
        document.getElementById("tick").innerHTML = "<span>" + Date.now() + "</span>"; document.title = "青川市政务服务大厅 " + Date.now() % 100 }, 100)</script>"""


@odd
def memorial_day(hall: Hall) -> None:
    """The whole site in grey, by a filter on its root."""
    hall.head = "<style>html{filter:grayscale(100%);-webkit-filter:grayscale(100%)}</style>"


@odd
def right_to_left_bits(hall: Hall) -> None:
    """Words with invisible signs of direction, soft hyphens and variation selectors in them."""
    hall.nav = (
        hall.nav.replace("我要咨询", "\u202a我要\u00ad咨\ufe0e询\u202c")
        .replace("办件进度查询", "办件\u2060进度\u200d查询")
        .replace("注册", "\u200f注\u200c册\u200f")
    )


@odd
def links_without_address(hall: Hall) -> None:
    hall.nav = """<div class="menu"><span>首页</span><span data-u="/ask">我要咨询</span><span data-u="/case">办件进度查询</span><span data-u="/join">注册</span></div>"""
    hall.tail = """<script>document.querySelector(".menu").addEventListener("click", function (e) {
        if (e.target.dataset.u) location.href = e.target.dataset.u })</script>"""


@odd
def number_shown_late(hall: Hall) -> None:
    """The receipt says that it worked at once; the number follows after two seconds."""
    hall.texts[
        "asked"
    ] = f"""<h1>提交成功</h1><p>受理编号：<b id="no">生成中…</b></p><p>查询密码：<b id="pw">……</b></p><script>setTimeout(function () {{
        document.getElementById("no").textContent = "{NUMBER}"; document.getElementById("pw").textContent = "{WORD}" }}, 2000)</script>"""
