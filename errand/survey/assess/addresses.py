"""
Addresses that repeat: what two pages of a list show of how the others are called.

Nothing here is known of any portal: an address learned is tried, and what comes is held against what was declared.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, quote_plus


@dataclass(frozen=True, slots=True)
class ByName:
    """Addresses that hold a list's name, written as *write* writes it."""

    before: str
    after: str
    write: Callable[[str], str]

    def __call__(self, name: str) -> str:
        """The address of the list of this name."""
        return f"{self.before}{self.write(name)}{self.after}"


@dataclass(frozen=True, slots=True)
class ByNumber:
    """Addresses that hold a page's number, or (step > 1) the number of the line it begins with, from 0."""

    before: str
    after: str
    step: int = 1

    def __call__(self, page: int) -> str:
        """The address of a page, from 1."""
        return f"{self.before}{page if self.step == 1 else (page - 1) * self.step}{self.after}"


def of_name(url: str, name: str, charset: str = "utf-8") -> ByName | None:
    """
    How the address of the list *name* is made for other names; None when the name is not in it.

    >>> made = of_name("http://a/items?theme=%E7%94%9F%E8%82%B2&x=1", "生育")
    >>> made("其他") if made else None
    'http://a/items?theme=%E5%85%B6%E4%BB%96&x=1'
    """
    for charset_name in dict.fromkeys((charset, "utf-8", "gbk")):
        for write in _writings(charset_name):
            try:
                written = write(name)
            except (UnicodeEncodeError, LookupError):
                continue
            if written in url:
                before, _, after = url.rpartition(written)
                return ByName(before, after, write)
    return None


def _writings(charset: str) -> tuple[Callable[[str], str], ...]:
    once: Callable[[str], str] = partial(quote, safe="", encoding=charset)
    return (
        once,
        partial(quote_plus, encoding=charset),
        lambda name: once(name).lower(),
        lambda name: quote(once(name)),
        str,
    )


def of_page(first: str, second: str, length: int) -> ByNumber | None:
    """
    How the address of page n is made, from those of pages 1 and 2; *length*: how many lines a page has.

    >>> made = of_page("http://a/items?theme=x", "http://a/items?theme=x&page=2", 10)
    >>> made(7) if made else None
    'http://a/items?theme=x&page=7'
    >>> made = of_page("http://a/l_1.html", "http://a/l_2.html", 10)
    >>> made(3) if made else None
    'http://a/l_3.html'
    >>> made = of_page("http://a/l?start=0", "http://a/l?start=10", 10)
    >>> made(3) if made else None
    'http://a/l?start=20'
    """
    numbers = [found for found in re.finditer(r"\d+", second) if int(found[0]) in (2, length)]
    for found in reversed(numbers):
        before, after = second[: found.start()], second[found.end() :]
        if re.fullmatch(re.escape(before) + r"[01]?" + re.escape(after), first) or _added(first, before, after):
            return ByNumber(before, after, length if int(found[0]) == length != 2 else 1)
    return None


def _added(first: str, before: str, after: str) -> bool:
    """Whether the second address is the first with one more piece: ?page=2, &page=2, /2, _2."""
    rest = re.sub(r"([?&#;]?[\w.\-\[\]]*=|[/_-])$", "", before)
    return f"{rest}{after}".rstrip("?&") == first.rstrip("?&")
