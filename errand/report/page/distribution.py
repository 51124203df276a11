"""How the shown measures lie over the cities: one distribution per measure and kind of portal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from errand.metrics import Estimate, Measure
from errand.metrics.distribution import Spread, spread
from errand.report.page.view import CityView

FEWEST = 2  # cities: one alone has no distribution


@dataclass(frozen=True, slots=True)
class Distribution:
    """A measure's values over the cities of one kind of portal."""

    measure: Measure
    portal: str  # practice | live
    spread: Spread
    values: tuple[tuple[str, float], ...]  # by a city's key
    missing: int  # cities without a value

    def at(self, value: float) -> float:
        """Where *value* lies between the least and the most, in per cent."""
        width = self.spread.most - self.spread.least
        return round(100 * (value - self.spread.least) / width, 2) if width else 50.0


def distributions(cities: Sequence[CityView]) -> tuple[Distribution, ...]:
    """The distributions of all shown measures; practice and live portals apart."""
    portals = sorted({city.setting.portal for city in cities}, reverse=True)
    return tuple(
        made
        for portal in portals
        if len(there := [city for city in cities if city.setting.portal == portal]) >= FEWEST
        for at in range(len(there[0].values))
        if (made := _distribution(there, at))
    )


def _distribution(cities: Sequence[CityView], at: int) -> Distribution | None:
    told = [(city.key, city.values[at].told) for city in cities]
    values = tuple((key, one.value) for key, one in told if isinstance(one, Estimate))
    if len(values) < FEWEST:
        return None
    measure, portal = cities[0].values[at].measure, cities[0].setting.portal
    return Distribution(measure, portal, spread([value for _, value in values]), values, len(told) - len(values))
