"""How the names of a field fit the words of a concept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from errand.given.concept import Concept, one_of
from errand.given.lexicon import PAGE_WORDS, Lexicon
from errand.given.plain_text import plain, tight
from errand.given.shared_expressions import compiled
from errand.page.records import Field

RUNGS = ("role", "label", "beside", "above", "title", "placeholder", "behind", "legend")
"""What names a field, the most specific first; a heading names several."""
OTHERS = "label.other-people"
ORGANISATIONS = "label.organisation"
APPLICANT = "label.applicant"
HEADS = "label.head"
CODE = PAGE_WORDS["code"]
SPARE = 10  # characters more than the word a name may have and still be taken for it
_EXACT, _CONTAINED = 100.0, 40.0
_PER_RUNG = 3.0
_COVERAGE, _HEAD = 16.0, 4.0  # for how much of the name the word is, and for a word at the name's end: 您的邮箱
_ASIDE = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_CLAUSE = re.compile(r"[,，。;；!！?？\n]")
_OTHERWISE = re.compile(r"[/、|或]|\s+or\s+", re.IGNORECASE)  # 手机号/身份证号: the first will do
_NUMBERED = re.compile(r"^[(（]?[\d一二三四五六七八九十]{1,2}[)）、.．]\s*")
_LATIN = re.compile(r"^[\x20-\x7e]+$")
_SHORTEST_LATIN = 4  # letters: a shorter word is only taken for itself


class Named:
    """The names of a field, as they are compared."""

    def __init__(self, field: Field, lexicon: Lexicon) -> None:
        self._field = field
        self._lexicon = lexicon

    @cached_property
    def names(self) -> list[tuple[int, str, list[str]]]:
        """Rung by rung: its place in the order, its name, and the ways to read its text: whole, bare, what is named."""
        return [
            (at, rung, list(dict.fromkeys(self._readings(text))))
            for at, rung in enumerate(RUNGS)
            if (text := self._field.names.get(rung))
        ]

    @cached_property
    def label(self) -> str:
        """What it is called, bare: the most specific of its names."""
        return next((readings[-1] for _, _, readings in self.names if readings[-1]), "")

    @cached_property
    def of_others(self) -> bool:
        """Whether it is called something of somebody else's: the name of a guardian, of whom one complains about."""
        return self._lexicon.says(OTHERS, self.label)

    @cached_property
    def of_organisations(self) -> bool:
        """Whether it is called something of a firm or an office: its legal person, its address, its bank."""
        return self._lexicon.says(ORGANISATIONS, self.label)

    @property
    def asks_for_code(self) -> bool:
        """Whether it is called a code that proves something, which is sent or stands in a picture."""
        return bool(self.label) and any(self._lexicon.says(CODE, readings[-1]) for _, _, readings in self.names[:1])

    def called(self, label: str) -> str:
        """The rung on which the field has *label* for its name, with nothing but marks around it; "" on none."""
        wanted = plain(label)
        return next((rung for _, rung, readings in self.names if wanted in map(plain, readings)), "")

    def _readings(self, text: str) -> Iterator[str]:
        yield text.strip()
        bare = _ASIDE.sub("", _NUMBERED.sub("", text.strip()))
        yield bare.strip()
        named = _CLAUSE.split(bare.strip().rstrip("。.!！?？"), maxsplit=1)[0]
        named = re.sub(r"[:：*＊\s]+$|^[*＊\s]+", "", named)
        asking = one_of(self._lexicon[PAGE_WORDS["asking"]].words)
        yield named
        yield _OTHERWISE.split(named, maxsplit=1)[0]
        close = tight(named)
        begun = compiled(f"^(?:{asking})").match(close)
        asked = close[begun.end() :] if begun else close
        yield _OTHERWISE.split(asked, maxsplit=1)[0]
        yield asked
        applicant = compiled(one_of(self._lexicon[APPLICANT].words)).match(asked)
        if applicant and applicant.end() < len(asked):
            yield asked[applicant.end() :]


def fit(named: Named, concept: Concept, lexicon: Lexicon) -> tuple[float, str, bool]:
    """How well a concept's words fit: a score (0: not at all), the rung, and whether by the very words."""
    forms = lexicon.forms(concept.name)
    literals = [(word, plain(word)) for word in forms.literals]
    heads = [plain(head) for head in lexicon[HEADS].words]
    best: tuple[float, str, bool] = (0.0, "", False)
    for place, rung, readings in named.names:
        lower = place * _PER_RUNG
        spoken = {plain(reading) for reading in readings if reading}
        if any(word in spoken for _, word in literals) or any(
            compiled(pattern).search(reading) for pattern in forms.expressions for reading in spoken
        ):
            best = max(best, (_EXACT - lower, rung, True))
            continue
        said = plain(readings[-1])
        covered = max((_coverage(word, bare, said, readings[-1], heads) for word, bare in literals), default=0.0)
        if covered:
            best = max(best, (_CONTAINED + covered - lower, rung, False))
    return best


def longest_word(named: Named, concept: Concept, lexicon: Lexicon) -> str:
    """The longest of a concept's words that stands in the field's most specific name; "" where none does."""
    said, text = plain(named.label), named.label
    words = ((word, plain(word)) for word in lexicon.forms(concept.name).literals)
    return max((bare for word, bare in words if _coverage(word, bare, said, text, [])), key=len, default="")


def _stands_in(word: str, text: str) -> bool:
    """Whether a Latin word stands in a text as a word, and is long enough to mean something there."""
    return len(word) >= _SHORTEST_LATIN and re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) is not None


def _coverage(word: str, bare: str, said: str, text: str, heads: list[str]) -> float:
    """What a word is worth that is part of a name; 0 where it is none: a 证件号码 is a number, not a 证件."""
    if len(bare) < 2 or bare not in said or len(said) > len(bare) + SPARE:
        return 0.0
    behind = said.rpartition(bare)[2]
    if behind in heads:
        return 0.0
    if _LATIN.match(word) and not _stands_in(word.lower(), text.lower()):
        return 0.0
    return _COVERAGE * len(bare) / len(said) + (_HEAD if said.endswith(bare) else 0.0)
