"""errand (办事): simulated citizens at Chinese cities' online government service halls, and what it costs them."""

from importlib import import_module
from typing import Any

_WHERE = {
    "__version__": ("errand.core.version", "VERSION"),
    "load": ("errand.store.frames", "load"),
}
"""The public names, by the module that holds each; a name is imported when first used, so that a start stays quick."""
__all__ = ["__version__", "load"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, held = _WHERE[name]
    return getattr(import_module(module), held)
