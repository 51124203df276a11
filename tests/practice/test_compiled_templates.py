"""Compiled templates are kept from one start to the next, where nobody else can put code among them."""

from __future__ import annotations

import os
from pathlib import Path

import httpx
import pytest

from errand_practice import PracticePortal
from errand_practice.compiled_templates import cache_folder, make_environment


@pytest.fixture
def caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder of caches."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches"


def first_page() -> str:
    """The home page of a portal that has just been started."""
    with PracticePortal() as portal:
        return httpx.get(portal.url("practice"), trust_env=False).raise_for_status().text


def test_what_was_compiled_is_kept_for_the_next_start(caches: Path) -> None:
    assert "练习市" in first_page()
    folder = cache_folder()
    assert folder
    kept = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.cache")}
    assert "练习市" in first_page()

    assert folder.is_relative_to(caches)
    assert kept
    assert {name: (folder / name).stat().st_mtime_ns for name in kept} == kept


def test_a_template_that_has_changed_is_compiled_anew(caches: Path, tmp_path: Path) -> None:
    for said in ("一", "二"):
        (tmp_path / "page.html").write_text(said, encoding="utf-8")
        assert make_environment([tmp_path]).get_template("page.html").render() == said


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders have no owners here")
def test_nothing_is_kept_where_others_may_write(caches: Path) -> None:
    folder = cache_folder()
    assert folder
    folder.chmod(0o777)
    assert cache_folder() is None


def test_without_a_folder_of_caches_pages_are_served_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cache_folder() is None
    assert "练习市" in first_page()
