"""Where concepts are used: by page objects and the engine (read, not run), and by other concepts."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from errand.given.concept import parts_of
from errand.given.lexicon import PAGE_WORDS, Lexicon

_NAMERS = frozenset({"Spot", "part", "says", "means", "values", "likeness", "entry"})


@dataclass(frozen=True, slots=True)
class Use:
    """A line of code that names a concept, and the class or function it stands in."""

    file: Path
    line: int
    where: str


def uses_in_code(folders: Sequence[Path], names: Collection[str]) -> dict[str, list[Use]]:
    """The uses of concepts in the Python files below *folders*: in a Spot, or by a name with a dot in it."""
    found: dict[str, list[Use]] = defaultdict(list)
    for folder in folders:
        for file in sorted(folder.rglob("*.py")):
            for name, line, where in _named(ast.parse(file.read_text(encoding="utf-8")), names, ""):
                found[name].append(Use(file, line, where))
    return found


def _named(node: ast.AST, names: Collection[str], where: str) -> Iterator[tuple[str, int, str]]:
    for child in ast.iter_child_nodes(node):
        inner = where
        if isinstance(child, ast.ClassDef | ast.FunctionDef):
            inner = f"{where}.{child.name}" if where else child.name
        elif isinstance(child, ast.Assign) and isinstance(child.targets[0], ast.Name):
            inner = f"{where}.{child.targets[0].id}" if where else child.targets[0].id
        elif isinstance(child, ast.AnnAssign) and isinstance(child.target, ast.Name):
            inner = f"{where}.{child.target.id}" if where else child.target.id
        if isinstance(child, ast.Constant) and child.value in names and isinstance(child.value, str):
            if "." in child.value or _names_a_concept(node, child):
                yield child.value, child.lineno, inner
        else:
            yield from _named(child, names, inner)


def _names_a_concept(node: ast.AST, first: ast.Constant) -> bool:
    if not isinstance(node, ast.Call) or not node.args or node.args[0] is not first:
        return False
    called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    return called in _NAMERS


def uses_in_lexicon(lexicon: Lexicon, name: str) -> Mapping[str, list[str]]:
    """The concepts that name this one, by what they name it as: near, via, handed_on, holds, or a {part} of a word."""
    found: dict[str, list[str]] = defaultdict(list)
    for other in lexicon.concepts.values():
        meant = (
            ("near", [other.near]),
            ("button", [other.button]),
            ("via", other.via),
            ("handed_on", [other.handed_on]),
        )
        for key, named in meant:
            if name in named:
                found[key].append(other.name)
        if other.holds == name:
            found["holds"].append(other.name)
        if any(name in parts_of(word) for word in other.words):
            found[f"{{{name}}}"].append(other.name)
    return found


def page_script_word(name: str) -> str | None:
    """What the scripts in the page know the concept as, where they read its words themselves."""
    return next((key for key, concept in PAGE_WORDS.items() if concept == name), None)
