"""Halls that ask, list and answer in stages: rules first, groups that open, forms side by side, words of their own."""

from __future__ import annotations

from tests.oddities.case import odd
from tests.oddities.hall import NUMBER, WORD, Asked, Hall

RULES = """<h1>留言须知</h1><p>一、一事一信，请勿重复提交。</p><p>二、留言内容应当真实。</p>
<form method="post" action="/ask"><input type="hidden" name="stage" value="2">
<p><input type="checkbox" id="ok"> 本人已仔细阅读以上须知并同意</p><p><a href="javascript:;" class="btn" id="on">下一步</a></p></form>
<script>document.getElementById("on").onclick = function () { if (!document.getElementById("ok").checked) { alert("请先阅读须知"); return }
  document.forms[document.forms.length - 1].submit() }</script>"""
WHOM = """<h1>选择承办单位</h1><form method="post" action="/ask"><input type="hidden" name="stage" value="3">
<p>承办单位：<select name="office"><option value="">请选择</option><option>青川市公安局</option><option>青川市民政局</option></select></p>
<p><button>下一步</button></p></form>"""


def by_stages(hall: Hall) -> None:
    """The letter comes third, behind the rules and the office it is meant for."""
    last = hall.ask

    def ask(asked: Asked) -> object:
        stage = asked.form.get("stage")
        if stage == "2":
            return WHOM
        if stage == "3":
            return hall.texts["ask"] if asked.form.get("office") else WHOM
        return last(asked)

    hall.pages["GET /ask"] = lambda _: RULES
    hall.pages["POST /ask"] = ask  # type: ignore[assignment]  # what it answers is what the hall's own answers


@odd
def rules_then_office(hall: Hall) -> None:
    by_stages(hall)


@odd
def stages_end_at_the_rules(hall: Hall) -> None:
    """The letter is taken, or not: the rules come again, without a word."""
    by_stages(hall)
    first = hall.pages["POST /ask"]

    def ask(asked: Asked) -> object:
        return first(asked) if asked.form.get("stage") else RULES

    hall.pages["POST /ask"] = ask  # type: ignore[assignment]  # what it answers is what the hall's own answers


@odd
def receipt_in_its_own_words(hall: Hall) -> None:
    hall.texts[
        "asked"
    ] = f"""<h1>来信回执</h1><p>我们会尽快为您处理。</p><table><tr><th>信件编号</th><td>{NUMBER}</td></tr>
        <tr><th>查询密码</th><td>{WORD}</td></tr></table>"""


@odd
def yes_in_its_own_words(hall: Hall) -> None:
    hall.change("ask", ("<button>提交</button>", '<button type="button" id="send">提交</button>'))
    hall.tail = """<div id="sure" style="display:none;position:fixed;left:30%;top:30%;width:300px;background:#fff;border:1px solid #333;z-index:9">
        <p>提交后不能修改。</p><p><a href="javascript:;" id="no">再看看</a> <a href="javascript:;" id="yes">确认无误</a></p></div>
        <script>var s = document.getElementById("send"), l = document.getElementById("sure"); if (s) {
          s.onclick = function () { l.style.display = "block" }; document.getElementById("no").onclick = function () { l.style.display = "none" };
          document.getElementById("yes").onclick = function () { document.getElementById("ask").submit() } }</script>"""


@odd
def two_forms_to_query(hall: Hall) -> None:
    """The tab in front asks for an application and part of an identity number; letters have a tab of their own."""
    own = hall.texts["case"].replace("<h1>办件进度查询</h1>", "").replace("受理编号", "信件编号")
    hall.texts[
        "case"
    ] = f"""<h1>进度查询</h1><ul id="tabs"><li class="on" data-t="a" style="cursor:pointer">办件查询</li>
        <li data-t="b" style="cursor:pointer">信件查询</li></ul>
        <div id="a"><form action="/case/none"><div class="row">办件编号：<input name="n"></div><div class="row">身份证后四位：<input name="i"></div>
        <div class="row"><button>查询</button></div></form></div><div id="b" style="display:none">{own}</div>
        <script>document.querySelectorAll("#tabs li").forEach(function (t) {{ t.onclick = function () {{
          ["a", "b"].forEach(function (p) {{ document.getElementById(p).style.display = p == t.getAttribute("data-t") ? "block" : "none" }}) }} }})</script>"""
    hall.pages["GET /case/none"] = lambda _: "<h1>查询结果</h1><p>未查询到相关办件，请核对办件编号</p>"


@odd
def region_by_one_star(hall: Hall) -> None:
    """One star and one label before three lists, of which the second and third are fetched."""
    hall.change("join", ('<div class="row last">', """<div class="row"><span class="l"><em>*</em> 户籍所在地</span><span class="f">
        <select name="sheng" id="s1"><option value="">省</option><option>川东省</option></select>
        <select name="shi" id="s2"><option value="">市</option></select> <select name="xian" id="s3"><option value="">县</option></select></span></div>
        <div class="row last">"""))  # fmt: skip
    hall.tail = """<script>var a = document.getElementById("s1"), b = document.getElementById("s2"), c = document.getElementById("s3");
        function later(list, some) { setTimeout(function () { some.forEach(function (t) { list.insertAdjacentHTML("beforeend", "<option>" + t + "</option>") }) }, 900) }
        if (a) { a.onchange = function () { later(b, ["青川市"]) }; b.onchange = function () { later(c, ["上河县", "下河县"]) } }</script>"""
    before = hall.wrong_in_account
    hall.wrong_in_account = lambda given: before(given) or ("" if given.get("xian") else "信息不完整")


@odd
def items_in_closed_groups(hall: Hall) -> None:
    """What is sought is one of several under a main item, whose group opens by a press; the search is out of order."""
    hall.texts["theme"] = """<h1>户籍办理</h1><p>共 <b>2</b> 个主项，<b>3</b> 个办理项</p>
        <div class="g"><div class="t" style="cursor:pointer">流动人口服务<i>（2）</i></div><div class="c" style="display:none">
        <p><a href="/guide" target="_blank">居住证办理</a></p><p><a href="/guide?other" target="_blank">居住证签注</a></p></div></div>
        <div class="g"><div class="t" style="cursor:pointer">户口迁移<i>（1）</i></div><div class="c" style="display:none">
        <p><a href="/guide?other" target="_blank">户口迁移审批</a></p></div></div>
        <script>document.querySelectorAll(".t").forEach(function (t) { t.onclick = function () { var c = t.nextElementSibling; c.style.display = c.style.display == "none" ? "block" : "none" } })</script>"""
    hall.find = lambda _: "<h1>搜索结果</h1><p>没有找到相关的事项</p>"


@odd
def filters_above_other_results(hall: Hall) -> None:
    """The results have nothing to do with the words; a filter above them has."""
    rows = "".join(
        f'<div class="r"><a href="/guide?other" target="_blank">{name}</a><p>市公安局</p></div>'
        for name in ("危险化学品运输通行", "保安员证核发", "爆破作业单位许可")
    )

    def find(_: Asked) -> str:
        hall.done.add("search")
        return f"""<h1>搜索结果</h1><div class="f">实施主体：<a href="#" class="on">不限</a> <a href="#">居住证管理中心</a> <a href="#">市公安局</a></div>
            <p>共找到 3 个事项</p><div class="rs">{rows}</div>"""

    hall.find = find
