"""
A portal nobody here wrote: roundup, an issue tracker from PyPI, set up as a small hall that speaks Chinese.

It is installed into a folder of its own and served by its own HTTP server on loopback.  Nothing of its pages is
changed: the templates are those it ships ("classic"), the settings are those its own documentation names.  Service
items are issues, and the guide of an item is the issue's first message.
"""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from types import TracebackType

ROUNDUP = "roundup==2.6.0"
ITEMS = Path(__file__).parent / "items.toml"
ADMIN = "hall-desk-2026"  # of a tracker that lives as long as the test
START_S = 30.0
_SETTINGS = {
    ("main", "admin_email"): "desk",
    ("main", "instant_registration"): "yes",
    ("tracker", "name"): "练习政务大厅",
    ("tracker", "language"): "zh_CN",
    ("web", "registration_delay"): "0",  # it takes whoever fills in the form in under 4 s for a machine, and rightly so
    ("mail", "domain"): "hall.invalid",
    ("mail", "host"): "localhost",
}
# What the schema it ships offers as an option, a few lines further down: "Allow anonymous users access to create".
_ANONYMOUS = "#for cl in 'issue', 'file', 'msg':\n#   db.security.addPermissionToRole('Anonymous', 'Create', cl)"
_SEED = """
import sys, tomllib
from roundup import instance
home, items = sys.argv[1:]
db = instance.open(home).open("admin")
hall = tomllib.load(open(items, "rb"))
for kind in ("status", "priority"):  # what roundup ships is for software; a hall names them for its citizens
    for number, name in enumerate(hall[kind], 1):
        db.getclass(kind).set(str(number), name=name)
themes = {}
for item in hall["item"]:
    guide = "\\n".join(f"{heading}\\n{text}\\n" for heading, text in item["guide"].items())
    said = db.msg.create(author="1", content=guide, summary=item["name"])
    theme = themes.get(item["theme"]) or themes.setdefault(item["theme"], db.keyword.create(name=item["theme"]))
    db.issue.create(title=item["name"], priority="5", status="8", messages=[said], keyword=[theme])
for case in hall["case"]:
    said = [db.msg.create(author="1", content=text, summary=text) for text in (case["question"], case["reply"])]
    db.issue.create(title=case["title"], priority="1", status=case["status"], messages=said)
db.commit()
db.close()
"""


class Tracker:
    """A running roundup; a context manager."""

    def __init__(self, folder: Path, *, anonymous_may_ask: bool = True) -> None:
        self.folder = folder
        self.home = folder / "tracker"
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}/hall/"
        self._anonymous_may_ask = anonymous_may_ask
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Tracker:
        self._install()
        self._create()
        self._serve()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait(10)

    def log(self) -> list[str]:
        """The requests its server has answered, as it wrote them down itself."""
        text = (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")
        return re.findall(r'"((?:GET|POST|HEAD) [^"]+)"', text)

    # --- how it is set up ---------------------------------------------------------------------------------------

    def _run(self, *command: str | Path) -> str:
        done = subprocess.run(
            [*map(str, command)], capture_output=True, text=True, check=False, env=self._environment(), timeout=300
        )
        if done.returncode:
            raise RuntimeError(f"{command}: {done.stdout[-1000:]}{done.stderr[-2000:]}")
        return done.stdout

    def _environment(self) -> dict[str, str]:
        """Ours, without what would lead Python elsewhere; its mail goes into a file."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LANG", "LC_"))}
        return kept | {"SENDMAILDEBUG": str(self.folder / "mail.log"), "LANG": "C.UTF-8", "PYTHONUTF8": "1"}

    def _tool(self, name: str) -> Path:
        return self.folder / "venv" / "bin" / name

    def _install(self) -> None:
        self._run(sys.executable, "-m", "venv", self.folder / "venv")
        self._run(self._tool("python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", ROUNDUP)

    def _create(self) -> None:
        admin = (self._tool("roundup-admin"), "-i", self.home)
        self._run(*admin, "install", "classic", "anydbm")
        self._configure(_SETTINGS | {("tracker", "web"): self.url})
        if self._anonymous_may_ask:
            schema = self.home / "schema.py"
            text = schema.read_text(encoding="utf-8")
            assert _ANONYMOUS in text  # roundup 2.6.0 as it came from PyPI
            schema.write_text(text.replace(_ANONYMOUS, re.sub("(?m)^#", "", _ANONYMOUS)), encoding="utf-8")
        auditor = self.home / "detectors" / "statusauditor.py"  # gives what is new its status, by name
        text = auditor.read_text(encoding="utf-8")
        auditor.write_text(text.replace("'unread'", "'待受理'").replace("'chatting'", "'已受理'"), encoding="utf-8")
        self._run(*admin, "initialise", ADMIN)
        self._run(self._tool("python"), "-c", _SEED, self.home, ITEMS)

    def _configure(self, settings: dict[tuple[str, str], str]) -> None:
        """Change lines of roundup's own config.ini, which keeps its comments so."""
        path = self.home / "config.ini"
        section, lines, left = "", [], dict(settings)
        for line in path.read_text(encoding="utf-8").splitlines():
            if heading := re.match(r"\[(\w+)\]", line):
                section = heading[1]
            name = line.lstrip("#").split("=")[0].strip()
            value = left.pop((section, name), None) if re.match(r"#?\w+ =", line) else None
            lines.append(line if value is None else f"{name} = {value}")
        if left:
            raise RuntimeError(f"config.ini of {ROUNDUP} has no {sorted(left)}")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _serve(self) -> None:
        as_root = (
            ["-u", "root"] if os.geteuid() == 0 else []
        )  # its server wants to be told so: a container's user often is
        with (self.folder / "server.log").open("wb") as log:
            self._server = subprocess.Popen(
                [
                    str(self._tool("roundup-server")), "-n", "127.0.0.1", "-p", str(self.port), "-t", "thread",
                    *as_root, f"hall={self.home}",
                ],
                stdout=log, stderr=log, env=self._environment(), cwd=self.folder,
            )  # fmt: skip
        began = time.monotonic()
        while not self._answers():
            time.sleep(0.2)  # between knocks at the door of a server that is starting
            if self._server.poll() is not None or time.monotonic() - began > START_S:
                raise RuntimeError((self.folder / "server.log").read_text(errors="replace")[-2000:])

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_S)
        try:
            connection.request("GET", "/hall/")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


def items() -> list[dict[str, str]]:
    """The service items it is seeded with."""
    seeded: list[dict[str, str]] = tomllib.loads(ITEMS.read_text(encoding="utf-8"))["item"]
    return seeded


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
