"""
A usability test report per city as a Word document, in the order of the Common Industry Format (ISO/IEC 25062:2006).

It arranges what the page's view holds; whatever a portal said is written out as text, shortened.
"""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from errand import __version__
from errand.metrics import MEASURES, Estimate, Missing, Unit
from errand.metrics.estimate import WHY
from errand.model import Run
from errand.report.layout import safe
from errand.report.measures import quantity
from errand.report.page.view import CityView, Fix, make_view
from errand.report.words import WORDS, journey_name, reason_name, word
from errand.store.disk import replace_file

BY_TASK = ("completion", "steps", "steps_over_fewest", "wait_median_ms", "predicted_s", "errors_per_run")
OVERALL = (
    "completion", "first_attempt", "objectives", "errors_per_run", "steps_over_fewest", "lostness", "wait_median_ms",
    "wait_p75_ms", "predicted_s", "predicted_waiting_s", "availability", "axe_serious",
)  # fmt: skip
MOST_PICTURES = 6
MOST_TEXT = 300  # characters of what a portal said
_WORDS = Path(__file__).with_name("cif.toml")
FONTS = {"w:ascii": "Calibri", "w:hAnsi": "Calibri", "w:eastAsia": "宋体"}


@cache
def words(lang: str) -> Mapping[str, str]:
    """The report's own words in one language, by key."""
    told: Mapping[str, Mapping[str, str]] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return told[lang]


def write_reports(runs: Sequence[Run], folder: Path, out: Path, lang: str = "zh") -> list[Path]:
    """Write cif-<city>.docx into *out* for each city's portal; pictures come from below *folder*."""
    written = []
    for city in make_view(runs).cities:
        walked = [run for run in runs if (run.setting.city, run.setting.portal) == _portal(city)]
        path = out / f"cif-{city.key}.docx"
        replace_file(path, _Report(city, walked, folder, lang).made())
        written.append(path)
    return written


def _portal(city: CityView) -> tuple[str, str]:
    return city.setting.city, city.setting.portal


