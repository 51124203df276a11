"""What is written about errand is true: options, reason codes, commands, links and targets, in both languages."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from errand import cli
from errand.core.model import Reason
from errand.report.measures_text import as_markdown

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
DOCS = tuple(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").glob("*.md")))
EVERYTHING = (*READMES, "CONTRIBUTING.md", *DOCS)
README_LINES = 130


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _options(config: pytest.Config, group: str | None = None) -> set[str]:
    parser = config._parser
    groups = [one for one in (*parser._groups, parser._anonymous) if group in (None, one.name)]
    return {option for one in groups for each in one.options for option in each.names()}


@pytest.mark.parametrize("name", ["docs/options.md", "docs/options.zh-CN.md"])
def test_every_option_of_errand_is_described_and_exists(name: str, pytestconfig: pytest.Config) -> None:
    named = set(re.findall(r"`(--[a-z-]+)", _text(name)))

    assert _options(pytestconfig, "errand") <= named
    assert named <= _options(pytestconfig)


@pytest.mark.parametrize("name", ["docs/outcomes.md", "docs/outcomes.zh-CN.md"])
def test_every_reason_is_named(name: str) -> None:
    named = set(re.findall(r"`([a-z-]+)`", _text(name)))

    assert {str(reason) for reason in Reason} <= named


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_make_target_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", _text("Makefile"), re.M))

    assert set(re.findall(r"(?:`|^)make ([a-z]+)", _text(name), re.M)) <= targets


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_command_of_errand_named_exists(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    shell = "\n".join(re.findall(r"```sh\n(.*?)```", _text(name), re.S))
    commands = {*re.findall(r"^errand ([a-z-]+)", shell, re.M), *re.findall(r"`errand ([a-z-]+)", _text(name))}
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    known = set(re.findall(r"^ +([a-z-]+)\b", capsys.readouterr().out, re.M))

    assert commands <= known


@pytest.mark.parametrize("name", EVERYTHING)
def test_pictures_and_links_are_there(name: str) -> None:
    here = (ROOT / name).parent
    paths = [path.partition("#")[0] for path in re.findall(r"\]\(([^)]+)\)", _text(name)) if "://" not in path]

    assert [path for path in paths if path and not (here / path).exists()] == []


@pytest.mark.parametrize("name", EVERYTHING)
def test_files_and_folders_named_are_there(name: str) -> None:
    rooms = r"`((?:errand|errand_practice|pages|journeys|fixtures|tests|docs)/[\w./-]*)`"

    assert [path for path in re.findall(rooms, _text(name)) if not (ROOT / path).exists()] == []


def test_the_map_shows_the_rooms_in_the_order_that_is_checked() -> None:
    contracts = tomllib.loads(_text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    (rooms,) = [contract["layers"] for contract in contracts if contract["name"] == "the rooms"]

    assert re.findall(r"^\| `errand/(\w+)/`", _text("docs/architecture.md"), re.M) == rooms


@pytest.mark.parametrize("name", READMES)
def test_the_readme_is_short(name: str) -> None:
    assert len(_text(name).splitlines()) <= README_LINES


@pytest.mark.parametrize("name", [name for name in DOCS if name.endswith(".zh-CN.md")])
def test_every_page_for_users_is_there_in_english(name: str) -> None:
    assert (ROOT / name.replace(".zh-CN.md", ".md")).exists()


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "办事" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_the_site_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path)], cwd=ROOT, check=True
    )
    loads = re.compile(r"<(?:script|link|img)[^>]+(?:src|href)=\"(https?:)?//")

    assert [page.name for page in tmp_path.rglob("*.html") if loads.search(page.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("lang, name", [("en", "docs/measures.md"), ("zh", "docs/measures.zh-CN.md")])
def test_the_table_of_measures_is_the_one_in_the_code(lang: str, name: str) -> None:
    assert as_markdown(lang) in _text(name)
