"""Faults of one worksheet: rows, cells, columns, merges, rules, links, tables."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
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
_VALUE: Final = MAIN + "v"
_TYPES: Final = frozenset(("n", "s", "str", "b", "e", "inlineStr"))

_ROW: Final = regex(r"(?<=[A-Z])[1-9]\d{0,5}(?!\d)")
"""The number of a row that every sheet has."""

Box = tuple[int, int, int, int]


class Workbook(msgspec.Struct, frozen=True, kw_only=True):
    """What the checks of a sheet must know of its workbook."""

    strings: Sequence[str]
    """The shared strings."""
    formats: int
    """How many cell formats there are."""
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


def check_sheet(name: str, root: Any, tables: Sequence[TableInfo], book: Workbook, faults: list[str]) -> None:
    """Append the faults of the worksheet `root`; `tables` are those that its relationships lead to."""
    heads = {(table.box[0], column): "" for table in tables if table.has_header
             for column in range(table.box[1], table.box[3] + 1)}
    _check_columns(name, root, faults)
    _check_cells(name, root, book, heads, faults)
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
    margins = root.iter(*(MAIN + kind for kind in ("oddHeader", "oddFooter", "evenHeader", "evenFooter")))
    faults.extend(f"xlsx-header-length: {name}" for node in margins if len(node.text or "") > SHORT_LIMIT)


def string_of(node: Any) -> str:
    """Return the text of a shared or inline string, runs joined, phonetic hints left out."""
    return "".join(text.text or "" for text in node.iter(MAIN + "t") if text.getparent().tag != MAIN + "rPh")


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


def _check_cells(name: str, root: Any, book: Workbook, heads: dict[tuple[int, int], str], faults: list[str]) -> None:
    """Check rows and cells; fill in the texts of the table headings `heads`."""
    data = root.find(MAIN + "sheetData")
    columns: dict[str, int] = {}
    formats = frozenset(map(str, range(book.formats)))
    last_row = 0
    for row in data if data is not None else ():
        number = int(row.get("r", 0))
        if number <= last_row:
            faults.append(f"xlsx-row-order: {name} {number} after {last_row}")
        last_row = number
        if float(row.get("ht", 0)) > HIGHEST_ROW_PT:
            faults.append(f"xlsx-row-height: {name} {number}")
        last_column = 0
        for cell in row:
            reference = cell.get("r", "")
            letters = reference.removesuffix(str(number))
            column = columns.get(letters, 0)
            if not column:
                place = cell_reference(letters + "1")
                if place is None or not letters.isalpha() or letters == reference:
                    faults.append(f"xlsx-cell-reference: {name} {reference} in row {number}")
                    continue
                column = columns[letters] = place[1]
            if column <= last_column:
                faults.append(f"xlsx-cell-order: {name} {reference}")
            last_column = column
            if cell.get("s", "0") not in formats:
                faults.append(f"xlsx-cell-format: {name} {reference} {cell.get('s')}")
            if len(cell):
                text = _check_content(name, reference, cell, book, faults)
                if (number, column) in heads:
                    heads[number, column] = text or ""


def _check_content(name: str, reference: str, cell: Any, book: Workbook, faults: list[str]) -> str | None:
    """Check type, value and formula of a cell; return its text, if it is one."""
    kind = cell.get("t", "n")
    if kind == "s" and len(cell) == 1 and cell[0].tag == _VALUE:
        index = cell[0].text or ""
        if index.isdecimal() and int(index) < len(book.strings):
            return book.strings[int(index)]
    place = f"{name} {reference}"
    formula = value = text = None
    for child in cell:
        if child.tag == _VALUE:
            value = child.text or ""
        elif child.tag == MAIN + "f":
            formula = child.text or ""
        elif child.tag == MAIN + "is":
            text = string_of(child)
    if formula is not None:
        faults.extend(f"xlsx-formula: {place} {fault}" for fault in book.check(formula))
        if value is None:
            faults.append(f"xlsx-formula-without-value: {place}")
    text = value if kind == "str" else text
    if fault := _value_fault(kind, value, text):
        faults.append(f"xlsx-{fault}: {place} {kind} {value}")
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
    for node in root.iter(MAIN + "conditionalFormatting", MAIN + "dataValidation"):
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
