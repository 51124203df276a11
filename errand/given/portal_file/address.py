"""Addresses of portals: which may be visited, and whether anybody answers to the name."""

from __future__ import annotations

import difflib
import os
import socket
from urllib.parse import urlsplit

from errand.core.errors import UsageError

SCHEMES = ("http", "https")
_BAD_PORTS = frozenset([
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
    103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512,
    513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995,
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
    6679, 6697, 10080
])  # fmt: skip
"""Ports no browser opens: the Fetch standard's list of bad ports."""
_BAD_IN_HOSTS = frozenset('<>^|%\\"{}`')  # forbidden host code points of the URL standard that urlsplit lets through
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")


def slip_in(url: str) -> str | None:
    """What is wrong with the address of a portal; never quotes it, for there may be a password in it."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        return f"is no address: {error}"
    if parts.scheme.lower() not in SCHEMES or not parts.netloc:
        return _scheme(parts.scheme if ":" in url else "")
    slips = {
        "has a user name or password in it; take them out (a test account belongs into [account])": (
            parts.username is not None or parts.password is not None
        ),
        "has no host, or white space in it": not host or any(sign.isspace() for sign in url),
        "has a character in its host that no browser takes": bool(_BAD_IN_HOSTS & set(host or "")),
        f"names port {port}, which no browser opens (the Fetch standard's bad ports)": port in _BAD_PORTS,
    }
    return next((slip for slip, made in slips.items() if made), None)


def _scheme(scheme: str) -> str:
    near = difflib.get_close_matches(scheme.lower(), SCHEMES, 1, 0.5) if scheme else []
    return "must begin with http:// or https://" + (f"; nearest: {near[0]}://" if near else "")


def unresolved(url: str) -> str | None:
    """
    Says so when no address belongs to the host's name.

    Behind a proxy that is not known here, and nothing is said.
    """
    host = urlsplit(url).hostname or ""
    if any(os.environ.get(name) or os.environ.get(name.upper()) for name in _PROXIES):
        return None
    try:
        socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return f"host {host} does not resolve: is the name right, and is there a network?"
    return None


def check_address(url: str, where: str, *, resolve: bool = True) -> str:
    """The address, when a portal may be visited there; raises UsageError that begins with *where* it was written."""
    slip = slip_in(url) or (unresolved(url) if resolve else None)
    if slip:
        raise UsageError(f"{where}: {slip}")
    return url
