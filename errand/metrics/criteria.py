"""
Accessibility rules that pages break, with the WCAG success criterion behind each.

axe-core tags a rule with its criterion (`wcag143` is 1.4.3).  GB/T 37668-2019 sorts its 58 items by the same four
principles; which item answers to which criterion no official table says, so a rule is given its principle and no item.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from errand.core.model import Run, Violation

IMPACTS = ("critical", "serious", "moderate", "minor")  # the worst first, as axe-core says it
_TAG = re.compile(r"wcag(\d)(\d)(\d{1,2})")


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that pages of one city break."""

    rule: str  # axe-core's id
    impact: str
    criteria: tuple[str, ...]  # of WCAG, such as 1.4.3; none for good practice beyond WCAG
    pages: tuple[str, ...]  # kinds of page
    nodes: int  # the most elements concerned on one page

    @property
    def principles(self) -> tuple[str, ...]:
        """The principles behind the criteria, by the first figure of those: 1 perceivable ... 4 robust."""
        return tuple(sorted({criterion[0] for criterion in self.criteria}))


def criteria(tags: Iterable[str]) -> tuple[str, ...]:
    """
    The success criteria among axe-core's tags.

    >>> criteria(["cat.color", "wcag2aa", "wcag143", "wcag1410"])
    ('1.4.3', '1.4.10')
    """
    found = (_TAG.fullmatch(tag) for tag in tags)
    return tuple(".".join(match.groups()) for match in found if match)


def broken_rules(runs: Collection[Run]) -> list[BrokenRule]:
    """What the audits of *runs* found, a rule once: the worst impact first, then what most kinds of page share."""
    met: dict[str, list[tuple[str, Violation]]] = {}
    for run in runs:
        for audit in run.audits:
            for violation in audit.violations:
                met.setdefault(violation.rule, []).append((audit.page, violation))
    rules = [_rule(rule, found) for rule, found in met.items()]
    return sorted(rules, key=lambda one: (IMPACTS.index(one.impact), -len(one.pages), one.rule))


def _rule(rule: str, found: list[tuple[str, Violation]]) -> BrokenRule:
    impacts = {violation.impact for _, violation in found} & set(IMPACTS)
    worst = min(impacts, key=IMPACTS.index, default=IMPACTS[-1])
    tags = criteria(found[0][1].tags)
    return BrokenRule(
        rule, worst, tags, tuple(sorted({page for page, _ in found})), max(violation.nodes for _, violation in found)
    )
