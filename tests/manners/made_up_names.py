"""A plugin for sessions under test: every name under .test is this machine, so that its servers count as live."""

from __future__ import annotations

import socket
from typing import Any

from playwright.sync_api import Browser, BrowserType

_ask, _launch = socket.getaddrinfo, BrowserType.launch


def _answer(host: Any, *arguments: Any, **more: Any) -> Any:
    return _ask("127.0.0.1" if str(host).endswith(".test") else host, *arguments, **more)


def _with_names(kind: BrowserType, **given: Any) -> Browser:
    given["args"] = [*(given.get("args") or []), "--host-resolver-rules=MAP *.test 127.0.0.1"]
    return _launch(kind, **given)


# At once: options are looked at before a plugin given by -p hears of most hooks, and its fixtures would lose.
socket.getaddrinfo = _answer
setattr(BrowserType, "launch", _with_names)  # noqa: B010 (mypy takes no assignment to a method)
