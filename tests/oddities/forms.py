"""Odd forms: labels, boxes, lists that are drawn, what is demanded and how it is said."""

from __future__ import annotations

import json

from tests.oddities.case import odd
from tests.oddities.hall import NUMBER, WORD, Answer, Asked, Hall

JSON = {"Content-Type": "application/json; charset=utf-8"}
ROW = '<div class="row last">'
KINDS = ("政策咨询", "业务咨询", "投诉建议")


def demand(hall: Hall, name: str, word: str, *allowed: str) -> None:
    """Demand one more thing of a question: any of *allowed*, or anything."""
    before = hall.wrong_in_question

    def wrong(given: dict[str, str]) -> str:
        value = given.get(name, "").strip()
        if not value or (allowed and value not in allowed):
            return f"请选择{word}" if allowed[1:] else f"{word}错误" if allowed else f"{word}不能为空"
        return before(given)

    hall.wrong_in_question = wrong


def by_script(hall: Hall) -> None:
    """Take questions that a script sends to /api/ask, and answer in JSON."""

    def take(asked: Asked) -> Answer:
        wrong = hall.wrong_in_question(asked.form)
        if not wrong:
            hall.done.add("consult")
        return Answer(json.dumps({"wrong": wrong, "number": NUMBER, "word": WORD}), headers=JSON, whole=True)

    hall.pages["POST /api/ask"] = take


# --- labels -------------------------------------------------------------------------------------------------------------


@odd
def label_spread(hall: Hall) -> None:
    hall.change(
        "ask",
        (">标题<", "><b>＊</b>标&#12288;&#12288;题：<"),
        (">咨询内容<", "><b>＊</b>咨询&#8203;内容：<"),
        (">姓名<", "><b>＊</b>姓&nbsp;&nbsp;&nbsp;&nbsp;名：<"),
        (">手机号码<", "><b>＊</b>手 机 号 码：<"),
        (">提交<", ">提&#12288;交<"),
    )


@odd
def label_below(hall: Hall) -> None:
    for name, word in (("t", "标题"), ("n", "姓名"), ("p", "手机号码")):
        field = {"t": "title", "n": "name", "p": "phone"}[name]
        hall.change("ask", (f'<label for="{name}">{word}</label><input id="{name}" name="{field}">',
                            f'<input id="{name}" name="{field}"><label for="{name}">{word}</label>'))  # fmt: skip


@odd
def label_bilingual(hall: Hall) -> None:
    hall.change(
        "ask", (">标题<", ">标题 Subject<"), (">咨询内容<", ">内容 Content<"), (">姓名<", ">姓名 Your name<"),
        (">手机号码<", ">手机 Mobile<"), (">提交<", ">提交 Submit<"),
    )  # fmt: skip


@odd
def label_in_box(hall: Hall) -> None:
    hall.texts["ask"] = """<h1>我要咨询</h1><form method="post" action="/ask">
        <p><input name="title" placeholder="请填写标题（20 字以内）"></p>
        <p><textarea name="content" placeholder="请详细描述您要咨询的内容"></textarea></p>
        <p><input name="name" placeholder="请输入您的姓名"></p><p><input name="phone" placeholder="请输入11位手机号"></p>
        <p><input type="submit" value="提交"></p></form>"""


@odd
def label_cells(hall: Hall) -> None:
    hall.texts["ask"] = """<h1>我要咨询</h1><form method="post" action="/ask"><table border="1" cellspacing="0">
        <tr><td align="right">标题</td><td width="9"><font color="red">*</font></td><td colspan="3"><input name="title" size="60"></td></tr>
        <tr><td align="right">姓名</td><td><font color="red">*</font></td><td><input name="name"></td>
        <td align="right">手机号码</td><td><input name="phone"><font color="red">*</font></td></tr>
        <tr><td align="right" valign="top">咨询内容</td><td><font color="red">*</font></td><td colspan="3"><textarea name="content" rows="8" cols="60"></textarea></td></tr>
        <tr><td colspan="5" align="center"><input type="submit" value="提交"> <input type="reset" value="重置"></td></tr></table></form>"""


