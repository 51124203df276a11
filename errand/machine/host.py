"""The machine as set-up sees it: one record, so that a test can put a folder in its place."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered: whether it succeeded, and all it printed."""

    ok: bool
    text: str = ""

    def tail(self, lines: int = 12) -> str:
        """Return the last *lines* it printed: where a failing installer says why."""
        return "\n".join(self.text.strip().splitlines()[-lines:])


class Runner(Protocol):
    """Runs one command to its end, in silence."""

    def __call__(self, command: Sequence[str], *, limit_s: float, extra: Mapping[str, str] | None = None) -> Answer:
        """Run *command* with *extra* environment variables; past *limit_s* seconds it has failed."""


def run(command: Sequence[str], *, limit_s: float, extra: Mapping[str, str] | None = None) -> Answer:
    """Run *command* for real.  A missing program and a time-out are failures like any other, told in the answer."""
    try:
        done = subprocess.run(
            list(command),
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=limit_s,
            env={**os.environ, **(extra or {})},
            encoding="utf-8",
            errors="replace",
        )
    except subprocess.TimeoutExpired:
        return Answer(ok=False, text=f"{command[0]}: no end after {limit_s:.0f} s")
    except OSError as error:
        return Answer(ok=False, text=f"{command[0]}: {error}")
    return Answer(done.returncode == 0, done.stdout)


def _playwright_folder() -> Path | None:
    """Where the running Python would import Playwright from."""
    spec = importlib.util.find_spec("playwright")
    return Path(spec.origin).parent if spec is not None and spec.origin else None


@dataclass(frozen=True, slots=True)
class Host:
    """One machine: its system, its environment, its places, and how commands are run on it."""

    system: str = field(default_factory=platform.system)  # Linux, Darwin or Windows
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    home: Path = field(default_factory=Path.home)
    root: Path = Path("/")
    is_root: bool = field(default_factory=lambda: hasattr(os, "geteuid") and os.geteuid() == 0)
    playwright: Path | None = field(default_factory=_playwright_folder)  # folder of the installed package
    run: Runner = run

    def place(self, path: str) -> Path:
        """Return an absolute *path* of this machine."""
        return self.root / path.lstrip("/")

    def which(self, name: str) -> Path | None:
        """Find program *name* as the user's shell would."""
        found = shutil.which(name, path=self.environ.get("PATH", os.defpath))
        return Path(found) if found else None

    @property
    def installs_debian_packages(self) -> bool:
        """Whether set-up may call apt-get: root on Debian or one of its children."""
        return self.is_root and self.place("/etc/debian_version").exists() and self.which("apt-get") is not None

    def apt_install(self, package: str) -> Answer:
        """Install a Debian *package*, fetching the lists of packages only when they turn out to be missing or old."""
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        patient = ["-o", "DPkg::Lock::Timeout=120"]  # another installer may be at work, as on a machine just started
        install = ["apt-get", "install", "-y", "--no-install-recommends", *patient, package]
        answer = self.run(install, limit_s=600, extra=quiet)
        if answer.ok or not self.run(["apt-get", "update"], limit_s=180, extra=quiet).ok:
            return answer
        return self.run(install, limit_s=600, extra=quiet)
