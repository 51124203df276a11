"""
What a verdict rests on, and the course of a story, in phrases that every report shows alike.

What a portal wrote stands in quotation marks; whoever shows a phrase escapes it for its medium.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from errand.core.evidence_kinds import Seen
from errand.core.message import Message, Said, Value
from errand.core.model import Outcome, Run
from errand.metrics import Estimate, Missing
from errand.report.words import duration
from errand.words import quoted, term, word

Phrase = tuple[str, str]  # what it says, in a word or two, and what it says of it

MOST_TEXTS = 6
MOST_CHARACTERS = 160  # of one thing a portal says
MOST_REFUSALS = 4


def grounds(outcome: Outcome, lang: str, *, beside_message: bool = False) -> list[Phrase]:
    """
    What a failed or undetermined run rests on: evidence, page, words, nearest texts, the time waited.

    *beside_message*: without what the outcome's message, which stands beside it, quotes already.
    """
    phrases: list[Phrase] = []
    if outcome.evidence:
        phrases.append((word("grounds.evidence", lang), term("evidence", outcome.evidence, lang)))
    if seen := outcome.seen:
        quoted_already = set(_quotes(outcome.message)) if beside_message else set()
        words = "" if seen.words in quoted_already else seen.words
        texts = () if quoted_already.issuperset(seen.texts) else seen.texts
        phrases += _seen(replace(seen, words=words, texts=texts), lang)
    return phrases


def _quotes(value: Value | None) -> Iterator[str]:
    """What a message quotes of a portal."""
    match value:
        case Said(text):
            yield text
        case Message():
            for param in value.params.values():
                yield from _quotes(param)
        case tuple():
            for part in value:
                yield from _quotes(part)


def _seen(seen: Seen, lang: str) -> Iterator[Phrase]:
    if page := _page(seen, lang):
        yield word("grounds.page", lang), page
    if seen.words:
        yield word("grounds.words", lang), _said(seen.words, lang)
    if seen.texts:
        shown = [_said(text, lang) for text in seen.texts[:MOST_TEXTS] if text]
        yield word("grounds.texts", lang), word("names.comma", lang).join(shown)
    if seen.waited_ms is not None:
        yield word("grounds.waited", lang), duration(seen.waited_ms, lang)


def _page(seen: Seen, lang: str) -> str:
    title = _said(seen.title, lang) if seen.title else ""
    status = f"HTTP {seen.status}" if seen.status else ""
    return " ".join(part for part in (title, seen.url[:MOST_CHARACTERS], status) if part)


def _said(text: str, lang: str) -> str:
    line = " ".join(text.split())
    return quoted(line if len(line) <= MOST_CHARACTERS else f"{line[:MOST_CHARACTERS]}…", lang)


def in_a_line(phrases: Sequence[Phrase], lang: str) -> str:
    """The phrases behind one another."""
    colon, between = word("page.colon", lang), word("grounds.between", lang)
    return between.join(f"{label}{colon}{text}" for label, text in phrases)


def bounds_line(completion: Estimate | Missing, lang: str) -> str:
    """Between what completion lies because of the runs that are undetermined."""
    if isinstance(completion, Missing) or not completion.bounds:
        return word("summary.none-determined", lang)
    shares = {"value": completion.value, "least": completion.bounds.least, "most": completion.bounds.most}
    shown = {name: f"{share:.0%}" for name, share in shares.items()}
    return word("summary.bounds", lang, n=completion.n, of=completion.bounds.of, **shown)


def course(runs: Sequence[Run], lang: str) -> list[Phrase]:
    """The course of a story's *runs* beside its steps: ways, detours, forced waits, guesses, forms refused."""
    phrases: list[Phrase] = []
    if ways := Counter(run.way for run in runs if run.way):
        named = [_counted(term("way", way, lang), times, len(runs), lang) for way, times in ways.most_common()]
        phrases.append((word("grounds.way", lang), word("names.comma", lang).join(named)))
    for label, parts in (("detours", _detours(runs, lang)), ("forced", _forced(runs, lang))):
        if parts:
            phrases.append((word(f"grounds.{label}", lang), word("names.comma", lang).join(parts)))
    guessed = dict.fromkeys(
        field.label for run in runs for form in run.forms for field in form.fields if field.guessed and field.label
    )
    if guessed:
        shown = [_said(label, lang) for label in list(guessed)[:MOST_TEXTS]]
        phrases.append((word("grounds.guesses", lang), word("names.comma", lang).join(shown)))
    if refused := _refused(runs, lang):
        phrases.append((word("grounds.refused", lang), refused))
    return phrases


def _counted(name: str, times: int, of: int, lang: str) -> str:
    return name if of == 1 else word("grounds.times", lang, what=name, count=times)


def _detours(runs: Sequence[Run], lang: str) -> list[str]:
    longest: dict[str, int] = {}
    for detour in (detour for run in runs for detour in run.detours):
        longest[detour.kind] = max(longest.get(detour.kind, 0), detour.steps)
    return [
        word("grounds.detour", lang, what=term("detour", kind, lang), steps=steps) for kind, steps in longest.items()
    ]


def _forced(runs: Sequence[Run], lang: str) -> list[str]:
    longest = {}
    for wait in sorted((wait for run in runs for wait in run.forced), key=lambda wait: wait.ms):
        longest[wait.kind] = wait
    parts = []
    for kind, wait in longest.items():
        said = f" {_said(wait.words, lang)}" if wait.words else ""
        parts.append(f"{term('forced', kind, lang)} {duration(wait.ms, lang)}{said}")
    return parts


def _refused(runs: Sequence[Run], lang: str) -> str:
    refusals = [refusal for run in runs for refusal in run.refusals]
    if not refusals:
        return ""
    guessed = sum(refusal.guessed for refusal in refusals)
    recovered = sum(refusal.recovered for refusal in refusals)
    counted = {"refusals": len(refusals), "guessed": guessed, "recovered": recovered}
    counts = word("names.pause", lang).join(
        word(f"grounds.{name}", lang, count=count) for name, count in counted.items() if count
    )
    said = dict.fromkeys(
        " ".join(_said(part, lang) for part in (refusal.label, refusal.words) if part) for refusal in refusals
    )
    shown = [one for one in said if one][:MOST_REFUSALS]
    return word("page.colon", lang).join([counts, word("names.comma", lang).join(shown)]) if shown else counts
