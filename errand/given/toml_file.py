"""TOML files that people write: read in one place, and every slip named with file, key and the nearest valid word."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from errand.core.errors import UsageError

Table = dict[str, Any]
T = TypeVar("T")
_AT = re.compile(r" - at `\$?\.?(.*?)`$")
_UNKNOWN = re.compile(r"Object contains unknown field `(.+)`")
_MISSING = re.compile(r"Object missing required field `(.+)`")
_EXPECTED = re.compile(r"Expected `(.+)`, got `(.+)`")
_KINDS = {
    "str": "text",
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "array": "a list",
    "object": "a table",
}


def read_toml(path: Path) -> Table:
    """The file's table; raises UsageError that names the file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: is no TOML: {error}") from error
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error


def nearest(word: str, known: Iterable[str], otherwise: str = "none") -> str:
    """The nearest of the known words, as the end of an error's line."""
    choices = list(known)
    near = difflib.get_close_matches(word, choices, 1, 0.5)
    return f"nearest: {near[0]}" if near else f"known: {', '.join(choices) or otherwise}"


def line_of(path: Path, table: str, key: str) -> int | None:
    """The line, from 1, on which a file gives a value to a *key* of a *table*; None where that is not plain to see."""
    quoted, here = re.escape(key), ""
    given = re.compile(rf"""\s*(?:["']?{re.escape(table)}["']?\s*\.\s*)?["']?{quoted}["']?\s*=""")
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if head := re.match(r"""\s*\[["']?([^\]"']+)["']?\]""", line):
            here = head[1].strip()
        elif given.match(line) and (here == table or (not here and table in line)):
            return number
    return None


def as_record(table: Mapping[str, Any], kind: type[T], path: Path, where: str = "") -> T:
    """The table as a record of a msgspec *kind*; raises UsageError that names the file and the key below *where*."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise UsageError(f"{path}: {_slip(str(error), table, kind, where)}") from error


def _slip(message: str, table: Mapping[str, Any], kind: type, where: str) -> str:
    found = _AT.search(message)
    key = ".".join(filter(None, (where, found[1] if found else "")))
    message = _AT.sub("", message)
    if unknown := _UNKNOWN.fullmatch(message):
        fields = [field.encode_name for field in msgspec.structs.fields(kind)]
        return f"{_below(key, unknown[1])}: unknown key; {nearest(unknown[1], fields)}"
    if missing := _MISSING.fullmatch(message):
        return f"{_below(key, missing[1])}: is missing"
    if expected := _EXPECTED.fullmatch(message):
        wanted, given = (_KINDS.get(word.partition(" ")[0], word) for word in expected.groups())
        return f"{key}: must be {wanted}, not {given}"
    if message.startswith("Invalid enum value") and found:
        field = next(one for one in msgspec.structs.fields(kind) if one.encode_name == found[1])
        choices = [choice for choice in _leaves(field.type) if isinstance(choice, str)]
        return f"{key}: must be one of {', '.join(choices)}; {nearest(str(table.get(found[1])), choices)}"
    return f"{key or 'the file'}: {message}"


def _leaves(kind: Any) -> Iterator[Any]:
    """What a type is made of: the choices of a Literal, also where it is one of several types."""
    inner = get_args(kind)
    yield from (leaf for each in inner for leaf in _leaves(each)) if inner else (kind,)


def _below(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key
