"""What a hall lists: items on demand, themes and their counts, and what a hall's lists can have wrong."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from errand_practice import PRACTICE_ITEM, parse, profile
from errand_practice.guides import DEPTHS, make_guide
from errand_practice.hall import make_hall
from errand_practice.hall_facts import Items
from errand_practice.kinds import Kind, load_kinds
from errand_practice.service_items import Catalogue
from errand_practice.themes import OTHER, PERSON_THEMES, THEMES, Object
from errand_practice.views_items import GuideLinks
from tests.practice.visitor import Visit, words

KINDS = len(load_kinds())
NO_LINKS = GuideLinks(None, None, [], None)


def a_catalogue(slug: str = "practice", faults: str = "none", items: int | None = None) -> Catalogue:
    known = profile(slug)
    if items is not None:
        person = (items + 1) // 2
        known = replace(known, facts=replace(known.facts, items=Items(person, items - person, person // 2, 0, 0)))
    return Catalogue(known, parse([faults]))


@pytest.mark.parametrize(
    "slug, total, online", [("bijie", 5881, None), ("lasa", 95, None), ("baise", 600, 0), ("hami", 254, 1)]
)
def test_survey_cities_have_their_item_counts(visit: Visit, slug: str, total: int, online: int | None) -> None:
    catalogue = Catalogue(profile(slug))
    assert catalogue.count() == total == catalogue.count("person") + catalogue.count("legal")
    if online is not None:
        assert sum(item.online for item in catalogue.everything()) == online == catalogue.online_count()
    assert f"共{total}条" in words(visit(slug, family="plain").get("items"))


@pytest.mark.parametrize("total", [1, 95, KINDS, KINDS + 1, 600, 5881])
def test_lists_add_up_to_the_catalogue(total: int) -> None:
    catalogue = a_catalogue(items=total)
    items = list(catalogue.everything())
    assert len(items) == total == len({item.code for item in items}) == len({item.title for item in items})
    listed = [index for object in THEMES for theme in THEMES[object] for index in catalogue.listed(object, theme=theme)]
    assert sorted(listed) == sorted(item.index for item in items)
    by_department = sum(len(catalogue.listed(department=name)) for name in catalogue.departments())
    assert by_department == total


def test_the_residence_permit_comes_first_everywhere() -> None:
    for slug in ("practice", "bijie", "lasa", "hami"):
        catalogue = a_catalogue(slug)
        assert catalogue.page(None).items[0].title == PRACTICE_ITEM
        assert catalogue.page("person", theme="户籍办理").items[0].title == PRACTICE_ITEM
        assert catalogue.search("居住证").items[0].title == PRACTICE_ITEM


def test_a_short_catalogue_has_every_theme_that_has_kinds() -> None:
    themes = {(kind.object, kind.theme) for kind in load_kinds()}
    short = {(item.kind.object, item.kind.theme) for item in a_catalogue("lasa").everything()}
    assert short == themes


def test_the_last_page_of_5881_items_is_as_quick_as_the_first() -> None:
    start = time.perf_counter()
    catalogue = Catalogue(profile("bijie"))
    last = catalogue.page(None, page=10**6)
    assert (last.pages, len(last.items)) == (589, 1)
    assert time.perf_counter() - start < 0.05


def test_an_item_is_found_by_its_code_and_only_by_that() -> None:
    catalogue = Catalogue(profile("bijie"))
    for item in (catalogue.page("legal", page=50).items[3], catalogue.page(None).items[0]):
        assert catalogue.item(item.code) == item
    beyond = f"{profile('bijie').city.code}000999"
    for code in ("", "1", "nonsense", "999900000000", beyond, f"{profile('bijie').city.code}99900"):
        assert catalogue.item(code) is None


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", ""])
def test_a_page_that_is_none_opens_a_page(visit: Visit, page: str) -> None:
    assert visit(family="plain").get("items", page=page).status_code == 200


@pytest.mark.parametrize(
    "query", ["居住证", " 居住证 ", "居住证办理", "居住证怎么办理", "暂住证", "居住证 办理", "ｊ居住证"]
)
def test_search_understands_citizens(query: str) -> None:
    assert a_catalogue().search(query).items[0].title == PRACTICE_ITEM


def test_search_of_a_large_hall_finds_variants() -> None:
    found = a_catalogue("bijie").search("居住证 补办")
    assert found.total > 1
    assert all("居住证" in item.title and "补办" in item.title for item in found.items)


@pytest.mark.parametrize("kind", load_kinds(), ids=lambda kind: kind.id)
def test_every_item_is_found_by_its_names(kind: Kind) -> None:
    catalogue = a_catalogue()
    assert catalogue.search(kind.name).items[0].kind == kind
    for word in kind.everyday[:1]:
        assert kind in [item.kind for item in catalogue.search(word).items], word


def test_sound_counts_are_true(visit: Visit, family: str) -> None:
    page = words(visit(faults="none", family=family).get("services/person"))
    listed = len(a_catalogue().listed("person", theme="户籍办理"))
    assert re.search(rf"户籍办理[(（]?{listed}\D", page)


def test_wrong_counts_are_7_to_40_too_many() -> None:
    catalogue = a_catalogue("hangzhou", "counts-wrong")
    for object in THEMES:
        for theme in THEMES[object]:
            surplus = catalogue.declared(object, theme=theme) - len(catalogue.listed(object, theme=theme))
            assert 7 <= surplus <= 40


def test_scrambled_themes_file_items_elsewhere(visit: Visit) -> None:
    page = words(visit("hangzhou", family="plain").get("items", object="person", theme="户籍办理"))
    assert PRACTICE_ITEM not in page
    catalogue = a_catalogue("hangzhou", "themes-scrambled")
    assert len(catalogue.listed("person", theme="户籍办理")) > 0
    filed = [index for theme in PERSON_THEMES for index in catalogue.listed("person", theme=theme)]
    assert len(filed) == len(set(filed)) == catalogue.count("person")


def test_empty_themes_leave_only_the_others(visit: Visit) -> None:
    citizen = visit("jiamusi", family="plain")
    for theme in ("户籍办理", "出境入境"):
        assert "暂无数据" in words(citizen.get("items", object="person", theme=theme))
    assert "暂无数据" not in words(citizen.get("items", object="person", theme=OTHER))
    assert "暂无数据" not in words(citizen.get("items", object="legal", theme="设立变更"))


def test_duplicates_stand_twice_and_in_both_themes() -> None:
    catalogue = a_catalogue("nanjing", "theme-duplicates")
    first, second = (list(catalogue.listed("person", theme=theme)) for theme in ("准营准办", "出境入境"))
    for listed in (first, second):
        assert all(listed.count(index) == 2 for index in listed)
    assert set(first) & set(second)
    assert len(set(catalogue.listed("person", theme="户籍办理"))) == len(catalogue.listed("person", theme="户籍办理"))


@pytest.mark.parametrize("object", ["person", "legal"])
def test_a_hall_without_items_lists_none(visit: Visit, object: Object) -> None:
    citizen = visit("taiyuan", family="plain")
    assert "共0条" in words(citizen.get("items", object=object))
    assert citizen.get("item/140100000000").status_code == 404


def test_guides_of_items_a_hall_does_not_take_online_agree_with_themselves() -> None:
    hall, offline = make_hall(profile("baise")), Catalogue(profile("baise"))
    for item in offline.everything():
        guide = make_guide(item, hall, parse([]), NO_LINKS, "")
        facts = {field.key: field.value for field in guide.fields}
        assert not guide.online
        assert facts["depth"] == DEPTHS["D0"]
        assert facts["visits"] != "0次"
        assert facts["visit_reason"]
