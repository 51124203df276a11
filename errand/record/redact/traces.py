"""A Playwright trace without secrets."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path

from errand.record.redact.redactor import Redactor


def redact_trace(path: Path, redact: Redactor) -> None:
    """Rewrite a trace in place; pictures of the screen go, for they may show secrets."""
    cleaned = path.with_suffix(".clean")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(cleaned, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename.endswith((".jpeg", ".jpg", ".png")):
                continue
            data = old.read(entry)
            with suppress(UnicodeDecodeError):  # a font or a picture of the portal's own
                data = redact(data.decode("utf-8")).encode("utf-8")
            new.writestr(entry, data)
    cleaned.replace(path)
