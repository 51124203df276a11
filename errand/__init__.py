"""errand (办事): simulated citizens at Chinese cities' online government service halls, and what it costs them."""

from importlib.metadata import PackageNotFoundError, version
from typing import Any

__all__ = ["__version__", "load"]

try:
    __version__ = version("errand")
except PackageNotFoundError:  # run from a checkout that nobody installed
    __version__ = "0+unknown"


def __getattr__(name: str) -> Any:
    """`errand.load` comes with pandas, which only those pay for who use it."""
    if name == "load":
        from errand.store.frames import load

        return load
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
