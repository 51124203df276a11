"""Consultations, cases and feedback of the practice halls, and the chain of states each goes through."""

from __future__ import annotations

import datetime as dt
import json
import secrets
import sqlite3
from collections.abc import Mapping

from errand.given.cities import City
from errand_practice.seeded_case import ANSWERED_AFTER_WORKING_DAYS, asked_at, known_case, working_days_later
from errand_practice.state import State, now, stamp
from errand_practice.views_records import Event

SUBMITTED, WAITING, RECEIVED, ACCEPTED, WORKING, ANSWERED, CLOSED = (
    "已提交", "待受理", "已接收", "已受理", "办理中", "已回复", "已办结",
)  # fmt: skip
UNANSWERED = "待处理"
CASE_WAITING = "待预审"

KNOWN_TITLE = "在本市租房居住，居住证去哪里办、要等几天"
KNOWN_CONTENT = (
    "我去年秋天来本市工作，租房居住，租房合同是和房东签的，单位交社保。"
    "想办居住证，请问去哪个窗口、带什么材料、几天能拿到？"
)
KNOWN_REPLY = (
    "您好，居住登记满半年即可申领居住证。请带身份证、租房合同（或者劳动合同、社保缴费记录）和近期照片到居住地派出所"
    "公安综合窗口办理，也可以先在本站网上申报。材料齐全的七个工作日内办结，领取时短信通知。"
)
KNOWN_DEPARTMENT = "公安局"
OFFICIAL = "窗口工作人员"


