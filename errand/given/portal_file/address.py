"""Addresses of portals: which may be visited, and whether anybody answers to the name."""

from __future__ import annotations

import difflib
import os
import socket
from urllib.parse import urlsplit

from errand.core.errors import UsageError

SCHEMES = ("http", "https")
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")


def slip_in(url: str) -> str | None:
    """What is wrong with the address of a portal; never quotes it, for there may be a password in it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"is no address: {error}"
    if parts.scheme.lower() not in SCHEMES or not parts.netloc:
        return _scheme(parts.scheme if ":" in url else "")
    if parts.username is not None or parts.password is not None:
        return "has a user name or password in it; take them out (a test account belongs into [account])"
    if not host or any(sign.isspace() for sign in url):
        return "has no host, or white space in it"
    return None


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
