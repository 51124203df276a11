"""A hall of a few pages that writes down whatever it is asked, and by whom."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

HTML = "text/html; charset=utf-8"
HOME = """<!doctype html><title>市政务服务大厅</title>
<h1>市政务服务大厅</h1><nav><a href="/">首页</a> <a href="/services">个人办事</a> <a href="/interaction">互动交流</a>
<a href="/file.doc">办事指南</a> <a href="http://sso.test:{port}/sso">注册</a> <a href="/login">登录</a></nav>
<form action="/search"><input name="q" placeholder="请输入关键字"><button>搜索</button></form>"""
CONSULT = """<!doctype html><title>我要咨询</title><h1>我要咨询</h1>
<form method="post" action="/consult"><label>标题<input name="title"></label>
<label>咨询内容<textarea name="body" onblur="fetch('/draft', {method: 'POST', body: this.value})"></textarea></label>
<label>姓名<input name="name" onblur="this.form.requestSubmit()"></label><button>提交咨询</button></form>"""
LOGIN = """<!doctype html><title>登录</title><form method="post" action="/login"><label>账号<input name="u"></label>
<label>密码<input name="p" type="password"></label><button>登录</button></form>"""
REGISTER = """<!doctype html><title>注册</title><form method="post" action="/register">
<label>身份证号<input name="id"></label><label>手机号码<input name="phone"></label>
<button type="button" onclick="fetch('/sms', {method: 'POST'})">获取验证码</button>
<label>短信验证码<input name="code"></label>
<button>注册</button></form>"""
ASKING = """<div style="position: fixed; top: 9px">要继续吗？<button onclick="fetch('/yes')">确定</button>
<button>取消</button></div>"""
FRAMED = "<!doctype html><title>咨询</title><iframe width=900 height=600 src='http://sso.test:{port}/consult'></iframe>"
DONE = "<!doctype html><title>好</title><p>提交成功</p><p>查询编号：20180601123</p>"
SSO = "<!doctype html><title>统一身份认证</title><h1>统一身份认证</h1><a href='/further'>登录</a>" + ASKING


@dataclass(frozen=True, slots=True)
class Asked:
    """One request."""

    at: float
    host: str
    method: str
    path: str
    agent: str
    key: str


@dataclass
class Hall:
    """What it answers, and what it was asked."""

    port: int = 0
    robots: tuple[int, str] = (404, "")
    asked: list[Asked] = field(default_factory=list)

    def url(self, host: str = "hall.test") -> str:
        """Its address under *host*."""
        return f"http://{host}:{self.port}/"

    def paths(self, method: str = "GET", host: str = "hall.test") -> list[str]:
        """What was asked for under *host*, in order."""
        return [one.path for one in self.asked if one.method == method and one.host == host]

    def answer(self, method: str, path: str) -> tuple[int, str, str, dict[str, str]]:
        """Status, type, body and headers."""
        pages = {"/": HOME, "/services": HOME, "/interaction": HOME, "/consult": CONSULT, "/login": LOGIN}
        pages |= {"/register": REGISTER, "/sso": SSO, "/further": SSO, "/done": DONE, "/search": HOME}
        pages["/framed"] = FRAMED
        if path == "/robots.txt":
            return self.robots[0], "text/plain; charset=utf-8", self.robots[1], {}
        if path.startswith("/away"):
            return 302, HTML, "", {"Location": f"http://localhost:{self.port}/sso"}
        if path == "/on":
            return 302, HTML, "", {"Location": "/services"}
        if path == "/file.doc":
            attached = {"Content-Disposition": "attachment; filename=guide.doc"}
            return 200, "application/msword", "a guide", attached
        if method == "POST":
            return 303, HTML, "", {"Location": "/done"}
        return (200, HTML, pages[path].replace("{port}", str(self.port)), {}) if path in pages else (404, HTML, "", {})


@contextmanager
def a_hall() -> Iterator[Hall]:
    """A running hall."""
    hall = Hall()

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._serve("GET")

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self._serve("POST")

        def _serve(self, method: str) -> None:
            path = urlsplit(self.path).path
            host = (self.headers["Host"] or "").partition(":")[0]
            agent, key = self.headers.get("User-Agent", ""), self.headers.get("X-Key", "")
            hall.asked.append(Asked(time.monotonic(), host, method, path, agent, key))
            status, kind, text, headers = hall.answer(method, path)
            body = text.encode()
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        hall.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield hall
        server.shutdown()
        thread.join()
