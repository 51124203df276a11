"""Citizens of the practice halls: registration, text messages, login, picture captchas."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from errand_practice.state import State, now
from errand_practice.views import LoggedIn

ROUNDS = 2_000  # enough for practice accounts; a login must not cost the measurement anything


@dataclass(frozen=True, slots=True)
class Taken:
    """Which of a newcomer's data somebody already uses: id_number, phone or login_name."""

    field: str


class Accounts:
    """Who is registered at which hall."""

    def __init__(self, state: State) -> None:
        self._state = state

    def send_code(self, slug: str, phone: str, hall: str) -> str:
        """Put a text message with a fresh code into the outbox."""
        code = f"{secrets.randbelow(10**6):06d}"
        text = f"【{hall}】您的短信验证码为{code}，10分钟内有效，请勿告诉他人。"
        self._state.write(
            "INSERT INTO sms (slug, phone, code, text, sent_at) VALUES (?,?,?,?,?)", (slug, phone, code, text, now())
        )
        return code

    def messages(self, slug: str, phone: str) -> list[str]:
        """The texts on the practice phone, newest first."""
        sql = "SELECT text FROM sms WHERE slug = ? AND phone = ? ORDER BY id DESC LIMIT 5"
        return [row["text"] for row in self._state.rows(sql, (slug, phone))]

    def is_code(self, slug: str, phone: str, code: str) -> bool:
        """Whether this is the newest code sent to this phone."""
        row = self._state.row(
            "SELECT code FROM sms WHERE slug = ? AND phone = ? ORDER BY id DESC LIMIT 1", (slug, phone)
        )
        return row is not None and secrets.compare_digest(row["code"].encode(), code.encode())

    def taken(self, slug: str, values: Mapping[str, str]) -> Taken | None:
        """Whether another citizen of this hall has the same identity number, phone or login name."""
        sql = "SELECT * FROM citizens WHERE slug = ? AND (id_number = ? OR phone = ? OR login_name = ?)"
        fields = ("id_number", "phone", "login_name")
        row = self._state.row(sql, (slug, *(values[field] for field in fields)))
        return Taken(next(field for field in fields if row[field] == values[field])) if row else None

    def register(self, slug: str, values: Mapping[str, str]) -> int:
        """Remember a new citizen; the password only as its digest."""
        salt = secrets.token_bytes(16)
        return self._state.write(
            "INSERT INTO citizens (slug, login_name, name, id_type, id_number, phone, salt, password, registered_at)"
            " VALUES (?,?,?,?,?,?,?,?,?)",
            (
                slug, values["login_name"], values["name"], values["id_type"], values["id_number"], values["phone"],
                salt, _digest(values["password"], salt), now(),
            ),
        )  # fmt: skip

    def login(self, slug: str, account: str, password: str) -> str | None:
        """A session's token, or None when account or password is wrong."""
        row = self._state.row(
            "SELECT * FROM citizens WHERE slug = ? AND (login_name = ? OR phone = ?)", (slug, account, account)
        )
        if row is None or not secrets.compare_digest(row["password"], _digest(password, row["salt"])):
            return None
        token = secrets.token_urlsafe(24)
        self._state.write(
            "INSERT INTO sessions (token, slug, citizen, since) VALUES (?,?,?,?)", (token, slug, row["id"], now())
        )
        return token

    def logged_in(self, slug: str, token: str | None) -> LoggedIn | None:
        """Who holds this token at this hall."""
        if not token:
            return None
        row: sqlite3.Row | None = self._state.row(
            "SELECT c.* FROM sessions s JOIN citizens c ON c.id = s.citizen WHERE s.token = ? AND s.slug = ?",
            (token, slug),
        )
        return LoggedIn(row["id"], row["name"], row["login_name"], row["phone"]) if row else None

    def logout(self, token: str) -> None:
        """Forget a session."""
        self._state.write("DELETE FROM sessions WHERE token = ?", (token,))

    def new_captcha(self, answer: str) -> str:
        """A token for the cookie, by which the answer to a picture is remembered."""
        token = secrets.token_urlsafe(12)
        self._state.write("INSERT INTO captchas (token, answer) VALUES (?,?)", (token, answer))
        return token

    def pass_captcha(self, token: str | None, given: str, slack: int = 0) -> bool:
        """Whether the picture was read rightly, or to within *slack* where it asks for a place; each counts once."""
        row = self._state.row("SELECT answer FROM captchas WHERE token = ?", (token or "",))
        self._state.write("DELETE FROM captchas WHERE token = ?", (token or "",))
        if row is None:
            return False
        if slack:
            return given.isascii() and given.isdigit() and abs(int(given) - int(row["answer"])) <= slack
        return secrets.compare_digest(row["answer"].encode(), given.strip().encode())


def _digest(password: str, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ROUNDS)
