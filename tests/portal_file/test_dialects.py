"""Dialects: words and selectors of a family, each perhaps extending another; the nearest to the portal comes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from errand.core.errors import UsageError
from errand.given.lexicon import Lexicon, Spot
from errand.given.portal_file import dialect_names, read_portal_file
from errand.given.portal_file.checking import read_table
from errand.given.portal_file.dialects import DIALECTS, Speech, speech_of

HEAD = 'zh = "甲"\nsource = "made up"\nstatus = "unverified"\n'


def speech(folder: Path, **files: str) -> Speech:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return read_portal_file(folder / "hall.toml").speech


def test_a_chain_speaks_in_its_order(tmp_path: Path) -> None:
    spoken = speech(
        tmp_path,
        hall='extends = "near.toml"\n[words]\nsearch.box = ["一", "二"]\n[selectors]\n"search.box" = "#own"',
        near=HEAD
        + 'extends = "far.toml"\n[words]\nsearch.box = ["二", "三"]\n[selectors]\n"search.box" = "#no"\ntheme = ".t"',
        far=HEAD + '[words]\nsearch.box = ["四", "一"]\nconsult.entry = ["五"]\n[selectors]\ntheme = ".far"',
    )

    assert spoken.words == {"search.box": ("一", "二", "三", "四"), "consult.entry": ("五",)}
    assert spoken.selectors == {"search.box": "#own", "theme": ".t"}


def test_a_file_extends_a_shipped_dialect_and_that_another(tmp_path: Path) -> None:
    spoken = speech(tmp_path, hall='extends = "jpaas"\n[words]\nlogin.entry = ["进来"]')

    assert spoken.words["login.entry"] == ("进来", "统一身份认证", "登录")


@pytest.mark.parametrize(
    "near, message",
    [
        (HEAD + 'extends = "hall.toml"', "goes round in a circle: hall -> near -> hall"),
        (HEAD + 'extends = "hanwb"', "near.toml: extends: there is no dialect hanwb; nearest: hanweb"),
        (HEAD + 'word = ["x"]', "near.toml: word: unknown key; nearest: words"),
        (HEAD + 'words."search.bx" = ["x"]', "near.toml: words.search.bx: unknown concept; nearest: search.box"),
        ('zh = "甲"', "near.toml: source: is missing"),
        (HEAD.replace("unverified", "sure"), "near.toml: status: must be one of unverified, verified"),
    ],
)
def test_a_slip_in_a_dialect_is_named_with_the_dialects_file(near: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        speech(tmp_path, hall='extends = "near.toml"', near=near)

    assert message in str(error.value)


@pytest.mark.parametrize("name", dialect_names())
def test_every_shipped_dialect_is_sound(name: str) -> None:
    path = DIALECTS / f"{name}.toml"

    speech_of(read_table(path, "dialect"), path)


def test_the_portals_own_words_come_before_the_lexicons(lexicon: Lexicon) -> None:
    spot = Spot("search.button", "the button")
    before = lexicon.spec(spot)

    spec = lexicon.extended({"search.button": ("查一查", "查询")}, {"search.button": "#go"}).spec(spot)

    assert spec.words[:2] == ("查一查", "查询")
    assert sorted(spec.words) == sorted({*before.words, "查一查"})
    assert spec.selector == "#go"
    assert lexicon.spec(spot) == before


def test_a_lexicon_with_nothing_to_add_is_the_same(lexicon: Lexicon) -> None:
    assert lexicon.extended({}, {}) is lexicon
