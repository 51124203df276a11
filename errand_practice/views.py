"""
What a template of the practice portal is given: the vocabulary shared by all families.

The records of service items stand in views_items.py, those of questions and cases in views_records.py.

Logic and faults have already been applied when one of these records is made: a template sees an entry that
is closed, a section that is None or a placeholder string, a captcha address, and never the name of a fault.

Every template gets: hall, w(concept), url(path, **query), page_title, crumbs, user, notice, search_url, entries.

- ``url("")`` is the home page, ``url("search", q="居住证")``, ``url("static/style.css")`` the family's own file.
- ``search_url`` is where the search form goes; None: the search is dead (draw box and button, no action, no handler).
- ``entries`` is on every page (header and footer need register, login, help); None: the hall has none.
- ``scripts`` and ``styles`` are the addresses of the npm libraries' files that family.toml names.
- ``meta_charset`` is None, or the charset a page must name in a meta tag because its header does not (family.toml).

Template              further context
home.html             blocks, person_themes, legal_themes, hot, news
part_<name>.html      as home.html: a frame of it or a layer over a page, at url("part/<name>")
services.html         object, by, groups, tabs (also the halls below the city: object is "regions", by is a level)
items.html            object, heading, total, page, pages, rows, pager
search.html           query, total, page, pages, rows, pager
item.html             guide
apply.html            form, guide                       POST fields: contact, phone, note
news_list.html        news          news.html           article
power_list.html       rows (PowerRow), page, pages, total, pager (also the catalogue of items; crumbs end in its name)
register.html         form, id_types, captcha, phone_widget
                      POST fields: login_name (only families with login_name = true), name, id_type, id_number,
                      phone, sms_code, password, confirm, agreement (any value), captcha
registered.html       login_url
login.html            form, captcha                     POST fields: account, password, captcha, next (hidden)
account.html          cases, consultations (both list[RecordRow])
interaction.html      letters, pager, total, page, pages
consult.html          form, kinds, departments, captcha, item (None | ItemLink)
                      POST fields: kind, department, item_code, title, content, name, phone, email,
                      public (yes/no), captcha
receipt.html          number, password, kind, asked_at  (number and password may be None)
letter.html           letter (Letter), question, reply (None | Reply)
progress.html         form, message                     fields: number, password
progress_result.html  number, title, state, events, reply, handed_in, department
supervision.html      counters, month, updated, process, stars (None where there are none),
                      stages (list[Topic]; empty where supervision is not of the whole process)
rating.html           form, grades                      POST fields: number, grade, reason
complaint.html        form, kinds, departments          POST fields: kind, department, title, content, name, phone
correction.html       form, kinds                       POST fields: kind, page, title, content, name, phone
newcomer.html         topics (also parallel approval)   help.html           topics
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


@dataclass(frozen=True, slots=True)
class Hall:
    """The city's hall, as far as every page shows it."""

    slug: str
    code: str
    city: str
    city_short: str
    province: str
    name: str
    host: str  # who keeps the site, for its foot
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
class LoggedIn:
    """The citizen who is logged in."""

    id: int
    name: str
    login_name: str
    phone: str


class TextLink(NamedTuple):
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
class EntryView:
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
    links: list[TextLink]


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


@dataclass(frozen=True, slots=True)
class FormView:
    """A form as typed so far. form.values.get("name", "") and form.errors.get("name")."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    message: str | None = None


class Option(NamedTuple):
    """A choice: value to post, label to show."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading with its paragraphs in the newcomer's guide and in help."""

    heading: str
    paragraphs: list[str]
