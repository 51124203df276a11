"""What templates are given of questions, cases and public figures."""

from __future__ import annotations

from typing import NamedTuple


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
