"""What tests of the escorts look at and for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from errand.citizen.citizen import Citizen
from errand.core.errors import WallReached
from errand.core.model import Reason
from errand.given.lexicon import Spot

Visit = Callable[..., Citizen]


def spot(concept: str, says: str = "") -> Spot:
    return Spot(concept, concept, says)


def wall(reason: Reason, act: Callable[[], object]) -> WallReached:
    """What *act* runs into."""
    with pytest.raises(WallReached) as raised:
        act()
    assert raised.value.reason is reason, raised.value
    return raised.value
