"""`errand report`: the page for people, and on request Allure's."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from errand.cli.parser import OK, Commands, add_run_command, run_path

if TYPE_CHECKING:
    from errand.report.view import View
    from errand.store import RunFolder

MOST_NAMED = 5  # reports named in the terminal, each in a line


def add(commands: Commands) -> None:
    """Put the command into the table."""
    parser = add_run_command(commands, "report", "生成网页报告 make the report, one HTML file")
    parser.add_argument("--out", type=Path, metavar="FILE", help="写到哪里，默认在结果文件夹里 where to write it")
    parser.add_argument("--xlsx", action="store_true", help="另存为 Excel 工作簿 the same tables as a workbook")
    parser.add_argument(
        "--cif", action="store_true", help="每城一份 Word 测试报告 a Word report per city (ISO/IEC 25062)"
    )
    parser.add_argument("--allure", action="store_true", help="另做 Allure 报告 Allure's too (needs Node.js)")
    parser.add_argument(
        "--known", type=Path, metavar="FILE", help="已知问题，标在 Allure 里 known issues, marked in Allure's"
    )
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Run it and give its exit code."""
    from errand.compare.trends import earlier
    from errand.machine.progress_bar import shown
    from errand.report.page import render
    from errand.report.view import View
    from errand.store import RunFolder
    from errand.store.disk import replace_file
    from errand.words import word

    folder = RunFolder.open(run_path(options.run, options.results))
    view, out = View(folder.runs()), options.out or folder.path / "report.html"
    with shown(word("cli.progress-cities", options.lang)):
        replace_file(out, render(view, options.lang, folder.path, earlier(folder.path)).encode())
    print(word("page.written", options.lang, path=out))
    if options.xlsx and view.runs:
        print(word("page.written", options.lang, path=_workbook(view, out.with_suffix(".xlsx"), options.lang)))
    if options.cif and view.runs:
        _cif(folder, view, out.parent, options.lang)
    if not view.runs:
        print(word("summary.none", options.lang))
    return _allure(folder, view, options) if options.allure or options.known else OK


def _cif(folder: RunFolder, view: View, out: Path, lang: str) -> None:
    from errand.report.cif import write_reports
    from errand.words import word

    written = write_reports(view, folder.path, out, lang, folder.manifest())
    for path in written[:MOST_NAMED]:
        print(word("cif.written", lang, path=path))
    if written[MOST_NAMED:]:
        print(word("cif.written-many", lang, count=len(written), path=out / "cif-*.docx"))


def _workbook(view: View, out: Path, lang: str) -> Path:
    from errand.report.workbook import write_workbook

    return write_workbook(view, out, lang)


def _allure(folder: RunFolder, view: View, options: argparse.Namespace) -> int:
    from errand.machine.progress_bar import shown
    from errand.report.allure_html import is_one_file, render
    from errand.report.known_issues import read_known
    from errand.words import word

    lang, known = options.lang, read_known(options.known) if options.known else None
    with shown(word("cli.progress-allure", lang)):
        index = render(folder, lang, known, view)
    print(word("allure.done", lang, path=index))
    if not is_one_file(folder):
        print(word("allure.serve", lang, path=index.parent))
    return OK
