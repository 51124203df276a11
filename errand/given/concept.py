"""
A concept of the lexicon and the forms its words have.

A word is one of three:

    查询                 a literal: this text, or a longer one that contains it
    /请?重新登录/        a regular expression, looked for in the text without white space
    共{count}{unit}      either of them with parts in braces: where it is found, a value can be read

A part is a concept of its own, of the kind `part`: {count} stands for whatever the words of the concept `count` say.
A landmark and the reader of its value have the one entry, so they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from errand.given.plain_text import plain, tight
from errand.given.shared_expressions import slip_in
from errand.given.toml_file import nearest

SOUGHT = ("textbox", "press", "choice", "select", "file", "picture", "text", "notice", "section")
"""Kinds of concepts that a citizen looks for on a page."""
ASKED = ("field",)
"""What a form asks for, however it is built: a box, a list, radio buttons, a picker."""
READ = ("phrase", "part")
"""Kinds that are only read in a text: what it may say, and parts of words that hold a value."""
KINDS = (*SOUGHT, *ASKED, *READ)

_PART = re.compile(r"\{([a-z]\w*)\}")
_GROUP = re.compile(r"\(\?<([a-z]\w*)>")
_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing a citizen looks for on a page, or reads there, and every way portals are known to say it."""

    name: str
    kind: str  # what a citizen does with it; one of KINDS
    zh: str  # what it is called in reports
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # identifiers in name, id, class, src or onclick
    near: str = ""  # the concept beside which an unnamed image button may stand
    button: str = ""  # the concept of the button that a box without any name belongs to
    led: str = ""  # the concept of the words right before it, where its own words say too little
    selector: str = ""  # only where words fail
    strict: bool = False  # take only the exact words, never a longer text that contains them
    submits: bool = False  # hands a form in: looked for first in the form last worked in
    picture: bool = False  # take it only with a picture beside it
    announced: bool = False  # take it only where the page says it: in no link, button, menu, hint or line of a list
    via: tuple[str, ...] = ()  # the entries behind which a citizen would look for it
    handed_on: str = ""  # the concept whose words send people who look for it to a telephone line
    en: str = ""  # what it is called in English reports; without it, they show its name
    holds: str = ""  # the part read out of what stands under it, where it is a heading
    origins: Mapping[str, str] = field(default_factory=dict)  # word or "selector" -> its file, where not the lexicon's


@dataclass(frozen=True, slots=True)
class WordForms:
    """The words of a concept, by form."""

    literals: tuple[str, ...] = ()
    expressions: tuple[str, ...] = ()  # looked for in the plain text
    valued: tuple[str, ...] = ()  # expressions with named groups, looked for in the tight text
    leading: tuple[str, ...] = ()  # those of them that stand before every literal: a portal's own way to say a value


def is_expression(word: str) -> bool:
    """Whether a word is a regular expression rather than a literal."""
    return word.startswith("/")


def parts_of(word: str) -> list[str]:
    """The parts of a word that hold a value: those in braces and, of an expression, its named groups."""
    return [*_PART.findall(word), *(_GROUP.findall(word) if is_expression(word) else ())]


def word_forms(words: Iterable[str], parts: Mapping[str, str]) -> WordForms:
    """The words by form, with the regular expression of each of *parts* in its place."""
    literals: list[str] = []
    expressions: list[str] = []
    valued: list[str] = []
    leading = 0
    for word in words:
        if parts_of(word):
            valued.append(_valued(word, parts))
            leading += not literals
        elif is_expression(word):
            expressions.append(word[1:-1])
        else:
            literals.append(word)
    return WordForms(tuple(literals), tuple(expressions), tuple(valued), tuple(valued[:leading]))


def one_of(words: Iterable[str]) -> str:
    """The regular expression that says any of *words*, which have no parts."""
    return "|".join(word[1:-1] if is_expression(word) else re.escape(tight(word)) for word in words)


def word_slip(word: str, parts: Mapping[str, str]) -> str | None:
    """What is wrong with a word of a concept; None for a sound one."""
    if is_expression(word) and (len(word) < 3 or not word.endswith("/")):
        return "a regular expression stands between two slashes: /.../"
    return next(_part_slips(word, parts), None) or (
        slip_in(_valued(word, parts) if parts_of(word) else word[1:-1]) if is_expression(word) else None
    )


def _part_slips(word: str, parts: Mapping[str, str]) -> Iterator[str]:
    named = parts_of(word)
    for part in _PART.findall(word):
        if part not in parts:
            yield f"there is no part {{{part}}}; {nearest(part, parts)}"
        if named.count(part) > 1:
            yield f"says {{{part}}} twice"
    if not is_expression(word) and _BRACE.search(_PART.sub("", word)):
        yield "a brace stands for itself only in a regular expression, as \\{"


def _valued(word: str, parts: Mapping[str, str]) -> str:
    def group(part: str) -> str:
        return f"(?<{part}>{parts[part]})"

    if is_expression(word):
        return _PART.sub(lambda found: group(found[1]), word[1:-1])
    pieces = _PART.split(word)  # text, part, text, part, ...
    sewn = [group(piece) if at % 2 else _literal(piece) for at, piece in enumerate(pieces)]
    return "[ :]*".join(filter(None, sewn))


def _literal(text: str) -> str:
    """The expression of a literal piece: blanks where it has them, and none of the marks around a label."""
    return " ?".join(re.escape(plain(piece)) for piece in text.split() if plain(piece))
