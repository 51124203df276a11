"""Says what a check has found: a table per page, what each journey lacks, and lines for the portal file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from errand.check.propose import proposals
from errand.check.record import Checked, Sighting, Stay
from errand.given.lexicon import Lexicon
from errand.report.layout import join, pad, safe
from errand.words import term

_HEAD = ("概念", "名称", "梯级", "凭什么认出", "备注")
_WIDTHS = (24, 18, 12, 34)


def table(checked: Checked, lexicon: Lexicon) -> str:
    """The whole check as text; the lines for the portal file come last, ready to be copied."""
    lines = [f"检查 {safe(checked.portal.url)}"]
    for stay in checked.stays:
        lines += ["", *_page(stay)]
    lines += ["", "各旅程能否进行（未经提交能看到的部分）", *_journeys(checked)]
    proposed = proposals(checked, lexicon)
    lines += ["", "# 建议写进门户文件的行：" if proposed else "# 不需要为门户文件补充任何内容。", *proposed]
    return "\n".join(lines)


def _page(stay: Stay) -> Iterator[str]:
    yield f"■ {stay.zh}  {safe(stay.url)}"
    if stay.why_not:
        yield f"  {'没有认出这一页' if stay.exam else '没有走到'}：{safe(stay.why_not)}"
    if stay.exam is None:
        return
    yield "  " + join([*(pad(*cell) for cell in zip(_HEAD, _WIDTHS, strict=False)), _HEAD[-1]])
    for seen in stay.exam.sightings:
        cells = (seen.concept, seen.zh, _rung(seen), seen.said)
        yield "  " + join([*(pad(safe(text), width) for text, width in zip(cells, _WIDTHS, strict=True)), _note(seen)])
    if stay.picture:
        yield f"  图：{stay.picture}"


def _rung(seen: Sighting) -> str:
    if seen.rung:
        return seen.rung + ("" if seen.exact else " 近似")
    return "在别处" if seen.behind else "（可无）" if seen.optional else "没有找到"


def _note(seen: Sighting) -> str:
    notes: list[str] = []
    if seen.ambiguous:
        notes.append(f"有歧义，{seen.count} 处：{'、'.join(seen.others)}")
    if seen.same_as:
        notes.append(f"与 {'、'.join(seen.same_as)} 是同一处")
    if seen.behind:
        notes.append(f"在 {' → '.join(seen.behind)} 之后")
    if not seen.found and not seen.optional and seen.nearest:
        notes.append(f"最接近的文字：{'、'.join(seen.nearest)}")
    return safe("；".join(notes))


def _journeys(checked: Checked) -> Sequence[str]:
    lines: list[str] = []
    for name, lacking in checked.journeys.items():
        unseen = checked.unseen.get(name, ())
        after = f"；提交之后才能看到：{'、'.join(unseen)}" if unseen else ""
        lines.append(
            f"  {pad(term('journey', name, 'zh'), 10)}  {'不能' if lacking else '可以'}{'' if lacking else after}"
        )
        lines += [f"  {' ' * 10}  - {safe(each)}" for each in lacking]
    return lines
