"""The tree of errors in errand.core.errors is whole, and drawn as the classes are."""

from __future__ import annotations

import importlib
import pkgutil
import re

import errand
from errand.core import errors


def test_every_exception_of_errands_stands_in_the_tree_below_its_parent() -> None:
    for module in pkgutil.walk_packages(errand.__path__, "errand."):
        if not module.name.endswith("__main__") and ".migrations." not in module.name:
            importlib.import_module(module.name)
    ours = {kind for kind in _below(BaseException) if kind.__module__.partition(".")[0] == "errand"}

    drawn = _drawn(errors.__doc__ or "")
    assert drawn["PortalFault"] == "AssertionError", "the tree is read"
    assert {kind.__name__: _name(kind.__bases__[0]) for kind in ours} == {
        name: parent for name, parent in drawn.items() if name in {kind.__name__ for kind in ours}
    }


def _below(kind: type[BaseException]) -> set[type[BaseException]]:
    children = set(type.__subclasses__(kind))
    return children.union(*map(_below, children))


def _name(kind: type[BaseException]) -> str:
    return "PlaywrightError" if kind.__module__.startswith("playwright.") else kind.__name__


def _drawn(text: str) -> dict[str, str]:
    """Each name of the tree, and the one it hangs from."""
    parents: dict[str, str] = {}
    path: list[str] = []
    for line in text.splitlines():
        hit = re.fullmatch(r"    (.*?)(?:[├└]── )(\w+).*", line)
        if hit is None:
            path = ["Exception"] if line.strip() == "Exception" else path
            continue
        depth = len(hit[1]) // 4 + 1
        parents[hit[2]] = path[depth - 1]
        path = [*path[:depth], hit[2]]
    return parents
