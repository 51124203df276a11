"""The report's tables as an XLSX workbook: what to mend, the league, cities by journeys, every measure."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from errand.core.model import Outcome, Verdict
from errand.metrics import Estimate, Missing, Unit
from errand.report.fixes import next_step
from errand.report.grounds import course, grounds, in_a_line
from errand.report.layout import safe
from errand.report.sheets import BANDS, Sheets, new_workbook
from errand.report.view import CityView, Value, View
from errand.report.words import journey_name, measure_name, reason_name, sentence, source_name, story_name, why_missing
from errand.words import term, word

FORMATS = {Unit.SHARE: "0.0%", Unit.COUNT: "#,##0.##", Unit.MS: "#,##0", Unit.S: "0.0", Unit.RATIO: "0.00"}
_WHO = ("page.city", "sheet.province", "sheet.portal")


def write_workbook(view: View, path: Path, lang: str = "zh") -> Path:
    """Write the tables of *view* to *path*; whatever a portal said is text there, never a formula or a link."""
    with new_workbook(path) as book:
        sheets = ViewSheets(book, lang)
        sheets.fixes(view)
        sheets.undetermined(view)
        sheets.league(view)
        sheets.journeys(view)
        sheets.course(view)
        sheets.rules(view)
        sheets.measures(view)
    return path


class ViewSheets(Sheets):
    """The sheets of a view, one method for each."""

    def __init__(self, book: xlsxwriter.Workbook, lang: str) -> None:
        super().__init__(book)
        self._lang, self._zh = lang, lang == "zh"

    def fixes(self, view: View) -> None:
        """What to mend first."""
        heads = ["page.city", "sheet.defect", "sheet.message", "page.where", "sheet.step", "page.hit", "sheet.low",
                 "sheet.high", "sheet.n", "grounds.evidence", "page.rule", "page.mend"]  # fmt: skip
        sheet = self.add(self._word("page.fixes"), [self._word(head) for head in heads])
        for row, fix in enumerate(view.fixes, 1):
            seen = fix.finding
            stories = self._word("names.comma").join(story_name(run, self._lang) for run in seen.stories)
            city = seen.setting.city_zh if self._zh else seen.setting.city
            message = sentence(seen.message, self._lang)
            self.texts(sheet, row, 0, [city, reason_name(seen.key.reason, self._lang), message, stories])
            if seen.step:
                sheet.write_number(row, 4, seen.step)
            self._estimate(sheet, row, 5, fix.hit, Unit.SHARE)
            doubt = [] if seen.sure else [self._word("summary.unsure")]
            rests = self._word("names.pause").join([*doubt, self._grounds(seen.outcome)])
            self.texts(sheet, row, 9, [rests, fix.rule[self._lang], fix.suggestion[self._lang]])
        self.finish(sheet, len(view.fixes), len(heads), wide=(2, 3, 9, 10, 11))

    def undetermined(self, view: View) -> None:
        """What errand could not judge, what it saw, and what may be done."""
        keys = ("page.city", "sheet.portal", "sheet.why-undetermined", "sheet.message", "page.where", "sheet.step",
                "sheet.runs", "grounds.seen", "grounds.next")  # fmt: skip
        sheet = self.add(self._word("grounds.title"), [self._word(key) for key in keys])
        for row, one in enumerate(view.riddles, 1):
            city = one.setting.city_zh if self._zh else one.setting.city
            stories = self._word("names.comma").join(story_name(run, self._lang) for run in one.stories)
            said = [reason_name(one.key.reason, self._lang), sentence(one.message, self._lang), stories]
            self.texts(sheet, row, 0, [city, self._word(f"page.{one.setting.portal}"), *said])
            if one.step:
                sheet.write_number(row, 5, one.step)
            sheet.write_number(row, 6, len(one.runs))
            self.texts(sheet, row, 7, [self._grounds(one.outcome), next_step(one.key.reason, self._lang)])
        self.finish(sheet, len(view.riddles), len(keys), wide=(3, 4, 7, 8))

    def course(self, view: View) -> None:
        """How each story went beside its steps: way, detours, forced waits, refusals."""
        keys = (*_WHO, "sheet.journey", "sheet.story", "sheet.runs", "sheet.fewest", "sheet.course")
        sheet = self.add(self._word("sheet.course"), [self._word(key) for key in keys])
        listed = [(city, story) for city in view.cities for story in city.stories]
        for row, (city, story) in enumerate(listed, 1):
            names = [journey_name(story.journey, self._lang), story_name(story.example, self._lang)]
            self.texts(sheet, row, 0, [*self._who(city), *names])
            sheet.write_number(row, 5, len(story.runs))
            if story.fewest:
                sheet.write_number(row, 6, story.fewest)
            self.texts(sheet, row, 7, [in_a_line(course(story.runs, self._lang), self._lang)])
        self.finish(sheet, len(listed), len(keys), wide=(4, 7))

    def league(self, view: View) -> None:
        """Cities by completion, with the ranks that cannot be told apart."""
        shown = [value.measure for value in view.cities[0].values]
        places = ("page.rank", "sheet.rank-low", "sheet.rank-high")
        heads = [self._word(key) for key in (*places, *_WHO, "sheet.runs", "sheet.undetermined")]
        heads += [measure_name(measure, self._lang) for measure in shown]
        sheet = self.add(self._word("page.league"), heads)
        for row, city in enumerate(view.cities, 1):
            if city.rank:
                for column, place in enumerate((city.rank.place, city.rank.low, city.rank.high)):
                    sheet.write_number(row, column, place)
            self.texts(sheet, row, 3, self._who(city))
            sheet.write_number(row, 6, len(city.runs))
            sheet.write_number(row, 7, city.verdicts[Verdict.UNDETERMINED])
            for column, value in enumerate(city.values, 8):
                self._value(sheet, row, column, value)
        self.finish(sheet, len(view.cities), len(heads))

    def journeys(self, view: View) -> None:
        """Completion of each journey in each city, coloured from low to high."""
        heads = [self._word(key) for key in _WHO] + [safe(journey_name(one, self._lang)) for one in view.journeys]
        sheet = self.add(self._word("page.heat"), heads)
        for row, city in enumerate(view.cities, 1):
            self.texts(sheet, row, 0, self._who(city))
            for column, journey in enumerate(view.journeys, len(_WHO)):
                done = city.journeys.get(journey.key)
                if isinstance(done, Estimate):
                    sheet.write_number(row, column, done.value, self.form(FORMATS[Unit.SHARE]))
        first, last = len(_WHO), len(heads) - 1
        scale = {"type": "3_color_scale", "min_color": BANDS["poor"], "mid_color": BANDS["middling"],
                 "max_color": BANDS["good"], "min_type": "num", "mid_type": "num", "max_type": "num",
                 "min_value": 0, "mid_value": 0.5, "max_value": 1}  # fmt: skip
        sheet.conditional_format(1, first, max(1, len(view.cities)), last, scale)
        self.finish(sheet, len(view.cities), len(heads))

    def measures(self, view: View) -> None:
        """Every measure of every city, one a row, with interval, number and source, or why there is none."""
        keys = (*_WHO, "sheet.measure", "sheet.value", "sheet.low", "sheet.high", "sheet.n", "sheet.unit", "sheet.why",
                "sheet.source", "sheet.undetermined", "sheet.least", "sheet.most")  # fmt: skip
        sheet = self.add(self._word("page.measures"), [self._word(key) for key in keys])
        listed = [(city, value) for city in view.cities for value in city.everything.values()]
        for row, (city, value) in enumerate(listed, 1):
            self.texts(sheet, row, 0, [*self._who(city), measure_name(value.measure, self._lang)])
            self._value(sheet, row, 4, value)
            if isinstance(value.answer, Missing):
                self.texts(sheet, row, 9, [why_missing(value.answer, self._lang)])
            else:
                self._bounds(sheet, row, 5, value.answer, value.measure.unit)
                self._possible(sheet, row, 11, value.answer)
            self.texts(sheet, row, 8, [str(value.measure.unit)])
            self.texts(sheet, row, 10, [source_name(value.measure, self._lang)])
        self.finish(sheet, len(listed), len(keys), wide=(3, 9, 10))

    def rules(self, view: View) -> None:
        """The accessibility rules that pages break, one a row."""
        about = ("impact", "criterion", "principle", "pages", "nodes")
        keys = (*_WHO, "page.rules", *(f"page.rule-{one}" for one in about))
        sheet = self.add(self._word("page.rules"), [self._word(key) for key in keys])
        listed = [(city, one) for city in view.cities for one in city.rules]
        for row, (city, one) in enumerate(listed, 1):
            principles = " ".join(term("principle", figure, self._lang) for figure in one.principles)
            texts = [one.rule, self._word(f"page.rule-{one.impact}"), " ".join(one.criteria), principles]
            self.texts(sheet, row, 0, [*self._who(city), *texts])
            sheet.write_number(row, 7, len(one.pages))
            sheet.write_number(row, 8, one.nodes)
        self.finish(sheet, len(listed), len(keys), wide=(3,))

    # --- cells --------------------------------------------------------------------------------------------------

    def _value(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        if isinstance(value.answer, Estimate):
            sheet.write_number(row, column, value.answer.value, self.form(FORMATS[value.measure.unit], value.band))

    def _estimate(self, sheet: Worksheet, row: int, column: int, estimate: Estimate, unit: Unit) -> None:
        sheet.write_number(row, column, estimate.value, self.form(FORMATS[unit]))
        self._bounds(sheet, row, column + 1, estimate, unit)

    def _bounds(self, sheet: Worksheet, row: int, column: int, estimate: Estimate, unit: Unit) -> None:
        for at, bound in enumerate((estimate.low, estimate.high), column):
            if bound is not None:
                sheet.write_number(row, at, bound, self.form(FORMATS[unit]))
        sheet.write_number(row, column + 2, estimate.n)

    def _possible(self, sheet: Worksheet, row: int, column: int, estimate: Estimate) -> None:
        """How many runs are undetermined, and between what the share lies because of them."""
        if possible := estimate.bounds:
            sheet.write_number(row, column, possible.undetermined)
            for at, share in enumerate((possible.least, possible.most), column + 1):
                sheet.write_number(row, at, share, self.form(FORMATS[Unit.SHARE]))

    def _grounds(self, outcome: Outcome) -> str:
        return in_a_line(grounds(outcome, self._lang), self._lang)

    def _who(self, city: CityView) -> list[str]:
        one = city.setting
        kind = self._word(f"page.{one.portal}")
        return [one.city_zh if self._zh else one.city, one.province_zh if self._zh else one.province, kind]

    def _word(self, key: str) -> str:
        return word(key, self._lang)
