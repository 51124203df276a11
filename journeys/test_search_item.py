"""Finding a service item: by asking for it, and by looking through the themes."""

import pytest

from errand import Citizen, Matter, Reason
from errand.core.message import Message, Said
from pages.home import HomePage


@pytest.mark.journey("search", zh="按日常叫法搜索事项", fewest=4)
def test_an_item_is_found_by_its_everyday_name(citizen: Citizen, matter: Matter) -> None:
    citizen.open("/")

    results = citizen.arrive(HomePage).search(matter.everyday)
    found = results.titles()

    assert results.lists(matter.item), Reason.WRONG_RESULT.of(
        Message.of("journeys.other-results", asked=Said(matter.everyday), found=Said.each(found[:3]))
    )
    results.see_into(matter.item)


@pytest.mark.journey("search", zh="按主题找到事项", fewest=3)
def test_an_item_stands_under_its_theme(citizen: Citizen, matter: Matter) -> None:
    citizen.open("/")

    theme = citizen.arrive(HomePage).services_for_persons().open_theme(matter.theme)
    listed = theme.titles()

    assert theme.lists(matter.item), Reason.WRONG_THEME.of(
        Message.of("journeys.not-under-theme", theme=Said(matter.theme), listed=Said.each(listed[:3]))
    )


@pytest.mark.journey("search", zh="主题标注的数目与实际相符", fewest=3)
def test_a_theme_holds_as_many_items_as_it_says(citizen: Citizen, matter: Matter) -> None:
    citizen.open("/")

    themes = citizen.arrive(HomePage).services_for_persons()
    stated = themes.stated_count(matter.theme)
    listed = themes.open_theme(matter.theme).stated_total()

    assert stated is None or listed is None or stated == listed, Reason.WRONG_COUNT.of(
        Message.of("journeys.counts-differ", theme=Said(matter.theme), stated=stated, listed=listed)
    )


@pytest.mark.journey("search", zh="主题内外没有重复事项", fewest=5)
def test_no_item_stands_twice(citizen: Citizen, matter: Matter) -> None:
    first, second = matter.twin_themes
    citizen.open("/")

    themes = citizen.arrive(HomePage).services_for_persons()
    listed = themes.open_theme(first).titles()
    listed += themes.back_from_theme().open_theme(second).titles()

    twice = sorted({title for title in listed if listed.count(title) > 1})
    assert not twice, Reason.DUPLICATE.of(Message.of("journeys.twice", items=Said.each(twice[:3])))