@odd
def fields_by_id_alone(hall: Hall) -> None:
    hall.texts["ask"] = """<h1>我要咨询</h1><form method="post" action="/ask">
        <div><span class="t">信件标题</span><div><div><input name="title"></div></div></div>
        <div><span class="t">信件内容</span><div><div><textarea name="content"></textarea></div></div></div>
        <div><span class="t">写信人姓名</span><div><div><input name="name"></div></div></div>
        <div><span class="t">联系电话</span><div><div><input name="phone"></div></div></div>
        <a class="btn" href="javascript:document.forms[0].submit()">发送信件</a></form>"""


# --- boxes --------------------------------------------------------------------------------------------------------------


@odd
def readonly_until_focus(hall: Hall) -> None:
    guard = """ readonly onfocus="this.removeAttribute('readonly')" autocomplete="off" """
    hall.change("join", ('name="login"', guard + 'name="login"'), ('name="word"', guard + 'name="word"'),
                ('name="again"', guard + 'name="again"'))  # fmt: skip


@odd
def decoy_password(hall: Hall) -> None:
    decoy = """<input type="text" name="fakeuser" style="position:absolute;top:-999px"><input type="password"
        name="fakeword" style="position:absolute;top:-999px" tabindex="-1"><input type="password" style="display:none">"""
    hall.change("join", ('id="join">', f'id="join">{decoy}'))


@odd
def password_as_text(hall: Hall) -> None:
    hall.head = "<style>.dots{-webkit-text-security:disc}</style>"
    hall.change("join", ('type="password"', 'type="text" class="dots" autocomplete="off"'))


@odd
def phone_grouped(hall: Hall) -> None:
    hall.change("ask", ('name="phone"', 'name="phone" type="tel" maxlength="13"'))
    hall.tail = """<script>var p = document.getElementById("p"); if (p) p.addEventListener("input", function () {
        var d = p.value.replace(/\\D/g, "").slice(0, 11);
        p.value = [d.slice(0, 3), d.slice(3, 7), d.slice(7)].filter(Boolean).join(" ") })</script>"""
    before = hall.wrong_in_question
    hall.wrong_in_question = lambda given: before({**given, "phone": given.get("phone", "").replace(" ", "")})


@odd
def email_demanded(hall: Hall) -> None:
    hall.change(
        "ask",
        (
            ROW,
            '<div class="row"><label for="m">电子邮箱</label><input id="m" name="mail" type="email" required></div>'
            + ROW,
        ),
    )
    demand(hall, "mail", "电子邮箱")


@odd
def birth_in_three(hall: Hall) -> None:
    boxes = "".join(
        f'<label>{word} <input name="{name}" inputmode="numeric" size="{size}" maxlength="{size}"></label> '
        for name, word, size in (("by", "年", 4), ("bm", "月", 2), ("bd", "日", 2))
    )
    hall.change("join", ('<div class="row"><label><input type="checkbox"',
                         f'<fieldset><legend>出生日期</legend>{boxes}</fieldset><div class="row"><label><input type="checkbox"'))  # fmt: skip
    before = hall.wrong_in_account

    def wrong(given: dict[str, str]) -> str:
        born = given.get("by", "") + given.get("bm", "").zfill(2) + given.get("bd", "").zfill(2)
        return "出生日期与身份证号不一致" if born != given.get("id", "")[6:14] else before(given)

    hall.wrong_in_account = wrong


@odd
def birth_native_date(hall: Hall) -> None:
    row = '<div class="row"><label for="b">出生日期</label><input id="b" name="born" type="date" required></div>'
    hall.change(
        "join",
        ('<div class="row"><label><input type="checkbox"', row + '<div class="row"><label><input type="checkbox"'),
    )
    before = hall.wrong_in_account

    def wrong(given: dict[str, str]) -> str:
        born = given.get("born", "").replace("-", "")
        return (
            "请填写出生日期" if not born else "出生日期不正确" if born != given.get("id", "")[6:14] else before(given)
        )

    hall.wrong_in_account = wrong


@odd
def surname_apart(hall: Hall) -> None:
    hall.change(
        "join",
        ('<label for="n">姓名</label><input id="n" name="name">',
         '<label for="n">姓氏</label><input id="n" name="last"></div><div class="row"><label for="g">名字</label><input id="g" name="first">'),
    )  # fmt: skip
    before = hall.wrong_in_account
    hall.wrong_in_account = lambda given: before(
        {
            **given,
            "name": given.get("last", "") + given.get("first", "") if given.get("last") and given.get("first") else "",
        }
    )


