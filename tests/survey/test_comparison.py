"""Records held against what was published, and against what is true."""

from __future__ import annotations

import pytest

from errand.given.cities import load_cities
from errand.survey.against_2018.comparison import Agreement, IndicatorRow, SurveyComparison, compare
from errand.survey.against_2018.lost_tables import bases, items, opening, published_opening
from errand.survey.against_2018.published import read_published
from errand.survey.against_2018.truths import Truth, Wrong, confusion, deviations
from errand.survey.hall_record import HallReading, HallRecord, Value
from errand_practice.truth import truth
from tests.survey.halls import a_record, the_nation

PUBLISHED = read_published()


def truths() -> Truth:
    return {city: truth(city) for city in load_cities()}


def row(compared: SurveyComparison, key: str) -> IndicatorRow:
    return next(one for one in compared.indicators if one.indicator.key == key)


def test_where_every_reading_is_right_every_published_number_comes_out() -> None:
    compared = compare(list(the_nation().values()), PUBLISHED)

    assert compared.whole
    assert {one.agreement for one in compared.indicators} == {Agreement.EQUAL}
    assert {one.difference for one in compared.indicators if one.indicator.count is not None} == {0}
    assert {one.agreement for one in compared.extremes} == {Agreement.EQUAL}
    for one in compared.defects:
        assert one.found == one.defect.named, one.defect.key
        assert not one.missed
        assert not one.unknown
        assert len(one.elsewhere) == (15 if one.defect.and_others else 0)


def test_where_cities_differ_the_count_does_by_as_many() -> None:
    having = [city for city, record in the_nation().items() if record.value("hall.stars")]
    wrong = {city: {"hall.stars": False} for city in having[:3]} | {having[3]: {"hall.stars": None}}
    stars = row(compare(list(the_nation(**wrong).values()), PUBLISHED), "stars")

    assert (stars.measured, stars.n, stars.difference) == (58, 276, -4)
    assert stars.unknown == (having[3],)
    assert stars.agreement is Agreement.DIFFERS


def test_what_cannot_be_determined_leaves_room_and_is_not_absence() -> None:
    having = [city for city, record in the_nation().items() if record.value("hall.stars")]
    wrong = {city: {"hall.stars": None} for city in having[:2]}
    stars = row(compare(list(the_nation(**wrong).values()), PUBLISHED), "stars")

    assert (stars.measured, len(stars.unknown), stars.agreement) == (60, 2, Agreement.POSSIBLE)


def test_a_part_of_the_nation_is_not_compared() -> None:
    nation = the_nation()
    compared = compare([nation["hangzhou"], nation["taiyuan"]], PUBLISHED)

    assert not compared.whole
    assert {one.agreement for one in compared.indicators} == {Agreement.PARTIAL}
    assert row(compared, "open").difference is None
    defects = {one.defect.key: one for one in compared.defects}
    assert defects["search-dead"].found == ("hangzhou",)
    assert defects["no-hall"].found == ("taiyuan",)
    assert defects["no-hall"].unknown == ("jinzhong", "lvliang")


def test_a_hall_that_is_closed_counts_among_none_that_are_open() -> None:
    compared = compare([a_record("hangzhou", hall__open=False, hall__stars=True)], PUBLISHED)

    assert (row(compared, "stars").measured, row(compared, "stars").n) == (0, 0)
    assert row(compared, "open").n == 1


def test_the_interval_of_a_mean_is_of_what_was_sampled() -> None:
    sampled = [
        a_record("hangzhou", HallReading("online.person", 0.5, low=0.402, high=0.598, looked_at=100, of=900)),
        a_record("nanjing", HallReading("online.person", 0.7)),
    ]
    online = row(compare(sampled, PUBLISHED), "online-person")

    assert (online.measured, online.n, online.sampled) == (0.6, 2, 1)
    assert online.low == pytest.approx(0.551)
    assert online.high == pytest.approx(0.649)


def test_a_city_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        compare([a_record(), a_record()], PUBLISHED)


def test_a_defect_found_elsewhere_and_not_where_it_was_named() -> None:
    nation = the_nation(hangzhou={"search.dead": False}, nanjing={"search.dead": True})
    dead = {one.defect.key: one for one in compare(list(nation.values()), PUBLISHED).defects}["search-dead"]

    assert (dead.found, dead.missed, dead.elsewhere) == ((), ("hangzhou",), ("nanjing",))


def test_an_extreme_of_another_city_differs() -> None:
    compared = compare(list(the_nation(nanjing={"items.total": 7000}).values()), PUBLISHED)
    most = next(one for one in compared.extremes if one.extreme.key == "most-items")

    assert (most.measured, most.holders, most.agreement) == (5881, ("nanjing",), Agreement.DIFFERS)


def test_the_four_cells_name_their_cities() -> None:
    wrong: dict[str, dict[str, Value]] = {
        "hangzhou": {"search.dead": False, "channel.petition": "closed"},
        "nanjing": {"search.dead": True},
        "wuhu": {"search.dead": None},
        "taiyuan": {"search.dead": True},
    }
    cells = {one.key: one for one in confusion(list(the_nation(**wrong).values()), truths(), PUBLISHED)}["search-dead"]

    assert (cells.true_positive, cells.false_negative) == ((), ("hangzhou",))
    assert (cells.false_positive, cells.unknown, cells.at_closed) == (("nanjing",), ("wuhu",), ("taiyuan",))
    assert len(cells.true_negative) == 276 - 3


def test_numbers_are_exact_or_within_or_wrong() -> None:
    true = truths()
    total = true["hangzhou"]["items.total"]
    person = float(true["nanjing"]["online.person"] or 0)
    nation = the_nation(hangzhou={"items.total": 12}, wuhu={"items.total": None})
    sampled = HallReading("online.person", person + 0.02, low=person - 0.05, high=person + 0.05)
    records: list[HallRecord] = [
        a_record("nanjing", sampled),
        *(one for one in nation.values() if one.city != "nanjing"),
    ]
    numbers = {one.reading: one for one in deviations(records, true, PUBLISHED)}

    assert numbers["items.total"].wrong == (Wrong("hangzhou", 12.0, float(total or 0)),)
    assert set(numbers["items.total"].unknown) == {"wuhu", "nanjing"}
    assert numbers["online.person"].within == ("nanjing",)
    assert len(numbers["online.person"].exact) == 275


def test_of_the_lost_tables_only_what_survives_is_published() -> None:
    nation = [one for one in the_nation().values() if one.city not in ("hangzhou", "nanjing")]
    nation += [a_record("hangzhou", hall__open=True, hall__bases="object,theme"), a_record("nanjing", hall__open=True)]
    printed = published_opening(PUBLISHED)
    total, *provinces = opening(nation)

    assert (printed.cities, printed.opened, printed.closed, printed.own_site, printed.inside) == (294, 276, 18, 247, 29)
    assert (total.opened, total.closed) == (276, 18)
    assert sum(one.opened or 0 for one in provinces) == 276
    assert [(one.key, one.published, one.measured, one.n) for one in bases(nation)] == [
        ("nature", None, 0, 1), ("object", None, 1, 1), ("theme", None, 1, 1), ("department", None, 0, 1),
    ]  # fmt: skip
    figures = {one.key: one for one in items(list(the_nation().values()), PUBLISHED)}
    assert (figures["fewest"].published, figures["fewest"].measured) == (95, 95)
    assert figures["mean"].published is figures["spread"].published is None
    assert figures["above"].measured == 88
