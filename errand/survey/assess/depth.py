"""
How deep an item can be handled online, from the words halls have for it.

The scale D0-D5 is errand's, put together from the three official scales (national item lists, the four levels I-IV,
provincial libraries): D0 guide only, D1 consultation or booking, D2 pre-review, D3 accepted online, D4 handled online
in full without a visit, D5 the same with an electronic licence.  The words are the lexicon's (survey.depth-...).
"""

from __future__ import annotations

from collections.abc import Iterable

from errand.given.lexicon import Lexicon, load_lexicon

# The first that a word fits decides: 全程网办（电子证照） is 全程网办 as well, and 网上预审 no 网上受理.
DEPTHS = ("D5", "D4", "D2", "D3", "D1", "D0")
LONGEST = 16  # characters of a word that tells a depth; longer ones tell of something else


class DepthReader:
    """Reads depths by a lexicon's words; a catalogue says the same few words thousands of times, so it remembers."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or load_lexicon()
        self._known: dict[str, str | None] = {}

    def depth(self, words: Iterable[str]) -> str | None:
        """
        The depth that the words of a list's line or of a guide's field say; None where none of them says any.

        >>> depths = DepthReader()
        >>> depths.depth(["居住证办理", "市公安局", "全程网办"]), depths.depth(["居住证办理"])
        ('D4', None)
        """
        said = {self._of_word(part) for word in words for part in word.split()}
        return next((depth for depth in DEPTHS if depth in said), None)

    def _of_word(self, word: str) -> str | None:
        if word not in self._known:
            fits = (one for one in DEPTHS if self._lexicon.says(f"survey.depth-{one.lower()}", word))
            self._known[word] = next(fits, None) if len(word) <= LONGEST else None
        return self._known[word]
