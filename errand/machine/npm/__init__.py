"""
JavaScript libraries from npm, pinned and optional: what the report's charts are drawn by, and what else is asked for.

    python -m errand.machine.npm [PACKAGE.JSON ...]

installs those of `package.json` beside this file, and those of the lists named, into the npm folder of the virtual
environment, or into the folder that ERRAND_NPM names.  The report holds what it needs in itself.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

LIST = Path(__file__).resolve().parent / "package.json"
FOLDER_VARIABLE = "ERRAND_NPM"
LIMIT_S = 600


def pins(listed: Path = LIST) -> Mapping[str, str]:
    """Each library of a list, and its one version."""
    given: dict[str, str] = json.loads(listed.read_text(encoding="utf-8"))["dependencies"]
    return given


def folder() -> Path:
    """Where the libraries lie, or would lie."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named).expanduser() if named else Path(sys.prefix) / "npm"


def missing(wanted: Mapping[str, str]) -> list[str]:
    """Which libraries are not installed in the version that is wanted."""
    return [name for name, version in sorted(wanted.items()) if _installed(name) != version]


def _installed(package: str) -> str | None:
    about = folder() / "node_modules" / package / "package.json"
    if not about.is_file():
        return None
    version: str = json.loads(about.read_text(encoding="utf-8"))["version"]
    return version


def find(file: str) -> Path | None:
    """A library's file, echarts/dist/echarts.min.js; None where the library is missing or has another version."""
    package = file.partition("/")[0]
    path = folder() / "node_modules" / file
    return path if path.is_file() and not missing({package: pins()[package]}) else None


def install(lists: Iterable[Path] = (LIST,), say: Callable[[str], None] = print) -> bool:
    """
    Have npm install what is missing of some lists; True when all is there afterwards.

    What was installed for other lists stays.  What stood in the way goes to *say*.
    """
    wanted = {name: version for listed in lists for name, version in pins(listed).items()}
    if not missing(wanted):
        return True
    npm = shutil.which("npm")
    if npm is None:
        say("没有 npm（Node.js），略去部分练习门户和图表 · no npm (Node.js): some halls and all charts are left out")
        return False
    folder().mkdir(parents=True, exist_ok=True)
    _write_list(wanted)
    # Nothing in these packages needs to be built, and their set-up scripts only ask for donations.
    command = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    command += ["--omit=dev", f"--prefix={folder()}"]
    try:
        done = subprocess.run(command, cwd=folder(), capture_output=True, text=True, timeout=LIMIT_S, check=False)
    except subprocess.TimeoutExpired:
        say(f"npm 在 {LIMIT_S} 秒内没有装完 · npm did not finish within {LIMIT_S} s")
        return False
    if left := missing(wanted):
        last = "\n".join(done.stderr.strip().splitlines()[-3:])
        say(f"npm 没有装好 · npm did not install: {', '.join(left)}\n{last}".rstrip())
        return False
    return True


def _write_list(wanted: Mapping[str, str]) -> None:
    """Npm takes away what its list does not name, so what the folder's list had before stays on it."""
    listed = folder() / LIST.name
    before = pins(listed) if listed.is_file() else {}
    given = {"name": "errand-libraries", "private": True, "dependencies": {**before, **wanted}}
    listed.write_text(json.dumps(given, indent=2), encoding="utf-8")
