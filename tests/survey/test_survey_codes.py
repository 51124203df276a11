"""Every code that a survey may note stands in the catalogue, and every entry of the catalogue is noted or shown."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from errand.given.lexicon import load_lexicon
from errand.survey.against_2018.comparison import Agreement
from errand.survey.against_2018.lost_tables import BASES
from errand.survey.assess.consistency import RULES
from errand.survey.assess.elements import elements
from errand.survey.assess.guide_assessment import KEYS
from errand.survey.assess.redlines import RED_LINES, Deduction
from errand.survey.hall_record import ChannelState, RedLineResult
from errand.survey.visit.entries_visit import LEVELS
from errand.words import LANGUAGES, catalogue

ROOT = Path(__file__).parents[2] / "errand/survey"
ENTRIES = frozenset(re.findall(r"^([\w-]+) =", (catalogue.HERE / "en/survey.ftl").read_text(encoding="utf-8"), re.M))
CONCEPTS = load_lexicon().concepts
SHOWN_ONLY = ("table-", "column-", "figure-", "agreement-", "value-", "reading-", "says-", "source-", "side-")
FAMILIES = [
    *(f"key-{key}" for key in KEYS),
    *(f"rule-{key}" for key in RULES),
    *(f"element-{one.slug}" for one in elements().values()),
    *(f"says-{line.key.replace('.', '-')}" for line in RED_LINES),
    *(f"reading-{line.key.replace('.', '-')}" for line in RED_LINES),
    *(line.source for line in RED_LINES),
    *(f"value-{one}" for kind in (ChannelState, RedLineResult, Deduction) for one in kind),
    *(f"value-{level}" for level in LEVELS),
    *(f"figure-{base}" for base in BASES),
    *(f"agreement-{one}" for one in Agreement),
]


def _codes(path: Path) -> Iterator[str]:
    """Codes written out: Message("survey.x"), Message.of("survey.x"), and what is handed to judge or to name a part."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if found := re.fullmatch(r"survey\.(?!css$|js$|jsonl$)([\w-]*\w)", node.value):
                if node.value not in CONCEPTS:  # what a surveyor looks for has names like codes
                    yield found[1]
            elif re.fullmatch(r"(red|why)-[\w-]+", node.value):
                yield node.value
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "_part":
            yield f"part-{ast.literal_eval(node.args[0])}"


CODES = sorted({code for path in sorted(ROOT.rglob("*.py")) for code in _codes(path)})


def test_codes_are_found() -> None:
    assert len(CODES) > 60


@pytest.mark.parametrize("code", [*CODES, *FAMILIES])
def test_a_code_stands_in_the_catalogue(code: str) -> None:
    for lang in LANGUAGES:
        assert catalogue.has(f"survey.{code}", lang)


def test_no_entry_is_left_over() -> None:
    shown = {name for name in ENTRIES if name.startswith(SHOWN_ONLY)}
    source = "".join(path.read_text(encoding="utf-8") for path in [*ROOT.rglob("*.py"), *ROOT.rglob("*.j2")])
    command = (ROOT.parent / "cli/survey_command.py").read_text(encoding="utf-8")
    named = {name for name in ENTRIES if re.search(rf"[\"']{name}[\"']", source + command)}

    assert sorted(ENTRIES - shown - named - set(CODES) - set(FAMILIES)) == []
