"""
A usability test report per city as a Word document, in the order of the Common Industry Format (ISO/IEC 25062:2006).

It arranges what the page's view and the measures hold; whatever a portal said is written out as text, shortened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from errand.core.model import Verdict
from errand.given.persona import KINDS
from errand.metrics import MEASURES, Group, Missing
from errand.report.cif_facts import CifFacts, said
from errand.report.cif_word import Paper, Tongue
from errand.report.fixes import Fix, next_step
from errand.report.grounds import bounds_line, grounds
from errand.report.view import View
from errand.report.words import reason_name, sentence, source_name, verdict_name, why_missing
from errand.store.disk import replace_file
from errand.words import render, word

KEY = ("completion", "first_attempt", "errors_per_run", "steps_over_fewest", "wait_p75_ms", "predicted_s")
BY_TASK = ("completion", "errors_per_run", "steps_over_fewest", "wait_median_ms", "predicted_s")
FIRST_FINDINGS = 3  # named in the summary
MOST_PICTURES = 6
MOST_REMARKS = 20
_ESTIMATE = ("value", "interval", "n")


def write_reports(
    view: View, folder: Path, out: Path, lang: str = "zh", manifest: Mapping[str, Any] | None = None
) -> list[Path]:
    """Write cif-<city>.docx into *out* for each city's portal; pictures come from below *folder*."""
    written = []
    for city in view.cities:
        path = out / f"cif-{city.key}.docx"
        replace_file(path, _Report(CifFacts(city, manifest or {}, lang), folder).made())
        written.append(path)
    return written