@odd
def rich_text(hall: Hall) -> None:
    hall.change(
        "ask",
        ('<textarea id="c" name="content"></textarea>',
         '<div class="bar"><button type="button">B</button><button type="button"><i>I</i></button></div>'
         '<div class="w-e-text" contenteditable="true" style="border:1px solid #999;min-height:120px"><p><br></p></div>'
         '<input type="hidden" name="content" id="c">'),
    )  # fmt: skip
    hall.tail = """<script>var e = document.querySelector(".w-e-text"); if (e) document.getElementById("ask").onsubmit =
        function () { document.getElementById("c").value = e.innerText.trim() }</script>"""


@odd
def rich_text_frame(hall: Hall) -> None:
    hall.change(
        "ask",
        ('<textarea id="c" name="content"></textarea>',
         '<textarea id="c" name="content" style="display:none"></textarea>'
         '<iframe id="ed" width="600" height="160" frameborder="1"></iframe>'),
    )  # fmt: skip
    hall.tail = """<script>var f = document.getElementById("ed"); if (f) { var d = f.contentDocument; d.open();
        d.write('<body style="margin:8px"><p><br></p></body>'); d.close(); d.designMode = "on";
        document.getElementById("ask").onsubmit = function () {
          document.getElementById("c").value = d.body.innerText.trim() } }</script>"""


@odd
def custom_elements(hall: Hall) -> None:
    hall.head = """<script>customElements.define("qc-field", class extends HTMLElement {
        static formAssociated = true;
        connectedCallback() { var inside = this.attachInternals(), root = this.attachShadow({ mode: "open" });
          var tall = this.hasAttribute("tall");
          root.innerHTML = "<label>" + this.getAttribute("label") + " " + (tall ? "<textarea></textarea>" : "<input>") + "</label>";
          root.querySelector("input,textarea").addEventListener("input", e => inside.setFormValue(e.target.value)) } })</script>"""
    hall.texts[
        "ask"
    ] = """<h1>我要咨询</h1><form method="post" action="/ask"><qc-field label="标题" name="title"></qc-field><br>
        <qc-field label="咨询内容" name="content" tall></qc-field><br><qc-field label="姓名" name="name"></qc-field><br>
        <qc-field label="手机号码" name="phone"></qc-field><br><button>提交</button></form>"""


@odd
def upload_offered(hall: Hall) -> None:
    hall.change(
        "ask",
        (
            ROW,
            '<div class="row"><label for="f">附件（不超过 5MB）</label><input id="f" type="file" name="file"></div>'
            + ROW,
        ),
    )
    hall.change("ask", ('method="post"', 'method="post" enctype="application/x-www-form-urlencoded"'))


# --- lists and choices --------------------------------------------------------------------------------------------------


@odd
def select_hidden_prompt(hall: Hall) -> None:
    options = "".join(f'<option value="{kind}">{kind}</option>' for kind in KINDS)
    hall.change("ask", (ROW, '<div class="row"><label for="k">咨询类别</label><select id="k" name="kind" required>'
                        f'<option value="" disabled selected hidden>请选择咨询类别</option><optgroup label="类别">{options}</optgroup></select></div>' + ROW))  # fmt: skip
    demand(hall, "kind", "咨询类别", *KINDS)


@odd
def select_layui(hall: Hall) -> None:
    options = "".join(f'<option value="{kind}">{kind}</option>' for kind in KINDS)
    drawn = "".join(f'<dd lay-value="{kind}">{kind}</dd>' for kind in KINDS)
    hall.head = """<style>.lf select{display:none}.lf dl{display:none;position:absolute;background:#fff;border:1px solid #ccc;
        margin:0;z-index:9}.lf dl.on{display:block}.lf dd{margin:0;padding:4px 12px;cursor:pointer}</style>"""
    hall.change("ask", (ROW, f"""<div class="row lf"><label class="layui-form-label">信件类别</label><div class="layui-input-block">
        <select name="kind" lay-verify="required"><option value="">请选择</option>{options}</select>
        <div class="layui-unselect layui-form-select"><div class="layui-select-title"><input type="text" placeholder="请选择"
        readonly class="layui-input layui-unselect"><i class="layui-edge"></i></div><dl class="layui-anim">
        <dd lay-value="" class="layui-select-tips">请选择</dd>{drawn}</dl></div></div></div>{ROW}"""))  # fmt: skip
    hall.tail = """<script>var t = document.querySelector(".layui-select-title"), l = document.querySelector(".lf dl");
        if (t) { t.onclick = function () { l.classList.toggle("on") };
          l.querySelectorAll("dd").forEach(function (d) { d.onclick = function () {
            document.querySelector(".lf select").value = d.getAttribute("lay-value");
            t.querySelector("input").value = d.getAttribute("lay-value"); l.classList.remove("on") } }) }</script>"""
    demand(hall, "kind", "信件类别", *KINDS)


