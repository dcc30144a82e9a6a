"""Where paragraphs and red lines stand on the first page, worked out from what the document says: right to about a millimetre.

No program sets the page: distances, fixed lines, rows of tables, frames and anchored boxes are added up as word processors do.
"""

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from convert.learning.vector import drawn_line, emu_mm, vml_boxes, vml_lines
from convert.lint.docx.facts import MM_PER_TWIP, DocxFacts, DocxParagraph
from convert.lint.docx.limits import is_red
from convert.lint.docx.usual import line_pitch
from convert.ooxml.cascade import UNSAID_SIZE_PT, child, number, value
from convert.ooxml.names import FALLBACK, WORD, WP, WPS, A
from convert.text.characters import HANZI
from convert.units import TWIPS_PER_PT, mm_to_pt, pt_to_mm

if TYPE_CHECKING:
    from lxml.etree import _Element

_BASELINE: Final = 0.8
"""Word processors put the baseline at four fifths of a fixed line."""
_ASCENT_EM: Final = 0.88
_WIDE: Final = re.compile(rf"[{HANZI}\u3000-\u303f\uff00-\uff60〔〕（）“”‘’—…]")
_NARROW_EM: Final = 0.5
_EIGHTHS: Final = 8
_FIT: Final = 0.02
_INSET_EMU: Final = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
"""Room inside the edges of a text box that says none (ISO/IEC 29500-1 21.1.2.1.1)."""
_CELL_SIDE_TWIPS: Final = 108
_SIDES: Final = {"top": 0.0, "center": 0.5, "ctr": 0.5, "bottom": 1.0, "b": 1.0}


class Spot(NamedTuple):
    """Where the first row of a paragraph stands, in mm from the top left of the paper."""

    top_mm: float
    pitch_mm: float
    rows: int
    left_mm: float
    width_mm: float
    fixed: bool
    """Whether its lines have a fixed height."""

    def middle_top_mm(self, size_pt: float) -> float:
        """Return where letters begin that stand in the middle of the row."""
        return self.top_mm + (self.pitch_mm - pt_to_mm(size_pt)) / 2

    def shown_top_mm(self, size_pt: float) -> float:
        """Return where letters begin as word processors show them."""
        if not self.fixed:
            return self.middle_top_mm(size_pt)
        return self.top_mm + _BASELINE * self.pitch_mm - _ASCENT_EM * pt_to_mm(size_pt)


class RedLine(NamedTuple):
    """A red line across the page, in mm from the top left of the paper."""

    y_mm: float
    width_mm: float
    thickness_mm: float
    color: str
    """RRGGBB."""


class _Room(NamedTuple):
    left_mm: float
    width_mm: float


