"""Command lines, addresses and settings without what looks like a secret by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

HIDDEN = "***"
_SECRET_WORDS = re.compile(
    r"passw|passphrase|secret|token|credential|cookie|api-?key|private-?key|(?:^|-)(?:key|pwd|auth|authorization)(?:-|$)"
    r"|密码|口令|令牌",
    re.IGNORECASE,
)
_USER_INFO = re.compile(r"(?<=://)[^/?#\s]*@")  # https://user:password@host, a password may hold an @
_QUERY_VALUE = re.compile(r"(?<=[?&;#])([^=&;#\s]+)=([^&;#\s]*)")


def is_secret(name: str) -> bool:
    """Whether an option or key of that name may hold a secret."""
    return _SECRET_WORDS.search(name.replace("_", "-")) is not None


def without_secrets(arguments: Sequence[str]) -> list[str]:
    """
    Give command line *arguments* with the values of secret-looking options taken out.

    >>> without_secrets(["--city=hangzhou", "--live-token", "abc", "--sms-password=x"])
    ['--city=hangzhou', '--live-token', '***', '--sms-password=***']
    """
    kept: list[str] = []
    hide_next = False
    for argument in arguments:
        name, equals, _ = argument.partition("=")
        secret = is_secret(name)
        if hide_next and not argument.startswith("--"):
            kept.append(HIDDEN)
        else:
            kept.append(f"{name}={HIDDEN}" if secret and equals else without_secrets_in(argument))
        hide_next = secret and not equals and argument.startswith("-")
    return kept


def without_secrets_in(text: str) -> str:
    """Take a URL's user and password, and the values of its secret-looking parameters, out of *text*."""
    text = _USER_INFO.sub(f"{HIDDEN}@", text)
    return _QUERY_VALUE.sub(lambda hit: f"{hit[1]}={HIDDEN if is_secret(hit[1]) else hit[2]}", text)


def clean(given: Mapping[str, object]) -> dict[str, object]:
    """Give a manifest's part as JSON can hold it, with whatever sits under a secret-looking key taken out."""
    return {str(key): HIDDEN if is_secret(str(key)) else _clean(inner) for key, inner in given.items()}


def _clean(value: object) -> object:
    match value:
        case Mapping():
            return clean(value)
        case str():
            return without_secrets_in(value)
        case bool() | int() | float() | None:
            return value
        case list() | tuple() | set() | frozenset():
            return [_clean(inner) for inner in value]
        case _:
            return without_secrets_in(str(value))
