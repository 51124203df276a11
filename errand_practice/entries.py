"""The ways in to a hall's functions, and which of them are shut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from errand_practice.faults import Faults
from errand_practice.hall import texts
from errand_practice.hall_facts import HallFacts
from errand_practice.views import EntryView

# key -> (path, query, the fault that shuts it)
_WAYS: dict[str, tuple[str, dict[str, str], str]] = {
    "consult": ("consult", {}, "consult-closed"),
    "message": ("consult", {"kind": "建议"}, "consult-closed"),
    "complaint": ("complaint", {}, "complaint-closed"),
    "correction": ("correction", {}, "correction-closed"),
    "rating": ("rating", {}, "rating-closed"),
    "petition": ("complaint", {"kind": "信访"}, "complaint-closed"),
    "progress": ("progress", {}, ""),
    "newcomer": ("newcomer", {}, ""),
    "help": ("help", {}, ""),
    "register": ("register", {}, ""),
    "login": ("login", {}, ""),
    "supervision": ("supervision", {}, ""),
    "power_list": ("power-list", {}, ""),
    "catalogue": ("catalogue", {}, ""),
}


class MakeUrl(Protocol):
    """Call.url."""

    def __call__(self, path: str = "", /, **query: object) -> str: ...


def make_entries(
    facts: HallFacts, faults: Faults, word: Callable[[str], str], url: MakeUrl
) -> dict[str, EntryView | None]:
    """The entries of every page; None where the hall has no such function."""
    entries: dict[str, EntryView | None] = {}
    for key, (path, query, shut) in _WAYS.items():
        if not facts.has(key) or (key in ("consult", "message") and "consult-missing" in faults):
            entries[key] = None
            continue
        closed = bool(shut) and shut in faults
        message = texts()["closed"]["message"] if closed else ""
        entries[key] = EntryView(word(f"entry.{key}"), url(path, **query), "closed" if closed else "open", message)
    return entries
