"""The options of `errand check`; apart from the command, so that no other command waits for a browser's library."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command, named like pytest's."""
    parser.add_argument("--city", help="城市 the city it is the portal of")
    parser.add_argument("--portal", metavar="URL", help="门户首页的网址 the portal's address")
    parser.add_argument("--portal-file", type=Path, metavar="FILE", help="门户文件 what is special about it")
    parser.add_argument("--live", action="store_true", help="用内置的门户网址 the address errand knows for the city")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="图和文字放在哪里 where pictures and text go")
    parser.add_argument("--contact", default="", help="联系方式，去真实门户必填 whom to ask; needed on a live host")
    parser.add_argument("--browser-path", metavar="FILE", help="用哪个浏览器 the browser to use")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 language")
    parser.add_argument("--ignore-https-errors", action="store_true", help="证书无效也继续 go on past invalid TLS")
