"""`errand lexicon`: what is known of a concept, where each word comes from, and who uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from errand.given.concept import KINDS
from errand.given.lexicon import SHIPPED_LEXICON
from errand.words import LANGUAGES, word
from tests.cli.running import ROOT, errand


def test_without_a_concept_all_are_listed_in_either_language(tmp_path: Path) -> None:
    done = errand("lexicon", cwd=tmp_path)
    english = errand("lexicon", "--lang", "en", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "search.button" in done.stdout
    assert "搜索按钮" in done.stdout
    assert "the search button" in english.stdout
    assert len(done.stdout.splitlines()) == len(english.stdout.splitlines()) > 100


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_concept_has_its_words(lang: str) -> None:
    assert all(word(f"lexicon.kind-{kind}", lang) for kind in KINDS)


def test_a_concept_is_shown_with_its_words_their_files_and_the_pages_that_use_it(tmp_path: Path) -> None:
    done = errand("lexicon", "items.summary", cwd=ROOT)

    assert "共{count}{unit}" in done.stdout
    assert f"({SHIPPED_LEXICON.relative_to(ROOT)})" in done.stdout
    assert "pages/items.py" in done.stdout
    assert "ItemsPage.landmark" in done.stdout
    part = errand("lexicon", "count", "--lang", "en", cwd=tmp_path).stdout
    assert "{count}: items.summary" in part
    assert "ServicesPage.stated_count" in part


def test_words_of_a_portal_file_of_its_dialect_and_of_the_project_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "fixtures").mkdir()
    (tmp_path / "fixtures" / "lexicon.toml").write_text('["login.entry"]\nwords = ["入内"]', "utf-8")
    (tmp_path / "hall.toml").write_text(
        'extends = "jpaas"\n[words]\nlogin.entry = ["进来"]\n[selectors]\nlogin.entry = "#in"', "utf-8"
    )

    done = errand("lexicon", "login.entry", "--portal-file", "hall.toml", cwd=tmp_path)

    lines = [line.strip() for line in done.stdout.splitlines()]
    assert lines[lines.index("叫法 (hall.toml)") + 1] == "进来"
    assert any("hanweb.toml" in line for line in lines)
    assert lines[lines.index("叫法 (fixtures/lexicon.toml)") + 1] == "入内"
    assert lines[lines.index("选择器 (hall.toml)") + 1] == "#in"


@pytest.mark.parametrize(
    "name, nearest", [("serch.buton", "nearest: search.button"), ("办理状态", "nearest: case.state"), ("qqqq", "lists")]
)
def test_an_unknown_concept_is_answered_with_the_nearest(name: str, nearest: str, tmp_path: Path) -> None:
    done = errand("lexicon", name, cwd=tmp_path)

    assert done.returncode == 4
    assert nearest in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_of_the_projects_own_is_named(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "fixtures").mkdir()
    (tmp_path / "fixtures" / "lexicon.toml").write_text(
        '[queue]\nkind = "press"\nzh = "取号"\nwords = ["取号"]', "utf-8"
    )
    (tmp_path / "pages" / "queue.py").write_text(
        'from errand.given.lexicon import Spot\n\n\nclass QueuePage:\n    ticket = Spot("queue", "a ticket")\n', "utf-8"
    )

    done = errand("lexicon", "queue", cwd=tmp_path)

    assert "pages/queue.py:5  QueuePage.ticket" in done.stdout
