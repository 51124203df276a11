"""From what was read of a hall to values: its guides, its letters, the red lines a visit can see."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from datetime import date

from errand.metrics.estimate import Estimate
from errand.survey.assess.guide_assessment import Attachment, GuideAssessment, GuideText, assess
from errand.survey.assess.letters import PublishedLetter, correspondence
from errand.survey.assess.readability import readability
from errand.survey.assess.redlines import SeenForRedLines, judge_all
from errand.survey.hall_record import ChannelState, Evidence
from errand.survey.visit.guides_visit import GuideRead
from errand.survey.visit.letters_visit import days_in
from errand.survey.visit.notebook import Notebook

CAREFUL = 300  # characters a minute: the middle of the three rates


def assessed(read: Sequence[GuideRead]) -> list[GuideAssessment]:
    """Each guide held against what a guide must have."""
    return [assess(_text(one)) for one in read]


def _text(one: GuideRead) -> GuideText:
    sections = {key: section.text if section else None for key, section in one.sections.items()}
    attachments = tuple(Attachment(words, url, alive) for words, url, alive in one.attachments)
    pictures = {key: section.pictures for key, section in one.sections.items() if section}
    return GuideText(one.title, sections, one.fields, attachments, pictures)


def note_guides(book: Notebook, read: Sequence[GuideRead], told: Sequence[GuideAssessment]) -> None:
    """Note what the sampled guides come to: means over them, and how many have each shortcoming."""
    at, n = [one.at for one in read], (len(read), len(read))

    def quoted(shown: Sequence[tuple[Evidence, str]]) -> list[Evidence]:
        return [book.read(seen.url, words) for seen, words in shown[:5]]

    def mean(key: str, values: Sequence[float], *evidence: Evidence) -> None:
        book.note(key, round(statistics.fmean(values), 4), *(evidence or at[:1]), of=n)

    pairs = list(zip(at, told, strict=True))
    mean("guide.key_elements", [one.key_present / 8 for one in told],
         *quoted([(seen, f"缺：{'、'.join(one.key_missing)}") for seen, one in pairs if one.key_missing]))  # fmt: skip
    lacking = [(seen, f"缺：{'、'.join(one.mandatory.missing)}") for seen, one in pairs if one.mandatory.missing]
    mean("guide.mandatory_elements", [one.mandatory.share for one in told], *quoted(lacking))
    mean("guide.all_elements", [one.everything.share for one in told])
    placeholders = [(seen, f"{put.where}：{put.text}") for seen, one in pairs for put in one.placeholders]
    book.note("guide.placeholders", len(placeholders), *quoted(placeholders) or at[:1], of=n)
    broken = [(seen, f"{rule.zh}：{' / '.join(rule.quotes)}") for seen, one in pairs for rule in one.contradictions]
    book.note("guide.contradictions", len(broken), *quoted(broken) or at[:1], of=n)
    by_name = [(seen, one.title) for seen, one in pairs if one.basis_by_name_only]
    book.note("guide.basis_name_only", len(by_name) > len(told) / 2, *quoted(by_name) or at[:1], of=n)
    _note_files(book, read)
    texts = ["\n".join(part.text for part in one.sections.values() if part) for one in read]
    if all(text.strip() for text in texts):
        words = [readability(text) for text in texts]
        mean("guide.reading_seconds", [one.seconds[CAREFUL] for one in words])
        mean("guide.sentence_characters", [one.per_sentence for one in words])
        mean("guide.long_sentences", [one.long_sentences for one in words])


def _note_files(book: Notebook, read: Sequence[GuideRead]) -> None:
    tried = [(one.at, words, alive) for one in read for words, _, alive in one.attachments if alive is not None]
    dead = [book.read(at.url, f"{words}：打不开") for at, words, alive in tried if not alive]
    why = "" if tried else "指南里没有能直接下载的表格"
    book.note("guide.files_dead", len(dead) if tried else None, *dead[:5], why=why, of=(len(tried), len(tried)))


def note_letters(book: Notebook, asked: Sequence[PublishedLetter], at: Evidence, today: date) -> None:
    """Note how the published questions are answered; days are working days."""
    told = correspondence(asked, today)
    book.note("letters.read", len(asked), at)
    if told.median_days is not None:
        _estimate(book, "letters.median_days", told.median_days, at)
    if told.over_limit is not None:
        _estimate(book, "letters.over_5_days", told.over_limit, at)
    book.unknown("没有写明提问和答复的日期", ("letters.median_days", "letters.over_5_days"))
    late = [book.read(at.url, f"{one.asked_on} 提问，至今未答") for one in told.unanswered_long[:5]]
    known = bool(told.n)
    book.note("letters.unanswered_3_months", len(told.unanswered_long) if known else None, *late or [at],
              why="" if known else "没有读到公开的问题")  # fmt: skip
    book.note("letters.dates_wrong", told.in_future + told.mistakes, at)


def _estimate(book: Notebook, key: str, told: Estimate, at: Evidence) -> None:
    book.note_rate(key, told, told.n, at)


def note_red_lines(
    book: Notebook, front: str, asked: Sequence[PublishedLetter], told: Sequence[GuideAssessment], at: Evidence
) -> None:
    """Note each official red line that this visit can see; never a sum of them."""
    today = date.today()
    services = book.value("items.total")
    statistics_on = book.value("hall.statistics")
    seen = SeenForRedLines(
        today,
        opened=1,
        newest_on_home=max(days_in(front), default=None),
        consult=_way(book, "channel.consult"),
        message=_way(book, "channel.message"),
        letters=asked,
        services=services if isinstance(services, int) else None,
        guides=told,
        statistics_on=date.fromisoformat(statistics_on) if isinstance(statistics_on, str) else None,
    )
    for key, judgement in judge_all(seen).items():
        quotes = [book.read(at.url, words) for words in (*judgement.quotes[:3],)]
        told_why = judgement.why if judgement.verdict is None else ""
        book.note(key, judgement.verdict, *(quotes or [book.read(at.url, judgement.why)]), why=told_why)


def _way(book: Notebook, key: str) -> ChannelState | None:
    value = book.value(key)
    return ChannelState(value) if isinstance(value, str) else None