@odd
def choice_buttons(hall: Hall) -> None:
    drawn = "".join(f'<span class="seg" data-v="{kind}">{kind}</span>' for kind in KINDS)
    hall.head = "<style>.seg{display:inline-block;border:1px solid #999;padding:2px 12px;cursor:pointer}.seg.on{background:#06c;color:#fff}</style>"
    hall.change(
        "ask",
        (ROW, f'<div class="row"><label>诉求类型</label><input type="hidden" name="kind" id="k">{drawn}</div>{ROW}'),
    )
    hall.tail = """<script>document.querySelectorAll(".seg").forEach(function (s) { s.addEventListener("click", function () {
        document.querySelectorAll(".seg").forEach(function (o) { o.classList.remove("on") }); s.classList.add("on");
        document.getElementById("k").value = s.dataset.v }) });
        var f = document.getElementById("ask"); if (f) f.onsubmit = function () {
          if (!document.getElementById("k").value) { alert("请选择诉求类型"); return false } }</script>"""
    demand(hall, "kind", "诉求类型", *KINDS)


@odd
def radio_group_demanded(hall: Hall) -> None:
    hall.change("ask", (ROW, '<fieldset><legend>是否公开</legend><input type="radio" name="open" value="1" id="o1" required><label for="o1">是</label> '
                        f'<input type="radio" name="open" value="0" id="o0"><label for="o0">否</label></fieldset>{ROW}'))  # fmt: skip
    demand(hall, "open", "是否公开", "0", "1")


@odd
def region_cascade(hall: Hall) -> None:
    hall.change("ask", (ROW, """<div class="row"><label for="a1">所属区域</label><select id="a1" name="county"><option value="">--区县--</option>
        <option>利州区</option><option>昭化区</option></select> <select name="town" id="a2"><option value="">--乡镇街道--</option></select></div>""" + ROW))  # fmt: skip
    hall.tail = """<script>var a = document.getElementById("a1"); if (a) a.onchange = function () { setTimeout(function () {
        document.getElementById("a2").innerHTML = '<option value="">--乡镇街道--</option>' +
          ["东坝街道", "河西街道"].map(function (t) { return "<option>" + t + "</option>" }).join("") }, 400) }</script>"""
    demand(hall, "county", "区县", "利州区", "昭化区")
    demand(hall, "town", "乡镇街道", "东坝街道", "河西街道")


@odd
def agreement_drawn(hall: Hall) -> None:
    hall.head = "<style>.cb{display:inline-block;cursor:pointer}.cb i{display:inline-block;width:14px;height:14px;border:1px solid #333}.cb.on i{background:#090}</style>"
    hall.change("join", ('<label><input type="checkbox" name="agreed" value="1"> 我已阅读并同意《用户服务协议》</label>',
                         '<input type="hidden" name="agreed" id="ag"><div class="cb" id="cb"><i></i><span>我已阅读并同意</span></div><a href="/terms" target="_blank">《用户服务协议》</a>'))  # fmt: skip
    hall.pages["GET /terms"] = lambda _: "<h1>用户服务协议</h1><p>第一条</p>"
    hall.tail = """<script>var c = document.getElementById("cb"); if (c) c.onclick = function () {
        c.classList.toggle("on"); document.getElementById("ag").value = c.classList.contains("on") ? "1" : "" }</script>"""


@odd
def agreement_read_first(hall: Hall) -> None:
    text = "".join(f"<p>第{n}条 用户应当如实填写注册信息，并对其真实性负责。</p>" for n in range(1, 40))
    hall.change("join", ('<div class="row last"><button>注册</button></div>',
                         f'<div id="tx" style="height:120px;overflow:auto;border:1px solid #999"><h3>用户服务协议</h3>{text}</div>'
                         '<div class="row last"><button id="go" disabled>注册</button> <small>请将协议滚动到底部后再注册</small></div>'))  # fmt: skip
    hall.tail = """<script>var x = document.getElementById("tx"); if (x) x.onscroll = function () {
        if (x.scrollTop + x.clientHeight >= x.scrollHeight - 4) document.getElementById("go").disabled = false }</script>"""


