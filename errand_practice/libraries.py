"""
The front-end libraries that some families are built with: from npm, pinned in families/package.json, and optional.

They lie in the npm folder of the virtual environment, or in the folder that ERRAND_NPM names.  A family says in
family.toml which of their files its pages load; where one is missing its halls cannot be served, and whoever asks for
one is told the command that installs it.  Pages load them from /_lib/<package>/<file> of the practice portal itself:
nothing comes from any other host.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from errand.core.errors import UsageError

LIST = Path(__file__).resolve().parent / "families" / "package.json"
FOLDER_VARIABLE = "ERRAND_NPM"
HOW_TO_GET_THEM = "errand practice libraries"
"""The command that installs them (it needs npm)."""


@cache
def pinned() -> Mapping[str, str]:
    """Each library's one version."""
    given: dict[str, str] = json.loads(LIST.read_text(encoding="utf-8"))["dependencies"]
    return given


def library_folder() -> Path:
    """Where the libraries lie, or would lie."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named).expanduser() if named else Path(sys.prefix) / "npm"


def not_installed(files: Iterable[str]) -> tuple[str, ...]:
    """The libraries of *files* that are not there in the pinned version; UsageError for one that is not on the list."""
    wanted = sorted({package_of(file) for file in files})
    if strange := [name for name in wanted if name not in pinned()]:
        raise UsageError(f"{LIST} does not list {', '.join(strange)}")
    return tuple(name for name in wanted if _version_there(name) != pinned()[name])


def _version_there(package: str) -> str | None:
    about = library_folder() / "node_modules" / package / "package.json"
    if not about.is_file():
        return None
    version: str = json.loads(about.read_text(encoding="utf-8"))["version"]
    return version


def package_of(file: str) -> str:
    """The library of a file: element-ui of element-ui/lib/index.js, @a/b of @a/b/c.js."""
    parts = file.split("/")
    return "/".join(parts[:2] if file.startswith("@") else parts[:1])


def library_url(file: str) -> str:
    """Where pages load a library's file; the version makes it another address when the pin changes."""
    return f"/_lib/{file}?v={pinned()[package_of(file)]}"


def library_file(file: str) -> Path | None:
    """A file of a library on the list, element-ui/lib/index.js; None for any other."""
    root = (library_folder() / "node_modules").resolve()
    path = (root / file).resolve()
    inside = package_of(file) in pinned() and path.is_relative_to(root / package_of(file))
    return path if inside and path.is_file() else None
