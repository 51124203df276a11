"""
The seam between the engine and a project's pages: where `errand check` finds the tour it walks.

A tour is a module `pages/tour.py` with three names: `legs(portal)` gives the pages to visit, home first; NEEDS says
which spots each journey needs; UNSEEN what no reading reaches.  A project's own goes before the one errand ships.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from errand.check.record import Leg
from errand.check.walk_round import Needs
from errand.core.errors import UsageError
from errand.given.portal import Portal
from errand.given.shipped import SHIPPED


class Tour(Protocol):
    """What pages/tour.py holds."""

    NEEDS: Needs
    UNSEEN: Mapping[str, tuple[str, ...]]

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
    if lacking := [name for name in ("legs", "NEEDS", "UNSEEN") if not hasattr(tour, name)]:
        raise UsageError(f"{top / 'pages' / 'tour.py'}: 缺少 · lacks {', '.join(lacking)}")
    return cast("Tour", tour)
