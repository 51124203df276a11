"""`errand init`: a project of a team's own, with the journeys, pages and data errand ships."""

from __future__ import annotations

import argparse
from pathlib import Path

from errand.cli.parser import OK, Commands, add_command

_SAID = {
    "added": "写入 written",
    "there": "已有，保持原样 was there, left as it is",
    "updated": "已更新 updated",
    "edited": "你改过，没有动；errand 的新版与它的差别 edited by you, left alone; errand's differs",
    "removed": "你删了，没有恢复；errand 的有变化 removed by you, not restored; errand's has changed",
}


def add(commands: Commands) -> None:
    """Put the command into the table."""
    parser = add_command(commands, "init", "建一个自己的项目 make a project of your own")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="放在哪个文件夹 the folder of the project")
    parser.add_argument(
        "--update",
        action="store_true",
        help="自带的文件变了什么，并更新没改过的 show what changed in errand's files, and update those nobody edited",
    )
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.cli.project_files import begin, update

    done = update(options.folder) if options.update else begin(options.folder)
    for one in done:
        print(f"{one.path}: {_SAID[one.state]}")
        if one.difference:
            print(one.difference)
    if options.update and not done:
        print("没有变化 nothing has changed")
    if not options.update:
        print(f"\n接下来 next:\n  cd {options.folder}\n  pytest journeys/ --city=hangzhou")
    return OK
