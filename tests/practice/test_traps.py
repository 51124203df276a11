"""
Every trap of real portals that concerns a browser stands in at least one family of the practice portal.

Each is shown in what the hall serves; that citizens get past it on a sound hall is shown by tests/calibration.  Left
out are traps a browser walks through by itself and a citizen never sees: signed requests of scripts, checks of the
Referer, cookies per host.  Walls and dead ends (captchas, bot walls, closed entries, other hosts) are named faults of
the portal, each with its own row in tests/calibration/expected.py.
"""

from __future__ import annotations

import re

import pytest

from tests.practice.visitor import Visit

# What the trap is, the family that shows it, the address, and what proves it there.
TRAPS = {
    "spaces inside a button's text": ("jsp", "progress", r"查(&nbsp;|\s|　|\xa0)+询"),
    "a link without an address": ("jsp", "", r"<a onclick="),
    "a div as button": ("jsp", "register", r'<div class="sms" id="sendMobileCode"[^>]*onclick'),
    "li as tabs": ("jsp", "", r'<li id="theme_tab1" onclick'),
    "an image as button without a name": ("jsp", "", r"<a onclick=[^>]*><img src=(?![^>]*alt)"),
    "a hint that is the box's value": ("jsp", "", r'class="txt hint" hint="([^"]+)" value="\1"'),
    "a label in the cell before": ("frames", "login", r'<TD class="k"[^>]*>[^<]{1,20}：</TD><TD class="v"><INPUT'),
    "a label without for": ("layui", "register", r'<label class="layui-form-label">'),
    "radios with bare text": ("jsp", "consult", r'<input type="radio"[^>]*>[^<\s]'),
    "an agreement whose words hold a link": ("jsp", "register", r'name="agreement"[^>]*>我已阅读并同意<a'),
    "hidden twins": ("jsp", "", r'<div id="theme_con1" style="display:none">'),
    "words inside other words": ("jsp", "", r"注册说明"),
    "guides in a window of their own": ("jsp", "static/hall.js", r"window\.open"),
    "a list that opens windows": ("frames", "part/body", r'<SELECT onchange="opens\(this\)">'),
    "an address turned round until it is pressed": ("jsp", "static/hall.js", r"reverse\(\)"),
    "a search word encoded twice": ("jsp", "static/hall.js", r"encodeURI\(encodeURI"),
    "success told by a native dialog": ("jsp", "static/hall.js", r"alert\("),
    "a question before the form is sent": ("jsp", "static/form.js", r"confirm\("),
    "a login form in an iframe": ("layui", "static/hall.js", r"dialogiframe"),
    "an iframe inside the form": ("jsp", "consult", r"<iframe"),
    "an advertisement that drifts": ("jsp", "", r'<div class="drift"'),
    "a toast that goes by itself": ("layui", "static/hall.js", r"TOAST_MS = 2500"),
    "a code by SMS with a count-down": ("jsp", "static/form.js", r"countDown\(button, 60\)"),
    "a session in the address": ("jsp", "login", r";jsessionid="),
    "an address behind a hash": ("spa-element", "static/router.js", r"hashchange"),
    "a box that waits for the input method": ("jsp", "static/hall.js", r"compositionend"),
    "a search box that leads to another page": ("frames", "static/hall.js", r"frame\.location\.href"),
    "a list drawn by a library": ("spa-element", "static/app.js", r"<el-select"),
    "a box that only a picker fills": ("layui", "consult", r"<input[^>]*(readonly|lay-search)|<select[^>]*lay-search"),
    "a mask while loading": ("spa-element", "static/app.js", r"loading"),
    "pages by number and GO": ("jsp", "items", r"GO</a>|第1/1页"),
    "pages drawn by a library": ("spa-antd", "static/app.js", r"<a-pagination"),
    "pages that load on scrolling": ("mobile-vant", "static/app.js", r"van-list|van-pagination"),
    "a frameset or frames": ("frames", "", r"(?i)<(frameset|iframe)"),
    "login by certificate": ("layui", "login", r"数字证书|CA"),
    "a page written by document.writeln": ("frames", "static/bottom.js", r"document\.writeln"),
    "menus that open under the pointer": ("jsp", "static/hall.css", r":hover"),
    "a browser of the past recommended": ("jsp", "", r"建议使用IE"),
    "moving text": ("frames", "part/body", r"(?i)<marquee"),
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_the_practice_portal_has(trap: str, visit: Visit) -> None:
    family, address, proof = TRAPS[trap]

    answer = visit(family=family, faults="none").get(address)

    assert answer.status_code == 200
    gbk = family == "frames" and not address.startswith("static/")
    text = answer.content.decode("gb18030" if gbk else "utf-8")
    assert re.search(proof, text), text[:3000]


ENCODINGS = {
    "GBK declared by the header": ("", "gbk"),
    "GBK declared by a meta tag alone": ("part/menu", None),
    "GBK with a header that says otherwise": ("part/foot", "utf-8"),
}


@pytest.mark.parametrize("how", ENCODINGS)
def test_the_frames_hall_serves(how: str, visit: Visit) -> None:
    address, declared = ENCODINGS[how]

    answer = visit(family="frames", faults="none").get(address)
    answer.content.decode("gb18030")  # what it is, whatever is said of it

    assert answer.charset_encoding == declared


def test_a_session_in_the_address_is_answered_like_the_address_without_it(visit: Visit) -> None:
    hall = visit(family="jsp", faults="none")

    assert hall.get("login;jsessionid=8A3F.node1").text == hall.get("login").text


def test_a_search_word_encoded_twice_finds_the_same(visit: Visit) -> None:
    hall = visit(family="jsp", faults="none")

    assert "居住证办理" in hall.get("search", qq="%E5%B1%85%E4%BD%8F%E8%AF%81").text
