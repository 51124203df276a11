"""Reads a TOML file and holds it against its shipped JSON Schema: every slip in one line that names file and key."""

from __future__ import annotations

import datetime as dt
import difflib
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from errand.core.errors import UsageError
from errand.given.shipped import FIXTURES
from errand.given.toml_file import Table, read_toml

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

BY_CONCEPT = ("words", "selectors")  # tables keyed by concepts, whose names have dots in them
FIELDS = "fields"  # keyed by concepts and by labels of fields
_REFERRING = {"env", "fact"}  # keys of a table that is a value: where it stands instead
_KINDS = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
    dt.datetime: "a date with a time",
    dt.time: "a time",
}
_SAYS = {"uniqueItems": "says the same thing twice", "minLength": "must not be empty"}


def read_table(path: Path, schema: str) -> Table:
    """The file's table, checked against fixtures/<schema>.schema.json; raises UsageError with one line per slip."""
    table: Table = _plain(read_toml(path))
    for name in (*BY_CONCEPT, FIELDS):
        if isinstance(table.get(name), dict):
            table[name] = dict(_flat(table[name]))
    slips = dict.fromkeys(slip for error in _errors(table, schema) for slip in _slips_of(error, schema))
    refuse(path, slips)
    return table


def refuse(path: Path, slips: Iterable[str]) -> None:
    """Raise what is wrong with the file, if anything is: a line each."""
    lines = [f"{path}: {slip}" for slip in slips]
    if lines:
        raise UsageError("\n".join(lines))


def _plain(value: Any) -> Any:
    """Dates as text, as a schema knows them; numbers that are none (inf, nan) as text, so that they are refused."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if type(value) is dt.date:
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def _flat(table: Table, before: str = "") -> Iterator[tuple[str, Any]]:
    """`search.button = [...]` without quotes is a table in a table to TOML, and one concept to whoever wrote it."""
    for key, value in table.items():
        if isinstance(value, dict) and not _REFERRING & value.keys():
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


@cache
def _validator(schema: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    rules = json.loads((FIXTURES / f"{schema}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(rules, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _errors(table: Table, schema: str) -> list[ValidationError]:
    return sorted(_validator(schema).iter_errors(table), key=lambda error: [str(part) for part in error.absolute_path])


def _slips_of(error: ValidationError, schema: str) -> Iterator[str]:
    """The lines of one of jsonschema's errors; a value is never quoted, for it may be a secret."""
    instance: Any = error.instance
    rule: Any = error.schema
    where = _key(error.absolute_path)
    if error.validator == "additionalProperties":
        extra = [key for key in instance if key not in rule["properties"]]
        yield from (_unknown(where, key, rule["properties"], schema) for key in extra)
    elif error.validator == "required":
        missing = [key for key in rule["required"] if key not in instance]
        yield from (f"{_key([*error.absolute_path, key])}: is missing" for key in missing)
    elif error.validator == "enum":
        known = [str(each) for each in rule["enum"]]
        near = difflib.get_close_matches(str(instance), known, 1, 0.5)
        yield f"{where}: must be one of {', '.join(known)}" + (f"; nearest: {near[0]}" if near else "")
    elif error.validator in _SAYS:
        yield f"{where}: {_SAYS[error.validator]}"
    elif "propertyNames" in list(error.absolute_schema_path):
        yield f"{_key([*error.absolute_path, instance])}: must be {rule.get('title')}"
    else:
        given = f", not {_KINDS.get(type(instance), 'this')}" if error.validator in ("type", "anyOf") else ""
        yield f"{where}: must be {rule.get('title', error.validator)}{given}"


def _key(parts: Iterable[str | int]) -> str:
    key = ""
    for part in parts:
        key += f"[{part}]" if isinstance(part, int) else f".{part}" if key else part
    return key or "the file"


def _unknown(where: str, key: str, known: Mapping[str, Any], schema: str) -> str:
    """An unknown key with the nearest one: of this table, else of another table of the file."""
    inside = "" if where == "the file" else f"{where}."
    here = difflib.get_close_matches(key, known, 1, 0.6)
    if here:
        return f"{inside}{key}: unknown key; nearest: {inside}{here[0]}"
    paths = {path.rpartition(".")[2]: path for path in reversed(_paths(schema))}
    elsewhere = difflib.get_close_matches(key, paths, 1, 0.6)
    if elsewhere:
        return f"{inside}{key}: unknown key; nearest: {paths[elsewhere[0]]}"
    return f"{inside}{key}: unknown key; known: {', '.join(known)}"


@cache
def _paths(schema: str) -> tuple[str, ...]:
    """All keys of a schema, with dots, the outer ones first."""
    top: Table = _validator(schema).schema["properties"]  # type: ignore[index]  # a schema may be True
    inner = [f"{table}.{key}" for table, rule in top.items() for key in rule.get("properties", {})]
    return (*top, *inner)
