"""The file of what was published, and what it says when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from errand.core.errors import UsageError
from errand.given.cities import load_cities
from errand.survey.against_2018.published import held, read_published

SOUND = """
source = "made up"
[[indicator]]
key = "open"
zh = "开通"
en = "open"
section = "2.1"
reading = "hall.open"
count = 276
"""


def test_the_file_is_read_whole_and_names_real_cities() -> None:
    published = read_published()
    named = {city for one in published.defects for city in one.named} | {one.city for one in published.extremes}

    assert published.indicator("open").of == 294
    assert published.indicator("consult").of == 276
    assert published.indicator("consult").counts("closed") is True
    assert published.indicator("consult").counts(None) is None
    assert named <= set(load_cities())


@pytest.mark.parametrize(
    "slip, words",
    [
        ('redaing = "x"', ["redaing", "reading?", "(open)"]),
        ("mean = 0.5", ["count, mean", "(open)"]),
        ('of = "all"', ["$.of", "(open)"]),
        ("of = 200", ["between 0 and 200"]),
        ("", []),
    ],
)
def test_a_slip_is_named_with_file_and_key(slip: str, words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "survey.toml"
    path.write_text(SOUND + slip, encoding="utf-8")
    if not words:
        assert read_published(path).source == "made up"
        return
    with pytest.raises(UsageError) as caught:
        read_published(path)

    assert all(word in str(caught.value) for word in [str(path), *words])


@pytest.mark.parametrize(
    "text", ["source = 1", "source = ", 'source = ""\n[[indicator]]\nkey = "x"', 'source = ""\nx = 1']
)
def test_a_broken_file_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "survey.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"survey\.toml"):
        read_published(path)


def test_one_is_not_true() -> None:
    assert held(1, (True,)) is False
    assert held(False, (False,)) is True
