"""Which cities there are, and by which words a user may name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from errand.core.errors import UsageError
from errand.given.cities import PRACTICE, choose, load_cities

HEAD = "code,slug,name_zh,name_en,province_zh,province_slug\n"


def slugs(*words: str) -> list[str]:
    return [city.slug for city in choose(words)]


def test_there_are_294_cities_each_with_its_own_code_and_slug() -> None:
    cities = load_cities().values()

    assert len(cities) == 294
    assert len({city.code for city in cities}) == len({city.slug for city in cities}) == 294
    assert all(len(city.code) == 6 and city.code.isdigit() and city.code.endswith("00") for city in cities)
    assert all(city.slug.isascii() and city.slug == city.slug.lower() for city in cities)
    assert PRACTICE.slug not in load_cities()


@pytest.mark.parametrize("word", ["hangzhou", "Hangzhou", "HANGZHOU", "330100", "杭州", "杭州市", " hangzhou "])
def test_a_city_goes_by_slug_code_and_names(word: str) -> None:
    assert slugs(word) == ["hangzhou"]


@pytest.mark.parametrize("word", ["practice", "练习市", "999900"])
def test_the_practice_city_is_none_of_them_and_can_be_named(word: str) -> None:
    assert choose([word]) == [PRACTICE]


def test_several_are_taken_once_each_in_the_order_named() -> None:
    assert slugs("nanjing,hangzhou", "杭州") == ["nanjing", "hangzhou"]
    assert slugs("宁波，温州") == ["ningbo", "wenzhou"]


@pytest.mark.parametrize("word", ["province:zhejiang", "province:浙江", "province:浙江省", "province：浙江"])
def test_a_province_stands_for_its_cities(word: str) -> None:
    found = choose([word])

    assert len(found) == 11
    assert {city.province_slug for city in found} == {"zhejiang"}


def test_all_stands_for_all_and_not_for_the_practice_city() -> None:
    assert len(choose(["all"])) == 294
    assert len(choose(["all", "hangzhou"])) == 294


@pytest.mark.parametrize(
    "word, both",
    [("suzhou", ("suzhou-jiangsu", "suzhou-anhui")), ("yichun", ("yichun-heilongjiang", "yichun-jiangxi"))],
)
def test_an_ambiguous_name_is_refused_with_both_slugs(word: str, both: tuple[str, str]) -> None:
    with pytest.raises(UsageError, match="ambiguous") as raised:
        choose([word])

    assert all(slug in str(raised.value) for slug in both)


def test_chinese_names_tell_twins_apart() -> None:
    assert slugs("苏州", "宿州市") == ["suzhou-jiangsu", "suzhou-anhui"]


@pytest.mark.parametrize("word, nearest", [("hangzou", "hangzhou"), ("杭洲", "hangzhou"), ("330101", "hangzhou")])
def test_an_unknown_name_is_answered_with_the_nearest(word: str, nearest: str) -> None:
    with pytest.raises(UsageError, match=nearest):
        choose([word])


def test_an_unknown_province_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="zhejiang"):
        choose(["province:zhejang"])


@pytest.mark.parametrize("words", [[""], [" , "], []])
def test_no_name_at_all_is_refused(words: list[str]) -> None:
    with pytest.raises(UsageError, match="names no city"):
        choose(words)


def test_a_city_is_called_by_its_slug_and_its_short_name() -> None:
    (hangzhou,) = choose(["hangzhou"])

    assert (str(hangzhou), hangzhou.short_zh) == ("hangzhou", "杭州")


def test_a_wrong_column_is_named_with_file_and_columns(tmp_path: Path) -> None:
    (file := tmp_path / "cities.csv").write_text("code,slug,name\n330100,hangzhou,杭州市\n", encoding="utf-8")

    with pytest.raises(UsageError, match=r"cities\.csv: the columns must be code, slug, name_zh"):
        load_cities(file)


def test_a_slug_that_stands_twice_is_named_with_the_file(tmp_path: Path) -> None:
    row = "330100,hangzhou,杭州市,Hangzhou,浙江省,zhejiang\n"
    (file := tmp_path / "twice.csv").write_text(HEAD + row + row, encoding="utf-8")

    with pytest.raises(UsageError, match=r"twice\.csv: a slug stands twice"):
        load_cities(file)
