"""How measures lie over the cities: one distribution per measure and kind of portal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from errand.metrics import Estimate, Measure, Missing
from errand.metrics.distribution import Spread, spread

FEWEST = 2  # cities: one alone has no distribution
Measured = tuple[str, str, Sequence[tuple[Measure, Estimate | Missing]]]  # a portal's key, its kind, its measures


@dataclass(frozen=True, slots=True)
class Distribution:
    """A measure's values over the cities of one kind of portal."""

    measure: Measure
    portal: str  # practice | own | live
    spread: Spread
    values: tuple[tuple[str, float], ...]  # by a city's key
    missing: int  # cities without a value

    def at(self, value: float) -> float:
        """Where *value* lies between the least and the most, in per cent."""
        width = self.spread.most - self.spread.least
        return round(100 * (value - self.spread.least) / width, 2) if width else 50.0


def distributions(cities: Iterable[Measured]) -> tuple[Distribution, ...]:
    """The distributions of all measures; practice and live portals apart."""
    by_portal: dict[str, list[Measured]] = {}
    for city in cities:
        by_portal.setdefault(city[1], []).append(city)
    return tuple(
        made
        for portal, there in sorted(by_portal.items(), reverse=True)
        for at, (measure, _) in enumerate(there[0][2])
        if (made := _distribution(measure, portal, [(key, answers[at][1]) for key, _, answers in there]))
    )


def _distribution(
    measure: Measure, portal: str, answers: Sequence[tuple[str, Estimate | Missing]]
) -> Distribution | None:
    values = tuple((key, one.value) for key, one in answers if isinstance(one, Estimate))
    if len(values) < FEWEST:
        return None
    return Distribution(measure, portal, spread([value for _, value in values]), values, len(answers) - len(values))
