"""
A family: how a group of halls is built and worded. One folder of templates under families/.

family.toml holds name_zh, charset (of pages and forms), login_name (citizens choose one; else the phone number is
theirs), captcha (digits, or arithmetic: a sum to work out), [declared] (template -> the charset that the header names
for it where that is not the truth; "" where the header names none) and [words]: concept -> variants, of which each
city uses one for ever; families/words.toml has those that all families share. For one request the header
``Practice-Words`` has a hall say other words: percent-encoded JSON, {"entry.consult": "有话要说"}.

A family that is one page (see single_page.py) names its shell, a template, and the files of npm libraries that its
pages load: scripts and styles. Families may share: templates, static files and words that a family does not have
itself are looked for in the folder that it names in shares; such a folder begins with _ and is no family.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jinja2

from errand.core.errors import UsageError
from errand.given.cities import PRACTICE
from errand_practice.captcha import Kind
from errand_practice.compiled_templates import make_environment
from errand_practice.profiles import FAMILIES, all_family_names, family_names, why_not_served

# Concepts that logic itself asks of a family's [words]; a family adds as many of its own as it likes.
REQUIRED_CONCEPTS: tuple[str, ...] = (
    "entry.consult", "entry.message", "entry.complaint", "entry.correction", "entry.rating", "entry.petition",
    "entry.progress", "entry.newcomer", "entry.help", "entry.register", "entry.login", "entry.supervision",
    "block.openness", "block.services", "block.guides", "block.interaction", "block.supervision",
    "object.person", "object.legal", "tab.theme", "tab.department", "tab.audience",
    "search.button", "search.empty",
    "guide.basis", "guide.conditions", "guide.materials", "guide.flow", "guide.fee", "guide.place",
    "guide.hours", "guide.phones", "guide.results", "guide.notes", "guide.faq",
    "progress.number", "progress.password",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """One family, ready to draw pages."""

    name: str
    name_zh: str
    charset: str
    login_name: bool
    captcha: Kind
    declared: Mapping[str, str]
    shell: str
    scripts: Sequence[str]
    styles: Sequence[str]
    words: Mapping[str, Sequence[str]]
    folder: Path
    shares: Path | None
    templates: jinja2.Environment

    def word(self, concept: str, slug: str) -> str:
        """How the hall of *slug* calls a concept; the practice city uses each first, commonest word."""
        try:
            variants = self.words[concept]
        except KeyError as error:
            raise UsageError(f"{self.folder / 'family.toml'}: [words] has no {concept}") from error
        if slug == PRACTICE.slug:
            return variants[0]
        draw = hashlib.blake2b(f"{slug} {concept}".encode(), digest_size=4).digest()
        return variants[int.from_bytes(draw, "big") % len(variants)]

    def all_words(self, slug: str) -> dict[str, str]:
        """Every concept with the word of the hall of *slug*."""
        return {concept: self.word(concept, slug) for concept in self.words}

    def worded(self, words: Mapping[str, str]) -> Family:
        """This family with other words for some concepts, the same in every city."""
        for concept in words:
            if concept not in self.words:
                near = difflib.get_close_matches(concept, self.words, 3, 0.4)
                raise UsageError(f"family {self.name} has no word {concept}; nearest: {', '.join(near) or 'none'}")
        return replace(self, words={**self.words, **{concept: (said,) for concept, said in words.items()}})

    def static_file(self, name: str) -> Path | None:
        """A static file of the family's own, or of those it shares with others."""
        for folder in filter(None, (self.folder, self.shares)):
            root = folder / "static"
            path = (root / name).resolve()
            if path.is_relative_to(root) and path.is_file():
                return path
        return None


@cache
def load_family(name: str) -> Family:
    """Read a family's folder; UsageError names what is missing in it."""
    folder = FAMILIES / name
    path = folder / "family.toml"
    if name not in all_family_names():
        raise UsageError(f"no family is called {name}; there are: {', '.join(family_names())}")
    if trouble := why_not_served(name):
        raise UsageError(trouble)
    given = _read(path)
    shares = FAMILIES / given["shares"] if "shares" in given else None
    words: dict[str, list[str]] = _read(FAMILIES / "words.toml")
    words |= (_read(shares / "words.toml") if shares else {}) | given.get("words", {})
    if missing := [concept for concept in REQUIRED_CONCEPTS if not words.get(concept)]:
        raise UsageError(f"{path}: [words] has no {', '.join(missing)}")
    return Family(
        name=name,
        name_zh=given["name_zh"],
        charset=given.get("charset", "utf-8"),
        login_name=given.get("login_name", False),
        captcha=given.get("captcha", "digits"),
        declared=given.get("declared", {}),
        shell=given.get("shell", ""),
        scripts=given.get("scripts", ()),
        styles=given.get("styles", ()),
        words=words,
        folder=folder,
        shares=shares,
        templates=make_environment([folder, shares] if shares else [folder]),
    )


def read_words(header: str) -> dict[str, str]:
    """Words as the header Practice-Words has them: percent-encoded JSON, concept -> word."""
    try:
        given = json.loads(unquote(header))
    except ValueError as error:
        raise UsageError(f"Practice-Words: {error}") from error
    if not isinstance(given, dict) or not all(isinstance(said, str) and said for said in given.values()):
        raise UsageError("Practice-Words: write percent-encoded JSON, an object of concept and word")
    return given


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
