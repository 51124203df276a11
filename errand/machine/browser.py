"""
Which browser the citizens use: the first there is, in a fixed order.

    1. the one named by --browser-path or ERRAND_BROWSER; a wrong name is an error, never passed over
    2. Playwright's own build, of exactly the revision the installed Playwright was made for
    3. an installed Chromium headless shell: it took a third of full Chromium's CPU per journey when measured
    4. Chromium, 5. Chrome, 6. Edge

A binary is taken before the shell script that starts it: the script of Debian's headless shell stays alive beside the
browser, so that ending it leaves the browser running.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from errand.machine.host import Host

# Where the binaries lie that scripts in /usr/bin start: Debian and Arch, Fedora, openSUSE, Alpine; then Google's and
# Microsoft's own packages.
_LINUX = {
    "chromium-headless-shell": (
        "/usr/lib/chromium/chromium-headless-shell",
        "/usr/lib64/chromium-browser/headless_shell",
    ),
    "chromium": (
        "/usr/lib/chromium/chromium",
        "/usr/lib64/chromium-browser/chromium-browser",
        "/usr/lib64/chromium/chromium",
        "/usr/lib/chromium-browser/chromium-browser",
    ),
    "chrome": ("/opt/google/chrome/chrome",),
    "edge": ("/opt/microsoft/msedge/msedge",),
}
_MAC = {
    "chromium": ("Chromium.app/Contents/MacOS/Chromium",),
    "chrome": ("Google Chrome.app/Contents/MacOS/Google Chrome",),
    "edge": ("Microsoft Edge.app/Contents/MacOS/Microsoft Edge",),
}
_WINDOWS = {
    "chromium": ("Chromium/Application/chrome.exe",),
    "chrome": ("Google/Chrome/Application/chrome.exe",),
    "edge": ("Microsoft/Edge/Application/msedge.exe",),
}
_COMMANDS = {
    "chromium-headless-shell": ("chromium-headless-shell", "chrome-headless-shell", "headless_shell"),
    "chromium": ("chromium", "chromium-browser"),
    "chrome": ("google-chrome-stable", "google-chrome"),
    "edge": ("microsoft-edge-stable", "microsoft-edge"),
}
# Inside Playwright's folders; one folder below the revision names system and processor, as in chrome-linux64.
_PLAYWRIGHT = {
    "chromium-headless-shell": ("*/chrome-headless-shell", "*/headless_shell", "*/chrome-headless-shell.exe"),
    "chromium": ("*/chrome", "*/*.app/Contents/MacOS/*", "*/chrome.exe"),
}


class UnusableBrowser(Exception):
    """The browser that was named cannot be used; the message says what to mend.  Of the standard library only."""


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that can be started: which one it is, and its binary."""

    kind: str  # named playwright chromium-headless-shell chromium chrome edge
    path: Path
    headless_only: bool = False


def find_browser(
    explicit: str | None = None,
    playwright_path: str | Path | None = None,
    *,
    headed: bool = False,
    host: Host | None = None,
) -> Browser | None:
    """
    Return the browser to use, or None when this machine has none.

    *explicit* is the value of --browser-path, before ERRAND_BROWSER; *playwright_path* is where Playwright says its own
    build belongs (`chromium.executable_path`), for a caller who has asked it.  With *headed*, headless shells do not
    count.  Raises UnusableBrowser when the named browser cannot be used.
    """
    host = host or Host()
    named = _named(explicit, host, headed=headed)
    if named:
        return named
    for browser in _candidates(Path(playwright_path) if playwright_path else None, host):
        if _can_start(browser.path) and not (headed and browser.headless_only):
            return browser
    return None


def has_ffmpeg(host: Host | None = None) -> bool:
    """Whether Playwright's ffmpeg is there, without which no browser can be filmed."""
    host = host or Host()
    cache = _playwright_cache(host)
    folders = [cache / f"ffmpeg-{revision}" for revision in _revisions("ffmpeg", host)]
    return any(_can_start(path) for folder in folders for path in folder.glob("ffmpeg*"))


