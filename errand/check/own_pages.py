"""
The seam between the engine and a project's pages: where `errand check` finds the tour it walks.

A tour is a module `pages/tour.py` with a function `legs(portal)`, which gives the pages to visit, home first.  A
project's own goes before the one errand ships.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from errand.check.record import Leg
from errand.core.errors import UsageError
from errand.given.portal import Portal
from errand.given.shipped import SHIPPED


class Tour(Protocol):
    """What pages/tour.py holds."""

    def legs(self, portal: Portal) -> Sequence[Leg]:
        """The pages to visit."""


def find_tour(project: Path) -> Tour:
    """The tour of *project*, or the one errand ships; raises UsageError for one that cannot be used."""
    top = project if (project / "pages" / "tour.py").is_file() else SHIPPED
    sys.path.insert(0, str(top))
    try:
        tour = import_module("pages.tour")
    except ImportError as error:
        raise UsageError(f"{top / 'pages' / 'tour.py'}: {error}") from error
    if not hasattr(tour, "legs"):
        raise UsageError(f"{top / 'pages' / 'tour.py'}: 缺少 · lacks legs")
    return cast("Tour", tour)
