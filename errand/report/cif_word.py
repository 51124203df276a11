"""
A Word document in the making: the few structures a report needs, and one gate for all its text.

Whatever is put on paper passes `plain`: XML can hold it, Word shows it in one line, and it is short.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import _Cell

from errand.report.layout import ELLIPSIS, safe

MOST = 2000  # characters of one paragraph; a sentence of ours is shorter
MOST_PROPERTY = 200  # Word takes 255
PAGE_CM, MARGIN_CM = (21.0, 29.7), 2.2
WIDEST_CM, HIGHEST_CM = 15.0, 18.0  # of a picture
BODY, HEADING = ("Calibri", "SimSun"), ("Calibri", "Microsoft YaHei")  # Latin, Chinese
SMALL, SMALL_ID = "Table Text", "TableText"
INK, SHADE = RGBColor(0x1F, 0x38, 0x64), "E7EEF7"
_NOT_XML = re.compile("[\ufffe\uffff]")
_BROKEN = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ValueError)
_ENDS = (b"IEND\xaeB`\x82", b"\xff\xd9")  # of a PNG and a JPEG written to their end

Cell = str | Sequence[str]  # one line or several


def plain(text: str, most: int = MOST) -> str:
    r"""
    Give *text* in one line of at most *most* characters that XML can hold.

    >>> plain("a\ufffeb\x00c")
    'a\\ufffeb\\x00c'
    >>> plain("abcdef", 4)
    'abc…'
    """
    legible = _NOT_XML.sub(lambda hit: f"\\u{ord(hit[0]):04x}", safe(text[:most]))
    return legible if len(legible) <= most and len(text) <= most else legible[: most - len(ELLIPSIS)] + ELLIPSIS


@dataclass(frozen=True, slots=True)
class Tongue:
    """What depends on the language of a document."""

    tag: str  # zh-CN
    table: str  # before a table's number
    figure: str
    page: str


class Paper:
    """One document, from the top down."""

    def __init__(self, title: str, tongue: Tongue) -> None:
        self._book: Document = docx.Document()
        self._tongue = tongue
        self._counts = {tongue.table: 0, tongue.figure: 0}
        self._styles()
        self._properties(plain(title, MOST_PROPERTY))
        self._page(plain(title, MOST_PROPERTY))

    def made(self) -> bytes:
        """The document as a file's content."""
        content = io.BytesIO()
        self._book.save(content)
        return content.getvalue()

    # --- what stands on paper -----------------------------------------------------------------------------------

    def title_page(self, title: str, lines: Iterable[str]) -> None:
        """A page of its own."""
        self.heading(title, 0)
        for line in lines:
            self.text(line)
        self._book.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def heading(self, text: str, level: int) -> None:
        """A heading; 0 is the document's title."""
        self._book.add_heading(plain(text, MOST_PROPERTY), level)

    def text(self, text: str) -> None:
        """A paragraph."""
        self._book.add_paragraph(plain(text))

    def bullets(self, items: Iterable[str]) -> None:
        """A list without an order."""
        for item in items:
            self._book.add_paragraph(plain(item), style="List Bullet")

    def table(
        self, caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[float]
    ) -> None:
        """A table with its caption; its head is repeated on each page, and no row is broken. Widths are shares."""
        self._caption(self._tongue.table, caption).paragraph_format.keep_with_next = True
        table = self._book.add_table(rows=1, cols=len(heads), style="Table Grid")
        table.autofit = False
        room = PAGE_CM[0] - 2 * MARGIN_CM
        lengths = [Cm(room * width / sum(widths)) for width in widths]
        _fill(table.rows[0], [*heads], lengths, head=True)
        for row in rows:
            _fill(table.add_row(), row, lengths, head=False)
        for column, length in zip(table.columns, lengths, strict=True):
            column.width = length
        self._book.add_paragraph(style=SMALL)

    def picture(self, content: bytes, caption: str, about: str) -> bool:
        """A picture with its caption and with words for who cannot see it; False for one that is broken."""
        size = _size(content)
        if size is None:
            return False
        width, height = size
        shown = min(WIDEST_CM, HIGHEST_CM * width / height)
        self._book.add_picture(io.BytesIO(content), Cm(shown), Cm(max(0.1, shown * height / width)))
        self._book.paragraphs[-1].paragraph_format.keep_with_next = True
        self._book.inline_shapes[-1]._inline.docPr.set("descr", plain(about))  # noqa: SLF001  # python-docx has no word for it
        self._caption(self._tongue.figure, caption)
        return True

    def _caption(self, label: str, text: str) -> Any:
        self._counts[label] += 1
        paragraph = self._book.add_paragraph(f"{label} ", style="Caption")
        _field(paragraph, f"SEQ {label} \\* ARABIC", str(self._counts[label]))
        paragraph.add_run(f"  {plain(text)}")
        return paragraph

    # --- how it looks -------------------------------------------------------------------------------------------

    def _styles(self) -> None:
        """Fonts for Latin and Chinese in every style, the language, dark headings, small text in tables."""
        styles = self._book.styles
        for fonts in styles.element.iter(qn("w:rFonts")):
            _set_fonts(fonts, BODY)
        for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption"):
            _set_fonts(styles[name].element.get_or_add_rPr().get_or_add_rFonts(), HEADING)
            styles[name].font.color.rgb = INK
        for part, name in ((styles, "w:lang"), (self._book.settings, "w:themeFontLang")):
            for language in part.element.iter(qn(name)):
                language.set(qn("w:val"), self._tongue.tag)
                language.set(qn("w:eastAsia"), "zh-CN")
        styles["Normal"].font.size = Pt(10.5)
        small: Any = styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH)
        small.base_style, small.font.size = styles["Normal"], Pt(8.5)
        small.paragraph_format.space_before = small.paragraph_format.space_after = Pt(2)
        small.paragraph_format.line_spacing = 1.0

    def _properties(self, title: str) -> None:
        properties = self._book.core_properties
        properties.title, properties.author, properties.last_modified_by = title, "errand", "errand"
        properties.language, properties.comments, properties.revision = self._tongue.tag, "", 1
        properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)

    def _page(self, title: str) -> None:
        """A4, the number of each page but the first in its foot."""
        section = self._book.sections[0]
        section.page_width, section.page_height = Cm(PAGE_CM[0]), Cm(PAGE_CM[1])
        section.left_margin = section.right_margin = Cm(MARGIN_CM)
        section.different_first_page_header_footer = True
        foot = section.footer.paragraphs[0]
        foot.add_run(f"{title}  ·  ")
        before, after = self._tongue.page.split("#")
        foot.add_run(before)
        _field(foot, "PAGE", "1")
        foot.add_run(after)


