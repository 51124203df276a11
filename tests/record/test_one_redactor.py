"""Taking secrets out is done in one place; whoever writes something down asks there."""

from __future__ import annotations

import re
from pathlib import Path

import errand

ROOT = Path(errand.__file__).parent
TAKES_OUT = re.compile(r"▇|\bMASK\b|\bHIDDEN\b|\bBlot\(|\b_?blot\(|\.secrets\(\)")


def test_nobody_else_takes_secrets_out() -> None:
    found = {
        path.relative_to(ROOT) for path in ROOT.rglob("*.py") if TAKES_OUT.search(path.read_text(encoding="utf-8"))
    }

    elsewhere = {path.as_posix() for path in found if not path.is_relative_to("record/redact")}
    assert elsewhere == {"page/questions.py"}, "the question to the page, which only errand/record/redact asks"
