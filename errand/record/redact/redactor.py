"""
Text without secrets and identity numbers.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from urllib.parse import quote, quote_plus

from errand.core.message import Message, Piece, Said, Value

MASK = "▇▇▇▇"
_ESCAPE = re.compile(r"(%[2-7][0-9A-Fa-f])")  # of punctuation: it must stay what it is
_KEYED = re.compile(r"(?i)([?&;](?:key|pwd|passwd|password|cxmm|mm|token|code)=)[^&#\s]+")
_IDENTITY = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?!\d)")


def _shape(text: str) -> str:
    """Its digits as 0 but a first 1, its letters as x: what checks only the form (a telephone's) still takes it."""
    pieces = _ESCAPE.split(text)
    return "".join(piece if number % 2 else _plain_shape(piece) for number, piece in enumerate(pieces))


def _plain_shape(text: str) -> str:
    return re.sub(r"[^\W\d]", "x", re.sub(r"%[89A-Fa-f][0-9A-Fa-f]", "xxx", re.sub(r"(?<=\d)\d|[02-9]", "0", text)))


def _forms(secret: str) -> set[str]:
    """*secret* as pages send it: plain, quoted, as JSON, in base 64, or as one of the usual digests."""
    plain = secret.encode("utf-8")
    digests = {hashlib.new(name, plain, usedforsecurity=False).hexdigest() for name in ("md5", "sha1", "sha256")}
    written = {secret, quote(secret), quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1]}
    return {*written, base64.b64encode(plain).decode(), *digests, *(digest.upper() for digest in digests)}


class Redactor:
    """Replaces the secrets it knows, anything of the shape of an identity number, and keys in addresses."""

    def __init__(self) -> None:
        self._secrets: set[str] = set()
        self._shown: dict[str, set[str]] = {}  # how each may be written

    def keep(self, secret: str) -> None:
        """Remember *secret*; too short ones would blot out ordinary text and are left alone."""
        if len(secret) >= 4:
            self._secrets.update((secret, quote(secret)))

    def secrets(self) -> list[str]:
        """The secrets it knows, longest first."""
        return sorted(self._secrets, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        for secret in self.secrets():
            text = text.replace(secret, MASK)
        return _KEYED.sub(rf"\1{MASK}", _IDENTITY.sub(MASK, text))

    def message(self, message: Message) -> Message:
        """The same message with secrets taken out of what it says."""
        return Message(message.code, {name: self._value(value) for name, value in message.params.items()})

    def _value(self, value: Value) -> Value:
        match value:
            case str():
                return self(value)
            case Said(text):
                return Said(self(text))
            case Message():
                return self.message(value)
            case tuple():
                return tuple(self._piece(one) for one in value)
            case _:
                return value

    def _piece(self, value: Piece) -> Piece:
        redacted = self._value(value)
        assert not isinstance(redacted, tuple)  # only a tuple becomes one
        return redacted

    def shaped(self, text: str) -> str:
        """The same with secrets in every form a browser sends them in, and masks of their length and shape."""
        for form in self._forms():
            text = text.replace(form, _shape(form))
        return _IDENTITY.sub(lambda hit: _shape(hit[0]), text)

    def _forms(self) -> list[str]:
        if len(self._shown) != len(self._secrets):
            self._shown = {secret: _forms(secret) for secret in self._secrets}
        return sorted({form for forms in self._shown.values() for form in forms}, key=len, reverse=True)