class FirstPage:
    """The paragraphs and red lines of the first page of a document."""

    def __init__(self, facts: DocxFacts) -> None:
        """Go through the main text until the page is full."""
        self.spots: dict[_Element, Spot] = {}
        self.lines: list[RedLine] = []
        self._facts = facts
        self._section = facts.sections[0]
        room = _Room(self._section.left_mm, self._section.width_mm - self._section.left_mm - self._section.right_mm)
        body = facts.document.find(f"{WORD}body")
        if body is not None:
            self._flow(body, room, self._section.top_mm)
        self.lines.sort()

    def _flow(self, parent: "_Element", room: _Room, y: float) -> float:
        """Place what `parent` holds below each other from `y`; return the bottom."""
        for element in parent:
            if y > self._section.height_mm:
                break
            if element.tag == f"{WORD}p":
                y = self._paragraph(element, room, y)
            elif element.tag == f"{WORD}tbl":
                y = self._table(element, room, y)
            elif element.tag == f"{WORD}sdt" and (content := child(element, "sdtContent")) is not None:
                y = self._flow(content, room, y)
        return y

    def _paragraph(self, element: "_Element", room: _Room, y: float) -> float:
        one = self._facts.paragraph_of(element, 0, None)
        properties = child(element, "pPr")
        frame = child(properties, "framePr")
        if frame is not None and frame.get(f"{WORD}y"):
            return self._framed(element, one, frame, y)
        look = one.look
        left, right = look.left * MM_PER_TWIP, look.right * MM_PER_TWIP
        inner = _Room(room.left_mm + left, room.width_mm - left - right)
        borders = child(properties, "pBdr")
        top = y + look.before * MM_PER_TWIP + self._edge(borders, "top", inner, y + look.before * MM_PER_TWIP)
        pitch = self._pitch_mm(one, properties)
        rows = _rows(one, inner.width_mm)
        self.spots[element] = Spot(top, pitch, rows, inner.left_mm, inner.width_mm, look.line_rule == "exact" and bool(look.line))
        self._drawings(element, top, room)
        bottom = top + rows * pitch
        return bottom + self._edge(borders, "bottom", inner, bottom) + look.after * MM_PER_TWIP

    def _framed(self, element: "_Element", one: DocxParagraph, frame: "_Element", y: float) -> float:
        """Place a paragraph in a frame; text that would stand beside it goes on below it."""
        top = self._from(frame.get(f"{WORD}vAnchor", "text"), y) + (number(frame, "y") or 0.0) * MM_PER_TWIP
        width, pitch = (number(frame, "w") or 0.0) * MM_PER_TWIP, self._pitch_mm(one, child(element, "pPr"))
        left = (number(frame, "x") or 0.0) * MM_PER_TWIP
        self.spots[element] = Spot(top, pitch, 1, left, width or self._section.width_mm, one.look.line_rule == "exact")
        bottom = top + max((number(frame, "h") or 0.0) * MM_PER_TWIP, pitch)
        return bottom if top - pitch < y < bottom else y

    def _pitch_mm(self, one: DocxParagraph, properties: "_Element | None") -> float:
        """Return the height of a row: of its largest letters, or of the mark of an empty paragraph."""
        letters = max((piece.letters for piece in one.pieces if piece.text.strip()), key=lambda found: found.size_pt or UNSAID_SIZE_PT,
                      default=None) or self._facts.cascade.run(one.letters, child(properties, "rPr"))
        return pt_to_mm(line_pitch(one.look, letters, self._section) / TWIPS_PER_PT)

    def _edge(self, borders: "_Element | None", side: str, room: _Room, y: float) -> float:
        """Return the height that a line at the edge of a paragraph takes; a red one is taken down."""
        line = child(borders, side)
        if line is None or line.get(f"{WORD}val") in (None, "nil", "none"):
            return 0.0
        thickness, space = pt_to_mm((number(line, "sz") or 0.0) / _EIGHTHS), pt_to_mm(number(line, "space") or 0.0)
        at = y + (space if side == "bottom" else 0.0) + thickness / 2
        self._take(at, room.width_mm, thickness, line.get(f"{WORD}color"))
        return space + thickness

    def _take(self, y: float, width: float, thickness: float, color: str | None) -> None:
        if color and is_red(color):
            self.lines.append(RedLine(round(y, 2), round(width, 1), round(thickness, 2), color.upper()))

    def _table(self, table: "_Element", room: _Room, y: float) -> float:
        """Place the rows of a table; one that floats takes no room."""
        properties = child(table, "tblPr")
        floating = child(properties, "tblpPr")
        top = y
        if floating is not None:
            top = self._from(floating.get(f"{WORD}vertAnchor", "margin"), y) + (number(floating, "tblpY") or 0.0) * MM_PER_TWIP
        sides = _cell_sides(properties)
        widths = [(number(one, "w") or 0.0) * MM_PER_TWIP for one in table.iterfind(f"{WORD}tblGrid/{WORD}gridCol")]
        whole = sum(widths) or room.width_mm
        borders = child(properties, "tblBorders")
        bottom = top
        rows = table.findall(f"{WORD}tr")
        for place, row in enumerate(rows):
            edges = ("top" if place == 0 else "insideH", "bottom" if place == len(rows) - 1 else "insideH")
            height = self._row(row, _Room(room.left_mm - sides[0], whole), widths, sides, bottom)
            for side, at in zip(edges, (bottom, bottom + height), strict=True):
                self._cell_edge(child(borders, side), at, whole)
            for cell in row.findall(f"{WORD}tc"):
                for side, at in (("top", bottom), ("bottom", bottom + height)):
                    self._cell_edge(child(child(child(cell, "tcPr"), "tcBorders"), side), at, whole)
            bottom += height
        return y if floating is not None else bottom

    def _cell_edge(self, line: "_Element | None", y: float, width: float) -> None:
        if line is not None and line.get(f"{WORD}val") not in (None, "nil", "none"):
            self._take(y, width, pt_to_mm((number(line, "sz") or 0.0) / _EIGHTHS), line.get(f"{WORD}color"))

    def _row(self, row: "_Element", room: _Room, widths: list[float], sides: tuple[float, float], y: float) -> float:
        """Place the cells of a row beside each other; return its height."""
        least = child(child(row, "trPr"), "trHeight")
        height = (number(least, "val") or 0.0) * MM_PER_TWIP if least is not None else 0.0
        exact = least is not None and least.get(f"{WORD}hRule") == "exact"
        left, column = room.left_mm, 0
        placed: list[tuple[_Element, set[_Element], float]] = []
        for cell in row.findall(f"{WORD}tc"):
            properties = child(cell, "tcPr")
            span = int(found) if (found := value(properties, "gridSpan") or "1").isdecimal() else 1
            width = sum(widths[column:column + span]) or room.width_mm / max(1, len(row.findall(f"{WORD}tc")))
            before = set(self.spots)
            bottom = self._flow(cell, _Room(left + sides[0], width - sum(sides)), y)
            placed.append((cell, set(self.spots) - before, bottom - y))
            if child(properties, "vMerge") is None and not exact:
                height = max(height, bottom - y)
            left, column = left + width, column + span
        for cell, inside, own in placed:
            share = _SIDES.get(value(child(cell, "tcPr"), "vAlign") or "top", 0.0)
            for one in inside if height > own else ():
                self.spots[one] = self.spots[one]._replace(top_mm=self.spots[one].top_mm + share * (height - own))
        return height

    def _drawings(self, element: "_Element", y: float, room: _Room) -> None:
        """Place the boxes and lines that are anchored in a paragraph whose first row begins at `y`."""
        for anchor in _own(element, f"{{{WP}}}anchor"):
            width, height = _extent(anchor)
            top = self._anchored(anchor, height, y)
            for shape in anchor.iterfind(f"{{{A}}}graphic/{{{A}}}graphicData/{{{WPS}}}wsp"):
                content = shape.find(f"{{{WPS}}}txbx/{WORD}txbxContent")
                line = drawn_line(shape, height)
                if content is not None:
                    self._box(content, shape.find(f"{{{WPS}}}bodyPr"), _Room(self._across(anchor, width, room), width), top, height)
                elif line is not None:
                    self._take(top + height / 2, width, line.thickness_mm, line.color)
        for picture in _own(element, f"{WORD}pict"):
            for box in vml_boxes(picture):
                self._flow(box.content, _Room(room.left_mm + box.left_mm + box.inset_left_mm, box.width_mm - 2 * box.inset_left_mm),
                           self._from(box.base, y) + box.top_mm + box.inset_top_mm)
            for stroke in vml_lines(picture):
                self._take(self._from(stroke.base, y) + stroke.top_mm, stroke.width_mm, stroke.thickness_mm, stroke.color)

    def _box(self, content: "_Element", insets: "_Element | None", place: _Room, top: float, height: float) -> None:
        said = dict(insets.items()) if insets is not None else {}
        left, above, right, below = (emu_mm(said.get(name), default) for name, default in _INSET_EMU.items())
        before = set(self.spots)
        bottom = self._flow(content, _Room(place.left_mm + left, place.width_mm - left - right), top + above)
        share = _SIDES.get(insets.get("anchor", "t") if insets is not None else "t", 0.0)
        spare = share * max(0.0, top + height - below - bottom)
        for one in set(self.spots) - before if spare else ():
            self.spots[one] = self.spots[one]._replace(top_mm=self.spots[one].top_mm + spare)

    def _from(self, base: str, y: float) -> float:
        """Return what a vertical place is counted from: `page`, `margin`, or the paragraph at `y`."""
        return 0.0 if base == "page" else self._section.top_mm if base in ("margin", "topMargin") else y

    def _anchored(self, anchor: "_Element", height: float, y: float) -> float:
        position = anchor.find(f"{{{WP}}}positionV")
        if position is None:
            return y
        base = position.get("relativeFrom", "paragraph")
        offset, align = position.findtext(f"{{{WP}}}posOffset"), position.findtext(f"{{{WP}}}align")
        if offset is not None:
            return self._from(base, y) + emu_mm(offset)
        start, room = (0.0, self._section.height_mm) if base == "page" else \
            (self._section.top_mm, self._section.height_mm - self._section.top_mm - self._section.bottom_mm)
        return start + _SIDES.get(align or "top", 0.0) * (room - height)

    def _across(self, anchor: "_Element", width: float, room: _Room) -> float:
        position = anchor.find(f"{{{WP}}}positionH")
        base = position.get("relativeFrom", "column") if position is not None else "column"
        left, span = (0.0, self._section.width_mm) if base == "page" else (room.left_mm, room.width_mm)
        offset = position.findtext(f"{{{WP}}}posOffset") if position is not None else None
        return left + (emu_mm(offset) if offset is not None else (span - width) / 2)


