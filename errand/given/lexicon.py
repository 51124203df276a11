"""
How portals word things: the lexicon, from concepts to the words, hints and identifiers real portals use.

A page object says `Spot("search.button", ...)`; fixtures/lexicon.toml says that portals write 搜索, 检索 or 查询 on it.
Dialects, portal files and a project's own fixtures/lexicon.toml add words, and the last of them concepts too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from msgspec import Struct

from errand.core.errors import UsageError
from errand.given.concept import Concept, WordForms, one_of, word_forms, word_slip
from errand.given.concept_file import entries_of, more_of, new_concept
from errand.given.plain_text import plain, tight
from errand.given.selector_check import selector_slip
from errand.given.shared_expressions import compiled
from errand.given.shipped import FIXTURES
from errand.given.toml_file import nearest

SHIPPED_LEXICON = FIXTURES / "lexicon.toml"
OWN_LEXICON = Path("fixtures", "lexicon.toml")
"""Where a project keeps its own words, below its top folder."""
PAGE_WORDS = {
    "aside": "label.aside",
    "asking": "label.asking",
    "required": "label.required",
    "optional": "label.optional",
    "unchosen": "list.unchosen",
    "code": "label.code",
    "sending": "label.sending",
    "agreement": "register.agree",
    "pager": "row.pager",
    "action": "row.action",
    "countdown": "notice.countdown",
    "newsTitle": "notice.title",
    "opens": "row.open",
    "receiptNumber": "receipt.numbered",
    "otherLists": "list.other",
    "total": "survey.total",
    "unit": "unit",
}
"""What the scripts in the page know by words of their own, and the concepts that give them."""
TOTALS = "items.summary"
DATE = "date"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page, as page objects name it: a concept, its English name, and words read off the page itself."""

    concept: str
    name: str
    says: str = ""
    besides: tuple[str, ...] = ()  # words of others like it, which are not meant: those were pressed already


class Spec(Struct, frozen=True):
    """What the scripts in the page need to know of a spot; words read off the page stand before the lexicon's."""

    concept: str
    kind: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    near: Spec | None
    selector: str
    strict: bool
    submits: bool
    picture: bool
    expressions: tuple[str, ...] = ()
    valued: tuple[str, ...] = ()  # expressions that find a value where they find the spot
    says: str = ""  # asked for by name: whatever finds it, it says this
    besides: tuple[str, ...] = ()
    button: Spec | None = None
    announced: bool = False
    led: Spec | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts, by name."""

    concepts: Mapping[str, Concept]
    source: str
    specs: dict[Spot, Spec] = field(default_factory=dict, compare=False)
    _forms: dict[str, WordForms] = field(default_factory=dict, compare=False)
    _parts: dict[str, str] = field(default_factory=dict, compare=False)

    def __getitem__(self, name: str) -> Concept:
        try:
            return self.concepts[name]
        except KeyError:
            raise UsageError(f"{self.source} has no concept {name} ({nearest(name, self.concepts)})") from None

    def extended(
        self,
        words: Mapping[str, tuple[str, ...]],
        selectors: Mapping[str, str],
        origins: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Lexicon:
        """This lexicon with a portal's own words before its words, and its selectors instead of its selectors."""
        if not (words or selectors):
            return self
        own: dict[str, Concept] = {}
        for name in dict.fromkeys((*words, *selectors)):
            concept = self[name]
            own[name] = replace(
                concept,
                words=tuple(dict.fromkeys((*words.get(name, ()), *concept.words))),
                selector=selectors.get(name, concept.selector),
                origins={**concept.origins, **(origins or {}).get(name, {})},
            )
        return Lexicon({**self.concepts, **own}, self.source)

    # --- names ------------------------------------------------------------------------------------------------------

    def title(self, what: Spot | str, lang: str = "zh") -> str:
        """What reports call a spot or a concept."""
        name, says = (what, "") if isinstance(what, str) else (what.concept, what.says)
        concept = self[name]
        return says or (concept.zh if lang == "zh" else concept.en or name)

    def headings(self) -> list[str]:
        """Every word that heads a part of a page: by these, running text falls into its parts."""
        sections = (name for name, concept in self.concepts.items() if concept.kind == "section")
        return sorted({word for name in sections for word in self.forms(name).literals})

    # --- words ------------------------------------------------------------------------------------------------------

    def parts(self) -> dict[str, str]:
        """The regular expression of each part that a word may have in braces."""
        if not self._parts:
            self._parts.update((name, one_of(one.words)) for name, one in self.concepts.items() if one.kind == "part")
        return self._parts

    def forms(self, concept: str) -> WordForms:
        """The words of a concept, by form."""
        if concept not in self._forms:
            self._forms[concept] = word_forms(self[concept].words, self.parts())
        return self._forms[concept]

    def says(self, concept: str, text: str) -> bool:
        """Whether *text* contains one of a concept's words; of a strict one, whether it is one or its expression's."""
        forms, bare, close, strict = self.forms(concept), plain(text), tight(text), self[concept].strict
        return (
            any(plain(word) == bare or (not strict and plain(word) in bare) for word in forms.literals)
            or any(compiled(word).search(close.replace(" ", "")) for word in forms.expressions)
            or any(compiled(word).search(close) for word in forms.valued)
        )

    def means(self, concept: str, text: str) -> bool:
        """Whether *text* is one of a concept's words, and no more."""
        forms, bare, close = self.forms(concept), plain(text), tight(text).replace(" ", "")
        return any(plain(word) == bare for word in forms.literals) or any(
            compiled(word).fullmatch(close) for word in forms.expressions
        )

    def values(self, concept: str, texts: Iterable[str], *, leading: bool = False) -> dict[str, str]:
        """
        The values that the words of a concept hold in *texts*, by part; the first text that has one gives it.

        In a text it is the word that stands first there (of two, the one listed first); scripts/counts.js does the
        same.  *leading*: only by words that stand before all literals, as those of a portal file do.
        """
        forms = self.forms(concept)
        read: dict[str, str] = {}
        for text in texts:
            close = tight(text)
            matches = (compiled(word).search(close) for word in (forms.leading if leading else forms.valued))
            for found in sorted(filter(None, matches), key=lambda one: one.start()):
                for part, value in found.groupdict().items():
                    if value:
                        read.setdefault(part, value)
        return read

    def part(self, name: str, text: str) -> str | None:
        """The first thing in *text* that a part may be."""
        self[name]  # raises for an unknown one
        found = compiled(self.parts()[name]).search(tight(text))
        return found[0] if found else None

    def likeness(self, concept: str, text: str) -> float:
        """How near a text comes to the literal words of a concept: 0 to 1, the ratio of difflib."""
        bare = plain(text)
        words = (plain(word) for word in self.forms(concept).literals)
        return max((SequenceMatcher(None, word, bare).ratio() for word in words), default=0.0)

    def slips(self, names: Iterable[str] | None = None) -> Iterator[tuple[str, str]]:
        """What is wrong with the words of concepts (all, or *names*), each with its key."""
        parts = self.parts()
        for name in self.concepts if names is None else names:
            for word in self[name].words:
                if slip := word_slip(word, {} if self[name].kind == "part" else parts):
                    yield f"{name}.words", slip

    # --- what the page is given ---------------------------------------------------------------------------------------

    def page_words(self) -> dict[str, str | list[str]]:
        """What the scripts in the page know by words of their own: regular expressions, by what they are for."""
        words: dict[str, str | list[str]] = {key: one_of(self[name].words) for key, name in PAGE_WORDS.items()}
        totals = [word for word in self.forms(TOTALS).valued if "(?<count>" in word]
        return words | {"totals": totals, "dates": [*self.forms(DATE).valued]}

    def spec(self, spot: Spot) -> Spec:
        """What the finder in the page needs to know of a spot."""
        if spot not in self.specs:
            concept, forms = self[spot.concept], self.forms(spot.concept)
            self.specs[spot] = Spec(
                concept.name,
                concept.kind,
                (spot.says, *forms.literals) if spot.says else forms.literals,
                concept.names,
                self.spec(Spot(concept.near, concept.near)) if concept.near else None,
                concept.selector,
                concept.strict,
                concept.submits,
                concept.picture,
                forms.expressions,
                forms.valued,
                spot.says,
                spot.besides,
                self.spec(Spot(concept.button, concept.button)) if concept.button else None,
                concept.announced,
                self.spec(Spot(concept.led, concept.led)) if concept.led else None,
            )
        return self.specs[spot]