def _fill(row: Any, cells: Sequence[Cell], lengths: Sequence[Length], *, head: bool) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # nor for rows that repeat or stay whole
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, lines, length in zip(row.cells, cells, lengths, strict=True):
        cell.width = length
        _write(cell, [lines] if isinstance(lines, str) else lines, head=head)


def _write(cell: _Cell, lines: Sequence[str], *, head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = SMALL_ID  # noqa: SLF001  # by its name each cell would search all styles
    run = paragraph.add_run()
    run.bold = head or None
    for at, line in enumerate(lines):
        if at:
            run.add_break()
        run.add_text(plain(line))
    if head:
        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", SHADE)):
            shade.set(qn(name), value)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001  # nor for a cell's ground


def _set_fonts(fonts: Any, names: tuple[str, str]) -> None:
    for name in list(fonts.attrib):
        del fonts.attrib[name]  # a theme's font would win over ours
    latin, chinese = names
    for kind, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{kind}"), font)


def _field(paragraph: Any, instruction: str, shown: str) -> None:
    """What Word counts itself; *shown* until it does."""
    for kind in ("begin", instruction, "separate", shown, "end"):
        run = paragraph.add_run()
        if kind == shown:
            run.add_text(shown)
        elif kind == instruction:
            mark = OxmlElement("w:instrText")
            mark.text = instruction
            run.element.append(mark)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run.element.append(mark)


def _size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a picture that is whole, else None: a full disk leaves halves."""
    try:
        image = Image.from_blob(content)
    except _BROKEN:
        return None
    whole = content.rstrip(b"\0").endswith(_ENDS) and image.px_width > 0 and image.px_height > 0
    return (image.px_width, image.px_height) if whole else None
