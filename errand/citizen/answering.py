"""What a citizen gives to a field that is asked of her: text to type, or the words of an option."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from errand.given.facts import Fact
from errand.given.plain_text import plain


@dataclass(frozen=True, slots=True)
class Answer:
    """What is given to one field.  *words*: what an option may say, the likeliest first; none: any real one will do."""

    text: str = ""
    words: tuple[str, ...] = ()
    secret: bool = False
    guessed: bool = False

    @classmethod
    def of(cls, fact: Fact) -> Answer:
        """What a fact gives."""
        return cls(fact.value, tuple(filter(None, (fact.value, *fact.likely))), fact.secret)

    def typed(self, text: str) -> Answer:
        """The same in another form."""
        return replace(self, text=text)


def best(texts: Sequence[str], words: Sequence[str], says_nothing: Callable[[str], bool]) -> int | None:
    """
    Which of the options *texts* says one of *words*: the very word before one that contains it; None where none does.

    >>> best(["请选择", "身份证", "居民身份证"], ["居民身份证"], lambda text: "选择" in text)
    2
    >>> best(["护照", "身份证"], ["居民身份证"], lambda text: False)
    1
    """
    said = [plain(text) for text in texts]
    real = [at for at, text in enumerate(texts) if said[at] and not says_nothing(text)]
    for word in map(plain, words):
        for fits in (word.__eq__, lambda text, word=word: word in text, lambda text, word=word: text in word):
            if (found := next((at for at in real if word and fits(said[at])), None)) is not None:
                return found
    return None


def any_real(texts: Sequence[str], says_nothing: Callable[[str], bool]) -> int | None:
    """The first option that says something."""
    return next((at for at, text in enumerate(texts) if plain(text) and not says_nothing(text)), None)
