"""A page without secrets, before a picture is taken of it."""

from __future__ import annotations

from playwright.sync_api import Page

from errand.page.bridge import ask
from errand.page.questions import Blot
from errand.record.redact.redactor import MASK, Redactor


def blot_page(page: Page, redact: Redactor) -> None:
    """Put a mask over every secret that can be seen in the window; the page is not used any further."""
    for frame in page.frames:
        ask(frame, Blot(redact.secrets(), MASK))
