"""Which element of the structure tree a line belongs to: from the role it was set in and the report it comes from."""

from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFArrayCompact

from convert.exporters.pdf.structure import Element
from convert.model.blocks import Table
from convert.model.walk import all_blocks

if TYPE_CHECKING:
    from convert.layout.frame import LaidOut, Line, Picture, Run
    from convert.model.report import Report

_LIST_ATTRIBUTES = {"O": "/List", "ListNumbering": "/None"}
_TITLES = frozenset({"title", "attachment_title", "contents_title"})


class Tagger:
    """Finds or makes the element of every run and picture, in the order in which they stand on the pages."""

    def __init__(self, root: Element, report: "Report", laid_out: "LaidOut") -> None:
        self._root = root
        self._tables = {block.id: block for block in all_blocks(report) if isinstance(block, Table)}
        self._header_rows = {table.block: table.header_rows for table in laid_out.tables}
        self._attachment_of = {block.id: index for index, attachment in enumerate(report.attachments)
                               for block in attachment.body}
        self._sections: dict[int, Element] = {}
        self._elements: dict[tuple[object, ...], Element] = {}
        self._levels: list[int] = []
        self._depths: dict[str, int] = {}
        self._link: tuple[Element, str, Element] | None = None
        self._last: tuple[Line | None, str, Element] = (None, "", root)
        """Line, role and element of the run before."""

    def of_run(self, line: "Line", run: "Run") -> Element:
        """Return the element that the letters of `run` belong to."""
        role = run.role or line.role
        if self._last[0] is not line or self._last[1] != role:
            self._last = (line, role, self._of_line(line, role))
        element = self._last[2]
        if run.link is None:
            self._link = None
            return element
        if self._link is None or self._link[:2] != (element, run.link):
            self._link = (element, run.link, element.child("Link"))
        return self._link[2]

    def of_picture(self, picture: "Picture", box: tuple[float, float, float, float]) -> Element:
        """Return a new element for a picture; `box` is its left, bottom, right and top in points."""
        parent = self._container(picture.block)
        if picture.block != "sign_off.seal":
            parent = self._element((picture.block, "figure"), parent, "Div")
        return parent.child("Figure", alt=picture.alt or "图片", attributes={
            "O": "/Layout", "Placement": "/Block", "BBox": PDFArrayCompact(box)})

    def _of_line(self, line: "Line", role: str) -> Element:
        block = line.block
        if line.cell is not None and block in self._tables:
            return self._cell(block, *line.cell)
        parent = self._container(block)
        if role.startswith(("heading_", "lead_")):
            return self._element((block, "heading"), parent, f"H{self._depth(block, int(role[-1]))}")
        if role in ("table_caption", "table_unit") and block in self._tables:
            caption = self._element((block, "caption"), self._table(block), "Caption")
            return self._element((block, role), caption, "P")
        if role == "figure_caption":
            return self._element((block, "caption"), self._element((block, "figure"), parent, "Div"), "Caption")
        if role in _TITLES:
            self._depth(block, 0)
            return self._element((block, "title"), parent, "Title")
        if role == "item":
            return self._item(block, parent)
        if role == "note":
            return self._note(block, parent)
        if role == "contents":
            return self._entry(line, parent)
        return self._element((block, role.startswith("attendance") and role), parent, "P")

    def _element(self, key: tuple[object, ...], parent: Element, tag: str) -> Element:
        found = self._elements.get(key)
        if found is None:
            found = self._elements[key] = parent.child(tag)
        return found

    def _container(self, block: str) -> Element:
        """Return the section of the attachment that the block is in, or the document."""
        index = self._attachment_of.get(block)
        if index is None and block.startswith("attachments."):
            index = int(block.split(".")[1])
        if index is None:
            return self._root
        if index not in self._sections:
            self._sections[index] = self._root.child("Sect")
        return self._sections[index]

    def _depth(self, block: str, level: int) -> int:
        """Return how deep a heading or title (level 0) stands below those before it: no depth is skipped whatever the text does."""
        if block not in self._depths:
            while self._levels and self._levels[-1] >= level:
                self._levels.pop()
            self._levels.append(level)
            self._depths[block] = len(self._levels)
        return self._depths[block]

    def _item(self, block: str, parent: Element) -> Element:
        key = (block, "item")
        if key not in self._elements:
            last = parent.kids[-1] if parent.kids else None
            items = last if isinstance(last, Element) and last.tag == "L" else parent.child("L", attributes=_LIST_ATTRIBUTES)
            self._elements[key] = items.child("LI").child("LBody")
        return self._elements[key]

    def _note(self, block: str, parent: Element) -> Element:
        key = (block, "note")
        if key not in self._elements:
            self._elements[key] = parent.child("Note", identifier=f"note.{block}")
        return self._elements[key]

    def _entry(self, line: "Line", parent: Element) -> Element:
        contents = self._element(("contents",), parent, "TOC")
        return self._element(("contents", line.block, line.start), contents, "TOCI")

    def _table(self, block: str) -> Element:
        return self._element((block, "table"), self._container(block), "Table")

    def _cell(self, block: str, row: int, column: int) -> Element:
        """Return a cell; the first one of a table makes the whole table, empty cells included."""
        key = (block, row, column)
        if key not in self._elements:
            self._make_table(block)
        return self._elements[key]

    def _make_table(self, block: str) -> None:
        table, element = self._tables[block], self._table(block)
        headers = self._header_rows.get(block, table.header_rows)
        spans = {(span.row, span.column): span for span in table.spans}
        covered = {(row, column): (span.row, span.column) for span in table.spans
                   for row in range(span.row, span.row + span.rows) for column in range(span.column, span.column + span.columns)
                   if (row, column) != (span.row, span.column)}
        for row, texts in enumerate(table.rows):
            line = element.child("TR")
            for column in range(len(texts)):
                if (row, column) in covered:
                    continue
                entries: dict[str, str | int] = {"Scope": "/Column"} if row < headers else {}
                span = spans.get((row, column))
                if span is not None:
                    entries |= {key: count for key, count in (("RowSpan", span.rows), ("ColSpan", span.columns)) if count > 1}
                self._elements[(block, row, column)] = line.child("TH" if row < headers else "TD",
                                                                 attributes={"O": "/Table", **entries} if entries else None)
        for place, owner in covered.items():
            self._elements.setdefault((block, *place), self._elements[(block, *owner)])
