"""The command errand, run as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def errand(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in *cwd*."""
    command = [sys.executable, "-m", "errand.cli", *arguments]
    around = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | environment
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60, check=False, env=around)
