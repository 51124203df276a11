"""
What only the practice portal's server needs: the extra `errand[practice]`.

Whoever starts it asks first, so that a missing package is one sentence and no traceback out of a child process.
"""

from __future__ import annotations

from importlib.util import find_spec

from errand.core.errors import UsageError

PACKAGES = {
    "starlette": "starlette",
    "uvicorn": "uvicorn",
    "python_multipart": "python-multipart",
    "trustme": "trustme",
}
"""Module -> package, as the extra names it in pyproject.toml."""
HOW_TO_GET_THEM = 'pip install "errand[practice]"'


def check_extra() -> None:
    """UsageError where a package of the extra is missing; nothing is imported."""
    missing = [package for module, package in PACKAGES.items() if not _is_there(module)]
    if missing:
        raise UsageError(
            f"练习门户缺少 Python 包 {', '.join(missing)}，安装：{HOW_TO_GET_THEM}"
            f" (the practice portal needs {', '.join(missing)}; install by: {HOW_TO_GET_THEM})"
        )


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ImportError:
        return False
