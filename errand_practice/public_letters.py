"""The public questions of a hall: those citizens asked here, and a stock of older ones with each city."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence

from errand_practice.call import Call
from errand_practice.kinds import Kind, load_kinds
from errand_practice.seeded_case import working_days_later
from errand_practice.views_records import Letter, Reply

STOCK = 23
SHOWN = 10
FUTURE_DAYS = 120  # of a hall whose dates are wrong; the stock reaches back less far
SLOW_LEAST, SLOW_MOST = 6, 40  # working days


def letters(call: Call) -> list[Letter]:
    """All public questions, newest first."""
    own = [_own(call, row) for row in call.casework.public(call.slug)]
    stock = [_stock(call, number) for number in range(1, STOCK + 1)]
    return sorted([*own, *stock], key=lambda letter: letter.asked_on, reverse=True)


def find(call: Call, number: str) -> tuple[Letter, str, Reply | None] | None:
    """One public question, its text and its answer."""
    for row in call.casework.public(call.slug):
        if row["number"] == number:
            return _own(call, row), row["content"], reply_of(call, row)
    serial = number.removeprefix(f"GK{call.hall.code}")
    if not (
        serial.isascii() and serial.isdigit() and 1 <= int(serial) <= STOCK and number == _number(call, int(serial))
    ):
        return None
    letter, faq = _stock(call, int(serial)), _kind(call, int(serial)).guide["faq"][0]
    reply = Reply(f"您好！{faq['a']}", letter.answered_on, letter.department) if letter.answered_on else None
    return letter, faq["q"], reply


def reply_of(call: Call, row: sqlite3.Row) -> Reply | None:
    """The answer to a stored question; a hall that never answers has none, whatever was written."""
    if "consult-unanswered" in call.faults or row["reply"] is None:
        return None
    return Reply(row["reply"], row["replied_at"], row["replied_by"])


def _own(call: Call, row: sqlite3.Row) -> Letter:
    reply = reply_of(call, row)
    return Letter(
        row["number"],
        row["title"],
        row["kind"],
        row["asked_at"][:10],
        reply.at[:10] if reply else None,
        row["department"] or "政务服务中心",
        call.url(f"letters/{row['number']}"),
    )


def _kind(call: Call, serial: int) -> Kind:
    kinds: Sequence[Kind] = load_kinds()
    return kinds[(call.profile.seed + serial * 7) % len(kinds)]


def _number(call: Call, serial: int) -> str:
    return f"GK{call.hall.code}{serial:05d}"


def _waits(call: Call, serial: int) -> int:
    """How many working days an answer of the stock takes."""
    if "letters-slow" in call.faults:
        return SLOW_LEAST + (call.profile.seed + serial * 11) % (SLOW_MOST - SLOW_LEAST + 1)
    return 1 + (call.profile.seed + serial) % 3


def _stock(call: Call, serial: int) -> Letter:
    kind = _kind(call, serial)
    today = call.today + dt.timedelta(days=FUTURE_DAYS if "dates-future" in call.faults else 0)
    asked = dt.datetime.combine(today - dt.timedelta(days=serial * 4 - 2), dt.time(9))
    answered = working_days_later(asked, _waits(call, serial), 16, 0).date()
    open_still = answered > today or "consult-unanswered" in call.faults
    return Letter(
        _number(call, serial),
        f"关于{kind.name}的咨询",
        "咨询",
        asked.date().isoformat(),
        None if open_still else answered.isoformat(),
        kind.department,
        call.url(f"letters/{_number(call, serial)}"),
    )
