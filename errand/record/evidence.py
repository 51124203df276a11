"""
What is kept of a failed run: picture, page, console; taken after the clock has stopped, and without secrets.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from errand.page.bridge import ANSWER_MS, answered
from errand.page.waiting import pause
from errand.page.watch import Watch
from errand.record.recorder import Recorder
from errand.record.redact import Redactor
from errand.record.redact.pages import blot_page

CAMERA_MS = 200  # before a second try at a picture
HTML_BYTES = 2_000_000  # of a page kept; a hostile one can be any size


class Witness(Protocol):
    """Whoever walked: what is asked of a citizen after her run."""

    @property
    def watch(self) -> Watch: ...

    @property
    def recorder(self) -> Recorder: ...

    @property
    def redact(self) -> Redactor: ...


def keep_evidence(citizen: Witness, folder: Path) -> list[Path]:
    """Write what the citizen saw last into *folder*; the files written.  Raises OSError when the disk is full."""
    if citizen.watch.hangs:  # it hangs: there is no picture to be had of it
        folder.mkdir(parents=True, exist_ok=True)
        return [_notes(citizen, folder / "notes.json")]
    if not citizen.watch.alive():
        return []
    folder.mkdir(parents=True, exist_ok=True)
    page = citizen.watch.current
    kept: list[Path] = []
    try:
        blot_page(page, citizen.redact)
        kept.append(_picture(page, folder / "page.png"))
        html = citizen.redact(answered(page, ANSWER_MS, page.content)).encode("utf-8", "replace")[:HTML_BYTES]
        (folder / "page.html").write_bytes(html)
        kept.append(folder / "page.html")
    except PlaywrightError as error:  # the page went away under the camera: what there is must do
        (folder / "camera.txt").write_text(citizen.redact(error.message), encoding="utf-8")
        kept.append(folder / "camera.txt")
    kept.append(_notes(citizen, folder / "notes.json"))
    return kept


def _picture(page: Page, path: Path) -> Path:
    try:
        page.screenshot(path=path, timeout=5_000, animations="disabled")
    except PlaywrightError:  # just after a navigation a first try fails now and then
        pause(page, CAMERA_MS)
        page.screenshot(path=path, timeout=5_000, animations="disabled")
    return path


def _notes(citizen: Witness, path: Path) -> Path:
    failed, errors = citizen.watch.take_troubles()
    visits = citizen.recorder.visits
    notes = {
        "url": citizen.redact(citizen.watch.current.url),
        "failed_requests": [text for visit in visits for text in visit.failed_requests]
        + [citizen.redact(text) for text in failed],
        "console_errors": [text for visit in visits for text in visit.console_errors]
        + [citizen.redact(text) for text in errors],
        "dialogs": [
            {"kind": dialog.kind, "text": dialog.text, "step": dialog.step} for dialog in citizen.recorder.dialogs
        ],
    }
    path.write_text(json.dumps(notes, ensure_ascii=False, indent=2), encoding="utf-8")
    return path
