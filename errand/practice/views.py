"""
What a template of the practice portal is given: the vocabulary shared by all families.

Logic and faults have already been applied when one of these records is made: a template sees an entry that
is closed, a section that is None or a placeholder string, a captcha address, and never the name of a fault.

Every template gets: hall, w(concept), url(path, **query), page_title, crumbs, user, notice, search_url, entries.

- ``url("")`` is the home page, ``url("search", q="居住证")``, ``url("static/style.css")`` the family's own file.
- ``search_url`` is where the search form goes; None: the search is dead (draw box and button, no action, no handler).
- ``entries`` is on every page (header and footer need register, login, help).

Template              further context
home.html             blocks, person_themes, legal_themes, hot, news
services.html         object, by, groups, tabs
items.html            object, heading, total, page, pages, rows, pager
search.html           query, total, page, pages, rows, pager
item.html             guide
apply.html            form, guide                       POST fields: contact, phone, note
news_list.html        news          news.html           article
power_list.html       rows (PowerRow), page, pages, total, pager
register.html         form, id_types, captcha, phone_widget
                      POST fields: login_name (only families with login_name = true), name, id_type, id_number,
                      phone, sms_code, password, confirm, agreement (any value), captcha
registered.html       login_url
login.html            form, captcha                     POST fields: account, password, captcha, next (hidden)
account.html          cases, consultations (both list[RecordRow])
interaction.html      letters, pager, total, page, pages
consult.html          form, kinds, departments, captcha, item (None | ItemLink)
                      POST fields: kind, department, item_code, title, content, name, phone, email, public (yes/no), captcha
receipt.html          number, password, kind, asked_at  (number and password may be None)
letter.html           letter (Letter), question, reply (None | Reply)
progress.html         form, message                     fields: number, password
progress_result.html  number, title, state, events, reply, handed_in, department
supervision.html      counters, month, updated, stars, process
rating.html           form, grades                      POST fields: number, grade, reason
complaint.html        form, kinds, departments          POST fields: kind, department, title, content, name, phone
correction.html       form, kinds                       POST fields: kind, page, title, content, name, phone
newcomer.html         topics        help.html           topics
officials.html        waiting (list[WaitingRow]), message
                      POST fields: number, action (accept | answer), reply
closed.html           message, label
done.html             message, number (None | str)
error.html            status, message

Errors of a form stand in form.errors under the field's name; form.message is about the whole form.
POST sms (field phone) answers JSON {"ok": bool, "message": str}; GET phone?number= answers a JSON list of texts,
newest first. The client log is injected by the server before </body>: templates need nothing for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Section = Literal["open", "closed"]

# Concepts that logic itself asks of a family's [words]; a family adds as many of its own as it likes.
REQUIRED_CONCEPTS: tuple[str, ...] = (
    "entry.consult", "entry.message", "entry.complaint", "entry.correction", "entry.rating", "entry.petition",
    "entry.progress", "entry.newcomer", "entry.help", "entry.register", "entry.login", "entry.supervision",
    "block.openness", "block.services", "block.guides", "block.interaction", "block.supervision",
    "object.person", "object.legal", "tab.theme", "tab.department", "tab.audience",
    "search.button", "search.empty",
    "guide.basis", "guide.conditions", "guide.materials", "guide.flow", "guide.fee", "guide.place",
    "guide.hours", "guide.phones", "guide.results", "guide.notes", "guide.faq",
    "progress.number", "progress.password",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hall:
    """The city's hall, as far as every page shows it."""

    slug: str
    code: str
    city: str
    city_short: str
    province: str
    name: str
    banner: str
    phone: str
    complaint_phone: str
    address: str
    hours: str
    site_id: str
    year: int


@dataclass(frozen=True, slots=True)
class Notice:
    """An announcement that lies over the page and takes every click."""

    title: str
    text: str
    closable: bool


class Crumb(NamedTuple):
    """One step of the way from the home page to here; the last has no url."""

    label: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """The citizen who is logged in."""

    id: int
    name: str
    login_name: str
    phone: str


class Link(NamedTuple):
    """A label that leads somewhere."""

    label: str
    url: str


class ItemLink(NamedTuple):
    """A service item by title."""

    title: str
    url: str


class NewsLink(NamedTuple):
    """A headline: title, date, url."""

    title: str
    date: str
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """A news article or public notice."""

    title: str
    date: str
    source: str
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A way in to a function. state "closed": it leads to a page that says message (jsp: alert(message))."""

    label: str
    url: str
    state: Section = "open"
    message: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One of the five blocks of the home page. key: openness services guides interaction supervision."""

    key: str
    title: str
    url: str
    summary: str
    links: list[Link]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with the number of items the portal declares for it."""

    name: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """A theme, department or audience in the services page."""

    name: str
    count: int
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


class PageNumber(NamedTuple):
    """A number in a pager."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """The urls of a list's pages; previous and next are None at the ends."""

    page: int
    pages: int
    total: int
    first: str
    previous: str | None
    next: str | None
    last: str
    numbers: list[PageNumber]


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
    forms: list[Link]
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
    attachment: Link | None  # stands beside a placeholder of materials: 详见附件
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


@dataclass(frozen=True, slots=True)
class Form:
    """A form as typed so far. form.values.get("name", "") and form.errors.get("name")."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    message: str | None = None


class Option(NamedTuple):
    """A choice: value to post, label to show."""

    value: str
    label: str


class Letter(NamedTuple):
    """A public question; answered_on is None while nobody answered."""

    number: str
    title: str
    kind: str
    asked_on: str
    answered_on: str | None
    department: str
    url: str


class Reply(NamedTuple):
    """An answer."""

    text: str
    at: str
    who: str


class Event(NamedTuple):
    """A state and when it was reached; newest last."""

    state: str
    at: str
    who: str
    note: str


class RecordRow(NamedTuple):
    """A case or consultation in the account."""

    number: str
    title: str
    handed_in: str
    state: str
    url: str


class WaitingRow(NamedTuple):
    """A consultation on the officials' desk."""

    number: str
    title: str
    kind: str
    department: str
    name: str
    asked_at: str
    content: str
    state: str


class PowerRow(NamedTuple):
    """A line of the power list."""

    number: int
    name: str
    kind: str
    department: str
    basis: str
    url: str


class Counter(NamedTuple):
    """A public figure."""

    label: str
    value: str
    unit: str


class StarRow(NamedTuple):
    """A department's stars, 0..5."""

    department: str
    stars: int
    ratings: int


class ProcessRow(NamedTuple):
    """A case in the public process table; light is 绿灯, 黄灯 or 红灯."""

    number: str
    title: str
    department: str
    received: str
    due: str
    state: str
    light: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading with its paragraphs in the newcomer's guide and in help."""

    heading: str
    paragraphs: list[str]
