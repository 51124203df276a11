"""
What travels with errand: the journeys, pages and data that a project begins with.

A checkout has them at its top, where people edit them; an installed errand carries them in errand/shipped, where
setup.py puts them when a wheel is built.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
FOLDERS = ("journeys", "pages", "fixtures")


def _root() -> Path:
    carried = _PACKAGE / "shipped"
    return carried if carried.is_dir() else _PACKAGE.parent


SHIPPED = _root()
"""The folder that holds journeys/, pages/ and fixtures/."""
FIXTURES = SHIPPED / "fixtures"
"""The data: cities, lexicon, dialects, portals, schemas, the survey of 2018."""
