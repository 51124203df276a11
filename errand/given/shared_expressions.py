"""
Regular expressions of the lexicon: only what Python and JavaScript read alike, so that page and engine never disagree.

Both look for them anywhere in a text, take no notice of capitals, and know letters and digits of ASCII only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

FLAGS = re.IGNORECASE | re.ASCII
_ESCAPES = frozenset("dDwWsSbBnrtfvxu")
_NAMED_ESCAPES = {
    "A": (r"\A", "write ^"),
    "Z": (r"\Z", "write $"),
    "z": (r"\z", "write $"),
    "p": (r"a Unicode property \p{…}", "write a range of characters, such as [一-鿿]"),
    "P": (r"a Unicode property \P{…}", "write a range of characters, such as [^一-鿿]"),
    "N": (r"a character by its name \N{…}", "write the character"),
    "U": (r"\U", "write the character"),
    "k": (r"\k<…>, a reference back to a group", ""),
}
_GROUPS = (
    (re.compile(r"\(\?P<"), "a group (?P<name>…)", "write (?<name>…), or {name} for a part the lexicon has"),
    (re.compile(r"\(\?P[=>]"), "(?P=name), a reference back to a group", ""),
    (re.compile(r"\(\?>"), "an atomic group (?>…)", "write (?:…)"),
    (re.compile(r"\(\?\("), "a condition (?(…)…)", ""),
    (re.compile(r"\(\?#"), "a comment (?#…)", ""),
    (re.compile(r"\(\?[a-zA-Z-]+[):]"), "flags inside it, such as (?i)", "capitals are ignored anyway"),
)
_PLAIN_GROUP = re.compile(r"\((?!\?)|\(\?(?::|=|!|<=|<!|<[a-z]\w*>)")
_QUANTIFIER = re.compile(r"[*+?]|\{\d+(?:,\d*)?\}")
_CLASS_PAIRS = ("[[", "--", "&&", "||", "~~")
_NAMED = re.compile(r"(?<!\\)\(\?<(?=[a-z])")


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """The expression as Python looks for it; (?<name>…) names a group."""
    return re.compile(_NAMED.sub("(?P<", expression), FLAGS)


def slip_in(expression: str) -> str | None:
    """
    What is wrong with an expression: the first construct that Python and JavaScript do not share, or that it is broken.

    >>> slip_in("共{2,3}(?:项|条)"), slip_in("(?>共)")
    (None, 'has an atomic group (?>…), which Python and JavaScript do not share: write (?:…)')
    """
    construct, instead = next(_foreign(expression), ("", ""))
    if construct:
        return f"has {construct}, which Python and JavaScript do not share" + (f": {instead}" if instead else "")
    try:
        compiled(expression)
    except re.error as error:
        if "look-behind requires fixed-width" in str(error):
            return "has a look-behind (?<=…) of no fixed width, which Python and JavaScript do not share"
        return f"is no regular expression: {error}"
    return None


_Foreign = Iterator[tuple[str, str]]  # a construct, and what to write instead


def _foreign(expression: str) -> _Foreign:
    """The constructs of an expression that are not shared, in their order."""
    at, end = 0, len(expression)
    while at < end:
        sign = expression[at]
        if sign == "\\":
            yield from _escape(expression[at + 1 : at + 2])
            at += 2
        elif sign == "[":
            after = _closing(expression, at)
            yield from _in_class(expression[at:after])
            at = after
        elif sign == "(":
            yield from _group(expression, at)
            group = _PLAIN_GROUP.match(expression, at)
            at = group.end() if group else at + 1
        elif quantifier := _QUANTIFIER.match(expression, at):
            at = quantifier.end()
            if expression[at : at + 1] == "+":
                yield f"a possessive quantifier {quantifier[0]}+", f"write {quantifier[0]}"
            at += expression[at : at + 1] == "?"
        elif sign == "{":
            yield "a brace that repeats nothing", "write \\{ for a brace, {0,n} for {,n}"
            at += 1
        else:
            at += 1


def _escape(letter: str) -> _Foreign:
    if letter in _NAMED_ESCAPES:
        yield _NAMED_ESCAPES[letter]
    elif letter.isdigit():
        yield f"\\{letter}, a reference back to a group", ""
    elif letter.isalpha() and letter not in _ESCAPES:
        yield f"\\{letter}", ""


def _closing(expression: str, at: int) -> int:
    """Where the class that begins at *at* has ended."""
    inside = at + 1
    while inside < len(expression) and expression[inside] != "]":
        inside += 2 if expression[inside] == "\\" else 1
    return min(inside + 1, len(expression))


def _in_class(text: str) -> _Foreign:
    if text in ("[]", "[^]"):
        yield f"an empty class {text}", "write \\] for a bracket"
    for pair in _CLASS_PAIRS:
        if pair in text:
            yield f"{pair} in a class", f"write {pair[0]}\\{pair[1]}"
    if any(ord(character) > 0xFFFF for character in text):
        yield "a character beyond U+FFFF in a class", "write it in a group with |"
    for found in re.finditer(r"\\(.)", text):
        yield from _escape(found[1])


def _group(expression: str, at: int) -> _Foreign:
    if not _PLAIN_GROUP.match(expression, at):
        known = ((construct, instead) for shape, construct, instead in _GROUPS if shape.match(expression, at))
        yield next(known, (f"the group {expression[at : at + 4]}…", ""))
