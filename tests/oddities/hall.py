"""
A small sound hall, written for being made odd in one thing at a time.

It takes only what is complete and right, and remembers what was really done, so that a walk that says `completed` can
be held against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

NUMBER, WORD = "YW202611290417", "730584"
"""The number and the query password of every question handed in."""
HTML = "text/html; charset=utf-8"

NAV = """<nav><a href="/">首页</a> <a href="/themes">个人服务</a> <a href="/ask">我要咨询</a> <a href="/case">办件进度查询</a>
<a href="/join">注册</a> <a href="/enter">登录</a></nav>"""
HOME = """<h1>青川市政务服务大厅</h1>
<form action="/find" role="search"><input type="text" name="q" placeholder="请输入事项名称"> <button>搜索</button></form>
<h2>通知公告</h2><ul><li><a href="/news">关于国庆期间窗口服务安排的公告</a></li></ul>"""
FOUND = """<h1>搜索结果</h1><p>共找到 2 个事项</p>
<ul><li><a href="/guide">居住证办理</a></li><li><a href="/guide?other">户口迁移审批</a></li></ul>"""
THEMES = """<h1>个人服务</h1><h2>按主题</h2><ul><li><a href="/theme">户籍办理</a></li><li><a href="/theme">社会保障</a></li></ul>"""
GUIDE = """<h1>居住证办理</h1>
<h2>设定依据</h2><p>《居住证暂行条例》第二条：公民离开常住户口所在地，到其他城市居住半年以上的，可以依照本条例的规定申领居住证。</p>
<h2>受理条件</h2><p>在本市居住半年以上，有合法稳定就业或者合法稳定住所。</p>
<h2>申请材料</h2><ul><li>身份证原件</li><li>房屋租赁合同</li></ul>
<h2>办理流程</h2><p>申请、受理、审核、制证、领取</p>
<h2>办理时限</h2><p>15 个工作日</p>
<h2>收费标准</h2><p>不收费</p>
<h2>办理地点</h2><p>青川市人民路 8 号政务服务中心二楼 6 号窗口</p>
<h2>办理时间</h2><p>周一至周五 9:00 至 17:00</p>
<h2>咨询电话</h2><p>0839-5550123</p>"""
ASK = """<h1>我要咨询</h1><form method="post" action="/ask" id="ask">
<div class="row"><label for="t">标题</label><input id="t" name="title"></div>
<div class="row"><label for="c">咨询内容</label><textarea id="c" name="content"></textarea></div>
<div class="row"><label for="n">姓名</label><input id="n" name="name"></div>
<div class="row"><label for="p">手机号码</label><input id="p" name="phone"></div>
<div class="row last"><button>提交</button></div></form>"""
ASKED = f"""<h1>提交成功</h1><p>您的咨询已经收到。</p>
<dl><dt>受理编号</dt><dd>{NUMBER}</dd><dt>查询密码</dt><dd>{WORD}</dd></dl>"""
CASE = """<h1>办件进度查询</h1><form action="/case/shown">
<div class="row"><label for="no">受理编号</label><input id="no" name="no"></div>
<div class="row"><label for="pw">查询密码</label><input id="pw" name="pw" type="password"></div>
<div class="row"><button>查询</button></div></form>"""
SHOWN = """<h1>查询结果</h1><table><tr><th>咨询标题</th><td>咨询居住证办理的时限</td></tr><tr><th>办理状态</th><td>已受理</td></tr>
<tr><th>承办单位</th><td>青川市公安局</td></tr></table>"""
JOIN = """<h1>个人用户注册</h1><form method="post" action="/join" id="join">
<div class="row"><label for="u">用户名</label><input id="u" name="login"></div>
<div class="row"><label for="n">姓名</label><input id="n" name="name"></div>
<div class="row"><label for="i">身份证号</label><input id="i" name="id"></div>
<div class="row"><label for="p">手机号码</label><input id="p" name="phone"></div>
<div class="row"><label for="w">密码</label><input id="w" name="word" type="password"></div>
<div class="row"><label for="w2">确认密码</label><input id="w2" name="again" type="password"></div>
<div class="row"><label><input type="checkbox" name="agreed" value="1"> 我已阅读并同意《用户服务协议》</label></div>
<div class="row last"><button>注册</button></div></form>"""
JOINED = "<h1>注册成功</h1><p>欢迎您，请妥善保管账号和密码。</p>"
ENTER = """<h1>登录</h1><form method="post" action="/enter"><label>用户名 <input name="login"></label>
<label>密码 <input name="word" type="password"></label> <button>登录</button></form>"""
STYLE = "body{font:16px/1.6 sans-serif;width:960px;margin:0 auto}nav a{margin-right:1em}.row{margin:.5em 0}"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: what it asks for, what it brings along."""

    path: str
    query: dict[str, str]
    form: dict[str, str]
    cookies: dict[str, str]
    raw_query: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what stands in the page's main part, or with *whole* all there is."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    whole: bool = False
    title: str = "青川市政务服务大厅"


