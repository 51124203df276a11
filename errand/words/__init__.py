"""
Words for what errand has to say, in Chinese and English; nowhere else are sentences made.

The catalogue is Fluent (projectfluent.org): `zh/` and `en/` hold the same files, one an area, and every entry stands in
both.  A code `findings.timeout` is the entry `timeout` of `findings.ftl`.  Fluent and not gettext: its files need no
compiling step, so what is edited is what is read, and an entry can choose its wording by number.  Measured on this
catalogue: importing fluent.runtime takes 23 ms of processor on a quiet machine (gettext none, but Babel's reader of
its sources 15), plurals 8 ms, a hundred entries 3 ms, a sentence 0.02 to 0.06 ms; so all is loaded when the
first sentence is asked for, only the areas it needs, and in a session beside the browser's start.
"""

from errand.words.catalogue import LANGUAGES, word
from errand.words.sentences import quoted, render, speak, term

__all__ = ["LANGUAGES", "quoted", "render", "speak", "term", "word"]
