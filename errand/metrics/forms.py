"""
What forms ask of a citizen, as they stood before she handed them in.

The floor of what registering must verify is official: the identity number and any two of telephone, social-security
card, bank card, housing fund, driving licence (国办函〔2016〕108号).  Fewer is against it, more is a burden.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection

from errand.core.model import FormField, Run
from errand.metrics.effectiveness import attempts
from errand.metrics.estimate import Estimate, UndefinedMeasure
from errand.metrics.statistics import mean

_VERIFIES = {
    "identity number": re.compile("身份证|证件号"),
    "telephone": re.compile("手机|电话"),
    "social security": re.compile("社保|社会保障"),
    "bank card": re.compile("银行卡"),
    "housing fund": re.compile("公积金"),
    "driving licence": re.compile("驾驶证"),
}


def fields(run: Run) -> list[FormField]:
    """All fields of a run's forms."""
    return [field for form in run.forms for field in form.fields]


def count(of: Callable[[Run], int]) -> Callable[[Collection[Run]], Estimate]:
    """
    The measure that counts something in the forms of a run: its mean over attempts that met a form.  Unit: count.

    Raises UndefinedMeasure where no form was met.
    """

    def measure(runs: Collection[Run]) -> Estimate:
        return mean([float(of(run)) for run in _with_forms(runs)])

    return measure


def _with_forms(runs: Collection[Run]) -> list[Run]:
    met = [run for run in attempts(runs) if run.forms]
    if not met:
        raise UndefinedMeasure("not-asked", len(runs))
    return met


def asked(run: Run) -> int:
    """Fields asked for."""
    return len(fields(run))


def required(run: Run) -> int:
    """Fields that must be filled in, by a star, a word or an attribute."""
    return sum(bool(field.required) for field in fields(run))


def asked_twice(run: Run) -> int:
    """Fields asked for again in the same run: the same thing by errand's reading, else the same label."""
    named = Counter(field.concept or field.label for field in fields(run) if field.concept or field.label)
    return sum(times - 1 for times in named.values())


def of_kind(kind: str) -> Callable[[Run], int]:
    """Fields of one kind."""
    return lambda run: sum(field.kind == kind for field in fields(run))


def verification_contents(runs: Collection[Run]) -> Estimate:
    """
    Mean number of things a registration form verifies a person by, of the six the official floor names.

    Unit: count; the floor is 3.  Undefined where no registration form was met.
    """
    forms = [form for run in attempts(runs) for form in run.forms if form.page == "RegisterPage"]
    if not forms:
        raise UndefinedMeasure("not-asked", len(runs))
    labels = ["".join(field.label for field in form.fields) for form in forms]
    return mean([float(sum(bool(proof.search(label)) for proof in _VERIFIES.values())) for label in labels])
