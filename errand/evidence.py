"""
What is kept of a failed run: picture, page, console; taken after the clock has stopped, and without secrets.
"""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from errand.citizen import Citizen
from errand.finder import ask

HTML_BYTES = 2_000_000  # of a page kept; a hostile one can be any size
_BLOT = """([secrets, mask]) => {  // put a mask over every secret the page shows
  const clean = (text) => secrets.reduce((all, secret) => all.split(secret).join(mask), text);
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) { const text = walker.currentNode.data, blotted = clean(text); if (blotted !== text) walker.currentNode.data = blotted; }
  for (const box of document.querySelectorAll("input,textarea")) { const blotted = clean(box.value || ""); if (blotted !== box.value && box.type !== "file") box.value = blotted; }
}"""


def keep_evidence(citizen: Citizen, folder: Path) -> list[Path]:
    """Write what the citizen saw last into *folder*; the files written.  Raises OSError when the disk does not take them."""
    if not citizen.watch.alive():
        return []
    folder.mkdir(parents=True, exist_ok=True)
    page = citizen.watch.current
    kept: list[Path] = []
    try:
        for frame in page.frames:
            ask(frame, _BLOT, [citizen.redact.secrets(), citizen.redact.mask])
        picture = _picture(page, folder / "page.png")
        kept += [picture] if picture else []
        html = citizen.redact(page.content()).encode("utf-8", "replace")[:HTML_BYTES]
        (folder / "page.html").write_bytes(html)
        kept.append(folder / "page.html")
    except PlaywrightError as error:  # the page went away under the camera: what there is must do
        (folder / "camera.txt").write_text(citizen.redact(error.message), encoding="utf-8")
        kept.append(folder / "camera.txt")
    kept.append(_notes(citizen, folder / "notes.json"))
    return kept


def _picture(page: Page, path: Path) -> Path | None:
    for attempt in (1, 2):  # just after a navigation a first try fails now and then
        try:
            page.screenshot(path=path, timeout=5_000, animations="disabled")
            return path
        except PlaywrightError:
            if attempt == 2:
                raise
            page.wait_for_timeout(200)
    return None


def _notes(citizen: Citizen, path: Path) -> Path:
    failed, errors = citizen.watch.take_troubles()
    visits = citizen.recorder.visits
    notes = {
        "url": citizen.redact(citizen.watch.current.url),
        "failed_requests": [text for visit in visits for text in visit.failed_requests] + [citizen.redact(text) for text in failed],
        "console_errors": [text for visit in visits for text in visit.console_errors] + [citizen.redact(text) for text in errors],
        "dialogs": [{"kind": dialog.kind, "text": dialog.text, "step": dialog.step} for dialog in citizen.recorder.dialogs],
    }
    path.write_text(json.dumps(notes, ensure_ascii=False, indent=2), encoding="utf-8")
    return path
