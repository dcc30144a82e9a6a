"""Faults of one worksheet: rows, cells, columns, merges, rules, links, tables.

Cells are nine tenths of a workbook. They are not made into a tree: one expression takes a row apart, and what it does not
take is a fault.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from convert.ooxml.formula import Surroundings, cell_range, cell_reference, check_formula
from convert.patterns import regex

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TEXT_LIMIT: Final = 32_767
SHORT_LIMIT: Final = 255
LINK_LIMIT: Final = 65_530
HIGHEST_ROW_PT: Final = 409.5
COLUMN_LIMIT: Final = 16_384
_TYPES: Final = frozenset(("n", "s", "str", "b", "e", "inlineStr"))

_ROW: Final = regex(r"(?<=[A-Z])[1-9]\d{0,5}(?!\d)")
"""The number of a row that every sheet has."""

_VALUE: Final = r'[^"<&]*'
_PLAIN: Final = r"[^<&\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*"
TEXT: Final = rf"{_PLAIN}(?:&(?:amp|lt|gt|quot|apos|#9|#10|#13);{_PLAIN})*"
"""Text as XML may hold it: rows and shared strings see no other parser."""
_ROW_START: Final = regex(rf'<row(?: r="(\d+)"| ht="({_VALUE})"| \w+="{_VALUE}")*/?>')
"""Number and height of a row; a row without cells may end at once."""
_CELL: Final = regex(rf'<c(?: r="([^"\d<&]*)({_VALUE})"| s="({_VALUE})"| t="({_VALUE})")*(?:/>|>(?:<f>({TEXT})</f>)?'
                     rf"(?:<v>({TEXT})</v>)?(?:<is><t>({TEXT})</t></is>)?</c>)")
"""Letters and number of the reference, format, kind, formula, value, inline text."""
_END: Final = b"</sheetData>"
_GROUPS: Final = 7
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&#9;", "\t"), ("&#10;", "\n"), ("&#13;", "\r"),
                    ("&amp;", "&"))
"""The last one last: what it brings forth is no entity."""

Box = tuple[int, int, int, int]


class Workbook(msgspec.Struct, frozen=True, kw_only=True):
    """What the checks of a sheet must know of its workbook."""

    strings: Mapping[str, str]
    """The shared strings by their numbers."""
    formats: Collection[str]
    """Numbers of the cell formats."""
    differential_formats: int
    around: Surroundings
    checked: dict[str, list[str]]
    """Faults of the formulas seen so far, the numbers of their rows aside."""

    def check(self, formula: str) -> list[str]:
        """Return the faults of a formula; those that differ in the numbers of their rows alone are read once."""
        pattern = _ROW.sub("1", formula)
        if pattern not in self.checked:
            self.checked[pattern] = check_formula(formula, self.around)
        return self.checked[pattern]


class TableInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A table on the sheet."""

    name: str
    box: Box
    columns: tuple[str, ...]
    has_header: bool


def split_sheet(content: bytes) -> tuple[bytes, bytes]:
    """Return a worksheet without its rows, and the element `sheetData`; of another part all of it, and nothing."""
    start = content.find(b"<sheetData>")
    end = content.rfind(_END)
    if start < 0 or end < start:
        return content, b""
    end += len(_END)
    return content[:start] + content[end:], content[start:end]


def check_sheet(name: str, root: Any, rows: bytes, tables: Sequence[TableInfo], book: Workbook, faults: list[str]) -> None:
    """Append the faults of a worksheet.

    Args:
        name: What the sheet is called.
        root: The tree of the worksheet without its rows.
        rows: Its element `sheetData`.
        tables: Those that its relationships lead to.
        book: What is to be known of the workbook.
        faults: Takes them.
    """
    heads = {(table.box[0], column): "" for table in tables if table.has_header
             for column in range(table.box[1], table.box[3] + 1)}
    _check_columns(name, root, faults)
    if any(len(data) for data in root.iter(MAIN + "sheetData")):
        faults.append(f"xlsx-unreadable: {name} has rows that could not be split off")
    if rows:
        _Cells(name, book, heads, faults).check(rows)
    merges = _boxes(name, (node.get("ref", "") for node in root.iter(MAIN + "mergeCell")), "merge", faults)
    _check_overlaps(name, "merge-overlap", merges, faults)
    boxes = [table.box for table in tables]
    _check_overlaps(name, "table-overlap", boxes, faults)
    faults.extend(f"xlsx-merge-in-table: {name} {box}" for box in merges if any(_overlap(box, other) for other in boxes))
    for table in tables:
        _check_head(name, table, heads, faults)
    _check_rules(name, root, book, faults)
    _check_links(name, root, book, faults)
    _check_filter(name, root, boxes, faults)
    for margins in root.iter(MAIN + "headerFooter"):
        faults.extend(f"xlsx-header-length: {name}" for node in margins if len(node.text or "") > SHORT_LIMIT)


