"""The command `errand`: look at runs and cities, start a portal file, make the report, serve the practice portal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Never, Protocol, cast

from errand.errors import ErrandError, HarnessError, UsageError

if TYPE_CHECKING:
    from errand.cities import City

OK, NO_REPORT, INTERRUPTED, OWN_FAULT, USAGE = 0, 1, 2, 3, 4
RESULTS = Path("results")

_EXIT_CODES = """
退出码 exit codes (as pytest's where they match):
  0  完成 done
  1  报告做不出来，缺少 Node 等 the report cannot be made here
  2  被中断 interrupted (Ctrl-C)
  3  errand 自身出错，例如结果文件损坏、磁盘已满 errand itself failed
  4  参数、城市或结果文件夹有误 wrong argument, city or results folder
"""


class _Command(Protocol):
    def __call__(self, options: argparse.Namespace) -> int: ...


class _Parser(argparse.ArgumentParser):
    """Leaves with pytest's code for wrong usage; argparse's own 2 would read as interrupted."""

    def error(self, message: str) -> Never:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Chinese still shows the rest
    argv = list(sys.argv[1:] if arguments is None else arguments)
    if argv[:2] == ["practice", "serve"]:  # its options are the portal's own
        return _guarded(lambda _: _serve(argv[2:]), argparse.Namespace())
    options = _parser().parse_args(argv)
    return _guarded(cast("_Command", options.command), options)


def _guarded(command: _Command, options: argparse.Namespace) -> int:
    """Turn what may go wrong into one message and an exit code."""
    try:
        code = command(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # `errand cities | head`: nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except ErrandError as problem:
        print(f"errand: {problem}", file=sys.stderr)
        return (
            USAGE if isinstance(problem, UsageError) else OWN_FAULT if isinstance(problem, HarnessError) else NO_REPORT
        )
    else:
        return code


def _parser() -> argparse.ArgumentParser:
    form = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog="errand",
        description="办事：模拟市民在各市政务服务网上办事，看要花多少功夫。",
        epilog=_EXIT_CODES,
        formatter_class=form,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    _add_run_command(commands, "summary", "打印一次运行的汇总 print the summary of a session", _summary)
    _add_run_command(commands, "measures", "打印一次运行的全部指标 print all measures of a session", _measures)
    _add_run_command(
        commands, "report", "生成 Allure 网页报告（需要 Node.js）make Allure's HTML (needs Node.js)", _report
    )
    _add_portal_file_commands(commands)
    _add_check_command(commands)
    _add_compare_command(commands)
    cities = commands.add_parser(
        "cities", help="列出城市及其门户 list the cities and their portals", epilog=_EXIT_CODES, formatter_class=form
    )
    cities.add_argument("words", nargs="*", metavar="WORDS", help="名称、拼音、代码或省份 name, slug, code or province")
    cities.add_argument("--lang", choices=("zh", "en"), default="zh")
    cities.set_defaults(command=_cities)
    practice = commands.add_parser(
        "practice", help="练习门户 the practice portal", epilog=_EXIT_CODES, formatter_class=form
    )
    serving = practice.add_subparsers(required=True, metavar="serve", parser_class=_Parser)
    serving.add_parser("serve", add_help=False, help="启动练习门户 serve it: errand practice serve --city hangzhou")
    return parser


def _add_run_command(commands: argparse._SubParsersAction[_Parser], name: str, about: str, command: _Command) -> None:
    form = argparse.RawDescriptionHelpFormatter
    parser = commands.add_parser(name, help=about, description=about, epilog=_EXIT_CODES, formatter_class=form)
    parser.add_argument(
        "run",
        nargs="?",
        type=Path,
        metavar="RUN",
        help="结果文件夹，默认 results/latest; a run's folder or its name below results/",
    )
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 language (zh)")
    parser.set_defaults(command=command)


def _add_portal_file_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    form = argparse.RawDescriptionHelpFormatter
    about = "门户文件 files that say what is special about one portal"
    parent = commands.add_parser("portal-file", help=about, description=about, epilog=_EXIT_CODES, formatter_class=form)
    inner = parent.add_subparsers(required=True, metavar="new|validate", parser_class=_Parser)
    new = inner.add_parser("new", help="写一个带说明的门户文件 write a commented one to start from")
    new.add_argument("url", metavar="URL", help="门户首页的网址 the portal's address")
    new.add_argument(
        "--out", type=Path, metavar="FILE", help="写到文件；默认打印出来 write it there, not to the screen"
    )
    new.set_defaults(command=_new_portal_file)
    validate = inner.add_parser("validate", help="检查门户文件 check portal files")
    validate.add_argument("files", nargs="+", type=Path, metavar="FILE")
    validate.set_defaults(command=_validate_portal_files)


def _add_check_command(commands: argparse._SubParsersAction[_Parser]) -> None:
    from errand.check.options import add_options

    form = argparse.RawDescriptionHelpFormatter
    about = "看一个门户能认出多少，写门户文件用 what errand recognises at a portal, and what a portal file still needs"
    check = commands.add_parser("check", help=about, description=about, epilog=_EXIT_CODES, formatter_class=form)
    add_options(check)
    check.set_defaults(command=_check)


def _add_compare_command(commands: argparse._SubParsersAction[_Parser]) -> None:
    from errand.compare.command import EXIT_CODES, add_options
    from errand.report.comparison import FORMATS

    form = argparse.RawDescriptionHelpFormatter
    about = "与之前的运行比较 hold a session against those before"
    parser = commands.add_parser("compare", help=about, description=about, epilog=EXIT_CODES, formatter_class=form)
    add_options(parser, tuple(FORMATS))
    parser.set_defaults(command=_compare)


def _compare(options: argparse.Namespace) -> int:
    from errand.compare.command import exit_code, judged
    from errand.report.comparison import FORMATS

    told, limits, _ = judged(options)
    print(FORMATS[options.format](told, limits, options.lang))
    return exit_code(told, limits)


def _check(options: argparse.Namespace) -> int:
    from errand.check.command import check
    from pages.tour import NEEDS, UNSEEN, legs  # a command stands above everything it starts

    return OK if check(options, legs, NEEDS, UNSEEN) else NO_REPORT


def _new_portal_file(options: argparse.Namespace) -> int:
    from errand.portal_file import dialect_names, template

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
    from errand.cities import PRACTICE
    from errand.portal_file import read_portal_file

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


def _run_path(given: Path | None) -> Path:
    """Give the folder meant by RUN: a path, a run-id below results/, or nothing for the newest."""
    if given is None:
        return RESULTS / "latest"
    below = RESULTS / given
    return below if not given.exists() and below.exists() else given


def _summary(options: argparse.Namespace) -> int:
    from errand.report.text import summary
    from errand.store import RunFolder

    runs, torn = RunFolder.open(_run_path(options.run)).read()
    print(summary(runs, options.lang))
    for line in torn:
        print(f"errand: {line}", file=sys.stderr)
    return OK


def _measures(options: argparse.Namespace) -> int:
    from errand.report.measures import measures
    from errand.store import RunFolder

    print(measures(RunFolder.open(_run_path(options.run)).runs(), options.lang))
    return OK


def _report(options: argparse.Namespace) -> int:
    from errand.report.allure_html import is_one_file, render
    from errand.report.words import word
    from errand.store import RunFolder

    run = RunFolder.open(_run_path(options.run))
    index = render(run, options.lang)
    print(word("report.done", options.lang, path=index))
    if not is_one_file(run):
        print(word("report.serve", options.lang, path=index.parent))
    return OK


def _cities(options: argparse.Namespace) -> int:
    from errand.cities import choose, load_cities
    from errand.portal_file import known_portal
    from errand.practice import profile
    from errand.report.layout import pad
    from errand.report.words import word

    found = [city for city in load_cities().values() if _means(city, options.words)]
    found = found or choose([" ".join(options.words)])  # what --city takes; refuses with the nearest names
    for city in found:
        known = known_portal(city)
        told = f"{known.url}  {known.family or '-'}  {known.status} {known.date}" if known else "-"
        names = f"{city.code}  {pad(city.slug, 22)}  {pad(city.name_zh, 26)}  {pad(city.province_zh, 16)}"
        print(f"{names}  {told}  practice: {profile(city.slug).family}")
    print(word("cities.count", options.lang, count=len(found)))
    return OK


def _means(city: City, words: Sequence[str]) -> bool:
    """Whether each word begins one of the city's names; hangzhou is not to bring up zhangzhou."""
    names = (city.code, city.slug, city.name_zh, city.name_en.lower(), city.province_zh, city.province_slug)
    return all(any(name.startswith(word.lower()) for name in names) for word in words)


def _serve(arguments: Sequence[str]) -> int:
    from errand.practice.__main__ import serve

    try:
        return serve(list(arguments))
    except SystemExit as leaving:  # argparse's 2 for wrong options would read as interrupted
        return USAGE if leaving.code == INTERRUPTED else OK


if __name__ == "__main__":
    raise SystemExit(main())
