"""
Facts: what a citizen knows and may be asked for, by the concept of the field that asks for it (person.name, ...).

One table for persona, journey and portal file; a form is filled in from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """
    One thing a citizen knows.

    *likely* are the words an option may say instead, the likeliest first; a *secret* (password, identity number,
    code, telephone) is kept out of every record.
    """

    value: str
    likely: tuple[str, ...] = ()
    secret: bool = False


Facts = Mapping[str, Fact]