def utf16_length(text: str) -> int:
    """Return the length that the limits of the format count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _check_columns(name: str, root: Any, faults: list[str]) -> None:
    last = 0
    for node in root.iter(MAIN + "col"):
        first, end = int(node.get("min", 0)), int(node.get("max", 0))
        if not last < first <= end <= COLUMN_LIMIT:
            faults.append(f"xlsx-columns: {name} {first}-{end}")
        if not 0 <= float(node.get("width", 1)) <= SHORT_LIMIT:
            faults.append(f"xlsx-column-width: {name} {node.get('width')}")
        last = max(last, end)


class _Cells:
    """The checks of the cells of one sheet."""

    def __init__(self, name: str, book: Workbook, heads: dict[tuple[int, int], str], faults: list[str]) -> None:
        """`heads` has the cells of table headings, and takes their texts."""
        self._name = name
        self._book = book
        self._heads = heads
        self._head_rows = frozenset(row for row, _ in heads)
        self._faults = faults
        self._columns: dict[tuple[str, ...], list[int]] = {}

    def check(self, rows: bytes) -> None:
        """Check the element `sheetData`."""
        last = 0
        before, *pieces = _ROW_START.split(rows.decode().removeprefix("<sheetData>").removesuffix("</sheetData>"))
        if before:
            self._tell("unreadable", before[:20])
        for number, height, cells in zip(*[iter(pieces)] * 3, strict=True):
            row = int(number or 0)
            if row <= last:
                self._tell("row-order", f"{row} after {last}")
            last = row
            if height and float(height) > HIGHEST_ROW_PT:
                self._tell("row-height", str(row))
            self._check_row(row, cells.removesuffix("</row>"))

    def _check_row(self, number: int, cells: str) -> None:
        pieces = _CELL.split(cells.replace("<v/>", "<v></v>") if "<v/>" in cells else cells)
        between, letters, digits, *fields = [pieces[part::_GROUPS + 1] for part in range(_GROUPS + 1)]
        if any(between):
            self._tell("unreadable", f"row {number}")
        if digits.count(str(number)) != len(digits):
            for letter, digit in zip(letters, digits, strict=True):
                if digit != str(number):
                    self._tell("cell-reference", f"{letter}{digit} in row {number}")
            return
        columns = self._columns.get(tuple(letters)) or self._columns_of(number, letters)
        formats, strings, heads = self._book.formats, self._book.strings, self._heads
        is_head = number in self._head_rows
        for column, letter, style, kind, formula, value, inline in zip(columns, letters, *fields, strict=True):
            if style is not None and style not in formats:
                self._tell("cell-format", f"{letter}{number} {style}")
            if kind == "s" and formula is None and value in strings:
                text: str | None = strings[value]
            elif kind is None and formula is None and inline is None and (value is None or _is_number(value)):
                text = None
            else:
                text = self._check_content(f"{letter}{number}", kind or "n", formula, value, inline)
            if is_head and (number, column) in heads:
                heads[number, column] = text or ""

    def _columns_of(self, row: int, letters: Sequence[str]) -> list[int]:
        """Return the columns of a row's cells; letters that are none are told, and those that do not go to the right."""
        columns = []
        last = 0
        for letter in letters:
            place = cell_reference(f"{letter}1")
            if place is None or not letter.isalpha():
                self._tell("cell-reference", f"{letter}{row} in row {row}")
            elif place[1] <= last:
                self._tell("cell-order", f"{letter}{row}")
            last = place[1] if place else last
            columns.append(last)
        self._columns[tuple(letters)] = columns
        return columns

    def _check_content(self, place: str, kind: str, formula: str | None, value: str | None, inline: str | None) -> str | None:
        """Check type, value and formula of a cell; return its text, if it is one."""
        if formula is not None:
            for fault in self._book.check(plain(formula)):
                self._tell("formula", f"{place} {fault}")
            if value is None:
                self._tell("formula-without-value", place)
        text = value if kind == "str" else inline
        text = None if text is None else plain(text)
        if wrong := _value_fault(kind, value, text):
            self._tell(wrong, f"{place} {kind} {value}")
        return text

    def _tell(self, code: str, detail: str) -> None:
        self._faults.append(f"xlsx-{code}: {self._name} {detail}")


