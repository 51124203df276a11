"""What templates are given of service items: lists, guides, the power list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from errand_practice.views import TextLink


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with the number of items the portal declares for it."""

    name: str
    count: int | str  # a str where the hall writes no number: "1,2 34 项"
    url: str


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """A theme, department or audience in the services page."""

    name: str
    count: int | str  # a str where the hall writes no number: "1,2 34 项"
    url: str


class Tab(NamedTuple):
    """A way of sorting the services."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item in a list or in the search results."""

    title: str
    code: str
    url: str
    department: str
    depth_zh: str
    online: bool
    apply_url: str


class Field(NamedTuple):
    """A line of the identity table; key is an ascii name such as "department"."""

    key: str
    label: str
    value: str


class Basis(NamedTuple):
    """A legal basis; number, article and text may be empty strings (name only)."""

    name: str
    number: str
    article: str
    text: str


class Material(NamedTuple):
    """A paper the citizen hands in."""

    name: str
    need: str
    form: str
    copies: int
    source: str
    note: str


class StepRow(NamedTuple):
    """A stage of the procedure."""

    name: str
    who: str
    days: int
    what: str


class Faq(NamedTuple):
    """A question asked often."""

    question: str
    answer: str


class ResultRow(NamedTuple):
    """What the citizen gets."""

    name: str
    kind: str
    validity: str


class Fee(NamedTuple):
    """Whether the item costs something; empty strings where it does not."""

    charged: bool
    item: str
    standard: str
    basis: str


@dataclass(frozen=True, slots=True)
class GuideLinks:
    """Where a guide leads: apply and consult are None when the hall has no such way."""

    apply: str | None
    consult: str | None
    forms: list[TextLink]
    feedback: str | None


@dataclass(frozen=True, slots=True)
class Guide:
    """A service item's guide. A section is None when absent and a str when it holds only a placeholder."""

    code: str
    title: str
    object: str
    online: bool
    fields: list[Field]
    basis: list[Basis] | str | None
    conditions: list[str]
    materials: list[Material] | str | None
    attachment: TextLink | None  # stands beside a placeholder of materials: 详见附件
    flow: list[StepRow] | str | None
    fee: Fee
    place: list[str] | str  # window, hall, address
    hours: str
    phones: list[Field]  # consult, complaint
    results: list[ResultRow]
    notes: list[str]
    remedies: list[str]  # review and lawsuit
    faq: list[Faq]
    links: GuideLinks


class PowerRow(NamedTuple):
    """A line of the power list."""

    number: int
    name: str
    kind: str
    department: str
    basis: str
    url: str
