"""
Set-up of a checkout: done once, checked in a moment ever after.

A stamp in the virtual environment says what it was made from; when pyproject.toml, constraints.txt, the interpreter or
the folder has changed since, set-up runs again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from errand.machine.browser import UnusableBrowser, find_browser
from errand.machine.equip import WAYS_TO_A_BROWSER, WAYS_TO_WINDOWS, check_fonts, install_browser, starting_trouble
from errand.machine.host import Answer, Host

_FAMILIES_LIBRARIES = "errand_practice/families/package.json"  # of npm, for some halls of the practice portal
_INPUTS = ("pyproject.toml", "constraints.txt", "errand/machine/npm/package.json", _FAMILIES_LIBRARIES)


@dataclass(frozen=True, slots=True)
class Checkout:
    """The folder that is set up, and the virtual environment in it."""

    root: Path
    venv: Path = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "venv", self.root / ".venv")

    @property
    def python(self) -> Path:
        """The virtual environment's interpreter."""
        return self.venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    @property
    def stamp(self) -> Path:
        """What the environment was made from, written when all of set-up had succeeded."""
        return self.venv / "errand-setup.json"

    @property
    def playwright(self) -> Path | None:
        """The folder of the Playwright package in the environment."""
        places = "Lib/site-packages" if sys.platform == "win32" else "lib/python3*/site-packages"
        return next(self.venv.glob(f"{places}/playwright"), None)

    def fingerprint(self) -> dict[str, str]:
        """Describe what the environment depends on."""
        inputs = b"\0".join((self.root / name).read_bytes() for name in _INPUTS)
        return {
            "folder": str(self.root),  # the scripts in bin/ hold it: a moved environment is useless
            "python": str(self.python.resolve()),
            "inputs": hashlib.sha256(inputs).hexdigest(),
        }

    def recorded(self) -> dict[str, str]:
        """Return the stamp; empty when there is none."""
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}


class SetupFailed(Exception):
    """Set-up cannot go on; the message says what the user can do."""


def set_up(
    root: Path, host: Host, say: Callable[[str], None] = print, *, this_python: bool = False, headed: bool = False
) -> None:
    """
    Give the checkout at *root* all that journeys and tests need; in silence when it has it already.

    An existing environment is kept, whichever Python it was made with, unless *this_python* insists on the running one.
    *headed* asks for a browser with windows.
    Raises SetupFailed or UnusableBrowser with the sentence for the user.
    """
    checkout = Checkout(root)
    if _is_ready(checkout, host, this_python=this_python, headed=headed):
        return
    began = time.monotonic()
    say("准备运行环境，只需一次 · Setting up, only this once")
    say("  [1/4] Python 包，约一分钟 · Python packages, about a minute ...")
    _make_environment(checkout, host, this_python=this_python)
    _install_packages(checkout, host)
    host = replace(host, playwright=checkout.playwright)
    say("  [2/4] 中文字体 · Chinese font ...")
    check_fonts(host, say)
    say("  [3/4] 浏览器 · browser ...")
    say(f"        {_provide_browser(checkout, host, headed=headed)}")
    say("  [4/4] 练习门户的前端库和报告的图表库 · libraries of some practice halls and of the report's charts ...")
    _provide_libraries(checkout, host, say)
    checkout.stamp.write_text(json.dumps(checkout.fingerprint(), indent=1), encoding="utf-8")
    say(f"准备好了，用时 {time.monotonic() - began:.0f} 秒 · Ready")


def _is_ready(checkout: Checkout, host: Host, *, this_python: bool, headed: bool) -> bool:
    if not os.access(checkout.python, os.X_OK) or checkout.recorded() != checkout.fingerprint():
        return False
    if this_python and not _has_running_version(checkout):
        return False
    return find_browser(host=replace(host, playwright=checkout.playwright), headed=headed) is not None


