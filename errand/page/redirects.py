"""Pages of our own making that lead on to another address."""

from __future__ import annotations

import json


def stepping_stone(url: str) -> str:
    """A page that only leads on: what a redirect becomes where the browser must ask anew."""
    return f"<!doctype html><script>location.replace({json.dumps(url).replace('<', chr(92) + 'u003c')})</script>"
