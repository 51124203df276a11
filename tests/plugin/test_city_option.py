"""
--city: the ways to name a city, and what is said about a name that means none or several.

Each takes a session of its own to ask; the names themselves are tested without one, in test_cities.py.
"""

from __future__ import annotations

import re

import pytest

from errand.given.cities import load_cities
from tests.plugin.sessions import SEARCH, pytest_command, run_briefly

ZHEJIANG = {city.slug for city in load_cities().values() if city.province_slug == "zhejiang"}


def collected(*options: str) -> list[str]:
    """The cities whose citizens would look for an item, in the order of their journeys."""
    code, said = run_briefly(pytest_command(SEARCH, "-k", "everyday", "--collect-only", "-q", *options))
    assert code == 0, said
    return re.findall(r"everyday_name\[(.+)-chromium\]", said)


@pytest.mark.parametrize(
    "options, cities",
    [
        pytest.param([], ["practice"], marks=pytest.mark.slow),
        pytest.param(["--city=hangzhou"], ["hangzhou"], marks=pytest.mark.slow),
        pytest.param(["--city", "330100"], ["hangzhou"], marks=pytest.mark.slow),
        pytest.param(["--city=杭州", "--city=太原市"], ["hangzhou", "taiyuan"], marks=pytest.mark.slow),
        (["--city=nanjing,杭州市,hangzhou", "--city=suzhou-anhui"], ["nanjing", "hangzhou", "suzhou-anhui"]),
    ],
)
def test_a_city_has_several_names(options: list[str], cities: list[str]) -> None:
    assert collected(*options) == cities


@pytest.mark.slow
def test_a_province_is_all_its_cities() -> None:
    assert len(ZHEJIANG) == 11
    assert set(collected("--city=province:zhejiang")) == ZHEJIANG


def test_all_are_all() -> None:
    assert collected("--city=all") == list(load_cities())


@pytest.mark.parametrize(
    "given, named",
    [
        pytest.param("hangzou", ["hangzou", "hangzhou", "杭州市"], marks=pytest.mark.slow),
        pytest.param("抗州", ["抗州", "nearest"], marks=pytest.mark.slow),
        pytest.param("province:zhejang", ["zhejang", "zhejiang"], marks=pytest.mark.slow),
        ("suzhou", ["suzhou-jiangsu", "suzhou-anhui", "江苏", "安徽"]),
        ("hangzhou,330109", ["330109", "nearest"]),
    ],
)
def test_what_means_no_city_or_several_is_told_before_anything_runs(given: str, named: list[str]) -> None:
    code, said = run_briefly(pytest_command("journeys/", f"--city={given}"))

    assert code == 4, said
    assert not [word for word in named if word not in said], said
    assert "Traceback" not in said
    assert "INTERNALERROR" not in said
    assert len(said.strip().splitlines()) <= 3, "one message"