class Casework:
    """What citizens handed in and what officials did with it."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._known: set[str] = set()

    def know(self, city: City) -> None:
        """See to it that a city's hall has its known case."""
        if city.slug in self._known:
            return
        self._known.add(city.slug)
        known = known_case(city.slug)
        if self._state.row("SELECT 1 FROM consultations WHERE number = ?", (known.number,)):
            return
        asked = asked_at(dt.date.today())
        answered = working_days_later(asked, ANSWERED_AFTER_WORKING_DAYS, 16, 5)
        values = {"kind": "咨询", "department": KNOWN_DEPARTMENT, "title": KNOWN_TITLE, "content": KNOWN_CONTENT}
        self._insert(city.slug, known.number, known.password, {**values, "public": "yes"}, None, stamp(asked))
        for state, at, who, note in (
            (SUBMITTED, asked, "咨询人", "网上提交"),
            (RECEIVED, working_days_later(asked, 0, 10, 3), OFFICIAL, "已登记，转公安局"),
            (ACCEPTED, working_days_later(asked, 0, 15, 21), KNOWN_DEPARTMENT, "属于本部门职责，予以受理"),
            (WORKING, working_days_later(asked, 1, 9, 30), KNOWN_DEPARTMENT, "人口管理科核实中"),
            (ANSWERED, answered, KNOWN_DEPARTMENT, "答复意见已公开"),
            (CLOSED, working_days_later(asked, ANSWERED_AFTER_WORKING_DAYS, 16, 6), OFFICIAL, "办结"),
        ):
            self.event(known.number, state, who, note, stamp(at))
        self._reply(known.number, KNOWN_REPLY, stamp(answered), KNOWN_DEPARTMENT)

    def consult(self, city: City, values: Mapping[str, str], citizen: int | None) -> tuple[str, str]:
        """Take in a question; its number and password."""
        number, password, at = self._next_consultation(city), _password(), now()
        self._insert(city.slug, number, password, values, citizen, at)
        self.event(number, SUBMITTED, "咨询人", "网上提交", at)
        self.event(number, WAITING, "系统", "等待工作人员受理", at)
        return number, password

    def apply(self, city: City, item: Mapping[str, str], values: Mapping[str, str], citizen: int) -> tuple[str, str]:
        """Take in an application for an item; its number and password."""
        number, password, at = self._next_case(city), _password(), now()
        self._state.write(
            "INSERT INTO cases VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                number, city.slug, password, citizen, item["code"], item["title"], item["department"],
                values["contact"], values["phone"], values.get("note", ""), at,
            ),
        )  # fmt: skip
        self.event(number, SUBMITTED, "申请人", "网上申报", at)
        self.event(number, CASE_WAITING, "系统", "等待窗口预审", at)
        return number, password

    def feedback(self, city: City, sort: str, values: Mapping[str, str]) -> str:
        """Take in a rating, complaint or correction; its number."""
        count = self._state.number("SELECT COUNT(*) FROM feedback WHERE slug = ?", (city.slug,))
        number = f"{ {'rating': 'PJ', 'complaint': 'TS', 'correction': 'JC'}[sort] }{city.code}{count + 1:05d}"
        self._state.write(
            "INSERT INTO feedback (slug, sort, number, at, body) VALUES (?,?,?,?,?)",
            (city.slug, sort, number, now(), json.dumps(dict(values), ensure_ascii=False)),
        )
        return number

    def find(self, slug: str, number: str, password: str | None = None) -> sqlite3.Row | None:
        """The consultation or case with this number; with a password, only when that is right too."""
        for sql in (
            "SELECT *, asked_at AS handed_in_at FROM consultations WHERE slug = ? AND number = ?",
            "SELECT *, handed_in AS handed_in_at FROM cases WHERE slug = ? AND number = ?",
        ):
            row = self._state.row(sql, (slug, number.strip().upper()))
            if row is not None:
                right = password is None or secrets.compare_digest(row["password"].encode(), password.strip().encode())
                return row if right else None
        return None

    def events(self, number: str) -> list[Event]:
        """The chain of states, oldest first."""
        rows = self._state.rows("SELECT state, at, who, note FROM events WHERE number = ? ORDER BY at, id", (number,))
        return [Event(row["state"], row["at"], row["who"], row["note"]) for row in rows]

    def event(self, number: str, state: str, who: str, note: str, at: str | None = None) -> None:
        """Note a new state."""
        self._state.write(
            "INSERT INTO events (number, state, at, who, note) VALUES (?,?,?,?,?)",
            (number, state, at or now(), who, note),
        )

    def accept(self, number: str, department: str) -> None:
        """An official takes a question on."""
        if ACCEPTED not in {event.state for event in self.events(number)}:
            self.event(number, RECEIVED, OFFICIAL, f"已登记，转{department}")
            self.event(number, ACCEPTED, department, "予以受理")

    def answer(self, number: str, department: str, reply: str) -> None:
        """An official answers a question and closes it."""
        self.accept(number, department)
        self.event(number, WORKING, department, "核实中")
        self.event(number, ANSWERED, department, "答复意见已送达")
        self.event(number, CLOSED, OFFICIAL, "办结")
        self._reply(number, reply, now(), department)

    def waiting(self, slug: str) -> list[sqlite3.Row]:
        """Questions nobody answered yet, oldest first."""
        sql = "SELECT * FROM consultations WHERE slug = ? AND reply IS NULL ORDER BY asked_at, rowid"
        return self._state.rows(sql, (slug,))

    def public(self, slug: str) -> list[sqlite3.Row]:
        """Questions whose citizens agreed to publish them, newest first."""
        sql = "SELECT * FROM consultations WHERE slug = ? AND public = 1 ORDER BY asked_at DESC, rowid DESC"
        return self._state.rows(sql, (slug,))

    def consultations_of(self, citizen: int) -> list[sqlite3.Row]:
        """The questions a citizen asked when logged in, newest first."""
        sql = "SELECT number, title, asked_at AS handed_in_at FROM consultations WHERE citizen = ? ORDER BY rowid DESC"
        return self._state.rows(sql, (citizen,))

    def cases_of(self, citizen: int) -> list[sqlite3.Row]:
        """The applications a citizen handed in, newest first."""
        sql = "SELECT number, title, handed_in AS handed_in_at FROM cases WHERE citizen = ? ORDER BY rowid DESC"
        return self._state.rows(sql, (citizen,))

    def _insert(
        self, slug: str, number: str, password: str, values: Mapping[str, str], citizen: int | None, at: str
    ) -> None:
        fields = ("kind", "department", "item_code", "title", "content", "name", "phone", "email")
        self._state.write(
            "INSERT INTO consultations (number, slug, password, kind, department, item_code, title, content, name,"
            " phone, email, public, citizen, asked_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                number, slug, password, *(values.get(field, "") for field in fields),
                int(values.get("public") == "yes"), citizen, at,
            ),
        )  # fmt: skip

    def _next_consultation(self, city: City) -> str:
        sql = "SELECT COUNT(*) FROM consultations WHERE slug = ?"
        return _number("ZX", city, self._state.number(sql, (city.slug,)))

    def _next_case(self, city: City) -> str:
        return _number("BJ", city, self._state.number("SELECT COUNT(*) FROM cases WHERE slug = ?", (city.slug,)))

    def _reply(self, number: str, reply: str, at: str, who: str) -> None:
        self._state.write(
            "UPDATE consultations SET reply = ?, replied_at = ?, replied_by = ? WHERE number = ?",
            (reply, at, who, number),
        )


def _number(prefix: str, city: City, taken: int) -> str:
    return f"{prefix}{city.code}{dt.date.today():%y%m%d}{taken + 1:04d}"


def _password() -> str:
    return f"{secrets.randbelow(10**6):06d}"
