"""Reports made: one opened in a real browser, others written by the command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from errand import cli
from errand.compare.trends import session
from errand.core.model import Run
from errand.report.page import render
from errand.report.view import View
from errand.store import RunFolder
from errand.store.glimpse import Glimpse
from tests.report.cif_book import MANIFEST, Write

HOSTILE = "</script><script>document.title='stolen'</script><img src=x onerror=alert(1)>\u202e\x1b[31m{{7*7}}"
AXE = "async () => (await axe.run()).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target)}`)"
Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a report from disk; in the end nothing may have been asked for, and nothing may have spoken."""
    asked: list[str] = []
    spoken: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: spoken.append(dialog.message))
        page.on("pageerror", lambda error: spoken.append(str(error)))
        page.on(
            "console", lambda message: spoken.append(message.text) if message.type in ("error", "warning") else None
        )

        def show(
            runs: Sequence[Run], lang: str = "zh", scheme: str = "light", before: Sequence[Sequence[Run]] = ()
        ) -> Page:
            path = tmp_path / "report.html"
            path.write_text(
                render(
                    View(runs),
                    lang,
                    tmp_path,
                    [told for walked in before if (told := session(map(Glimpse.of, walked)))],
                ),
                encoding="utf-8",
            )
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.goto(path.as_uri())
            return page

        yield show
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        assert spoken == []


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Records a session and has the command write its reports."""

    def write(runs: Sequence[Run], *arguments: str, files: Mapping[str, bytes] | None = None) -> RunFolder:
        folder = RunFolder.create(tmp_path / "results", "x", MANIFEST)
        with folder.journal("main") as journal:
            for run in runs:
                journal.write(run)
        for name, content in (files or {}).items():
            (folder.path / name).write_bytes(content)
        assert cli.main(["report", str(folder.path), "--cif", *arguments]) == 0
        return folder

    return write
