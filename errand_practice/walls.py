"""
What may stand between a citizen and a form: walls no machine should climb, and ways that lead to another host.

The other host is this very process under another name (localhost, or 127.0.0.1 for who came as localhost), so that a
browser takes it for a stranger. Its pages wear the province's or the hotline's colours and no family's.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from errand_practice.answers import error_page, leave, notice_page, redirect
from errand_practice.call import Call

# fault -> (the ways in where it stands, what is said there)
SAID: dict[str, tuple[tuple[str, ...], str]] = {
    "real-name": (("consult",), "请先完成实名认证，再提交咨询。"),
    "app-only": (("consult",), "请下载“{short}办事通”APP办理。"),
    "old-browser": (("register",), "请使用IE9.0及以上版本浏览器访问本系统。"),
    "qr-login": (("login",), "请使用手机扫一扫登录"),
    "consult-hotline": (("consult",), "业务咨询请拨打12345政务服务便民热线。"),
}
PUSHED = ("slider", "widget")  # a test for people stands before these ways in:
TESTED = ("register", "consult")
DELEGATED = {"register-delegated": ("register", "sso"), "consult-delegated": ("consult", "hotline")}
BOT_WALLS = {"bot-wall": 412, "bot-wall-403": 403, "bot-wall-521": 521, "bot-wall-empty": 202}
_SCRIPT = (
    '<script type="text/javascript">var $_ts=window["$_ts"]||{};$_ts.nsd=84251;'
    '(function(){document.cookie="FSSBBIl1UgzbN7N80S="+$_ts.nsd+"; path=/";})();</script>'
)
_PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
<link rel="icon" href="data:,"><style>
body {{ margin: 0; font: 15px sans-serif; background: #f2f5fa }}
header {{ background: {colour}; color: #fff; padding: 18px 8% }}
main {{ width: 460px; margin: 40px auto; padding: 24px; background: #fff }} label {{ display: block; margin: 10px 0 }}
.track {{ width: 320px; height: 40px; background: #e8ecf2; line-height: 40px; text-align: center; position: relative }}
.track b {{ position: absolute; left: 0; width: 38px; background: #fff; border: 1px solid #ccc }}
</style></head><body><header>{title}</header><main>{main}</main></body></html>"""


def bot_wall(call: Call) -> Response | None:
    """What a wall against machines answers to everything."""
    for fault, status in BOT_WALLS.items():
        if fault in call.faults:
            return Response("" if status == 202 else _SCRIPT, status, media_type="text/html; charset=utf-8")
    return None


def login_only(call: Call) -> bool:
    """Whether strangers are shown the login page wherever they go."""
    return "login-only" in call.faults and call.user is None


def before(call: Call, way: str) -> Response | None:
    """What stands before the form behind the way in called *way*, if anything does."""
    for fault, (ways, message) in SAID.items():
        if way in ways and fault in call.faults:
            return notice_page(call, call.word(f"entry.{way}"), message.format(short=call.profile.city.short_zh))
    if way in TESTED and any(fault in call.faults for fault in PUSHED):
        return leave(call, call.url("check"))
    for fault, (shut, there) in DELEGATED.items():
        if way == shut and fault in call.faults:
            return leave(call, call.url("goto", to=there))
    if way == "consult" and "qr-login" in call.faults and call.user is None:
        return redirect(call, "login", next="consult")
    return None


def _stranger(call: Call, path: str, **query: str) -> str:
    """An address of this process under another name."""
    url = call.request.url
    host = "127.0.0.1" if url.hostname == "localhost" else "localhost"
    tail = f"?{urlencode(query)}" if query else ""
    return f"{url.scheme}://{host}:{url.port}{call.url(path)}{tail}"


async def goto(call: Call) -> Response:
    """The stop between a hall and the host it hands its citizens to."""
    there = call.sent.query("to")
    if there not in ("sso", "hotline"):
        return error_page(call, 404, "您访问的页面不存在")
    return RedirectResponse(
        _stranger(call, there, backUrl=str(call.request.url.replace(query="", path=call.url("")))), 302
    )


async def sso(call: Call) -> Response:
    """The province's own registration, as the stranger has it."""
    title = f"{call.profile.city.province_zh}统一身份认证平台"
    boxes = ("姓名", "身份证号码", "手机号码", "短信验证码", "密码", "确认密码")
    return _page(title, "#b3241b", _form("个人用户注册", boxes, "注册"))


async def hotline(call: Call) -> Response:
    """The hotline's own form, as the stranger has it."""
    title = f"12345{call.profile.city.province_zh}政务服务便民热线"
    return _page(title, "#0a5bb5", _form("我要写信", ("标题", "诉求内容", "姓名", "手机号码"), "提交"))


async def check(call: Call) -> Response:
    """A test that tells people from machines: the hall's own slider, or a stranger's widget in a frame."""
    if "widget" in call.faults:
        frame = f'<iframe width="340" height="80" frameborder="0" src="{escape(_stranger(call, "widget"))}"></iframe>'
        return _page("访问验证", "#555", f"<p>为保障您的账号安全</p>{frame}")
    return _page(
        "访问验证", "#555", '<p>为保障您的账号安全</p><div class="track"><b>→</b>请按住滑块，拖动到最右边</div>'
    )


async def widget(_call: Call) -> Response:
    """What a third party shows in its frame."""
    return _page("验证", "#888", '<div class="track">点击按钮进行验证</div>')


def _form(name: str, boxes: tuple[str, ...], press: str) -> str:
    rows = "".join(f"<label>{box} <input></label>" for box in boxes)
    return f"<h1>{name}</h1><form onsubmit='return false'>{rows}<button>{press}</button></form>"


def _page(title: str, colour: str, main: str) -> Response:
    text = _PAGE.format(title=escape(title), colour=colour, main=main)
    return Response(text, media_type="text/html; charset=utf-8", headers={"Cache-Control": "no-store"})
