"""
Keeping secrets and identity numbers out of whatever is written: records, evidence, traces, Allure files.
"""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

MASK = "▇▇▇▇"
_KEYED = re.compile(r"(?i)([?&;](?:key|pwd|passwd|password|cxmm|mm|token|code)=)[^&#\s]+")
_IDENTITY = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?!\d)")


class Redactor:
    """Replaces the secrets it was told of, anything of the shape of an identity number, and keys in addresses."""

    mask = MASK

    def __init__(self) -> None:
        self._secrets: set[str] = set()

    def keep(self, secret: str) -> None:
        """Remember *secret*; too short ones would blot out ordinary text and are left alone."""
        if len(secret) >= 4:
            self._secrets.update((secret, quote(secret)))

    def secrets(self) -> list[str]:
        """What it was told of, longest first."""
        return sorted(self._secrets, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        for secret in self.secrets():
            text = text.replace(secret, MASK)
        return _KEYED.sub(rf"\1{MASK}", _IDENTITY.sub(MASK, text))

    def trace(self, path: Path) -> None:
        """Rewrite a Playwright trace without secrets; pictures of the screen go, for they may show them."""
        cleaned = path.with_suffix(".clean")
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(cleaned, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.infolist():
                if entry.filename.endswith((".jpeg", ".jpg", ".png")):
                    continue
                data = old.read(entry)
                with suppress(UnicodeDecodeError):  # a font or a picture of the portal's own
                    data = self(data.decode("utf-8")).encode("utf-8")
                new.writestr(entry, data)
        cleaned.replace(path)