@odd
def agreement_read_in_layer(hall: Hall) -> None:
    """A layer with the agreement lies over the form; its button works once the text is scrolled to its end."""
    text = "".join(f"<p>{n}. 申请人对所填内容的真实性负责，并承担由此产生的责任。</p>" for n in range(1, 40))
    hall.tail = f"""<div id="veil" style="position:fixed;inset:0;background:rgba(0,0,0,.5);z-index:50"><div
        style="background:#fff;width:560px;margin:60px auto;padding:20px"><h3>用户须知</h3>
        <div id="tx" style="height:160px;overflow-y:scroll;border:1px solid #999">{text}</div>
        <button id="ok" disabled>我已阅读</button></div></div><script>var v = document.getElementById("veil"), x =
        document.getElementById("tx"); if (location.pathname != "/join") v.remove(); x.onscroll = function () {{
        if (x.scrollTop + x.clientHeight >= x.scrollHeight - 4) document.getElementById("ok").disabled = false }};
        document.getElementById("ok").onclick = function () {{ v.remove() }}</script>"""


# --- handing in ---------------------------------------------------------------------------------------------------------


@odd
def button_until_valid(hall: Hall) -> None:
    hall.change("ask", ("<button>提交</button>", '<button id="go" disabled>提交</button>'))
    hall.tail = """<script>var f = document.getElementById("ask"); if (f) f.addEventListener("input", function () {
        document.getElementById("go").disabled = [].some.call(f.querySelectorAll("input,textarea"), function (b) {
          return !b.value }) })</script>"""


@odd
def image_button(hall: Hall) -> None:
    dot = "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'><rect width='90' height='30' fill='teal'/></svg>"
    hall.change("ask", ("<button>提交</button>", f'<input type="image" alt="提交" src="{dot}">'))


@odd
def pressed_on_mousedown(hall: Hall) -> None:
    hall.change(
        "ask",
        (
            "<button>提交</button>",
            '<div id="go" style="display:inline-block;padding:4px 20px;background:#06c;color:#fff">提交</div>',
        ),
    )
    hall.tail = """<script>var g = document.getElementById("go"); if (g) g.addEventListener("mousedown", function () {
        document.getElementById("ask").submit() })</script>"""


@odd
def check_your_answers(hall: Hall) -> None:
    def preview(asked: Asked) -> Answer | str:
        wrong = hall.wrong_in_question(asked.form)
        if wrong:
            return hall.texts["ask"].replace("</h1>", f"</h1><p>{wrong}</p>")
        kept = "".join(f"<input type='hidden' name='{name}' value='{value}'>" for name, value in asked.form.items())
        return (f"<h1>请核对您填写的信息</h1><dl><dt>标题</dt><dd>{asked.form['title']}</dd></dl>"
                f"<form method='post' action='/ask'>{kept}<a href='/ask'>返回修改</a> <button>确认提交</button></form>")  # fmt: skip

    hall.pages["POST /ask/preview"] = preview
    hall.change("ask", ('action="/ask"', 'action="/ask/preview"'), ("<button>提交</button>", "<button>下一步</button>"))


@odd
def read_back_in_boxes(hall: Hall) -> None:
    """The page between has the answers in a table, under other words, and a search box beside."""

    def preview(asked: Asked) -> Answer | str:
        if wrong := hall.wrong_in_question(asked.form):
            return hall.texts["ask"].replace("</h1>", f"</h1><p>{wrong}</p>")
        rows = "".join(f"<tr><td>{value}</td></tr>" for value in asked.form.values())
        kept = "".join(f"<input type='hidden' name='{name}' value='{value}'>" for name, value in asked.form.items())
        return (f"<form action='/find'><input name='q' placeholder='请输入事项名称'> <button>搜索</button></form><h1>信息预览</h1>"
                f"<table>{rows}</table><form method='post' action='/ask'>{kept}<button>确认无误，提交</button></form>")  # fmt: skip

    hall.pages["POST /ask/look"] = preview
    hall.change("ask", ('action="/ask"', 'action="/ask/look"'))


