"""Which accessibility rules pages break, and the criterion behind each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from errand.citizen.auditing import axe_script
from errand.core.model import Audit, Violation
from errand.metrics.criteria import broken_rules, criteria
from tests.runs import a_run

CONTRAST = Violation("color-contrast", "serious", 12, ("cat.color", "wcag2aa", "wcag143"))
ALT = Violation("image-alt", "critical", 1, ("wcag2a", "wcag111"))
REGION = Violation("region", "moderate", 3, ("best-practice",))


def audit(page: str, *violations: Violation) -> Audit:
    return Audit(page, 1, "axe-core 4", violations, 20, 1)


def test_a_rule_is_told_once_the_worst_first() -> None:
    found = [audit("HomePage", REGION, CONTRAST), audit("GuidePage", replace(CONTRAST, nodes=4), ALT)]
    told = broken_rules([replace(a_run("search"), audits=(one,)) for one in found])

    assert [(one.rule, one.criteria, one.pages, one.nodes) for one in told] == [
        ("image-alt", ("1.1.1",), ("GuidePage",), 1),
        ("color-contrast", ("1.4.3",), ("GuidePage", "HomePage"), 12),
        ("region", (), ("HomePage",), 3),
    ]
    assert told[0].principles == ("1",)
    assert told[2].principles == ()


def test_no_audit_no_rule() -> None:
    assert broken_rules([a_run("search")]) == []


def test_every_rule_axe_has_for_wcag_names_a_criterion(browser: Browser) -> None:
    page = browser.new_page()
    page.evaluate(axe_script())
    rules = page.evaluate("axe.getRules().map((rule) => rule.tags)")
    page.close()

    wcag = [tags for tags in rules if "best-practice" not in tags and "experimental" not in tags]
    assert len(wcag) > 40
    bare = [tags for tags in wcag if not criteria(tags)]
    assert bare == []
    assert {one[0] for tags in wcag for one in criteria(tags)} <= {"1", "2", "3", "4"}


@pytest.mark.parametrize("tags, told", [((), ()), (("wcag2a", "section508"), ()), (("wcag1412",), ("1.4.12",))])
def test_only_criteria_are_read_as_such(tags: tuple[str, ...], told: tuple[str, ...]) -> None:
    assert criteria(tags) == told
