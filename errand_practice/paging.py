"""Long lists: the addresses of their pages, and how a hall writes how many there are."""

from __future__ import annotations

from errand_practice.call import Call
from errand_practice.service_items import ListPage
from errand_practice.views import PageNumber, Pager


def written_count(call: Call, count: int) -> int | str:
    """A count as this hall writes it; some write it so that no program reads it."""
    if "counts-spaced" not in call.faults:
        return count
    digits = f"{count:,}"
    cut = max(len(digits) - 2, 1)
    return f"{digits[:cut]} {digits[cut:]}".strip() + " 项"


def make_pager(call: Call, found: ListPage, path: str, /, **query: object) -> Pager:
    """The addresses of a list's pages."""

    def at(page: int) -> str:
        return call.url(path, **query, page=page)

    near = range(max(1, found.page - 3), min(found.pages, found.page + 3) + 1)
    return Pager(
        page=found.page,
        pages=found.pages,
        total=found.total,
        first=at(1),
        previous=at(found.page - 1) if found.page > 1 else None,
        next=at(found.page + 1) if found.page < found.pages else None,
        last=at(found.pages),
        numbers=[PageNumber(number, at(number), number == found.page) for number in near],
    )
