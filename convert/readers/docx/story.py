"""The body of a document: paragraphs, tables, pictures and boxes in order, as lines with what their styles say."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from convert.model.blocks import Mark
from convert.ooxml.cascade import child
from convert.ooxml.names import WORD
from convert.readers.docx.boxes import in_order_of_page
from convert.readers.docx.inline import DocxSegment, Inline, InlineReader, chosen
from convert.readers.docx.names import ALTERNATE, attribute
from convert.readers.docx.numbering import Numbering
from convert.readers.docx.styles import DocxLook, Styles, style_of, with_properties
from convert.readers.docx.tables import holds_something, holds_text, is_layout, read_table, row_cells, table_rows
from convert.readers.outline import Declared, with_levels
from convert.readers.read_out import CellPart, ReadOut, join_cell
from convert.readers.structure.lines import Hints, SourceLine, block_line, make_line
from convert.readers.structure.source_text import SourceText, cell_text, concat
from convert.readers.structure.wording import OWN_LABEL, is_terminated

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINERS: Final = frozenset(f"{WORD}{name}" for name in ("sdtContent", "customXml", "smartTag"))
_CONTENTS_TITLE: Final = frozenset({"目录", "目次"})
_BOX: Final = f"{WORD}txbxContent"
_LETTERS: Final = f"{WORD}t"
_OWN_GAP: Final = "gap"
_TITLE_LINES: Final = 12
"""Lines at the head among which the style for titles means the title."""
_EMPHASIS: Final = frozenset({"strong", "emphasis"})


class DocxStory:
    """Reads a container of paragraphs and tables; the lines grow in `lines`."""

    def __init__(self, out: ReadOut, styles: Styles, numbering: Numbering, inline: InlineReader, *, original: bool) -> None:
        self.out, self._styles, self._numbering, self._inline = out, styles, numbering, inline
        self._added, self._removed = ("del", "ins") if original else ("ins", "del")
        self.lines: list[SourceLine] = []
        self._headings: list[Declared] = []
        self._blank = 0
        self._page_break = False
        self._open: tuple[Inline, DocxLook] | None = None
        """A paragraph whose mark was deleted: the next one goes on in it."""
        self._at_head = self._starts = False
        """Nothing but text boxes was met yet; the next line follows the border of one."""
        self._boxes: list[_Element] = []
        """Text boxes above the first line of the text."""
        self._is_bullet = False
        """The paragraph last counted stands behind a mere sign."""

    def read_body(self, body: "_Element") -> None:
        """Read the body of a document; boxes above its first line come in the order of the page."""
        self._at_head = True
        self.read(body)
        self._read_head_boxes()

    def read(self, container: "Iterable[_Element]") -> None:
        """Read everything in `container`."""
        for element in container:
            tag = element.tag
            if tag == f"{WORD}p":
                self._paragraph(element)
            elif tag == f"{WORD}tbl":
                self._table(element)
            elif tag == f"{WORD}sdt":
                self._control(element)
            elif tag in _CONTAINERS or tag in (f"{WORD}{self._added}", f"{WORD}moveTo"):
                self.read(element)
            elif tag == ALTERNATE:
                self.read(chosen(element))
            elif tag == f"{WORD}altChunk":
                self.out.notice("readdocx-chunk", "advisory")

    def with_levels(self) -> list[SourceLine]:
        """Return the lines, with the levels of those that the document calls headings."""
        title_given = any(line.hints.role == "title" for line in self.lines)
        lines, says_nothing = with_levels(self.lines, self._headings, title_given=title_given)
        if says_nothing:
            self.out.notice("reader-headings-everywhere", "advisory")
        return lines

    def letters(self, container: "Iterable[_Element]") -> SourceText:
        """Return the letters of everything in `container` as one text: a note, a cell that only places text."""
        return concat(part.text for part in self._cell_parts(container))

    def cell(self, container: "_Element") -> SourceText:
        """Return the text of a cell; the cells of a table inside it stay apart."""
        return join_cell([msgspec.structs.replace(part, text=cell_text(part.text)) for part in self._cell_parts(container)])

    def _cell_parts(self, container: "Iterable[_Element]") -> Iterator[CellPart]:
        for element in container:
            tag = element.tag
            if tag == f"{WORD}p":
                look = self._look(element)
                found = self._inline.read(element, look, self._label(element, look))
                yield CellPart(concat(part for segment in found.segments for part in segment.parts), self.out.gap())
                for box in found.boxes:
                    yield from self._cell_parts(box)
                for _ in found.figures:
                    self.out.notice("readdocx-picture-in-table", "advisory")
            elif tag == f"{WORD}tbl":
                for row in table_rows(element):
                    for inner in row_cells(row):
                        yield CellPart(self.cell(inner), self.out.gap(), apart=True)
            elif tag == f"{WORD}sdt":
                for content in element.iterfind(f"{WORD}sdtContent"):
                    yield from self._cell_parts(content)
            elif tag in _CONTAINERS or tag == f"{WORD}{self._added}":
                yield from self._cell_parts(element)

    def _paragraph(self, element: "_Element") -> None:
        if self._at_head and _shows_letters(element):
            self._read_head_boxes()
        look = self._look(element)
        if look.is_contents:
            self._contents([element])
            return
        if self._open is not None:
            before, first = self._open
            found, look = self._inline.merged(before, element, look), first
        else:
            found = self._inline.read(element, look, self._label(element, look))
        if self._mark_removed(element):
            self._open = (found, look)
            return
        self._open = None
        self._page_break = self._page_break or bool(look.page_break)
        self._emit(found, look, bullet=self._is_bullet)
        self._page_break = self._page_break or found.page_break or self._section_breaks(element)
        if self._at_head:
            self._boxes.extend(found.boxes)
        else:
            for box in found.boxes:
                self._box(box)

    def _read_head_boxes(self) -> None:
        boxes, self._boxes, self._at_head = in_order_of_page(self._boxes), [], False
        for box in boxes:
            self._box(box)

    def _box(self, box: "_Element") -> None:
        """Read a text box, which begins and ends something of its own."""
        self._starts = True
        self.read(box)
        self._starts = True

    def _emit(self, found: Inline, look: DocxLook, *, bullet: bool) -> None:
        hints = Hints(role=look.role, paragraph=True, starts=self._starts, bold=bool(look.bold), centred=look.place == "center",
                      right=look.place in ("right", "end"), size_pt=look.size_pt)
        if bullet and look.role is None:
            hints = msgspec.structs.replace(hints, role="item")
        first = True
        before = ""
        for segment in found.segments:
            own = hints if first else msgspec.structs.replace(
                hints, paragraph=False, starts=is_terminated(before), follows=not is_terminated(before))
            line = make_line(segment.content, self.out.line, blank_before=self._blank if first else 0,
                             page_break=first and self._page_break, hints=own)
            if line is None:
                continue
            own = msgspec.structs.replace(line.hints, marks=kept_marks(segment), bold=segment.is_bold,
                                          size_pt=segment.size_pt or look.size_pt)
            line = msgspec.structs.replace(line, indent=max(line.indent, look.indent) if first else line.indent, hints=own)
            if first and look.is_title and look.role is None and len(self.lines) < _TITLE_LINES and not OWN_LABEL.fullmatch(line.text):
                line = msgspec.structs.replace(line, hints=msgspec.structs.replace(line.hints, role="title"))
            elif first and look.heading is not None and look.role is None:
                self._headings.append(Declared(len(self.lines), look.heading, line.text))
            self.lines.append(line)
            before, first = line.text, False
        if not first:
            self._blank, self._page_break, self._starts = 0, False, False
        elif not found.figures and look.name != _OWN_GAP:
            self._blank += 1
        self.out.end_line()
        for figure in found.figures:
            self.lines.append(block_line(figure, self.out.line, self.out.position))

    def _look(self, element: "_Element") -> DocxLook:
        properties = child(element, "pPr")
        style = style_of(properties)
        look = with_properties(self._styles.look(style), properties, None)
        if look.numbering is not None and look.level is None:
            look.level = self._numbering.level_of_style(look.numbering, style)
        return look

    def _label(self, element: "_Element", look: DocxLook) -> str:
        """Count the paragraph in its list and return what stands before it; before an empty one nothing."""
        self._is_bullet = False
        label = self._numbering.label(look.numbering, look.level)
        if label is None or not any(letters.text for letters in element.iter(f"{WORD}t")):
            return ""
        self._is_bullet = label.is_bullet
        return label.text

    def _mark_removed(self, element: "_Element") -> bool:
        return child(child(child(element, "pPr"), "rPr"), self._removed) is not None

    @staticmethod
    def _section_breaks(element: "_Element") -> bool:
        section = child(child(element, "pPr"), "sectPr")
        return section is not None and attribute(section, "type") != "continuous"

    def _table(self, element: "_Element") -> None:
        if self._at_head:
            self._read_head_boxes()
        if is_layout(element):
            for row in table_rows(element):
                cells = list(row_cells(row))
                if sum(map(holds_something, cells)) > 1 and not any(map(holds_text, cells)):
                    self._side_by_side(cells)
                else:
                    for cell in cells:
                        self.read(cell)
            return
        start, number = self.out.position, self.out.line

        table = read_table(element, self.cell, path=self.out.path)
        if any(text for row in table.rows for text in row):
            self.lines.append(block_line(table, number, start))
            self._blank, self._page_break = 0, False

    def _side_by_side(self, cells: "list[_Element]") -> None:
        """A row that only places its cells beside each other is a line with gaps."""
        parts: list[SourceText] = []
        for content in cells:
            gap = self.out.add("\u3000\u3000" if parts else "")
            found = self.letters(content)
            if found.text.strip():
                parts.extend((gap, found))
        line = make_line(concat(parts), self.out.line, blank_before=self._blank, page_break=self._page_break)
        if line is not None:
            self.lines.append(line)
            self._blank, self._page_break = 0, False
        self.out.end_line()

    def _control(self, element: "_Element") -> None:
        properties = child(element, "sdtPr")
        gallery = next(properties.iter(f"{WORD}docPartGallery"), None) if properties is not None else None
        if gallery is not None and "contents" in gallery.get(f"{WORD}val", "").lower():
            self._contents(element.iterfind(f"{WORD}sdtContent"))
            return
        for content in element.iterfind(f"{WORD}sdtContent"):
            self.read(content)

    def _contents(self, elements: "Iterable[_Element]") -> None:
        """List the lines of a table of contents, and the word above it, as dropped."""
        for element in elements:
            for paragraph in element.iter(f"{WORD}p"):
                self.out.drop("".join(letters.text or "" for letters in paragraph.iter(f"{WORD}t")), "contents")
        if self.lines and self.lines[-1].text in _CONTENTS_TITLE:
            line = self.lines[-1]
            self.lines[-1] = msgspec.structs.replace(line, hints=Hints(role="furniture"))


def _shows_letters(paragraph: "_Element") -> bool:
    """Tell whether a paragraph has letters of its own, those of text boxes in it apart."""
    return any((letters.text or "").strip() and next(letters.iterancestors(_BOX), None) is None for letters in paragraph.iter(_LETTERS))


def kept_marks(segment: DocxSegment) -> tuple[Mark, ...]:
    """Return the marks of a line without the emphasis that only shows a heading: on its head, or on all of it."""
    spans = segment.content.spans
    if not spans:
        return ()
    start = spans[0][0]
    return tuple(mark for mark in segment.marks if mark.kind not in _EMPHASIS or mark.start > start)

