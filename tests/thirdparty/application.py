"""
An application nobody here wrote, installed once into a cache folder, seeded afresh and served on loopback.

Nothing of an application's pages is changed but what its own documentation asks its owner to write.  What is installed
stays in `errand-thirdparty` of the user's cache folder, so that the second start takes seconds.
"""

from __future__ import annotations

import fcntl
import hashlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Self

HERE = Path(__file__).parent
CONSTRAINTS = HERE / "constraints.txt"
INSTALL_S, START_S, STOP_S = 900.0, 90.0, 15.0
TITLE = "练习市政务服务网"
DESK = "hall-desk-2026"
"""The password of those who sit behind the desk, of a hall that lives as long as the test."""


class NotHere(Exception):
    """The application cannot be installed on this machine; the text says why."""


@dataclass(frozen=True, slots=True)
class Item:
    """A service item the hall offers: its name, its theme, and its guide heading by heading."""

    name: str
    theme: str
    guide: Mapping[str, str]


def items() -> list[Item]:
    """What the hall offers."""
    return [Item(**row) for row in tomllib.loads((HERE / "items.toml").read_text(encoding="utf-8"))["item"]]


def cache() -> Path:
    """Where applications are installed, outside the checkout."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "errand-thirdparty"


class Application:
    """A running application; a context manager."""

    name: ClassVar[str]
    entry: ClassVar[str] = "/"

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=f"{self.name}-"))
        self.port = _free_port()
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address a citizen is given."""
        return f"http://127.0.0.1:{self.port}{self.entry}"

    def __enter__(self) -> Self:
        try:
            with self._alone():
                self.install()
            self.seed()
            self._serve()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Leave no process and no folder behind."""
        if self._server and self._server.poll() is None:
            self._server.terminate()
            try:
                self._server.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- what each application says of itself --------------------------------------------------------------------

    def install(self) -> None:
        """Install it, if it is not; NotHere where that cannot be."""
        raise NotImplementedError

    def seed(self) -> None:
        """Fill its data, in `self.folder`."""
        raise NotImplementedError

    def command(self) -> list[str | Path]:
        """What serves it at `self.port`, in the foreground."""
        raise NotImplementedError

    def settings(self) -> dict[str, str]:
        """What is its own in the environment of its processes."""
        return {}

    # --- how it is done ----------------------------------------------------------------------------------------------

    @property
    def home(self) -> Path:
        """The folder it is installed in."""
        return cache() / self.name

    def tool(self, name: str) -> Path:
        """A program of its virtual environment."""
        return self.home / "venv" / "bin" / name

    def install_from_pypi(self, *requirements: str) -> None:
        """Requirements, in the versions of the constraints, in a virtual environment of their own."""
        text = CONSTRAINTS.read_text(encoding="utf-8") + " ".join(requirements) + sys.version
        done = self.home / hashlib.sha256(text.encode()).hexdigest()[:16]
        if done.exists():
            return
        shutil.rmtree(self.home, ignore_errors=True)
        self.run(sys.executable, "-m", "venv", self.home / "venv")
        self.run(self.tool("python"), "-m", "pip", "install", "-q", "--disable-pip-version-check",
                 "-c", CONSTRAINTS, *requirements)  # fmt: skip
        done.touch()

    def run(self, *command: str | Path, env: Mapping[str, str] | None = None) -> str:
        """What a command prints; its last words where it fails."""
        done = subprocess.run(
            [*map(str, command)], cwd=self.folder, env=env or self.environment(), capture_output=True, text=True,
            timeout=INSTALL_S, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{' '.join(map(str, command))}: {done.stdout[-1500:]}{done.stderr[-2500:]}")
        return done.stdout

    def environment(self) -> dict[str, str]:
        """What its processes find in their environment."""
        return plain_environment() | self.settings()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two sessions on one machine do not install into one folder."""
        cache().mkdir(parents=True, exist_ok=True)
        with (cache() / f"{self.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _serve(self) -> None:
        with self.said.open("wb") as log:
            self._server = subprocess.Popen(
                [*map(str, self.command())], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=self.environment(), cwd=self.working_folder,
            )  # fmt: skip
        began = time.monotonic()
        while not self._answers():
            time.sleep(0.2)  # between knocks at the door of a server that is starting
            if self._server.poll() is not None or time.monotonic() - began > START_S:
                raise RuntimeError(self.said.read_text(errors="replace")[-2500:])

    @property
    def working_folder(self) -> Path:
        """Where its server is started."""
        return self.folder

    @property
    def said(self) -> Path:
        """What its server has printed."""
        return self.folder / "server.log"

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_S)
        try:
            connection.request("GET", self.entry)
            return connection.getresponse().status < 400
        except OSError:
            return False
        finally:
            connection.close()


def plain_environment() -> dict[str, str]:
    """Ours, without what would lead an application elsewhere."""
    away = ("PYTHON", "LANG", "LC_", "VIRTUAL_ENV", "DJANGO", "RUBY", "GEM_", "BUNDLE", "ERRAND_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(away)}
    return kept | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "TZ": "Asia/Shanghai"}


def guide_text(item: Item, heading: str) -> str:
    """An item's guide as one text, each heading in the form `heading` gives it, with {} for the words."""
    return "\n\n".join(f"{heading.format(name)}\n\n{text}" for name, text in item.guide.items())


def seeds(**more: Any) -> list[dict[str, Any]]:
    """The items as records a seed script reads."""
    return [{"name": item.name, "theme": item.theme, "guide": dict(item.guide), **more} for item in items()]


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
