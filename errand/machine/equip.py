"""Getting what is missing, a browser or a Chinese font, through Playwright's installer and Debian's packages only."""

from __future__ import annotations

import sys
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

from errand.machine.browser import Browser, find_browser
from errand.machine.host import Host

_SHELL_PACKAGE = "chromium-headless-shell"
_HEADED_PACKAGE = "chromium"
_FONT_PACKAGE = "fonts-wqy-microhei"
_FONT_FILES = ("*cjk*", "wqy*", "*sourcehan*", "*droidsansfallback*", "uming*", "ukai*", "simsun*", "simhei*", "msyh*")

_NODE_PATH = "import('@sparticuz/chromium').then(async m => console.log(await m.default.executablePath()))"
WAYS_TO_A_BROWSER = f"""\
没有找到浏览器。任选一种办法，再试一次 · No browser found. Any one of these will do, then try again:
  1. Debian，root 用户 · Debian, as root:     apt-get install {_SHELL_PACKAGE}
  2. 安装 Chromium、Chrome 或 Edge · install Chromium, Chrome or Edge
  3. Playwright 自带的 · Playwright's own:    .venv/bin/playwright install chromium --only-shell
  4. 无 root、有 Node.js · no root, Node.js:  npm install --no-save @sparticuz/chromium
     export ERRAND_BROWSER="$(node -e "{_NODE_PATH}")"
  5. 已有浏览器 · have one elsewhere:         export ERRAND_BROWSER=/path/to/chrome"""

WAYS_TO_WINDOWS = f"""\
没有带窗口的浏览器。任选一种办法 · No browser with windows. Any one of these will do:
  1. Debian，root 用户 · Debian, as root:     apt-get install {_HEADED_PACKAGE}
  2. 安装 Chromium、Chrome 或 Edge · install Chromium, Chrome or Edge
  3. Playwright 自带的 · Playwright's own:    .venv/bin/playwright install chromium
不要窗口就不写 HEADED=1 · Without HEADED=1 a browser without windows will do."""


def install_browser(host: Host | None = None, python: Path | None = None, *, headed: bool = False) -> Browser | None:
    """
    Try to get a browser: Playwright's headless shell, then, as root on Debian, Debian's; *headed*: Chromium instead.

    *python* is the interpreter that has Playwright.  Returns the browser found afterwards; for None the caller shows
    WAYS_TO_A_BROWSER or WAYS_TO_WINDOWS.
    """
    host = host or Host()
    which = "--no-shell" if headed else "--only-shell"
    installer = [str(python or sys.executable), "-m", "playwright", "install", "chromium", which]
    # A closed network must not hold set-up for long; a slow one gets its five minutes for 110 MB.
    host.run(installer, limit_s=300, extra={"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "8000"})
    browser = find_browser(host=host, headed=headed)
    if browser is None and host.installs_debian_packages:
        host.apt_install(_HEADED_PACKAGE if headed else _SHELL_PACKAGE)
        browser = find_browser(host=host, headed=headed)
    return browser


def starting_trouble(browser: Browser, host: Host, python: Path | None = None) -> str | None:
    """
    Return why *browser* cannot start, or None when it can.

    Playwright's builds come without the system libraries they need; as root on Debian they are installed.  Asked on
    Linux only: elsewhere libraries come with the browser, and Chrome on Windows opens a window when asked its version.
    """
    if host.system != "Linux":
        return None
    ask = [str(browser.path), "--version"]
    answer = host.run(ask, limit_s=30)
    if not answer.ok and browser.kind == "playwright" and host.installs_debian_packages:
        host.run([str(python or sys.executable), "-m", "playwright", "install-deps", "chromium"], limit_s=600)
        answer = host.run(ask, limit_s=30)
    return None if answer.ok else answer.tail(2) or "no answer"


def check_fonts(host: Host | None = None, say: Callable[[str], None] = print) -> bool:
    """
    Make sure of a Chinese font, without which pictures of pages show boxes.

    Installs one as root on Debian, else warns through *say*; returns whether there is one now.
    """
    host = host or Host()
    if _has_chinese_font(host):
        return True
    if host.installs_debian_packages and host.apt_install(_FONT_PACKAGE).ok:
        return True
    say(
        "提醒：没有中文字体，截图里的汉字会变成方框，请安装一种 · No Chinese font: pictures will show boxes. "
        f"Install one, e.g. {_FONT_PACKAGE} (Debian) or Noto Sans CJK."
    )
    return False


def _has_chinese_font(host: Host) -> bool:
    if host.system != "Linux":
        return True  # macOS and Windows bring theirs
    known = host.run(["fc-list", ":lang=zh", "family"], limit_s=30)
    if known.ok:
        return bool(known.text.strip())
    places = [host.place("/usr/share/fonts"), host.place("/usr/local/share/fonts")]
    places += [host.home / ".fonts", host.home / ".local/share/fonts"]
    return any(_looks_chinese(path) for place in places for path in place.rglob("*.[to]t[fc]"))


def _looks_chinese(font: Path) -> bool:
    return any(fnmatch(font.name.lower(), pattern) for pattern in _FONT_FILES)
