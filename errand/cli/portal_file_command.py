"""`errand portal-file new` and `errand portal-file validate`."""

from __future__ import annotations

import argparse
from pathlib import Path

from errand.cli.parser import OK, Commands, Parser, add_command
from errand.core.errors import UsageError


def add(commands: Commands) -> None:
    """Put the command into the table."""
    about = "门户文件 files that say what is special about one portal"
    parent = add_command(commands, "portal-file", about)
    inner = parent.add_subparsers(required=True, metavar="new|validate", parser_class=Parser)
    new = inner.add_parser("new", help="写一个带说明的门户文件 write a commented one to start from")
    new.add_argument("url", metavar="URL", help="门户首页的网址 the portal's address")
    new.add_argument(
        "--out", type=Path, metavar="FILE", help="写到文件；默认打印出来 write it there, not to the screen"
    )
    new.set_defaults(command=_new_portal_file)
    validate = inner.add_parser("validate", help="检查门户文件 check portal files")
    validate.add_argument("files", nargs="+", type=Path, metavar="FILE")
    validate.set_defaults(command=_validate_portal_files)


def _new_portal_file(options: argparse.Namespace) -> int:
    from errand.given.portal_file import dialect_names, template

    text = template(options.url, dialect_names())
    if options.out is None:
        print(text, end="")
        return OK
    try:
        with options.out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{options.out} is already there, and is left as it is") from None
    except OSError as error:
        raise UsageError(f"{options.out}: {error.strerror}") from error
    print(options.out)
    return OK


def _validate_portal_files(options: argparse.Namespace) -> int:
    from errand.given.cities import PRACTICE
    from errand.given.portal_file import read_portal_file

    slips = []
    for path in options.files:
        try:
            file = read_portal_file(path)
            file.portal(file.city() or PRACTICE, file.url or "")  # are the secrets it refers to there?
        except UsageError as slip:
            slips.append(str(slip))
        else:
            print(f"{path}: OK")
    if slips:
        raise UsageError("\n".join(slips))
    return OK
