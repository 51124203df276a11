"""
What `--record` keeps of a walk: everything the portal answered, without secrets, session keys and identity numbers.

A mask keeps the length and the shape of what it hides (digits stay digits), so that a page reads the same when it is
walked again.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
import string
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from errand.record.recording_note import NOTE, Note
from errand.record.redact.redactor import Redactor

NAME = "walk.har.zip"
_HIDDEN_HEADERS = (
    "cookie", "set-cookie", "authorization", "proxy-authorization", "x-csrf-token", "x-xsrf-token", "x-access-token",
)  # fmt: skip
_SESSION = re.compile(
    r"(?i)[?&;/]((?:jsessionid|phpsessid|sid|sessionid|ticket|[a-z_-]*token|st)=)([A-Za-z0-9_.~-]{8,})"
)


def keep(raw: Path, kept: Path, redact: Redactor, note: Note, hidden: tuple[str, ...] = ()) -> Path:
    """
    Write the HAR *raw* to *kept* without what must not be in it, and take *raw* away.

    *hidden*: names of further headers whose values are secret.
    """
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_name(f".{kept.name}")
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as new:
        har = next(name for name in old.namelist() if name.endswith(".har"))
        content = json.loads(old.read(har))
        sessions = _sessions(content)
        for name in old.namelist():
            if name != har:
                new.writestr(name, _blot(old.read(name), redact, sessions))
        _take_out(content, {*_HIDDEN_HEADERS, *(name.lower() for name in hidden)})
        content["log"][NOTE] = asdict(note)
        content = _shaped(content, redact, sessions)
        new.writestr(har, json.dumps(content, ensure_ascii=False))
    draft.replace(kept)
    raw.unlink()
    return kept


def _sessions(content: dict[str, Any]) -> dict[str, str]:
    """Session keys that stand in addresses, and what to put there instead: another of the same shape."""
    found: dict[str, str] = {}
    for entry in content["log"]["entries"]:
        for _, value in _SESSION.findall(entry["request"]["url"] + " " + (entry["response"].get("redirectURL") or "")):
            found.setdefault(value, "".join(_other(character) for character in value))
    return found


def _other(character: str) -> str:
    for kind in (string.digits, string.ascii_lowercase, string.ascii_uppercase):
        if character in kind:
            return secrets.choice(kind)
    return character


def _take_out(content: dict[str, Any], hidden: set[str]) -> None:
    """Cookies and the headers that open doors."""
    for entry in content["log"]["entries"]:
        for side in (entry["request"], entry["response"]):
            side["cookies"] = []
            side["headers"] = [header for header in side["headers"] if header["name"].lower() not in hidden]


def _shaped(value: Any, redact: Redactor, sessions: dict[str, str]) -> Any:
    match value:
        case str():
            return redact.shaped(_replaced(value, sessions))
        case {"encoding": "base64", "text": str(text), **rest}:
            clean = _blot(base64.b64decode(text), redact, sessions)
            return {**rest, "encoding": "base64", "text": base64.b64encode(clean).decode()}
        case dict():
            return {
                # the name of a body's file is a digest; its digits are nobody's
                name: inner if name == "_file" else _shaped(inner, redact, sessions)
                for name, inner in value.items()
            }
        case list():
            return [_shaped(inner, redact, sessions) for inner in value]
        case _:
            return value


def _blot(data: bytes, redact: Redactor, sessions: dict[str, str]) -> bytes:
    """The same in a body, whatever its encoding: letters and digits are the same bytes in all of them."""
    try:
        return redact.shaped(_replaced(data.decode("utf-8"), sessions)).encode("utf-8")
    except UnicodeDecodeError:
        return redact.shaped(_replaced(data.decode("latin-1"), sessions)).encode("latin-1")


def _replaced(text: str, sessions: dict[str, str]) -> str:
    for value, other in sessions.items():
        text = text.replace(value, other)
    return text
