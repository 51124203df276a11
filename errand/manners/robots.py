"""
robots.txt: what a site asks of machines.

Written to RFC 9309 (longest match, `*` and `$`, the group of our own name before that of `*`), because the standard
library's robotparser knows neither wildcards nor the longest match and would walk where it is asked not to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

OUR_NAME = "errand"  # the name by which a site may speak to us
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: what it says, and whether it allows."""

    allows: bool
    path: str

    def matches(self, path: str) -> bool:
        """Whether *path* (with its query) falls under this line."""
        ends = self.path.endswith("$")
        parts = [re.escape(_normal(part)) for part in self.path.removesuffix("$").split("*")]
        return re.match(".*".join(parts) + ("$" if ends else ""), path) is not None

    def __str__(self) -> str:
        return f"{'Allow' if self.allows else 'Disallow'}: {self.path}"


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site's robots.txt says to us."""

    rules: tuple[Rule, ...] = ()
    delay_s: float = 0.0

    def forbids(self, url: str) -> Rule | None:
        """The line that asks us not to read *url*; None when nothing does."""
        parts = urlsplit(url)
        path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        met = [rule for rule in self.rules if rule.path and rule.matches(path)]
        if not met or path == "/robots.txt":
            return None
        longest = max(met, key=lambda rule: (len(_normal(rule.path)), rule.allows))
        return None if longest.allows else longest


def parse(text: str) -> Robots:
    """What *text* says to us; lines that say nothing known (a whole HTML page, for one) are passed over."""
    groups: list[tuple[set[str], list[Rule], list[float]]] = []
    naming = False
    for line in text.removeprefix("\ufeff").splitlines():
        if not (found := _LINE.match(line)):
            continue
        key, value = found[1].lower(), found[2].strip()
        if key == "user-agent":
            if not naming:
                groups.append((set(), [], []))
            groups[-1][0].add(value.lower())
            naming = True
        elif key in ("allow", "disallow", "crawl-delay"):
            naming = False
            if groups:
                _add(groups[-1], key, value)
    ours = [group for group in groups if OUR_NAME in group[0]] or [group for group in groups if "*" in group[0]]
    delays = [delay for _, _, delays in ours for delay in delays]
    return Robots(tuple(rule for _, rules, _ in ours for rule in rules), max(delays, default=0.0))


def _add(group: tuple[set[str], list[Rule], list[float]], key: str, value: str) -> None:
    if key == "crawl-delay":
        if re.fullmatch(r"\d+(\.\d+)?", value):
            group[2].append(float(value))
    else:
        group[1].append(Rule(key == "allow", value))


def _normal(path: str) -> str:
    """Percent-encoding in one form, so that an address matches however it was written."""
    encoded = quote(path, safe="/?:@!$&'()*+,;=%~-._")
    return _ESCAPED.sub(lambda hit: _plain(hit[0]), encoded)


def _plain(escape: str) -> str:
    character = unquote(escape, encoding="latin-1")
    return character if re.fullmatch(r"[A-Za-z0-9._~-]", character) else escape.upper()
