"""
Accessibility: what axe-core finds on the pages citizens visit, and signals of errand's own.

Rules are those of WCAG as axe-core maps them; `criteria` tells which criterion and which principle stands behind each.
"""

from __future__ import annotations

from collections.abc import Collection

from errand.core.model import Audit, Run
from errand.metrics.estimate import Estimate, UndefinedMeasure
from errand.metrics.statistics import mean, wilson

CONTRAST = "color-contrast"
SERIOUS = ("serious", "critical")
LOW_RUNGS = ("beside", "name", "text", "painted")
TARGET_PX = (
    44.0  # the least side of a target for people without special needs (工信部 2021, 移动互联网应用适老化通用设计规范)
)
_PRESSED = ("click", "press", "tick", "choose")
_ACTED_ON = ("fill", *_PRESSED)


def audits(runs: Collection[Run]) -> list[Audit]:
    """All audits; raises UndefinedMeasure for none."""
    seen = [audit for run in runs for audit in run.audits]
    if not seen:
        raise UndefinedMeasure("not-observed", len(runs))
    return seen


def violations(runs: Collection[Run]) -> Estimate:
    """Mean number of rules that a page breaks.  Unit: count."""
    return mean([float(len(audit.violations)) for audit in audits(runs)])


def serious(runs: Collection[Run]) -> Estimate:
    """Mean number of rules of serious or critical impact that a page breaks.  Unit: count."""
    return mean([float(sum(one.impact in SERIOUS for one in audit.violations)) for audit in audits(runs)])


def low_rung_share(runs: Collection[Run]) -> Estimate:
    """
    Share of the controls used that have no accessible name: found only by the text beside, an identifier or bare text.

    Unit: share (WCAG 2.1, 4.1.2 Name, Role, Value; 1.3.1 Info and Relationships).
    """
    used = {(step.concept, step.rung) for run in runs for step in run.steps if step.rung and step.verb in _ACTED_ON}
    known = [rung for _, rung in used if rung not in ("dialog", "selector")]
    if not known:
        raise UndefinedMeasure("not-observed", len(runs))
    return wilson(sum(rung in LOW_RUNGS for rung in known), len(known))


def low_contrast_share(runs: Collection[Run]) -> Estimate:
    """Share of the audited pages with text of too little contrast (axe-core's color-contrast).  Unit: share."""
    seen = audits(runs)
    return wilson(sum(any(one.rule == CONTRAST for one in audit.violations) for audit in seen), len(seen))


def small_target_share(runs: Collection[Run]) -> Estimate:
    """Share of the targets pressed that are under 44 CSS pixels in width or height.  Unit: share."""
    boxes = [step.box for run in runs for step in run.steps if step.box and step.verb in _PRESSED]
    if not boxes:
        raise UndefinedMeasure("not-observed", len(runs))
    return wilson(sum(min(box.width, box.height) < TARGET_PX for box in boxes), len(boxes))


def captcha_without_alternative(runs: Collection[Run]) -> Estimate:
    """Share of the pages with a picture captcha that offer no other way (WCAG 2.1, 1.1.1).  Unit: share."""
    seen = [audit.captcha_alternative for audit in audits(runs) if audit.captcha_alternative is not None]
    if not seen:
        raise UndefinedMeasure("not-observed", len(runs))
    return wilson(sum(not offered for offered in seen), len(seen))


def elderly_mode(runs: Collection[Run]) -> Estimate:
    """Share of the audited pages with an entry for the elderly or the disabled.  Unit: share."""
    seen = [audit.elderly_mode for audit in audits(runs) if audit.elderly_mode is not None]
    if not seen:
        raise UndefinedMeasure("not-observed", len(runs))
    return wilson(sum(seen), len(seen))
