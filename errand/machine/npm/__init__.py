"""
Front-end libraries from npm, pinned and optional: what some practice halls are built with, and the report's charts.

    python -m errand.machine.npm

installs them into the npm folder of the virtual environment, or into the folder that ERRAND_NPM names. A family says
in family.toml which of their files its pages load; without them it is left out, and whoever asks for it is told so.
Pages load them from /_lib/<package>/<file> of the practice portal itself: nothing comes from any other host.  The
report holds what it needs in itself.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from errand.core.errors import UsageError

LIST = Path(__file__).resolve().parent / "package.json"
FOLDER_VARIABLE = "ERRAND_NPM"
HOW_TO_GET_THEM = f"{Path(sys.executable).name} -m errand.machine.npm"
LIMIT_S = 600


@cache
def pins() -> Mapping[str, str]:
    """Each library's one version."""
    given: dict[str, str] = json.loads(LIST.read_text(encoding="utf-8"))["dependencies"]
    return given


def folder() -> Path:
    """Where the libraries lie, or would lie."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named).expanduser() if named else Path(sys.prefix) / "npm"


def missing(packages: Iterable[str]) -> list[str]:
    """Which of *packages* are not installed in the pinned version; UsageError for one that is not on the list."""
    wanted = sorted(set(packages))
    if strange := [name for name in wanted if name not in pins()]:
        raise UsageError(f"{LIST} does not list {', '.join(strange)}")
    return [name for name in wanted if _installed(name) != pins()[name]]


def _installed(package: str) -> str | None:
    about = folder() / "node_modules" / package / "package.json"
    if not about.is_file():
        return None
    version: str = json.loads(about.read_text(encoding="utf-8"))["version"]
    return version


def package_of(address: str) -> str:
    """The library of a file: element-ui of element-ui/lib/index.js, @a/b of @a/b/c.js."""
    parts = address.split("/")
    return "/".join(parts[:2] if address.startswith("@") else parts[:1])


def address(file: str) -> str:
    """Where pages load a library's file; the version makes it another address when the pin changes."""
    return f"/_lib/{file}?v={pins()[package_of(file)]}"


def find(file: str) -> Path | None:
    """A file of a library on the list, element-ui/lib/index.js; None for any other."""
    root = (folder() / "node_modules").resolve()
    path = (root / file).resolve()
    inside = package_of(file) in pins() and path.is_relative_to(root / package_of(file))
    return path if inside and path.is_file() else None


def install(say: Callable[[str], None] = print) -> bool:
    """Have npm install what is missing; True when all is there afterwards. What stood in the way goes to *say*."""
    if not missing(pins()):
        return True
    npm = shutil.which("npm")
    if npm is None:
        say("没有 npm（Node.js），略去部分练习门户和图表 · no npm (Node.js): some halls and all charts are left out")
        return False
    folder().mkdir(parents=True, exist_ok=True)
    shutil.copyfile(LIST, folder() / LIST.name)
    # Nothing in these packages needs to be built, and their set-up scripts only ask for donations.
    command = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    command += ["--omit=dev", f"--prefix={folder()}"]
    try:
        done = subprocess.run(command, cwd=folder(), capture_output=True, text=True, timeout=LIMIT_S, check=False)
    except subprocess.TimeoutExpired:
        say(f"npm 在 {LIMIT_S} 秒内没有装完 · npm did not finish within {LIMIT_S} s")
        return False
    if left := missing(pins()):
        last = "\n".join(done.stderr.strip().splitlines()[-3:])
        say(f"npm 没有装好 · npm did not install: {', '.join(left)}\n{last}".rstrip())
        return False
    return True
