"""Says what a check has found: how far each errand comes, a table per page, and lines for the portal file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from errand.check.propose import Guess, proposals
from errand.check.record import Checked, Rehearsed, Sighting, Stay
from errand.check.rehearsing import Rehearsal
from errand.core.journey import Journey
from errand.core.model import Form, FormField
from errand.given.lexicon import Lexicon
from errand.report.layout import join, pad, safe
from errand.report.words import journey_name, outcome_name, sentence, story_name
from errand.words import render, term, word

_HEAD = ("concept", "name", "rung", "said", "note")
_WIDTHS = (24, 18, 12, 34)


def table(checked: Checked, lexicon: Lexicon, helped: Sequence[Guess] = (), lang: str = "zh") -> str:
    """The whole check as text; the lines for the portal file come last, ready to be copied."""
    lines = [word("check.title", lang, portal=safe(checked.portal.url))]
    if checked.rehearsals:
        lines += ["", word("check.errands", lang), *(line for one in checked.rehearsals for line in _errand(one, lang))]
    for stay in checked.stays:
        lines += ["", *_page(stay, lang)]
    messages = (*checked.held, *(each for one in checked.rehearsals for each in one.alone.held))
    if held := dict.fromkeys(safe(render(each, lang)) for each in messages):
        lines += ["", word("check.held", lang), *(f"  {each}" for each in held)]
    proposed = proposals(checked, lexicon, helped)
    lines += ["", f"# {word('check.proposed' if proposed else 'check.nothing-proposed', lang)}", *map(safe, proposed)]
    return "\n".join(lines)


def _errand(one: Rehearsed, lang: str) -> Iterator[str]:
    """How far one errand comes, and the forms it meets."""
    story = one.alone.story
    yield f"  {safe(f'{journey_name(Journey(story.journey), lang)} · {story_name(story, lang)}')}"
    yield f"    {_how_far(one.alone, lang)}"
    if one.aided is not one.alone:
        yield f"    {word('check.with-lines', lang, far=_how_far(one.aided, lang))}"
    for form in one.aided.forms:
        yield f"    {_form(form, lang)}"


def _how_far(rehearsal: Rehearsal, lang: str) -> str:
    steps, outcome = len(rehearsal.steps), rehearsal.outcome
    if outcome.completed:
        return word("check.to-the-end", lang, steps=steps)
    if rehearsal.stands_before_the_press:
        return word("check.to-the-press", lang, steps=steps)
    name, said = outcome_name(outcome, lang), sentence(outcome.message, lang)
    why = word("names.why-said", lang, reason=name, said=said) if said else name
    return safe(word("check.stops", lang, steps=steps, why=why))


def _form(form: Form, lang: str) -> str:
    pause = word("names.comma", lang)
    return safe(word("check.form", lang, fields=pause.join(_field(field, lang) for field in form.fields)))


def _field(field: FormField, lang: str) -> str:
    fact = term("concept", field.concept, lang) if field.concept else word("check.no-fact", lang)
    label = f"{field.label or '—'}{'*' if field.required else ''}"
    return word("check.field-guessed" if field.guessed else "check.field", lang, label=label, fact=fact)


def _page(stay: Stay, lang: str) -> Iterator[str]:
    yield f"■ {stay.title}  {safe(stay.url)}"
    if stay.why_not:
        yield f"  {word('check.not-recognised' if stay.exam else 'check.not-reached', lang, why=safe(stay.why_not))}"
    if stay.exam is None:
        return
    head = [word(f"check.column-{name}", lang) for name in _HEAD]
    yield "  " + join([*(pad(*cell) for cell in zip(head, _WIDTHS, strict=False)), head[-1]])
    for seen in stay.exam.sightings:
        cells = (seen.concept, seen.title, _rung(seen, lang), seen.said)
        padded = [pad(safe(text), width) for text, width in zip(cells, _WIDTHS, strict=True)]
        yield "  " + join([*padded, _note(seen, lang)])
    if stay.picture:
        yield f"  {word('check.picture', lang, path=str(stay.picture))}"


def _rung(seen: Sighting, lang: str) -> str:
    if seen.rung:
        return seen.rung if seen.exact else word("check.about", lang, rung=seen.rung)
    return word(f"check.{'behind' if seen.behind else 'optional' if seen.optional else 'not-found'}", lang)


def _note(seen: Sighting, lang: str) -> str:
    pause = word("names.comma", lang)
    notes: list[str] = []
    if seen.ambiguous:
        notes.append(word("check.ambiguous", lang, count=seen.count, others=pause.join(seen.others)))
    if seen.same_as:
        notes.append(word("check.same-as", lang, concepts=pause.join(seen.same_as)))
    if seen.behind:
        notes.append(word("check.behind-entries", lang, entries=" → ".join(seen.behind)))
    if not seen.found and not seen.optional and seen.nearest:
        notes.append(word("check.nearest", lang, texts=pause.join(seen.nearest)))
    return safe(word("names.pause", lang).join(notes))
