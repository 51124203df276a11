"""Whether a session holds journeys, read off its files: pytest-xdist's controller collects nothing, and must know."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

_MARKS = ("journey", "survey")
_FILES = 20_000  # looked at; a larger tree says by an option of errand's, or by file, what it means


def holds_journeys(config: pytest.Config) -> bool:
    """Whether a test file that the session's arguments name marks a journey."""
    return any(_marks_a_journey(path) for path in _test_files(config))


def _test_files(config: pytest.Config) -> Iterator[Path]:
    patterns, skipped = config.getini("python_files"), config.getini("norecursedirs")
    left = _FILES
    for argument in config.args:
        path = Path(config.invocation_params.dir, argument.split("::")[0])
        if path.is_file():
            yield path
            continue
        for folder, below, files in os.walk(path):
            below[:] = [name for name in below if not any(fnmatch(name, skip) for skip in skipped)]
            for name in files:
                left -= 1
                if left < 0:
                    return
                if any(fnmatch(name, pattern) for pattern in patterns):
                    yield Path(folder, name)


def _marks_a_journey(path: Path) -> bool:
    """Whether `mark.journey` stands in its code, rather than in a text within it."""
    try:
        source = path.read_bytes()
        if not any(f"mark.{mark}".encode() in source for mark in _MARKS):
            return False
        tree = ast.parse(source)
    except (OSError, SyntaxError, ValueError):
        return False  # pytest will say what is wrong with it
    attributes = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in _MARKS)
    return any("mark" in (getattr(node.value, "attr", ""), getattr(node.value, "id", "")) for node in attributes)
