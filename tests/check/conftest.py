"""Checks of portals, each made once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

ROOT = Path(__file__).resolve().parents[2]
_HEAD = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1>'


@dataclass(frozen=True, slots=True)
class Check:
    """What a check left: exit code, what it said on either stream, and its folder."""

    code: int
    said: str
    trouble: str
    folder: Path

    def page(self, title: str) -> str:
        """What it says of one page."""
        return next(part for part in self.said.split("\n\n") if part.startswith(f"■ {title}  "))

    @property
    def proposed(self) -> list[str]:
        """The lines for the portal file."""
        return self.said.rpartition("\n# 建议写进门户文件的行")[2].splitlines()[1:]


@pytest.fixture(scope="session")
def check(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Check]:
    """Runs `errand check` as a user does."""

    def run(*arguments: str) -> Check:
        work = tmp_path_factory.mktemp("check")
        around = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-m", "errand.cli", "check", "--out", str(work / "out"), *arguments]
        done = subprocess.run(
            command, cwd=work, capture_output=True, text=True, encoding="utf-8", timeout=240, check=False, env=around
        )
        return Check(done.returncode, done.stdout, done.stderr, work / "out")

    return run


class StrangeHall:
    """A hall of a few pages that words things as no other does; keeps the requests it has had."""

    PAGES: ClassVar = {
        "/": _HEAD.format(title="某地便民网") + '<a href="/ask">跟我们说说</a> <a href="/join">注册</a><p>在线办事</p>'
        '<form action="/list"><input id="search-text" name="w"><input type="submit" value="搜索"></form>',
        "/ask": _HEAD.format(title="说说")
        + '<form method="post"><table><tr><th>标题<td><input name="t"><tr><th>想说的话<td>'
        '<textarea name="b"></textarea><tr><td><td><button>提交</button></table></form>',
        "/join": _HEAD.format(title="注册") + '<form method="post"><p>身份证号 <input></p><p>手机号 <input></p>'
        '<p>密码 <input type="password"></p><button>注册</button></form>',
        "/list": _HEAD.format(title="结果") + "<p>共 1 条</p><ul><li><a href='/item'>居住证办理</a></ul>",
        "/item": _HEAD.format(title="居住证办理") + "<h2>申请材料</h2><p>身份证</p><h2>受理条件</h2><p>居住半年</p>",
    }  # fmt: skip

    def __init__(self) -> None:
        self.asked: list[str] = []
        hall = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hall.asked.append(f"GET {self.path}")
                page = hall.PAGES.get(self.path.split("?")[0])
                self.send_response(200 if page else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write((page or "").encode())

            def do_POST(self) -> None:
                hall.asked.append(f"POST {self.path}")
                self.send_response(204)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
                """Nothing on the screen of the tests."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"


@pytest.fixture(scope="session")
def strange_hall() -> Iterator[StrangeHall]:
    """The strange hall, open."""
    hall = StrangeHall()
    Thread(target=hall.server.serve_forever, args=(0.01,), daemon=True).start()
    yield hall
    hall.server.shutdown()
    hall.server.server_close()
