"""The READMEs name what exists: every option, reason code and command, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from errand import cli
from errand.core.model import Reason
from errand.report.measures_text import as_markdown

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_every_option_of_errand_is_described_and_exists(name: str, pytestconfig: pytest.Config) -> None:
    parser = pytestconfig._parser
    ours = {
        option
        for group in parser._groups
        if group.name == "errand"
        for each in group.options
        for option in each.names()
    }
    everything = {
        option for group in [*parser._groups, parser._anonymous] for each in group.options for option in each.names()
    }
    named = set(re.findall(r"`(--[a-z-]+)", _text(name)))

    assert ours <= named
    assert named <= everything


@pytest.mark.parametrize("name", READMES)
def test_every_reason_is_named(name: str) -> None:
    named = set(re.findall(r"`([a-z-]+)`", _text(name)))

    assert {str(reason) for reason in Reason} <= named


@pytest.mark.parametrize("name", READMES)
def test_every_make_target_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", _text("Makefile"), re.M))

    assert set(re.findall(r"make ([a-z]+)", _text(name))) <= targets


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_errand_named_exists(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    commands = set(re.findall(r"^errand ([a-z]+)|`errand ([a-z]+)", _text(name), re.M))
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    told = capsys.readouterr().out

    assert all((first or second) in told for first, second in commands)


@pytest.mark.parametrize("name", READMES)
def test_pictures_and_links_of_the_readme_are_there(name: str) -> None:
    paths = [path for path in re.findall(r"\]\(([^)]+)\)", _text(name)) if "://" not in path]

    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("lang, name", [("en", "docs/measures.md"), ("zh", "docs/measures.zh-CN.md")])
def test_the_table_of_measures_is_the_one_in_the_code(lang: str, name: str) -> None:
    assert as_markdown(lang) in _text(name)