def plain(text: str) -> str:
    """Return text of XML with its entities replaced."""
    if "&" not in text:
        return text
    for name, character in _ENTITIES:
        text = text.replace(name, character)
    return text


def _value_fault(kind: str, value: str | None, text: str | None) -> str | None:
    """Return what is wrong with a cell's value; a good shared string does not come here."""
    wrong = {"s": "string-index", "e": "error-value"}.get(kind)
    if kind not in _TYPES:
        wrong = "cell-type"
    elif kind == "n" and value is not None and not _is_number(value):
        wrong = "number"
    elif kind == "b" and value not in ("0", "1"):
        wrong = "boolean"
    elif text is not None and utf16_length(text) > TEXT_LIMIT:
        wrong = "text-length"
    return wrong


def _check_head(name: str, table: TableInfo, heads: dict[tuple[int, int], str], faults: list[str]) -> None:
    if not table.has_header:
        return
    row, first = table.box[0], table.box[1]
    for offset, column in enumerate(table.columns):
        shown = heads.get((row, first + offset), "")
        if shown != column:
            faults.append(f"xlsx-table-heading: {name} {table.name} {column!r} is {shown!r} in the sheet")


def _check_rules(name: str, root: Any, book: Workbook, faults: list[str]) -> None:
    """Check conditional formats and validations."""
    for kind in ("conditionalFormatting", "dataValidation"):
        for node in root.iter(MAIN + kind):
            _boxes(name, node.get("sqref", "").split() or [""], "area", faults)
    for rule in root.iter(MAIN + "cfRule"):
        index = rule.get("dxfId")
        if index is not None and not 0 <= int(index) < book.differential_formats:
            faults.append(f"xlsx-differential-format: {name} {index}")
        for formula in rule.iter(MAIN + "formula"):
            faults.extend(f"xlsx-formula: {name} conditional format {fault}"
                          for fault in check_formula(formula.text or "", book.around))
    for rule in root.iter(MAIN + "dataValidation"):
        for formula in (*rule.iter(MAIN + "formula1"), *rule.iter(MAIN + "formula2")):
            text = formula.text or ""
            if text.startswith('"') and utf16_length(text) - 2 > SHORT_LIMIT:
                faults.append(f"xlsx-validation-length: {name} {rule.get('sqref')}")
            faults.extend(f"xlsx-formula: {name} validation {fault}" for fault in check_formula(text, book.around))


def _check_links(name: str, root: Any, book: Workbook, faults: list[str]) -> None:
    links = list(root.iter(MAIN + "hyperlink"))
    if len(links) > LINK_LIMIT:
        faults.append(f"xlsx-links: {name} {len(links)}")
    for link in links:
        if cell_range(link.get("ref", "")) is None:
            faults.append(f"xlsx-link-cell: {name} {link.get('ref')}")
        location = link.get("location")
        if location:
            faults.extend(f"xlsx-link-location: {name} {link.get('ref')} {fault}"
                          for fault in book.check(location))
        elif link.get(RELATION + "id") is None:
            faults.append(f"xlsx-link-target: {name} {link.get('ref')}")
    for reference, count in Counter(link.get("ref") for link in links).items():
        if count > 1:
            faults.append(f"xlsx-link-twice: {name} {reference}")


def _check_filter(name: str, root: Any, tables: Sequence[Box], faults: list[str]) -> None:
    node = root.find(MAIN + "autoFilter")
    if node is not None:
        found = _boxes(name, [node.get("ref", "")], "filter", faults)
        if any(_overlap(box, table) for box in found for table in tables):
            faults.append(f"xlsx-filter-in-table: {name}")


def _boxes(name: str, references: Iterable[str], what: str, faults: list[str]) -> list[Box]:
    boxes = []
    for reference in references:
        box = cell_range(reference)
        if box is None:
            faults.append(f"xlsx-{what}-reference: {name} {reference!r}")
        else:
            boxes.append(box)
    return boxes


def _check_overlaps(name: str, code: str, boxes: Sequence[Box], faults: list[str]) -> None:
    """Report overlaps, going down the rows with the boxes that are still open."""
    open_boxes: list[Box] = []
    for box in sorted(boxes):
        open_boxes = [other for other in open_boxes if other[2] >= box[0]]
        faults.extend(f"xlsx-{code}: {name} {other} {box}" for other in open_boxes if _overlap(other, box))
        open_boxes.append(box)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _is_number(value: str) -> bool:
    try:
        return math.isfinite(float(value)) and "_" not in value
    except ValueError:
        return False
