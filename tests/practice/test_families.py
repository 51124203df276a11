"""A city's family: the same for ever, whatever is installed; what is said where its libraries are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from errand.given.cities import load_cities
from errand.store import RunFolder
from errand_practice import profile
from errand_practice.libraries import FOLDER_VARIABLE, HOW_TO_GET_THEM
from errand_practice.profiles import FAMILIES, all_family_names
from tests.cli.running import ROOT, errand
from tests.plugin.sessions import SEARCH, pytest_command, run_briefly
from tests.practice.recorded_families import RECORDED

FREE = ["frames", "jsp", "plain"]  # built with no library
_FAMILIES = "from errand_practice import profile; print(*(profile(s).family for s in {slugs!r}))"
_NAMES = "from errand_practice import family_names; print(*family_names())"


@pytest.fixture
def without_libraries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """For processes that are started from now on, no npm library is installed."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "no-libraries"))


def of_family(family: str) -> str:
    """A city with a sound, opened hall of a family."""
    slugs = RECORDED[family].split()
    return next(slug for slug in slugs if profile(slug).facts.opened and not list(profile(slug).faults))


def said_by_python(code: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """A fresh interpreter's answer."""
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_every_city_has_the_family_it_always_had() -> None:
    recorded = {slug: family for family, slugs in RECORDED.items() for slug in slugs.split()}
    assert len(recorded) == 295
    assert {slug: profile(slug).family for slug in ("practice", *load_cities())} == recorded


def test_whether_libraries_are_installed_changes_no_citys_family(without_libraries: None) -> None:
    slugs = list(load_cities())
    families = said_by_python(_FAMILIES.format(slugs=slugs)).stdout.split()
    assert families == [profile(slug).family for slug in slugs]


def test_a_new_family_changes_no_citys_family(tmp_path: Path) -> None:
    """The package once more, with one family more."""
    shutil.copytree(FAMILIES.parent, tmp_path / "errand_practice")
    shutil.copytree(FAMILIES / "plain", tmp_path / "errand_practice" / "families" / "aplain")
    slugs = list(load_cities())
    there = {"PYTHONPATH": str(tmp_path)}
    assert "aplain" in said_by_python(_NAMES, tmp_path, **there).stdout.split()
    families = said_by_python(_FAMILIES.format(slugs=slugs), tmp_path, **there).stdout.split()
    assert families == [profile(slug).family for slug in slugs]


def test_errand_cities_names_what_a_family_lacks(without_libraries: None, tmp_path: Path) -> None:
    slug = of_family("spa-element")
    done = errand("cities", slug, cwd=tmp_path)
    assert "practice: spa-element (!)" in done.stdout
    assert "element-ui, vue" in done.stderr
    assert HOW_TO_GET_THEM in done.stderr
    assert "(!)" not in errand("cities", "hangzhou", cwd=tmp_path).stdout


@pytest.mark.parametrize("arguments", [["--city={slug}"], ["--family=layui"], ["--city=hangzhou", "--city={slug}"]])
def test_a_hall_without_its_libraries_is_not_served(
    without_libraries: None, tmp_path: Path, arguments: list[str]
) -> None:
    given = [argument.format(slug=of_family("layui")) for argument in arguments]
    done = errand("practice", "serve", "--port=0", *given, cwd=tmp_path)
    assert done.returncode == 4
    assert "layui" in done.stderr
    assert HOW_TO_GET_THEM in done.stderr
    assert "Traceback" not in done.stderr


def test_families_without_libraries_are_served_all_the_same(without_libraries: None) -> None:
    assert said_by_python(_NAMES).stdout.split() == FREE
    assert set(FREE) < set(all_family_names())


def test_journeys_to_a_hall_without_its_libraries_are_skipped_and_counted(tmp_path: Path) -> None:
    cities = [f"--city={slug}" for slug in (of_family("layui"), of_family("plain"))]
    results = f"--results={tmp_path / 'results'}"
    command = pytest_command(SEARCH, "-k", "everyday", *cities, "-rs", results)
    code, said = run_briefly(["env", f"{FOLDER_VARIABLE}={tmp_path}", *command])
    runs = RunFolder.open(tmp_path / "results" / "latest").runs()
    assert [run.setting.city for run in runs] == [of_family("plain")], said
    assert "1 passed, 1 skipped" in said
    assert HOW_TO_GET_THEM in said
    assert code == 0
