"""Records of halls made up, or made from what is true of the practice halls."""

from __future__ import annotations

from collections.abc import Mapping

from errand.core.message import Message
from errand.given.cities import load_cities
from errand.survey.hall_record import Evidence, HallReading, HallRecord, Value
from errand_practice.truth import truth

AT = "2026-11-26T10:00:00+08:00"


def a_record(
    city: str = "hangzhou",
    *readings: HallReading,
    live: bool = False,
    trouble: tuple[Message, ...] = (),
    **values: Value,
) -> HallRecord:
    """A record; values by the names of readings with __ for the dot."""
    plain = (HallReading(key.replace("__", "."), value) for key, value in values.items())
    return HallRecord(
        city, "http://127.0.0.1/", AT, live, (*plain, *readings), seconds=1.5, pages=3, requests=2, trouble=trouble
    )


def the_nation(**wrong: Mapping[str, Value]) -> dict[str, HallRecord]:
    """A record of each of the 294 cities that says what is true; *wrong*: readings by city that say something else."""
    records = {}
    for city in load_cities():
        values = truth(city) | dict(wrong.get(city, {}))
        readings = (HallReading(key, value, (Evidence("http://127.0.0.1/", key),)) for key, value in values.items())
        records[city] = a_record(city, *readings)
    return records
