"""
A table as CSV for any spreadsheet: text is never a formula, numbers are numbers, what was not observed is empty.

Written by hand: the module csv quotes empty cells and writes every digit of a float, pandas quotes numbers it has
formatted and takes half a second to load.
"""

from __future__ import annotations

from collections.abc import Iterable

from errand.core.legible import cell, storable

Cell = str | float | None


def as_csv(heads: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    r"""
    Give a table as the content of a file: text quoted, numbers with up to ten digits, lines ended as RFC 4180 has it.

    UTF-8 with a byte order mark: Excel in Chinese Windows reads anything else as GBK.

    >>> as_csv(["城市", "ms"], [["杭州市", 0.5], ["=1+1", None]]).decode("utf-8-sig")
    '"城市","ms"\r\n"杭州市",0.5\r\n"\'=1+1",\r\n'
    """
    lines = [",".join(map(_written, heads)), *(",".join(map(_written, row)) for row in rows)]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _written(value: Cell) -> str:
    match value:
        case None:
            return ""
        case str():
            quoted = storable(cell(value)).replace('"', '""')
            return f'"{quoted}"'
        case int():
            return str(value)
        case _:
            return f"{value:.10g}"