Page = Callable[[Asked], Answer | str]
Check = Callable[[dict[str, str]], str]


@dataclass
class Hall:
    """Its pages by method and path, what stands round all of them, and what was done."""

    pages: dict[str, Page] = field(default_factory=dict)
    head: str = ""
    nav: str = NAV
    tail: str = ""
    charset: str = "utf-8"
    done: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)
    port: int = 0

    def __post_init__(self) -> None:
        # What an oddity may put something of its own in the place of.
        self.find: Page = self._find
        self.wrong_in_question: Check = self._wrong_in_question
        self.wrong_in_account: Check = self._wrong_in_account
        self.answer: Callable[[str, str, Asked], Answer] = self._answer
        self.document: Callable[[Answer], bytes] = self._document
        self.texts = {
            "home": HOME, "found": FOUND, "themes": THEMES, "theme": FOUND, "guide": GUIDE, "ask": ASK, "asked": ASKED,
            "case": CASE, "shown": SHOWN, "join": JOIN, "joined": JOINED, "enter": ENTER,
        }  # fmt: skip
        for path, name in {
            "/": "home", "/themes": "themes", "/theme": "theme", "/ask": "ask", "/case": "case", "/join": "join",
            "/enter": "enter",
        }.items():  # fmt: skip
            self.pages[f"GET {path}"] = self._plain(name)
        self.pages |= {
            "GET /find": self._search, "GET /guide": self.guide, "POST /ask": self.ask, "GET /asked": self._plain("asked"),
            "GET /case/shown": self.show, "POST /join": self.join, "GET /joined": self._plain("joined"),
        }  # fmt: skip

    # --- how it is made odd --------------------------------------------------------------------------------------

    def change(self, name: str, *pairs: tuple[str, str]) -> None:
        """Put one text of a page in another's place, once or as often as it stands there."""
        for old, new in pairs:
            assert old in self.texts[name], (name, old)
            self.texts[name] = self.texts[name].replace(old, new)

    def _plain(self, name: str) -> Page:
        return lambda _: self.texts[name]

    # --- what it does ------------------------------------------------------------------------------------------------

    def _find(self, asked: Asked) -> Answer | str:
        """Search."""
        words = asked.query.get("q", "")
        if "居住证" not in words:
            return f"<h1>搜索结果</h1><p>没有找到与“{words}”相关的事项</p>"
        self.done.add("search")
        return self.texts["found"]

    def _search(self, asked: Asked) -> Answer | str:
        return self.find(asked)

    def guide(self, asked: Asked) -> Answer | str:
        """A guide."""
        if "other" in asked.query:
            return self.texts["guide"].replace("居住证办理", "户口迁移审批").replace("身份证原件", "户口簿")
        self.done.add("guide")
        return self.texts["guide"]

    def _wrong_in_question(self, given: dict[str, str]) -> str:
        """What is missing or wrong in a question, in the order of the form; empty if nothing."""
        wants = {"title": "标题", "content": "咨询内容", "name": "姓名", "phone": "手机号码"}
        for name, word in wants.items():
            if not given.get(name, "").strip():
                return f"{word}不能为空"
        return "" if re.fullmatch(r"1\d{10}", given["phone"]) else "手机号码格式不正确"

    def ask(self, asked: Asked) -> Answer | str:
        """Take a question."""
        wrong = self.wrong_in_question(asked.form)
        if wrong:
            return self.texts["ask"].replace("</h1>", f'</h1><p class="wrong" style="color:red">{wrong}</p>')
        self.done.add("consult")
        return away("/asked")

    def show(self, asked: Asked) -> Answer | str:
        """A case, by its number and password."""
        if (asked.query.get("no", "").strip(), asked.query.get("pw", "").strip()) != (NUMBER, WORD):
            return "<h1>查询结果</h1><p>未查询到相关办件，请核对受理编号和查询密码</p>"
        self.done.add("progress")
        return self.texts["shown"]

    def _wrong_in_account(self, given: dict[str, str]) -> str:
        """What is missing or wrong in a registration; empty if nothing."""
        wants = {
            "login": "用户名",
            "name": "姓名",
            "id": "身份证号",
            "phone": "手机号码",
            "word": "密码",
            "again": "确认密码",
        }
        for name, word in wants.items():
            if not given.get(name, "").strip():
                return f"{word}不能为空"
        if not re.fullmatch(r"\d{17}[\dX]", given["id"]):
            return "身份证号格式不正确"
        if not re.fullmatch(r"1\d{10}", given["phone"]):
            return "手机号码格式不正确"
        if given["word"] != given["again"]:
            return "两次输入的密码不一致"
        return "" if given.get("agreed") else "请先阅读并同意用户服务协议"

    def join(self, asked: Asked) -> Answer | str:
        """Open an account."""
        wrong = self.wrong_in_account(asked.form)
        if wrong:
            return self.texts["join"].replace("</h1>", f'</h1><p class="wrong" style="color:red">{wrong}</p>')
        self.accounts[asked.form["login"]] = asked.form["word"]
        self.done.add("register")
        return away("/joined")

    # --- how it answers ----------------------------------------------------------------------------------------------

    def _answer(self, method: str, path: str, asked: Asked) -> Answer:
        """What it answers a request."""
        page = self.pages.get(f"{method} {path}")
        if page is None:
            return Answer("<h1>404</h1><p>您访问的页面不存在</p>", 404)
        answer = page(asked)
        return answer if isinstance(answer, Answer) else Answer(answer)

    def _document(self, answer: Answer) -> bytes:
        """The bytes of a page."""
        if isinstance(answer.body, bytes):
            return answer.body
        text = answer.body
        if not answer.whole:
            text = (
                f'<!doctype html><html lang="zh-CN"><head><meta charset="{self.charset}"><title>{answer.title}</title>'
                f"<style>{STYLE}</style>{self.head}</head><body>{self.nav}<main>{text}</main>{self.tail}</body></html>"
            )
        return text.encode(self.charset)

    @contextmanager
    def open(self) -> Iterator[str]:
        """Serve it; yields its address."""
        hall = self

        class Desk(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                with suppress(ConnectionError):  # a citizen who goes before the answer is there
                    self._answer()

            do_POST = do_GET  # noqa: N815 (http.server's name)

            def _answer(self) -> None:
                at = urlsplit(self.path)
                sent = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
                form = dict(parse_qsl(sent, keep_blank_values=True))
                cookies = {name: crumb.value for name, crumb in SimpleCookie(self.headers.get("Cookie", "")).items()}
                query = dict(parse_qsl(at.query, keep_blank_values=True, encoding=hall.charset, errors="replace"))
                answer = hall.answer(self.command, at.path, Asked(at.path, query, form, cookies, at.query))
                body = b"" if answer.status == 204 else hall.document(answer)
                self.send_response(answer.status)
                for name, value in ({"Content-Type": HTML} | answer.headers).items():
                    self.send_header(name, value)
                if answer.status != 204:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
            server.daemon_threads = True
            server.block_on_close = False
            thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
            thread.start()
            self.port = server.server_address[1]
            yield f"http://127.0.0.1:{self.port}/"
            server.shutdown()
            thread.join()


def bare(text: str) -> Page:
    """A page that is *text* and nothing else."""
    return lambda _: Answer(text, whole=True)


def relayed(page: Page) -> Page:
    """What a page has in its main part, and nothing else."""
    return lambda asked: Answer(str(page(asked)), whole=True)


def away(to: str) -> Answer:
    """On to another page, as one does after a form was taken."""
    return Answer(status=303, headers={"Location": to})