def _own(element: "_Element", tag: str) -> "Iterator[_Element]":
    """Yield the drawings that stand in a paragraph itself: not in a box of it, not for older programs beside a newer form."""
    for found in element.iter(tag):
        if next(found.iterancestors(f"{WORD}p"), None) is element and next(found.iterancestors(FALLBACK), None) is None:
            yield found


def _extent(anchor: "_Element") -> tuple[float, float]:
    extent = anchor.find(f"{{{WP}}}extent")
    return (emu_mm(extent.get("cx")), emu_mm(extent.get("cy"))) if extent is not None else (0.0, 0.0)


def _cell_sides(properties: "_Element | None") -> tuple[float, float]:
    margins = child(properties, "tblCellMar")
    left, right = (child(margins, side) for side in ("left", "right"))
    return tuple((number(one, "w") or 0.0 if one is not None else _CELL_SIDE_TWIPS) * MM_PER_TWIP  # type: ignore[return-value]
                 for one in (left, right))


def natural_width_pt(one: DocxParagraph) -> float:
    """Return how wide the letters of a paragraph are on one line, in points."""
    return sum(len(_WIDE.findall(piece.text)) * size + (len(piece.text) - len(_WIDE.findall(piece.text))) * size * _NARROW_EM
               + len(piece.text) * piece.letters.spacing_twips / TWIPS_PER_PT
               for piece in one.pieces
               for size in [(piece.letters.size_pt or UNSAID_SIZE_PT) * piece.letters.scale_percent / 100])


def _rows(one: DocxParagraph, width_mm: float) -> int:
    """Return about how many rows a paragraph takes; letters that are a hair too wide make none."""
    breaks = one.text.count("\n") + 1
    return breaks * max(1, math.ceil(natural_width_pt(one) / breaks / max(1.0, mm_to_pt(width_mm)) - _FIT))
