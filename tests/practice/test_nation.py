"""The nation of practice halls: the table is drawn anew the same, and adds up to what the survey of 2018 counted."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from errand.given.cities import load_cities
from errand_practice import parse, profile
from errand_practice.hall_facts import HAVING, LEVELS, NATION, HallFacts, Items
from errand_practice.nation import KEYS, NO_ITEMS, PINNED_SOUND, SOUND, published, survey, table
from errand_practice.service_items import Catalogue
from errand_practice.truth import truth

FACTS: Mapping[str, HallFacts] = {slug: profile(slug).facts for slug in load_cities()}
OPENED = {slug: facts for slug, facts in FACTS.items() if facts.opened}


def items(slug: str) -> Items:
    found = FACTS[slug].items
    assert found is not None
    return found


ITEMS = {slug: items(slug) for slug in OPENED}


def test_the_table_is_drawn_by_the_codes_and_comes_out_the_same() -> None:
    assert table().encode() == NATION.read_bytes()


def test_there_are_as_many_halls_as_the_survey_found() -> None:
    assert (len(FACTS), len(OPENED)) == (published("open")["of"], published("open")["count"])
    shut = {slug: facts.how_closed for slug, facts in FACTS.items() if not facts.opened}
    assert {"taiyuan", "jinzhong", "lvliang"} <= set(shut)
    assert all(how in profile(slug).faults for slug, how in shut.items())
    assert {slug for slug in NO_ITEMS if shut[slug] != "no-items"} == set()


@pytest.mark.parametrize("name", [name for name in HAVING if name != "city_only"])
def test_as_many_halls_have_it_as_the_survey_counted(name: str) -> None:
    having = {slug for slug, facts in OPENED.items() if facts.has(name)}
    assert len(having) == published(KEYS.get(name, name))["count"]
    if name in ("stars", "whole_process"):
        assert all(OPENED[slug].supervision for slug in having)
    if name in SOUND:
        assert set(PINNED_SOUND) <= having


def test_sites_and_levels_overlap_as_published() -> None:
    sites = Counter(facts.site for facts in OPENED.values())
    assert sites == {"own": published("own-site")["count"], "inside": published("inside-portal")["count"]}
    levels = Counter(facts.level for facts in OPENED.values())
    assert levels == {level: published(f"level-{level}")["count"] for level in LEVELS}
    lone = [facts for facts in OPENED.values() if facts.city_only]
    assert len(lone) == published("level-city-only")["count"]
    assert {facts.level for facts in lone} == {"county"}


def test_items_lie_between_lhasa_and_bijie_and_88_halls_have_more_than_the_mean() -> None:
    totals = {slug: held.total for slug, held in ITEMS.items()}
    mean = sum(totals.values()) / len(totals)
    assert sum(total > mean for total in totals.values()) == published("above-mean")["count"]
    least, *_, most = sorted(totals, key=totals.__getitem__)
    assert (least, totals[least]) == ("lasa", 95)
    assert (most, totals[most]) == ("bijie", 5881)
    assert sorted(totals.values())[1] > 95
    assert sorted(totals.values())[-2] < 5881
    assert (totals["baise"], ITEMS["baise"].online) == (600, 0)
    assert (totals["hami"], ITEMS["hami"].online) == (254, 1)


def test_rates_have_the_published_means_and_depths_the_published_counts() -> None:
    persons = [held.online_person / held.person for held in ITEMS.values()]
    legals = [held.online_legal / held.legal for held in ITEMS.values()]
    assert sum(persons) / len(persons) == pytest.approx(published("online-person")["mean"], abs=0.0004)
    assert sum(legals) / len(legals) == pytest.approx(published("online-legal")["mean"], abs=0.0004)
    assert max(*persons, *legals) <= 1
    assert sum(held.online == 0 for held in ITEMS.values()) == published("guide-only")["count"]
    assert sum(held.full_online > 0 for held in ITEMS.values()) == published("full-online")["count"]
    assert all(held.full_online <= held.online for held in ITEMS.values())


def test_every_hall_lists_exactly_the_items_the_table_says_at_its_depths() -> None:
    for slug, held in ITEMS.items():
        known = profile(slug)
        catalogue = Catalogue(known, parse([]))
        stock = catalogue.stock
        deep: Counter[str] = Counter()
        for number, kind in enumerate(catalogue.kinds):
            for variant in range(stock.variants[number]):
                depth = stock.depth(number, variant)
                deep["all " + kind.object] += 1
                deep["online " + kind.object] += depth >= "D3"
                deep["full"] += depth >= "D4"
                deep["none"] += depth == "D0"
        told = [deep[key] for key in ("all person", "all legal", "online person", "online legal", "full")]
        assert told == [held.person, held.legal, held.online_person, held.online_legal, held.full_online], slug
        if not held.online:
            assert deep["none"] == held.total


def test_which_value_is_the_surveys_stands_in_the_table() -> None:
    with NATION.open(encoding="utf-8") as lines:
        said = {row["slug"]: row["said_by_survey"] for row in csv.DictReader(lines) if row["said_by_survey"]}
    named = {slug for defect in survey()["defect"] for slug in defect["named"]}
    assert set(said) == named | {one["city"] for one in survey()["extreme"]}
    assert said["baise"] == "opened items online"
    assert set(said["bengbu"].split()) == {"opened", "correction", "complaint", "rating"}


def test_pinned_halls_are_opened_and_answer_at_once_and_others_take_their_time() -> None:
    assert all(OPENED[slug].latency_ms == 0 for slug in PINNED_SOUND)
    waits = sorted(facts.latency_ms for slug, facts in OPENED.items() if slug not in PINNED_SOUND)
    assert 10 <= waits[len(waits) // 2] <= 20
    assert max(waits) <= 120


READINGS = [one for kind in ("indicator", "extreme", "defect") for one in survey()[kind]]


@pytest.mark.parametrize("told", READINGS, ids=lambda told: str(told["key"]))
def test_what_is_true_of_the_halls_adds_up_to_what_was_published(told: dict[str, Any]) -> None:
    values = {slug: truth(slug)[told["reading"]] for slug in FACTS}
    if "value" in told:
        assert values[told["city"]] == told["value"]
        return
    if "mean" in told or "above_mean" in told:
        known = [value for value in values.values() if value is not None]
        assert len(known) == published("open")["count"]
        return  # their mean and spread are tested above
    holds = told.get("holds", [True])
    found = {slug for slug, value in values.items() if value in holds}
    if "named" in told:
        assert set(told["named"]) == found or (told.get("and_others") and set(told["named"]) < found)
    else:
        assert len(found) == told["count"]


def test_of_a_hall_that_is_not_opened_nothing_else_is_true() -> None:
    for slug, facts in FACTS.items():
        if not facts.opened:
            known = {key: value for key, value in truth(slug).items() if value is not None}
            assert known.pop("hall.open") is False
            assert set(known) <= {"letters.nobody_answers"}
