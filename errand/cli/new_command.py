"""`errand new journey`: a journey, a page and its concepts to start from."""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path
from string import Template

from errand.cli.parser import OK, Commands, Parser, add_command
from errand.core.errors import UsageError

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def add(commands: Commands) -> None:
    """Put the command into the table."""
    parent = add_command(commands, "new", "写一个自己的旅程 start a journey of your own")
    inner = parent.add_subparsers(required=True, metavar="journey", parser_class=Parser)
    about = "写旅程、页面和它们的概念 write a journey, a page and their concepts to start from"
    journey = inner.add_parser("journey", help=about, description=about)
    journey.add_argument("name", metavar="NAME", help="名称，小写英文和连字符，如 parking-permit its name, like that")
    journey.add_argument("--zh", metavar="名称", help="门户上的写法和报告里的名称 what portals and reports call it")
    journey.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.cli.project_files import starter

    name = options.name
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name}: 名称用小写英文字母、数字和连字符 · lower-case letters, digits and hyphens, please")
    if not Path("journeys").is_dir() or not Path("pages").is_dir():
        raise UsageError(
            "这里没有 journeys/ 和 pages/：请到项目的文件夹里运行，或先 errand init 建一个 · there are no "
            "journeys/ and pages/ here: run it in a project's folder; errand init makes one"
        )
    module = name.replace("-", "_")
    words = {
        "name": name,
        "zh": _plain(options.zh or name),
        "module": module,
        "cls": "".join(part.title() for part in name.split("-")) + "Page",
    }
    lexicon = Path("fixtures", "lexicon.toml")
    targets = {Path("journeys", f"test_{module}.py"): "journey.txt", Path("pages", f"{module}.py"): "page.txt"}
    present = [str(path) for path in targets if path.exists()]
    known = lexicon.read_text(encoding="utf-8") if lexicon.exists() else ""
    if any(concept.startswith(f"{name}.") for concept in _concepts(known, lexicon)):
        present.append(f"{lexicon} ({name})")
    if present:
        raise UsageError(f"已经有了，没有动 · there already, left as it is: {', '.join(present)}")
    for path, source in targets.items():
        path.write_text(Template(starter(source)).substitute(words), encoding="utf-8")
        print(path)
    lexicon.parent.mkdir(exist_ok=True)
    lexicon.write_text(known + Template(starter("concepts.txt")).substitute(words), encoding="utf-8")
    print(lexicon)
    print(f"\n接下来 next:\n  pytest journeys/test_{module}.py --city=practice")
    return OK


def _concepts(text: str, path: Path) -> list[str]:
    try:
        return list(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}") from error


def _plain(text: str) -> str:
    """What may stand between quotation marks in Python and TOML."""
    if re.search(r"""["'\\$\x00-\x1f]""", text):
        raise UsageError(f"--zh {text}: 不能有引号、反斜线和 $ · no quotation marks, backslashes or $, please")
    return text