def _named(explicit: str | None, host: Host, *, headed: bool) -> Browser | None:
    option, value = ("--browser-path", explicit) if explicit else ("ERRAND_BROWSER", host.environ.get("ERRAND_BROWSER"))
    if not value:
        return None
    path = Path(value).expanduser()
    if path.name == value:
        path = host.which(value) or path
    if not os.path.exists(path):  # noqa: PTH110 -- Path.exists raises for a file in a folder of somebody else's
        raise UnusableBrowser(f"{option}：没有这个文件，请改正 · no such file, please correct: {value}")
    if not _can_start(path):
        raise UnusableBrowser(f"{option}：不是可以运行的程序，请改正 · no program, please correct: {value}")
    path = _behind_wrapper(path, host)
    if headed and _is_shell(path):
        raise UnusableBrowser(f"{option}：这个浏览器没有窗口，不能用于 --headed · cannot show a window: {value}")
    return Browser("named", path, _is_shell(path))


def _candidates(playwright_path: Path | None, host: Host) -> Iterator[Browser]:
    yield from _playwrights(playwright_path, host)
    for kind, commands in _COMMANDS.items():
        shell = kind == "chromium-headless-shell"
        for path in _usual_places(kind, host):
            yield Browser(kind, path, shell)
        for path in filter(None, map(host.which, commands)):
            yield Browser(kind, _behind_wrapper(path, host), shell)


def _playwrights(asked: Path | None, host: Host) -> Iterator[Browser]:
    """Playwright's own builds, the headless shell first: so does Playwright itself."""
    cache = _playwright_cache(host)
    for name, patterns in _PLAYWRIGHT.items():
        builds = [cache / f"{name.replace('-', '_')}-{revision}" for revision in _revisions(name, host)]
        for path in (path for build in builds for pattern in patterns for path in sorted(build.glob(pattern))):
            yield Browser("playwright", path, _is_shell(path))
    if asked:
        yield Browser("playwright", asked, _is_shell(asked))


def _playwright_cache(host: Host) -> Path:
    chosen = host.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen == "0" and host.playwright:  # Playwright's word for: inside its own package
        return host.playwright / "driver/package/.local-browsers"
    if chosen:
        return Path(chosen)
    if host.system == "Darwin":
        return host.home / "Library/Caches/ms-playwright"
    if host.system == "Windows":
        return Path(host.environ.get("LOCALAPPDATA") or host.home / "AppData/Local") / "ms-playwright"
    return Path(host.environ.get("XDG_CACHE_HOME") or host.home / ".cache") / "ms-playwright"


def _revisions(name: str, host: Host) -> tuple[str, ...]:
    """Which build of browser *name* the installed Playwright drives; none when Playwright is not installed."""
    table = host.playwright / "driver/package/browsers.json" if host.playwright else None
    if table is None or not table.exists():
        return ()
    browsers = json.loads(table.read_text(encoding="utf-8"))["browsers"]
    return tuple(browser["revision"] for browser in browsers if browser["name"] == name)


def _usual_places(kind: str, host: Host) -> Iterator[Path]:
    if host.system == "Darwin":
        folders = [host.place("/Applications"), host.home / "Applications"]
        yield from (folder / place for place in _MAC.get(kind, ()) for folder in folders)
    elif host.system == "Windows":
        variables = ("LOCALAPPDATA", "PROGRAMFILES", "PROGRAMFILES(X86)")
        roots = [Path(host.environ[name]) for name in variables if host.environ.get(name)]
        yield from (folder / place for place in _WINDOWS.get(kind, ()) for folder in roots)
    else:
        yield from map(host.place, _LINUX.get(kind, ()))


def _behind_wrapper(path: Path, host: Host) -> Path:
    """Return the binary that the shell script *path* starts, where that is known; else *path* as it is."""
    with path.open("rb") as file:
        if file.read(2) != b"#!":
            return path
    kind = next((kind for kind, commands in _COMMANDS.items() if path.name in commands), None)
    behind = (place for place in _usual_places(kind, host) if _can_start(place)) if kind else iter(())
    return next(behind, path)


def _can_start(path: Path) -> bool:
    # os.path, because Path.is_file raises for a file in a folder of somebody else's
    return os.path.isfile(path) and os.access(path, os.X_OK)  # noqa: PTH113 -- see above


def _is_shell(path: Path) -> bool:
    return "headless-shell" in path.name or "headless_shell" in path.name
