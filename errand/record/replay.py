"""
Walking again what was recorded, offline: every request is answered out of a recording (HAR), none leaves the machine.

Playwright's own routing from a HAR compares bodies and addresses letter by letter; in ours secrets are masked, and
portals add the time of day to addresses.  So a request is looked for as it is, then without what changes each time.
"""

from __future__ import annotations

import base64
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext, Request, Route

from errand.core.errors import UsageError
from errand.core.message import Message, Said
from errand.page.redirects import stepping_stone
from errand.record.recording_note import NOTE, Note
from errand.record.redact import Redactor

HOPS = 20
_CHANGING = re.compile(r"(?<==)(?:\d{10,}|0\.\d{5,})(?=&|$)")  # times and chances, as portals put them into addresses
_LIGHT = ("image", "font", "media", "ping", "beacon", "texttrack", "other")  # what a page can do without
_HOP_BY_HOP = ("content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie")
_FAILURES = {
    "net::ERR_CONNECTION_REFUSED": "connectionrefused",
    "net::ERR_CONNECTION_RESET": "connectionreset",
    "net::ERR_CONNECTION_CLOSED": "connectionclosed",
    "net::ERR_NAME_NOT_RESOLVED": "namenotresolved",
    "net::ERR_TIMED_OUT": "timedout",
    "net::ERR_ABORTED": "aborted",
}

Key = tuple[str, ...]


@dataclass(slots=True)
class Recording:
    """The answers of a portal, by what was asked."""

    path: Path
    note: Note
    bodies: Callable[[str], bytes]
    _entries: dict[Key, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    _served: dict[Key, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, entry: dict[str, Any]) -> None:
        """Take in one entry of the HAR."""
        request = entry["request"]
        posted = request.get("postData", {})
        body = self.bodies(posted["_file"]).decode("utf-8", "replace") if "_file" in posted else posted.get("text", "")
        for key in _keys(request["method"], request["url"], body):
            self._entries[key].append(entry)

    def answer(self, method: str, url: str, body: str) -> dict[str, Any] | None:
        """The next answer to that request; the last one again when it was asked less often."""
        for key in _keys(method, url, body):
            if found := self._entries.get(key):
                turn = min(self._served[key], len(found) - 1)
                for each in _keys(method, url, body):
                    self._served[each] += 1
                return found[turn]
        return None

    def body(self, entry: dict[str, Any]) -> bytes:
        """What was answered."""
        content = entry["response"]["content"]
        if "_file" in content:
            return self.bodies(content["_file"])
        if content.get("encoding") == "base64":
            return base64.b64decode(content["text"])
        return str(content.get("text", "")).encode("utf-8")


def _keys(method: str, url: str, body: str) -> list[Key]:
    """From the most particular to the least: as it is, without the body, without what changes each time."""
    calm = _CHANGING.sub("*", url.partition("#")[0])
    return [(method, url.partition("#")[0], body), (method, url.partition("#")[0]), (method, calm, "", "")]


def load(path: Path) -> Recording:
    """Read a recording; raises UsageError when it is none of errand's."""
    try:
        if zipfile.is_zipfile(path):
            archive = zipfile.ZipFile(path)
            name = next(name for name in archive.namelist() if name.endswith(".har"))
            log = json.loads(archive.read(name))["log"]
            recording = Recording(path, Note(**log[NOTE]), archive.read)
        else:  # unpacked: the bodies lie beside it
            log = json.loads(path.read_bytes())["log"]
            recording = Recording(path, Note(**log[NOTE]), lambda body: (path.parent / body).read_bytes())
        for entry in log["entries"]:
            recording.add(entry)
    except FileNotFoundError as error:
        raise UsageError(f"--replay {path}: 没有这个文件 (no such file)") from error
    except (OSError, ValueError, KeyError, TypeError, StopIteration, zipfile.BadZipFile) as error:
        raise UsageError(
            f"--replay {path}: 不是 errand --record 的录制 (no recording of errand's): {error!r}"
        ) from error
    return recording


class Replay:
    """Answers one citizen's browser out of a recording."""

    def __init__(self, recording: Recording, redact: Redactor) -> None:
        self.recording = recording
        self.redact = redact
        self.missing: list[str] = []  # what the portal was asked for and the recording does not hold
        self.light: list[str] = []  # the same, of what a page can do without

    def join(self, context: BrowserContext) -> None:
        """Answer from now on."""
        context.route("**/*", self._answer)

    def remarks(self) -> list[Message]:
        """What a reader must know of this replay."""
        lacking = [Said(self.redact(request)) for request in [*self.missing, *self.light][:10]]
        replayed = Message.of("remarks.replayed", recording=self.recording.path.name)
        return [replayed, *(Message.of("remarks.not-recorded", request=request) for request in lacking)]

    def _answer(self, route: Route) -> None:
        request = route.request
        method, url = request.method, self.redact.shaped(request.url)
        body = self.redact.shaped(_sent(request))
        for _ in range(HOPS):
            entry = self.recording.answer(method, url, body)
            if entry is None:
                return self._not_recorded(route, f"{method} {url}")
            there = entry["response"].get("redirectURL") or ""
            if not there:
                return self._fulfill(route, entry)
            url, method, body = urljoin(url, there), "GET", ""
            if request.is_navigation_request():
                return route.fulfill(content_type="text/html; charset=utf-8", body=stepping_stone(url))
        return route.abort("failed")

    def _not_recorded(self, route: Route, asked: str) -> None:
        light = route.request.resource_type in _LIGHT or urlsplit(route.request.url).path == "/favicon.ico"
        (self.light if light else self.missing).append(asked)
        route.abort("blockedbyclient")

    def _fulfill(self, route: Route, entry: dict[str, Any]) -> None:
        response = entry["response"]
        if response["status"] <= 0:
            failure = response.get("_failureText")
            if failure:  # without one it was never answered, and is not now
                route.abort(_FAILURES.get(failure, "failed"))
            return
        headers = {
            header["name"]: header["value"]
            for header in response["headers"]
            if header["name"].lower() not in _HOP_BY_HOP and not header["name"].startswith(":")
        }
        route.fulfill(status=response["status"], headers=headers, body=self.recording.body(entry))


def _sent(request: Request) -> str:
    return (request.post_data_buffer or b"").decode("utf-8", "replace")