class _Report:
    """One document in the making, a method for each part."""

    def __init__(self, facts: CifFacts, folder: Path) -> None:
        self._facts, self._folder, self._lang = facts, folder, facts.lang
        self._say = facts.say
        tongue = Tongue(*(self._say(key) for key in ("tag", "table", "figure", "page")))
        self._paper = Paper(self._say("title"), tongue)

    def made(self) -> bytes:
        """The document, whole."""
        self._title()
        self._summary()
        self._introduction()
        self._method()
        self._results()
        self._findings()
        self._undetermined()
        self._appendices()
        return self._paper.made()

    # --- title, summary, introduction ---------------------------------------------------------------------------

    def _title(self) -> None:
        lines = [self._say(key) for key in ("portal-line", "days-line", "version-line", "contact-line")]
        self._paper.title_page(self._say("title"), [*lines, self._kind_note(), self._say("order")])

    def _kind_note(self) -> str:
        return self._say(f"{self._facts.city.setting.portal}-note")

    def _summary(self) -> None:
        self._part("summary", 1, self._say("summary-text"), self._kind_note(), self._outcomes())
        self._measures("summary-table", KEY)
        fixes = self._facts.city.fixes[:FIRST_FINDINGS]
        if fixes:
            self._paper.text(self._say("summary-findings"))
            self._paper.bullets(
                self._say("summary-finding", what=self._what(fix), hit=self._facts.share(fix.hit), n=fix.hit.n)
                for fix in fixes
            )
        else:
            self._paper.text(self._say("no-findings"))
        self._paper.text(self._say("satisfaction-text"))

    def _outcomes(self) -> str:
        """How the runs ended, in a sentence."""
        ended = self._facts.city.verdicts
        counts = {verdict.name.lower().split("_")[0]: ended[verdict] for verdict in Verdict}
        return word("summary.others", self._lang, runs=len(self._facts.runs), **counts)

    def _introduction(self) -> None:
        self._part("introduction", 1)
        self._part("product", 2, self._say("product-text"), self._say("family-text"))
        self._part("objectives", 2, self._say("objectives-text"))

    # --- method -------------------------------------------------------------------------------------------------

    def _method(self) -> None:
        self._part("method", 1)
        self._participants()
        self._part("context", 2)
        self._tasks()
        self._part("facility", 3, self._say("facility-text"))
        self._part("environment", 3, self._say("environment-text"))
        self._tools()
        self._design()
        self._part("metrics", 2)
        self._part("effectiveness", 3, self._say("effectiveness-text"))
        self._part("efficiency", 3, self._say("efficiency-text"))
        self._part("satisfaction-metric", 3, self._say("satisfaction-metric-text"))

    def _participants(self) -> None:
        self._part("participants", 2, self._say("participants-text"))
        counted = Counter(run.setting.persona for run in self._facts.runs)
        rows = [(self._facts.persona(name), self._ages(name), str(count)) for name, count in sorted(counted.items())]
        self._table("participants-table", ("persona", "ages", "runs"), rows, (6, 4, 3))

    def _ages(self, persona: str) -> str:
        if persona not in KINDS:
            return self._say("ages-unknown")
        youngest, oldest = KINDS[persona]
        return self._say("ages-of", youngest=youngest, oldest=oldest)

    def _tasks(self) -> None:
        self._part("tasks", 3, self._say("tasks-text"))
        rows = [
            (self._facts.journey(one), self._facts.task(one.runs[0]), str(one.fewest or "–"), str(len(one.runs)))
            for one in self._facts.city.stories
        ]
        self._table("tasks-table", ("journey", "task", "fewest", "runs"), rows, (3, 8, 2, 2))

    def _tools(self) -> None:
        audited = any(run.audits for run in self._facts.runs)
        keys = ["tools-text", *(["tools-axe"] if audited else [])]
        keys.append("tools-no-floor" if self._facts.given["floor"] is None else "tools-floor")
        self._part("tools", 3, *(self._say(key) for key in keys))

    def _design(self) -> None:
        seconds = self._facts.manifest.get("page_limit_s")
        limit = self._say("procedure-limit", seconds=f"{seconds:g}") if isinstance(seconds, int | float) else ""
        self._part("design", 2)
        self._part("procedure", 3, self._say("procedure-text", limit=limit), self._say("procedure-walls"))
        self._part("instructions", 3, self._say("instructions-text"))
        self._part("first", 3, self._say("first-text"))

    # --- results ------------------------------------------------------------------------------------------------

    def _results(self) -> None:
        self._part("results", 1)
        self._part("analysis", 2, self._say("scoring"))
        ended = self._facts.city.verdicts
        rows = [(verdict_name(verdict, self._lang), str(ended[verdict])) for verdict in Verdict]
        self._table("scoring-table", ("outcome", "runs"), rows, (6, 3))
        self._paper.text(self._say("statistics"))
        self._by_task()
        self._part("overall", 2)
        self._measures("overall-table", [key for key, one in MEASURES.items() if one.group is not Group.SATISFACTION])
        self._pictures()
        self._satisfaction()

    def _by_task(self) -> None:
        self._part("by-task", 2)
        asked = [MEASURES[key] for key in BY_TASK]
        rows = [
            (
                self._facts.task(story.runs[0]),
                *(self._facts.lines(story.ask(one.key), one.unit) for one in asked),
            )
            for story in self._facts.city.stories
        ]
        heads = [self._say("task"), *(self._facts.name(one) for one in asked)]
        self._paper.table(self._say("by-task-table"), heads, rows, (3.6, 3.4, 3.2, 3.2, 3.6, 3.6))

    def _pictures(self) -> None:
        """Where citizens stopped, the worst first."""
        self._part("pictures", 2)
        shown, left = 0, 0
        for fix in self._facts.city.fixes:
            if shown < MOST_PICTURES and self._picture(fix):
                shown += 1
            else:
                left += 1
        if not shown:
            self._paper.text(self._say("no-pictures"))
        elif left:
            self._paper.text(self._say("more-pictures", count=left))

    def _picture(self, fix: Fix) -> bool:
        what = self._what(fix)
        paths = [self._folder / name for name in fix.evidence]
        return any(
            self._paper.picture(
                path.read_bytes(), self._say("picture", what=what), self._say("picture-about", what=what)
            )
            for path in paths
            if path.is_file()
        )

    def _satisfaction(self) -> None:
        """Left blank: a row for it, and why nothing stands in it."""
        self._part("satisfaction", 2, self._say("satisfaction-text"))
        value = self._facts.city.everything["satisfaction"]
        why = why_missing(value.answer, self._lang) if isinstance(value.answer, Missing) else ""
        rows = [(self._facts.name(value.measure), "", why, str(value.answer.n))]
        self._table("satisfaction-table", ("measure", *_ESTIMATE), rows, (5, 3, 6, 2))

    # --- findings and appendices --------------------------------------------------------------------------------

    def _findings(self) -> None:
        fixes = self._facts.city.fixes
        self._part("findings", 1, self._say("findings-text" if fixes else "no-findings"))
        for number, fix in enumerate(fixes, 1):
            self._paper.heading(
                self._say("finding", number=number, what=reason_name(fix.finding.key.reason, self._lang)), 2
            )
            for line in self._finding(fix):
                self._paper.text(line)

    def _undetermined(self) -> None:
        """What errand could not judge: no findings, and told apart from them."""
        riddles = self._facts.city.riddles
        if not riddles:
            return
        between = bounds_line(self._facts.city.completion, self._lang)
        self._part("undetermined", 1, word("grounds.note", self._lang), between)
        for number, one in enumerate(riddles, 1):
            what = reason_name(one.key.reason, self._lang)
            self._paper.heading(self._say("riddle", number=number, what=what), 2)
            names = [self._facts.task(run) for run in one.stories]
            lines = [
                self._say("seen", message=said(sentence(one.message, self._lang))),
                self._say("where", stories=word("names.comma", self._lang).join(names)),
                *(
                    self._say("ground", label=label, ground=said(text))
                    for label, text in grounds(one.outcome, self._lang, beside_message=True)
                ),
                self._say("mend", mend=next_step(one.key.reason, self._lang)),
            ]
            for line in lines:
                self._paper.text(line)

    def _finding(self, fix: Fix) -> Iterable[str]:
        names = [self._facts.task(run) for run in fix.finding.stories]
        yield self._say("seen", message=said(sentence(fix.finding.message, self._lang)))
        yield self._say("where", stories=word("names.comma", self._lang).join(names))
        if fix.finding.step:
            yield self._say("where-step", step=fix.finding.step)
        yield from (
            self._say("ground", label=label, ground=said(text))
            for label, text in grounds(fix.finding.outcome, self._lang, beside_message=True)
        )
        yield self._say("hit", hit=self._facts.share(fix.hit), n=fix.hit.n)
        if not fix.finding.sure:
            yield self._say("unsure")
        if fix.suggestion[self._lang]:
            yield self._say("mend", mend=fix.suggestion[self._lang])
        if fix.rule[self._lang]:
            yield self._say("rule", rule=fix.rule[self._lang])

    def _what(self, fix: Fix) -> str:
        seen = fix.finding
        message = said(sentence(seen.message, self._lang))
        return f"{reason_name(seen.key.reason, self._lang)}{word('page.colon', self._lang)}{message}"

    def _appendices(self) -> None:
        self._part("appendix", 1)
        self._part("definitions", 2)
        rows = [
            (
                self._facts.name(one),
                word(f"measures.definition-{key}", self._lang),
                word(f"measures.unit-{one.unit}", self._lang),
                source_name(one, self._lang),
            )
            for key, one in MEASURES.items()
        ]
        self._table("definitions-table", ("measure", "definition", "unit", "source"), rows, (4, 7, 2, 4))
        self._part("session", 2)
        self._table("session-table", ("item", "value"), list(self._session()), (3, 10))

    def _session(self) -> Iterable[tuple[str, str]]:
        manifest = self._facts.manifest
        arguments = manifest.get("arguments")
        yield self._say("run-id"), said(manifest.get("run") or self._folder.name)
        yield self._say("arguments"), " ".join(map(said, arguments)) if isinstance(arguments, list) else "–"
        for key in ("seeds", "machine"):
            yield self._say(key), str(self._facts.given[key])
        remarks = list(
            dict.fromkeys(said(render(remark, self._lang)) for run in self._facts.runs for remark in run.remarks)
        )
        yield from ((self._say("remarks"), remark) for remark in remarks[:MOST_REMARKS])
        if remarks[MOST_REMARKS:]:
            yield self._say("remarks"), self._say("more-remarks", count=len(remarks) - MOST_REMARKS)

    # --- what they are made of ----------------------------------------------------------------------------------

    def _part(self, heading: str, level: int, *texts: str) -> None:
        self._paper.heading(self._say(heading), level)
        for text in texts:
            self._paper.text(text)

    def _table(
        self, caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
    ) -> None:
        self._paper.table(self._say(caption), [self._say(head) for head in heads], rows, widths)

    def _measures(self, caption: str, keys: Iterable[str]) -> None:
        everything = self._facts.city.everything
        rows = [
            (self._facts.name(one.measure), *self._facts.cells(one.answer, one.measure.unit))
            for one in (everything[key] for key in keys)
        ]
        self._table(caption, ("measure", *_ESTIMATE), rows, (6, 3, 5, 1.5))
