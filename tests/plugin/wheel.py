"""errand as somebody else has it: a wheel in a virtual environment of its own, used far from the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from tests.plugin.sessions import ROOT, environment

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


def build_wheel(folder: Path) -> Path:
    """A wheel of the files git knows, built aside: a build leaves traces in its folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    source = folder / "source"
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            target = source / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
    subprocess.run(
        [*PIP, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(folder), str(source)], check=True
    )
    (wheel,) = folder.glob("errand-*.whl")
    return wheel


@dataclass(frozen=True, slots=True)
class Installed:
    """A virtual environment with that wheel; what errand needs is borrowed from the running one, errand is not."""

    venv: Path

    @classmethod
    def make(cls, wheel: Path, venv: Path) -> Installed:
        """Make it."""
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
        subprocess.run(
            [*PIP, "--python", str(venv / "bin" / "python"), "install", "--no-deps", "--no-index", str(wheel)],
            check=True,
        )
        (packages,) = venv.glob("lib/python3*/site-packages")
        (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
        return cls(venv)

    def run(self, folder: Path, *command: str, limit_s: float = 240.0) -> subprocess.CompletedProcess[str]:
        """`errand ...` or `pytest ...` in a folder."""
        program = {"pytest": [str(self.venv / "bin" / "python"), "-P", "-m", "pytest"]}
        first = program.get(command[0], [str(self.venv / "bin" / command[0])])
        around = {name: value for name, value in environment().items() if name != "PYTHONPATH"}
        return subprocess.run(
            [*first, *command[1:]], cwd=folder, env=around, capture_output=True, text=True, timeout=limit_s, check=False
        )