def _has_running_version(checkout: Checkout) -> bool:
    major, minor = sys.version_info[:2]
    lines = (checkout.venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    versions = [value.strip() for name, _, value in (line.partition("=") for line in lines) if "version" in name]
    return any(version.startswith(f"{major}.{minor}.") for version in versions)


def _make_environment(checkout: Checkout, host: Host, *, this_python: bool) -> None:
    """Create the virtual environment, unless a sound one is there."""
    if checkout.venv.exists():
        moved = checkout.recorded().get("folder", str(checkout.root)) != str(checkout.root)
        sound = host.run([str(checkout.python), "-c", "import pip"], limit_s=60).ok
        if sound and not moved and (not this_python or _has_running_version(checkout)):
            return
        _remove(checkout.venv)
    tried = _try_venv(checkout, host)
    if tried.ok:
        return
    release = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    raise SetupFailed(
        f"{tried.tail()}\n"
        f"{sys.executable} 建不了虚拟环境，请安装 · cannot create a virtual environment, please install: "
        f"{release}-venv (Debian, Ubuntu: apt-get install {release}-venv) 或 · or virtualenv"
    )


def _try_venv(checkout: Checkout, host: Host) -> Answer:
    """Python's own venv; virtualenv; and, because Debian ships Python without it, Debian's package of venv."""
    own = [sys.executable, "-m", "venv", str(checkout.venv)]
    first = answer = host.run(own, limit_s=300)
    if not answer.ok:
        _remove(checkout.venv)
        answer = host.run([sys.executable, "-m", "virtualenv", "--quiet", str(checkout.venv)], limit_s=300)
    program = host.which("virtualenv")
    if not answer.ok and program:
        answer = host.run([str(program), "--quiet", "-p", sys.executable, str(checkout.venv)], limit_s=300)
    of_debian = Path(sys.executable).resolve().parent == Path("/usr/bin")
    if not answer.ok and of_debian and host.installs_debian_packages:
        host.apt_install(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
        answer = host.run(own, limit_s=300)
    return answer if answer.ok else first


def _remove(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise SetupFailed(
            f"{folder}: {error}\n旧环境删不掉，请手工删除 · Please remove this environment by hand"
        ) from error


def _install_packages(checkout: Checkout, host: Host) -> None:
    pip = [str(checkout.python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    pinned = ["-c", str(checkout.root / "constraints.txt")]
    # setuptools first and without build isolation: else pip would fetch an unpinned one for building errand itself
    for what in (["setuptools"], ["--no-build-isolation", "-e", f"{checkout.root}[dev,meaning,practice]"]):
        answer = host.run([*pip, *pinned, *what], limit_s=1800)
        if not answer.ok:
            raise SetupFailed(
                f"{answer.tail()}\n"
                "Python 包没有装上：请检查网络，或用 PIP_INDEX_URL 指定较近的镜像 · "
                "Python packages could not be installed: check the network, or name a nearer mirror by PIP_INDEX_URL"
            )


def _provide_browser(checkout: Checkout, host: Host, *, headed: bool) -> str:
    browser = find_browser(host=host, headed=headed) or install_browser(host, checkout.python, headed=headed)
    if browser is None:
        raise SetupFailed(WAYS_TO_WINDOWS if headed else WAYS_TO_A_BROWSER)
    trouble = starting_trouble(browser, host, checkout.python)
    if trouble:
        raise SetupFailed(
            f"{browser.path}: {trouble}\n"
            "浏览器启动不了，多半缺系统库 · The browser does not start, most likely for want of system libraries. "
            "root 用户可运行 · As root: .venv/bin/playwright install-deps chromium；"
            "或用 ERRAND_BROWSER 指定另一个 · or name another one by ERRAND_BROWSER"
        )
    return str(browser.path)


def _provide_libraries(checkout: Checkout, host: Host, say: Callable[[str], None]) -> None:
    """Some practice halls and the charts need npm's libraries; without them they are left out, and it is said."""
    if host.which("npm") is None:
        say("        没有 npm，略过 · no npm: left out")
        return
    command = [str(checkout.python), "-m", "errand.machine.npm", str(checkout.root / _FAMILIES_LIBRARIES)]
    if not host.run(command, limit_s=300).ok:
        say("        没有装上，略过 · not installed, left out: .venv/bin/errand practice libraries")


def main(arguments: list[str]) -> int:
    """Run set-up for the checkout this file belongs to and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a Latin-1 terminal shows the English half
    try:
        root = Path(__file__).resolve().parents[2]
        set_up(
            root,
            Host(),
            lambda line: print(line, flush=True),
            this_python="--with-this-python" in arguments,
            headed="--headed" in arguments,
        )
    except (SetupFailed, UnusableBrowser) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("已中断，下次接着来 · Interrupted; the next call starts over", file=sys.stderr)
        return 130
    return 0
