"""The catalogue is whole: every entry in both languages, with the same gaps, and the code names none it lacks."""

from __future__ import annotations

import ast as python
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from errand.core.message import Message, Said, Term, Value
from errand.core.model import Reason, Verdict
from errand.given.lexicon import load_lexicon
from errand.given.persona import KINDS
from errand.metrics.measures import MEASURES, Better, Group, Unit
from errand.words import LANGUAGES, quoted, render, term, word
from errand.words.catalogue import has
from errand.words.sentences import key_of
from tests.words.entries import entries, gaps
from tests.words.han import han_outside_quotes

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for room in ("errand", "pages", "journeys") for path in sorted((ROOT / room).rglob("*.py"))]


ENTRIES = {lang: entries(lang) for lang in LANGUAGES}
KEYS = sorted(ENTRIES["zh"])


def test_every_entry_stands_in_both_languages() -> None:
    assert set(ENTRIES["zh"]) == set(ENTRIES["en"])


@pytest.mark.parametrize("key", KEYS)
def test_an_entry_has_the_same_gaps_in_both_languages(key: str) -> None:
    chinese, english = (gaps(ENTRIES[lang][key]).all for lang in LANGUAGES)
    assert chinese == english


@pytest.mark.parametrize("key", KEYS)
def test_every_code_becomes_a_sentence_in_both_languages_and_the_english_one_is_english(key: str) -> None:
    for lang in LANGUAGES:
        found = gaps(ENTRIES[lang][key])
        for number in (1, 2):
            given: dict[str, Value] = {
                name: number if name in found.choosing else Said("门户的话") for name in found.all
            }
            text = render(Message(key, given), lang)
            assert text.strip()
            assert lang == "zh" or not han_outside_quotes(text)


def _calls() -> Iterator[tuple[str, str, set[str]]]:
    """Every key that the code names literally, with the parameters it gives; `**values` cannot be told."""
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        for node in python.walk(python.parse(source)):
            if not isinstance(node, python.Call) or not node.args:
                continue
            called, first = python.unparse(node.func), node.args[0]
            if called not in ("Message.of", "word") or not isinstance(first, python.Constant):
                continue
            names = {one.arg for one in node.keywords}
            if None not in names:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", str(first.value), {str(name) for name in names}


def test_every_code_in_the_code_stands_in_the_catalogue_with_just_the_parameters_it_is_given() -> None:
    wrong = [
        f"{where}: {key}: {sorted(given)} given"
        for where, key, given in _calls()
        if key not in ENTRIES["zh"] or gaps(ENTRIES["zh"][key]).all != given
    ]
    assert not wrong


def test_every_concept_has_a_name_in_both_languages() -> None:
    for name in load_lexicon().concepts:
        assert not han_outside_quotes(term("concept", name, "en"))
        assert term("concept", name, "en") != name
        assert term("concept", name, "zh") != name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whatever_has_a_closed_list_of_names_has_words_for_each(lang: str) -> None:
    closed: dict[str, Iterable[str]] = {
        "verdict": Verdict,
        "reason": Reason,
        "verb": ("open", "click", "fill", "choose", "tick", "attach", "press", "back"),
        "measure": MEASURES,
        "persona": KINDS,
    }

    assert [name for kind, names in closed.items() for name in names if not has(key_of(kind, name), lang)] == []
    assert all(word(f"measures.definition-{key}", lang) for key in MEASURES)
    assert all(word(f"measures.group-{group}", lang) for group in Group)
    assert all(word(f"measures.unit-{unit}", lang) for unit in Unit)
    assert all(word(f"measures.better-{better}", lang) for better in Better)


def test_a_portals_words_are_quoted_and_names_translated() -> None:
    said = Message.of(
        "nowhere.at-all", texts=(Said("网上“大厅”"), Said("搜索")), about=Term("reason", "empty"), host="a.cn"
    )
    assert render(said, "en") == "nowhere.at-all texts=“网上‘大厅’”, “搜索” about=empty host=a.cn"
    assert render(said, "zh") == "nowhere.at-all texts=「网上“大厅”」、「搜索」 about=没有内容 host=a.cn"
    assert quoted("他说「好」", "zh") == "「他说『好』」"


def test_more_than_a_gap_can_hold_is_cut() -> None:
    assert word("page.written", "en", path="x" * 5000) == f"Report: {'x' * 999}…"


def test_a_finished_sentence_stays_as_it_is() -> None:
    assert render(Message.plain("没有人说过 { $这 } 句"), "en") == "没有人说过 { $这 } 句"


def test_a_name_nobody_has_translated_is_shown_as_it_is() -> None:
    assert term("journey", "renew my permit", "en") == "renew my permit"


def test_a_key_that_is_not_there_says_where_it_was_looked_for() -> None:
    with pytest.raises(LookupError, match=r"names\.ftl has no entry nonsense"):
        word("names.nonsense", "en")
    with pytest.raises(LookupError, match="no area nonsense"):
        word("nonsense.names", "en")
