"""`errand lexicon`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from errand.cli.parser import OK, Commands, add_command

if TYPE_CHECKING:
    from errand.given.concept import Concept
    from errand.given.lexicon import Lexicon


def add(commands: Commands) -> None:
    """Put the command into the table."""
    parser = add_command(commands, "lexicon", "词库：各概念的叫法 how portals word things, and who uses it")
    parser.add_argument("concept", nargs="?", metavar="CONCEPT", help="概念，如 search.button one concept")
    parser.add_argument("--portal-file", type=Path, metavar="FILE", help="连同门户文件和它沿用的方言 with its words")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.given.lexicon import load_lexicon
    from errand.given.portal_file import read_portal_file

    lexicon = load_lexicon()
    if options.portal_file:
        speech = read_portal_file(options.portal_file).speech
        lexicon = lexicon.extended(speech.words, speech.selectors, speech.origins)
    lines = _one(lexicon, options.concept, options.lang) if options.concept else _all(lexicon, options.lang)
    print("\n".join(lines))
    return OK


def _all(lexicon: Lexicon, lang: str) -> Iterator[str]:
    from errand.report.layout import cut, pad
    from errand.words import word

    for name, concept in lexicon.concepts.items():
        title = pad(cut(lexicon.title(name, lang), 34), 34)
        yield f"{pad(name, 22)}  {pad(concept.kind, 8)}  {title}  {len(concept.words)}".rstrip()
    yield word("lexicon.count", lang, count=len(lexicon.concepts))


def _one(lexicon: Lexicon, name: str, lang: str) -> Iterator[str]:
    from errand.words import word

    concept = _known(lexicon, name)
    yield f"{name}  {concept.zh}  {concept.en}".rstrip()
    yield f"  {word('lexicon.kind', lang)}  {concept.kind}: {word(f'lexicon.kind-{concept.kind}', lang)}"
    for key in ("near", "led", "via", "handed_on", "holds", "strict", "submits", "picture"):
        if value := getattr(concept, key):
            said = "" if value is True else f"  {', '.join((value,) if isinstance(value, str) else value)}"
            yield f"  {key}{said}"
    yield from _said(concept, lang)
    yield from _used(lexicon, name, lang)


def _known(lexicon: Lexicon, name: str) -> Concept:
    from difflib import get_close_matches

    from errand.core.errors import UsageError

    if name in lexicon.concepts:
        return lexicon.concepts[name]
    near = get_close_matches(name, lexicon.concepts, 3, 0.4)
    near += [one.name for one in lexicon.concepts.values() if name in (one.zh, *one.words) and one.name not in near]
    hint = f"nearest: {', '.join(near)}" if near else "`errand lexicon` lists them"
    raise UsageError(f"the lexicon has no concept {name}; {hint}")


def _said(concept: Concept, lang: str) -> Iterator[str]:
    """The words, identifiers and selector of a concept, each under the file it comes from."""
    from errand.report.layout import safe
    from errand.words import word

    for key, said in (("words", concept.words), ("names", concept.names)):
        last = None
        for each in said:
            origin = _file(concept.origins.get(each, ""))
            if origin != last:
                yield f"  {word(f'lexicon.{key}', lang)} ({origin})"
            yield f"    {safe(each)}"
            last = origin
    if concept.selector:
        origin = _file(concept.origins.get("selector", ""))
        yield from (f"  {word('lexicon.selector', lang)} ({origin})", f"    {safe(concept.selector)}")


def _used(lexicon: Lexicon, name: str, lang: str) -> Iterator[str]:
    from errand.given.concept_uses import page_script_word, uses_in_code, uses_in_lexicon
    from errand.given.shipped import SHIPPED
    from errand.words import word

    own = Path("pages").resolve()
    pages = own if own.is_dir() else SHIPPED / "pages"
    engine = Path(__file__).resolve().parents[1]
    uses = uses_in_code([pages, engine], {name}).get(name, [])
    lines = [f"{_file(str(use.file))}:{use.line}  {use.where}".rstrip() for use in uses]
    lines += [f"{key}: {', '.join(names)}" for key, names in uses_in_lexicon(lexicon, name).items()]
    if script := page_script_word(name):
        lines.append(f"errand/page/scripts: pageWords.{script}")
    yield f"  {word('lexicon.used', lang)}"
    yield from (f"    {line}" for line in lines or [word("lexicon.unused", lang)])


def _file(path: str) -> str:
    """A file as its reader would name it: from where she stands, if it is there."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if path and Path(path).is_relative_to(here) else path