class _Report:
    """One document in the making, a method for each part."""

    def __init__(self, city: CityView, runs: Sequence[Run], folder: Path, lang: str) -> None:
        self._city, self._runs, self._folder, self._lang, self._zh = city, runs, folder, lang, lang == "zh"
        self._book: Document = docx.Document()
        self._pictures = 0
        self._given = self._facts()

    def made(self) -> bytes:
        """The document, whole."""
        self._dress()
        self._title()
        self._summary()
        self._method()
        self._results()
        self._findings()
        self._appendix()
        content = io.BytesIO()
        self._book.save(content)
        return content.getvalue()

    # --- parts --------------------------------------------------------------------------------------------------

    def _title(self) -> None:
        self._book.add_heading(self._say("title"), 0)
        for key in ("order", "made-by"):
            self._text(self._say(key))

    def _summary(self) -> None:
        self._part("summary", 1, "summary-text")
        self._table(
            ("measure", "value", "interval", "n"),
            [
                self._measured(key, self._runs)
                for key in ("completion", "steps_over_fewest", "wait_p75_ms", "predicted_s")
            ],
        )
        self._book.add_heading(self._say("introduction"), 1)
        self._part("product", 2, "product-text")
        self._part("objectives", 2, "objectives-text")

    def _method(self) -> None:
        self._book.add_heading(self._say("method"), 1)
        self._part("participants", 2, "participants-text")
        self._book.add_heading(self._say("context"), 2)
        self._book.add_heading(self._say("tasks"), 3)
        fewest = {run.story: str(run.fewest) for run in self._runs}
        self._table(
            ("task", "fewest", "n"),
            [(self._task(walked[0]), fewest[story], str(len(walked))) for story, walked in self._stories().items()],
        )
        self._part("environment", 3, "environment-text")
        self._part("tools", 3, "tools-text")
        self._part("design", 2, "design-text")
        self._part("metrics", 2, "metrics-text")

    def _results(self) -> None:
        self._book.add_heading(self._say("results"), 1)
        self._part("analysis", 2, "analysis-text")
        self._book.add_heading(self._say("by-task"), 2)
        for walked in self._stories().values():
            self._book.add_heading(self._task(walked[0]), 3)
            self._table(("measure", "value", "interval", "n"), [self._measured(key, walked) for key in BY_TASK])
        self._book.add_heading(self._say("overall"), 2)
        self._table(("measure", "value", "interval", "n"), [self._measured(key, self._runs) for key in OVERALL])
        self._part("satisfaction", 2, "satisfaction-text")

    def _findings(self) -> None:
        self._book.add_heading(self._say("findings"), 1)
        if not self._city.fixes:
            self._text(self._say("no-findings"))
        for fix in self._city.fixes:
            self._finding(fix)

    def _finding(self, fix: Fix) -> None:
        self._book.add_heading(self._plain(f"{reason_name(fix.reason, self._lang)}：{fix.message}"), 2)
        stories = word("list.comma", self._lang).join(fix.stories if self._zh else fix.stories_en)
        hit = f"{quantity(fix.hit.value, Unit.SHARE)}{_interval(fix.hit, Unit.SHARE)}"
        found = self._say("found", step=fix.step or "–", hit=hit, n=fix.hit.n)
        self._text(f"{self._plain(stories)}{word('page.colon', self._lang)}{found}")
        if not fix.sure:
            self._text(self._say("unsure"))
        for key, told in (("rule", fix.rule), ("mend", fix.suggestion[self._lang])):
            if told:
                self._text(self._say(key, rule=told, mend=told))
        self._picture(fix)

    def _picture(self, fix: Fix) -> None:
        path = self._folder / fix.evidence[0] if fix.evidence else None
        if path is None or not path.is_file() or self._pictures >= MOST_PICTURES:
            return
        self._pictures += 1
        self._book.add_picture(str(path), width=Cm(15))
        what = self._plain(f"{reason_name(fix.reason, self._lang)} {fix.message}")
        self._book.inline_shapes[-1]._inline.docPr.set("descr", what)  # noqa: SLF001  # python-docx has no word for it
        caption = self._say("picture", number=self._pictures, what=what)
        self._book.add_paragraph(caption, style="Caption")

    def _appendix(self) -> None:
        self._book.add_heading(self._say("appendix"), 1)
        rows = [(self._name(key), str(one.unit), one.source) for key, one in MEASURES.items()]
        self._table(("measure", "unit", "source"), rows)

    # --- what they are made of ----------------------------------------------------------------------------------

    def _facts(self) -> Mapping[str, Any]:
        """What the sentences are filled with."""
        setting, runs = self._city.setting, self._runs
        days = sorted(run.started_at[:10] for run in runs)
        repeats = [len(walked) for walked in self._stories().values()]
        kind = word("page.practice" if setting.portal == "practice" else "page.live", self._lang)
        told = {
            "city": setting.city_zh if self._zh else setting.city,
            "province": setting.province_zh if self._zh else setting.province,
            "url": setting.portal_url,
            "platform": setting.platform or "–",
            "people": self._listed(self._persona(run.setting.persona) for run in runs),
            "browsers": self._listed(run.setting.browser for run in runs),
            "devices": self._listed(run.setting.device for run in runs),
            "days": days[0] if days[0] == days[-1] else f"{days[0]} – {days[-1]}",
        }
        counts = {"stories": len(repeats), "runs": len(runs), "least": min(repeats), "most": max(repeats)}
        now = {"version": __version__, "day": f"{datetime.now(UTC):%Y-%m-%d}", "kind": kind}
        return {name: self._plain(text) for name, text in told.items()} | counts | now

    def _listed(self, names: Iterable[str]) -> str:
        return word("list.comma", self._lang).join(sorted({name for name in names if name}))

    def _persona(self, name: str) -> str:
        key = f"page.persona.{name}"
        return word(key, self._lang) if key in WORDS else name

    def _stories(self) -> Mapping[str, list[Run]]:
        told: dict[str, list[Run]] = {}
        for run in self._runs:
            told.setdefault(run.story, []).append(run)
        return told

    def _task(self, run: Run) -> str:
        story = run.story_zh if self._zh else run.story.removeprefix("test_").replace("_", " ")
        return self._plain(f"{journey_name(run.journey, self._lang)} · {story}")

    def _name(self, key: str) -> str:
        return MEASURES[key].zh if self._zh else MEASURES[key].en

    def _measured(self, key: str, runs: Sequence[Run]) -> tuple[str, ...]:
        told, unit = MEASURES[key].ask(runs), MEASURES[key].unit
        if isinstance(told, Missing):
            return self._name(key), "–", WHY[told.why][not self._zh], str(told.n)
        return self._name(key), quantity(told.value, unit), _interval(told, unit).strip(), str(told.n)

    def _say(self, key: str, **more: object) -> str:
        return words(self._lang)[key].format(**self._given, **more)

    def _plain(self, text: str) -> str:
        """What a portal may have written, as one short line that Word can hold."""
        said = safe(text[: 4 * MOST_TEXT])
        return said if len(said) <= MOST_TEXT else said[:MOST_TEXT] + "…"

    # --- Word ---------------------------------------------------------------------------------------------------

    def _dress(self) -> None:
        """Fonts, language, page numbers and properties."""
        for style in self._book.styles:
            if style.type is not None and hasattr(style, "font") and style.name in ("Normal", "Caption", "Title"):
                _font(style)
        for level in range(1, 4):
            _font(self._book.styles[f"Heading {level}"])
        self._book.styles["Normal"].font.size = Pt(10.5)
        language = OxmlElement("w:lang")
        language.set(qn("w:eastAsia"), "zh-CN")
        language.set(qn("w:val"), "zh-CN" if self._zh else "en-GB")
        self._book.styles["Normal"].element.get_or_add_rPr().append(language)
        properties = self._book.core_properties
        properties.title, properties.author, properties.language = self._say("title"), "errand", self._lang
        properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
        properties.comments = ""
        page = self._book.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        _page_number(page.footer.paragraphs[0])

    def _part(self, heading: str, level: int, text: str) -> None:
        self._book.add_heading(self._say(heading), level)
        self._text(self._say(text))

    def _text(self, text: str) -> None:
        self._book.add_paragraph(text)

    def _table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table whose head is repeated on every page it runs over."""
        table = self._book.add_table(rows=1, cols=len(heads), style="Light Grid Accent 1")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.text = self._say(head)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  # no word for it either
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        self._text("")


def _interval(told: Estimate, unit: Unit) -> str:
    if told.low is None or told.high is None:
        return ""
    return f" [{quantity(told.low, unit)}, {quantity(told.high, unit)}]"


def _font(style: Any) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]  # a theme's font would win over ours
    for name, font in FONTS.items():
        fonts.set(qn(name), font)


def _page_number(paragraph: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001  # a field has no word of its own in python-docx
