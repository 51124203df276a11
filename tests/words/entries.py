"""The entries of the catalogue, read by Fluent's own parser, and the gaps of each."""

from __future__ import annotations

from functools import cache

from fluent.syntax import FluentParser, ast, visitor

from errand.words import catalogue


class Gaps(visitor.Visitor):
    """The parameters of an entry; those that choose a wording by number or by name, apart."""

    def __init__(self) -> None:
        self.all: set[str] = set()
        self.choosing: set[str] = set()

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 (Fluent's name)
        if isinstance(node.selector, ast.VariableReference):
            self.choosing.add(node.selector.id.name)
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (Fluent's name)
        self.all.add(node.id.name)


def gaps(entry: ast.Message) -> Gaps:
    found = Gaps()
    found.visit(entry)
    return found


@cache
def entries(lang: str) -> dict[str, ast.Message]:
    """By key; an entry that Fluent cannot read, or that stands twice, is an assertion."""
    found: dict[str, ast.Message] = {}
    for path in sorted((catalogue.HERE / lang).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path}: {entry.content}"
            if isinstance(entry, ast.Message):
                key = f"{path.stem}.{entry.id.name}"
                assert key not in found, f"{path}: {entry.id.name} stands twice"
                found[key] = entry
    return found
