"""Text from a portal, made safe to show: in a terminal, in a spreadsheet cell, in one line."""

from __future__ import annotations

import unicodedata

_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # control, format (bidi, zero width), lone surrogates, line separators
_FORMULA = "=+-@＝＋－＠﹢﹣﹦﹫−"  # Excel in East Asian settings reads the full-width ones as formulas too
_FORMULA_CONTROLS = "\t\r\n"


def legible(text: str) -> str:
    r"""
    Give *text* in one line with every control, bidi and invisible character written out.

    >>> legible("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    """
    return "".join(_written_out(char) for char in text)


def _written_out(char: str) -> str:
    if char in _NAMED:
        return _NAMED[char]
    if unicodedata.category(char) not in _HIDDEN:
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def cell(text: str) -> str:
    """
    Give *text* as a spreadsheet cell that no spreadsheet takes for a formula.

    >>> cell("=1+1")
    "'=1+1"
    """
    bare = text.lstrip("".join(char for char in set(text) if _leads_nowhere(char)))
    formula = text[:1] in tuple(_FORMULA_CONTROLS) or bare[:1] in tuple(_FORMULA)
    return f"'{legible(text)}" if formula else legible(text)


def _leads_nowhere(char: str) -> bool:
    """Whether a spreadsheet may drop the character at the start of a cell: white space and invisible ones."""
    return char.isspace() or unicodedata.category(char) in _HIDDEN


def storable(text: str) -> str:
    """Give *text* with lone surrogates, which no UTF-8 file can hold, replaced by U+FFFD."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
