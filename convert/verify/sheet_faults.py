"""Faults of one worksheet: rows, cells, columns, merges, rules, links, tables."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from convert.patterns import regex
from convert.verify.formula import Surroundings, cell_range, cell_reference, check_formula

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

_DATA: Final = MAIN + "sheetData"
_LINE: Final = MAIN + "row"
_CELL: Final = MAIN + "c"
_VALUE: Final = MAIN + "v"
_CONTENT: Final = {MAIN + "f": "f", _VALUE: "v", MAIN + "is": "is"}
"""What a cell may hold."""
_ATTRIBUTES: Final = frozenset(("r", "s", "t"))
_DIGITS: Final = "0123456789"

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


def check_sheet(name: str, root: Any, tables: Sequence[TableInfo], book: Workbook, faults: list[str], rows: Iterable[Any] = ()) -> None:
    """Append the faults of a worksheet.

    Args:
        name: What the sheet is called.
        root: The tree of the worksheet.
        tables: Those that its relationships lead to.
        book: What is to be known of the workbook.
        faults: Takes them.
        rows: Those that are not in the tree, one after the other.
    """
    heads = {(table.box[0], column): "" for table in tables for column in range(table.box[1], table.box[3] + 1)}
    _check_columns(name, root, faults)
    cells = CellCheck(name, book, heads, faults)
    for data in (*root.iterchildren(_DATA), rows):
        cells.check(data)
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


class CellCheck:
    """The checks of the cells of one sheet."""

    def __init__(self, name: str, book: Workbook, heads: dict[tuple[int, int], str], faults: list[str]) -> None:
        """`heads` has the cells of table headings, and takes their texts."""
        self._name = name
        self._book = book
        self._heads = heads
        self._faults = faults
        self._columns: dict[str, int | None] = {}

    def check(self, data: Iterable[Any]) -> None:
        """Check the rows of the element `sheetData`."""
        last = 0
        for row in data:
            if row.tag != _LINE:
                self._tell("unreadable", str(row.tag))
                continue
            number = int(row.get("r", 0))
            if number <= last:
                self._tell("row-order", f"{number} after {last}")
            last = number
            if float(row.get("ht", 0)) > HIGHEST_ROW_PT:
                self._tell("row-height", str(number))
            self._check_row(number, row)

    def _check_row(self, number: int, row: Any) -> None:
        last = 0
        for cell in row:
            if cell.tag != _CELL or not _ATTRIBUTES.issuperset(cell.keys()):
                self._tell("unreadable", f"row {number}")
                continue
            reference = cell.get("r", "")
            letters = reference.rstrip(_DIGITS)
            column = self._column(letters)
            if column is None or reference != f"{letters}{number}":
                self._tell("cell-reference", f"{reference} in row {number}")
                continue
            if column <= last:
                self._tell("cell-order", reference)
            last = column
            style = cell.get("s")
            if style is not None and style not in self._book.formats:
                self._tell("cell-format", f"{reference} {style}")
            text = self._text_of(cell, reference)
            if (number, column) in self._heads:
                self._heads[number, column] = text or ""

    def _column(self, letters: str) -> int | None:
        """Return the number of a column; None for letters that are none."""
        if letters not in self._columns:
            place = cell_reference(f"{letters}1") if letters.isalpha() and letters.isupper() else None
            self._columns[letters] = place[1] if place else None
        return self._columns[letters]

    def _text_of(self, cell: Any, reference: str) -> str | None:
        """Check type, value and formula of a cell; return its text, if it is one."""
        if len(cell) == 1 and cell[0].tag == _VALUE and not len(cell[0]):  # nearly all: a shared string, or a number
            kind, only = cell.get("t"), cell[0].text or ""
            if kind == "s" and only in self._book.strings:
                return self._book.strings[only]
            if kind is None and _is_number(only):
                return None
        content: dict[str, str] = {}
        for part in cell:
            name = _CONTENT.get(part.tag)
            if name is None or name in content or (len(part) and name != "is"):
                self._tell("unreadable", reference)
                continue
            content[name] = (part.text or "") if name != "is" else "".join(text.text or "" for text in part.iter(MAIN + "t"))
        kind, formula, value = cell.get("t", "n"), content.get("f"), content.get("v")
        return self._check_content(reference, kind, formula, value, content.get("is"))

    def _check_content(self, place: str, kind: str, formula: str | None, value: str | None, inline: str | None) -> str | None:
        """Check type, value and formula of a cell; return its text, if it is one."""
        if formula is not None:
            for fault in self._book.check(formula):
                self._tell("formula", f"{place} {fault}")
            if value is None:
                self._tell("formula-without-value", place)
        text = value if kind == "str" else inline
        if wrong := _value_fault(kind, value, text):
            self._tell(wrong, f"{place} {kind} {value}")
        return text

    def _tell(self, code: str, detail: str) -> None:
        self._faults.append(f"xlsx-{code}: {self._name} {detail}")


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
        if location and link.get(RELATION + "id") is None:
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
