"""The lexicon: what is in it, and what is told of a slip in it."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from errand.citizen.portal_page import PortalPage
from errand.core.errors import UsageError
from errand.given.lexicon import KINDS, Lexicon, Spot, load_lexicon

PAGES = ("guide", "home", "interaction", "items", "people", "progress", "services")


def read(folder: Path, text: str) -> Lexicon:
    (file := folder / "words.toml").write_text(text, encoding="utf-8")
    return load_lexicon(file)


@pytest.mark.parametrize(
    "text, told",
    [
        (
            '["search.button"]\nkind = "press"\nzh = "搜索"\nword = ["搜索"]',
            r"words\.toml: \[search\.button\] has an unknown key word; nearest: words",
        ),
        (
            '["search.button"]\nkind = "button"\nzh = "搜索"',
            r"words\.toml: \[search\.button\] kind must be one of textbox, press",
        ),
        ('["search.button"]\nzh = "搜索"', r"words\.toml: \[search\.button\] kind must be one of"),
        ('["search.button"]\nkind = "press"', r"words\.toml: \[search\.button\] needs zh"),
        ('["search.button"\nkind = "press"', r"words\.toml: "),
    ],
)
def test_a_slip_is_told_with_file_and_key(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=told):
        read(tmp_path, text)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml"):
        load_lexicon(tmp_path / "none.toml")


def test_an_unknown_concept_is_told_with_file_and_the_nearest(tmp_path: Path) -> None:
    lexicon = read(tmp_path, '["search.button"]\nkind = "press"\nzh = "搜索按钮"')

    with pytest.raises(UsageError, match=r"words\.toml has no concept search\.buton \(nearest: search\.button\)"):
        lexicon["search.buton"]


def test_a_spot_is_called_by_the_words_read_off_the_page_else_by_the_concept(tmp_path: Path) -> None:
    lexicon = read(tmp_path, '["item.title"]\nkind = "press"\nzh = "事项"\nwords = ["办理"]')

    assert lexicon.title(Spot("item.title", "the item")) == "事项"
    assert lexicon.title(Spot("item.title", "the item", says="居住证办理")) == "居住证办理"
    assert lexicon.spec(Spot("item.title", "the item", says="居住证办理")).words == ("居住证办理", "办理")


def test_what_a_button_stands_beside_comes_with_it(tmp_path: Path) -> None:
    lexicon = read(
        tmp_path,
        '["go"]\nkind = "press"\nzh = "查询"\nnear = "box"\n["box"]\nkind = "textbox"\nzh = "编号"\nwords = ["编号"]',
    )

    near = lexicon.spec(Spot("go", "go")).near
    assert near is not None
    assert near.words == ("编号",)


# --- fixtures/lexicon.toml ------------------------------------------------------------


def test_every_concept_can_be_told_to_the_page(lexicon: Lexicon) -> None:
    for name, concept in lexicon.concepts.items():
        assert lexicon.spec(Spot(name, name)).kind in KINDS
        assert all((*concept.words, *concept.names)), name


def test_every_concept_can_be_found_somehow(lexicon: Lexicon) -> None:
    by_title = {"theme", "item.title", "form.list"}  # their words are read off the portal
    assert [
        name
        for name, told in lexicon.concepts.items()
        if not any((told.words, told.names, told.selector)) and name not in by_title
    ] == []


def test_no_concept_has_a_word_twice(lexicon: Lexicon) -> None:
    assert [
        name
        for name, told in lexicon.concepts.items()
        if len(set(told.words)) != len(told.words) or len(set(told.names)) != len(told.names)
    ] == []


def test_every_regular_expression_is_one(lexicon: Lexicon) -> None:
    for told in lexicon.concepts.values():
        for word in told.words:
            if word.startswith("/"):
                assert word.endswith("/"), word
                re.compile(word[1:-1])


def test_pages_name_only_concepts_the_lexicon_has(lexicon: Lexicon) -> None:
    for name in PAGES:
        module = __import__(f"pages.{name}", fromlist=["*"])
        kinds = [kind for _, kind in inspect.getmembers(module, inspect.isclass) if issubclass(kind, PortalPage)]
        holders = [vars(module), *(vars(kind) for kind in kinds)]
        spots = [value for holder in holders for value in holder.values() if isinstance(value, Spot)]
        spots += [sign for kind in kinds for sign in kind.signs]
        assert spots
        for spot in spots:
            assert spot.concept in lexicon.concepts, (name, spot)
