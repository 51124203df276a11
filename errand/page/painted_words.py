"""
Words that are only painted: read off a picture, as eyes do.

The reader is the extra `errand[eyes]` (rapidocr with its Chinese models in the package, PP-OCR, Apache-2.0).  It takes
seconds and 300 MB to load: only where pictures without words are all that is left of what can be pressed.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any

SURE = 0.8  # the reader's own score, of 1; below it a line is not read
_PACKAGES = ("rapidocr", "onnxruntime")


def can_be_read() -> bool:
    """Whether there is a reader; it is not loaded to tell."""
    return all(find_spec(package) is not None for package in _PACKAGES)


def words_in(picture: bytes) -> str:
    """The words painted in a picture (PNG), line by line; "" without any, or without a reader."""
    if not can_be_read():
        return ""
    read = _reader()(picture)
    lines = zip(read.txts or (), read.scores or (), strict=True)
    return " ".join(text for text, score in lines if score >= SURE)


@cache
def _reader() -> Any:
    from rapidocr import RapidOCR

    alone = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
    return RapidOCR(params={"Global.log_level": "critical", **alone})
