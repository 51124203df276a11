"""What a regular expression of the lexicon may be made of: what Python and JavaScript read alike."""

from __future__ import annotations

import pytest

from errand.given.shared_expressions import compiled, slip_in


@pytest.mark.parametrize(
    "expression, construct",
    [
        (r"共(?P<n>\d+)项", "a group (?P<name>…)"),
        (r"(?P<n>共)(?P=n)", "a group (?P<name>…)"),
        (r"共\d++项", "a possessive quantifier ++"),
        (r"共\d{1,3}+项", "a possessive quantifier {1,3}+"),
        (r"(?>共\d+)项", "an atomic group (?>…)"),
        (r"(共)?(?(1)项|条)", "a condition (?(…)…)"),
        (r"(?<=共.{0,3})\d", "a look-behind (?<=…) of no fixed width"),
        (r"\A共", r"\A"),
        (r"项\Z", r"\Z"),
        (r"(?i)abc", "flags inside it"),
        (r"(?i:abc)", "flags inside it"),
        (r"\p{Han}+", r"a Unicode property \p{…}"),
        (r"[\p{L}]", r"a Unicode property \p{…}"),
        (r"\N{DASH}", r"a character by its name \N{…}"),
        (r"(共)\1", r"\1, a reference back to a group"),
        (r"项{,3}", "a brace that repeats nothing"),
        (r"[]项]", "an empty class []"),
        (r"[[:alpha:]]", "[[ in a class"),
        (r"[a--b]", "-- in a class"),
        (r"共(?#how many)\d", "a comment (?#…)"),
    ],
)
def test_what_is_not_shared_is_named(expression: str, construct: str) -> None:
    slip = slip_in(expression) or "nothing"

    assert slip.startswith(f"has {construct}")
    assert "which Python and JavaScript do not share" in slip


@pytest.mark.parametrize("expression", ["(", "[a", "\\", "a**", "[z-a]", "(?<n>a)(?<n>b)"])
def test_what_is_broken_is_called_no_expression(expression: str) -> None:
    assert (slip_in(expression) or "").startswith("is no regular expression: ")


@pytest.mark.parametrize(
    "expression",
    [
        r"^共(?:约|到)?\d{1,4}?[条项]$",
        r"(?<!\d)12345(?!\d)",
        r"(?<count>\d+)",
        r"[\[(（【]",
        r"[«»<>‹›]",
        r"\u4e00",
        r"a\{b",
    ],
)
def test_what_both_know_passes(expression: str) -> None:
    assert slip_in(expression) is None


def test_a_named_group_is_read_in_the_way_of_javascript() -> None:
    found = compiled(r"共(?<count>\d+)项").search("共12项")

    assert found
    assert found["count"] == "12"
