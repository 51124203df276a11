"""What a portal file says of fields: what to give to one, by its label or by the concept it asks for ([fields])."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from errand.given.facts import Fact, Facts
from errand.given.lexicon import load_lexicon
from errand.given.plain_text import plain
from errand.given.toml_file import nearest

SECRET = ("person.password", "person.password-again", "progress.password", "person.security-answer")
"""What a file may only say by the name of an environment variable."""


def facts_of(fields: Mapping[str, Any]) -> Facts:
    """The facts of a table that was checked; raises KeyError for a variable of the environment that is not set."""
    return {asked: _fact(value) for asked, value in fields.items()}


def _fact(value: Any) -> Fact:
    if isinstance(value, str):
        return Fact(value)
    if isinstance(value, list):
        return Fact(value[0], tuple(value[1:]))
    if "env" in value:
        return Fact(os.environ[value["env"]], secret=True)
    return Fact("", same_as=value["fact"])


def field_slips(fields: Mapping[str, Any]) -> Iterator[str]:
    """What a schema cannot say: concepts nobody knows, labels that say nothing, secrets in the file."""
    concepts = load_lexicon().concepts
    for asked, value in fields.items():
        if _looks_like_a_concept(asked) and asked not in concepts:
            yield f"fields.{asked}: unknown concept; {nearest(asked, concepts)}"
        elif not plain(asked):
            yield f"fields.{asked}: must be the label of a field, or a concept"
        if not isinstance(value, dict) and _is_secret(asked):
            yield f'fields.{asked}: must be {{env = "NAME"}}, for it is a secret'
        if isinstance(value, dict) and value.get("fact", "") not in ("", *concepts):
            yield f"fields.{asked}.fact: unknown concept; {nearest(value['fact'], concepts)}"


def _looks_like_a_concept(asked: str) -> bool:
    return asked.isascii() and asked == asked.lower() and "." in asked and " " not in asked.strip()


def _is_secret(asked: str) -> bool:
    said = plain(asked)
    return asked in SECRET or said.endswith(("密码", "口令", "password"))
