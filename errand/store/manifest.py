"""What run.json says about a session: versions, and the machine."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from errand.core.version import VERSION

_PACKAGES = ("playwright", "pytest", "pytest-playwright", "allure-pytest", "pytest-xdist")


def versions() -> dict[str, str | None]:
    """Give the versions that shape a measurement; None for what is not installed."""
    found = {"python": platform.python_version(), "errand": VERSION}
    return found | {name: _version(name) for name in _PACKAGES}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def machine() -> dict[str, Any]:
    """Give what of this machine shapes a measurement; neither its name nor its user."""
    return {
        "system": platform.system(),
        "release": platform.release(),
        "architecture": platform.machine(),
        "cpus": os.cpu_count(),
        "memory_mb": _memory_mb(),
        "encoding": sys.getfilesystemencoding(),
    }


def _memory_mb() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    except (AttributeError, ValueError, OSError):  # not known on this system
        return None