@odd
def in_three_pages(hall: Hall) -> None:
    def page(number: int, rows: str, button: str) -> str:
        to = "/join" if number == 3 else f"/join/{number + 1}"
        return f'<h1>用户注册（第 {number} 步，共 3 步）</h1><form method="post" action="{to}">{rows}<button>{button}</button></form>'

    def row(name: str, word: str, kind: str = "text") -> str:
        return (
            f'<div class="row"><label for="{name}">{word}</label><input id="{name}" name="{name}" type="{kind}"></div>'
        )

    def keep(asked: Asked) -> str:
        return "".join(f"<input type='hidden' name='{name}' value='{value}'>" for name, value in asked.form.items())

    hall.texts["join"] = page(1, row("name", "姓名") + row("id", "身份证号"), "下一步")
    hall.pages["POST /join/2"] = lambda asked: page(2, keep(asked) + row("phone", "手机号码"), "下一步")
    hall.pages["POST /join/3"] = lambda asked: page(
        3, keep(asked) + "<input type='hidden' name='agreed' value='1'>" + row("login", "用户名") + row("word", "密码", "password")
        + row("again", "确认密码", "password"), "完成注册",
    )  # fmt: skip


@odd
def refused_once(hall: Hall) -> None:
    before = hall.wrong_in_question

    def wrong(given: dict[str, str]) -> str:
        return before(given) or ("" if len(given["content"]) <= 30 else "咨询内容不能超过30个字")

    hall.wrong_in_question = wrong


@odd
def refused_by_summary(hall: Hall) -> None:
    hall.change("join", (ROW, '<div class="row"><label for="m">邮箱</label><input id="m" name="mail"></div>' + ROW))
    before = hall.wrong_in_account
    hall.wrong_in_account = lambda given: before(given) or ("" if "@" in given.get("mail", "") else "邮箱不能为空")

    def join(asked: Asked) -> Answer | str:
        wrong = hall.wrong_in_account(asked.form)
        if wrong:
            return hall.texts["join"].replace(
                "</h1>",
                f'</h1><div role="alert" tabindex="-1"><h2>存在以下问题</h2><ul><li><a href="#m">{wrong}</a></li></ul></div>',
            )
        hall.done.add("register")
        return hall.texts["joined"]

    hall.pages["POST /join"] = join


@odd
def native_bubble(hall: Hall) -> None:
    hall.change("ask", ('name="name"', 'name="name" required'), ('name="phone"', 'name="phone" required pattern="1[0-9]{10}"'),
                ('name="title"', 'name="title" required'), ('name="content"', 'name="content" required'))  # fmt: skip
    hall.change(
        "ask",
        (ROW, '<div class="row"><label for="ad">联系地址</label><input id="ad" name="address" required></div>' + ROW),
    )
    demand(hall, "address", "联系地址")


@odd
def answered_in_json(hall: Hall) -> None:
    by_script(hall)
    hall.change("ask", ("<button>提交</button>", '<button type="button" id="go">提交</button><p id="say"></p>'))
    hall.tail = """<script>var g = document.getElementById("go"); if (g) g.onclick = function () { g.disabled = true;
        setTimeout(function () { g.disabled = false }, 3000);
        fetch("/api/ask", { method: "POST", body: new URLSearchParams(new FormData(document.getElementById("ask"))) })
          .then(function (r) { return r.json() }).then(function (j) { setTimeout(function () {
            if (j.wrong) { document.getElementById("say").textContent = j.wrong; return }
            document.querySelector("main").innerHTML = "<h1>提交成功</h1><p>受理编号：" + j.number + "</p><p>查询密码：" + j.word + "</p>"
          }, 2500) }) }</script>"""


@odd
def twin_forms(hall: Hall) -> None:
    twin = hall.texts["ask"].partition("</h1>")[2].replace('id="', 'id="m-').replace('for="', 'for="m-')
    hall.texts["ask"] = hall.texts["ask"].replace(
        "</h1>", f'</h1><div aria-hidden="true" style="position:absolute;left:-9999px;width:300px" inert>{twin}</div>'
    )


@odd
def one_time_token(hall: Hall) -> None:
    tokens: list[str] = []

    def form(asked: Asked) -> str:
        tokens.append(f"tk{len(tokens)}")
        return hall.texts["ask"].replace(
            'id="ask">', f'id="ask"><input type="hidden" name="token" value="{tokens[-1]}">'
        )

    before = hall.wrong_in_question
    hall.pages["GET /ask"] = form
    hall.wrong_in_question = lambda given: (
        before(given) if given.get("token") == tokens[-1] else "页面已过期，请刷新后重试"
    )