def load_lexicon(path: Path | None = None) -> Lexicon:
    """
    Read the lexicon of a file; without one, errand's own with what the project in the working directory adds to it.

    Raises UsageError naming the file and the key to mend.
    """
    if path is not None:
        return _read(path)
    own = OWN_LEXICON.resolve()
    if own.is_file() and own != SHIPPED_LEXICON.resolve():
        return _extended_by_file(SHIPPED_LEXICON, own)
    return _read(SHIPPED_LEXICON)


@cache
def _read(path: Path) -> Lexicon:
    concepts = {name: new_concept(name, entry, path) for name, entry in entries_of(path)}
    lexicon = Lexicon(concepts, str(path))
    _refuse(path, _astray(lexicon, concepts))
    return lexicon


@cache
def _extended_by_file(path: Path, own: Path) -> Lexicon:
    """A lexicon with the concepts of a project's file: new ones, and more of those it has."""
    beneath = _read(path)
    concepts = dict(beneath.concepts)
    mine = dict(entries_of(own))
    for name, entry in mine.items():
        concepts[name] = more_of(concepts[name], entry, own) if name in concepts else new_concept(name, entry, own)
    lexicon = Lexicon(concepts, f"{path} with {own}")
    _refuse(own, (*_astray(lexicon, mine), *lexicon.slips(mine)))
    return lexicon


def _astray(lexicon: Lexicon, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What concepts say of other concepts that are none."""
    known, parts = lexicon.concepts, [name for name, one in lexicon.concepts.items() if one.kind == "part"]
    for name in names:
        one = known[name]
        meant = [
            ("near", one.near),
            ("button", one.button),
            ("led", one.led),
            ("handed_on", one.handed_on),
            *(("via", entry) for entry in one.via),
        ]
        for key, other in meant:
            if other and other not in known:
                yield f"{name}.{key}", f"there is no concept {other}; {nearest(other, known)}"
        if one.holds and one.holds not in parts:
            yield f"{name}.holds", f"there is no part {one.holds}; {nearest(one.holds, parts)}"
        if one.selector and (slip := selector_slip(one.selector)):
            yield f"{name}.selector", slip


def _refuse(path: Path, slips: Iterable[tuple[str, str]]) -> None:
    lines = [f"{path}: {key}: {slip}" for key, slip in slips]
    if lines:
        raise UsageError("\n".join(lines))
