"""A sheet of a workbook as rows of texts: what is seen of it, cut where a row is empty."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from convert.model.blocks import CellSpan
from convert.readers.xlsx.values import shown

MAX_PLACES: Final = 200_000
"""Of all sheets together: cells from the first to the last that has something, the empty ones between them included."""


class SheetPart(msgspec.Struct):
    """A part of a sheet without an empty row in it; all rows have the same number of cells."""

    rows: list[list[str]]
    spans: list[CellSpan]


class SeenSheet(msgspec.Struct):
    """What a sheet shows, and what it does not."""

    name: str
    grids: list[SheetPart] = []
    hidden: list[str] = []
    """The words of hidden rows and columns; of the whole sheet when it is hidden."""
    without_value: list[str] = []
    """Cells (`B3`) with a formula that no program has computed; one whose value is no text at all (`=""`) has been."""


def sheet_too_large(sheets: Sequence[Any]) -> str | None:
    """Return the name of the largest of the sheets of openpyxl when they have more than `MAX_PLACES` together; None when not.

    Whoever walks over a sheet has an object made of each of its places, of the empty ones too.
    """
    places = {sheet.title: sheet.max_row * sheet.max_column for sheet in sheets}
    return max(places, key=places.__getitem__) if sum(places.values()) > MAX_PLACES else None


def see(values: Any, formulas: Any) -> SeenSheet:
    """Return what a sheet of openpyxl shows.

    Args:
        values: The sheet with the values that formulas had when it was saved.
        formulas: The same sheet with the formulas.
    """
    seen = SeenSheet(name=values.title)
    hidden_sheet = values.sheet_state != "visible"
    hidden = _hidden_columns(values)
    columns = [number for number in range(1, values.max_column + 1) if number not in hidden]
    texts: dict[int, list[str]] = {}
    for row in values.iter_rows():
        shown_row: list[str] = []
        for cell in row:
            text = shown(cell.value, cell.number_format) if cell.value is not None else ""
            if cell.value is None and cell.data_type == "n" and formulas.cell(cell.row, cell.column).data_type == "f":
                seen.without_value.append(cell.coordinate)
            if hidden_sheet or values.row_dimensions[cell.row].hidden or cell.column in hidden:
                seen.hidden += [text] if text else []
            else:
                shown_row.append(text)
        if shown_row:
            texts[row[0].row] = shown_row
    if not hidden_sheet:
        seen.grids = list(_cut(texts, columns, values.merged_cells.ranges))
    return seen


def _hidden_columns(sheet: Any) -> set[int]:
    """Return the numbers of hidden columns; an entry of the sheet stands for a run of them."""
    from openpyxl.utils import column_index_from_string

    found: set[int] = set()
    for letters, entry in sheet.column_dimensions.items():
        if entry.hidden:
            first = entry.min or column_index_from_string(letters)
            found.update(range(first, min(entry.max or first, sheet.max_column) + 1))
    return found


def _cut(texts: dict[int, list[str]], columns: list[int], merged: Any) -> Iterator[SheetPart]:
    """Yield the parts of a sheet between its empty rows, without the columns that are empty in them."""
    part: list[int] = []
    for number in [*texts, None]:
        if number is not None and any(texts[number]):
            part.append(number)
        elif part and not (number is not None and _is_inside(number, merged)):
            yield _grid(part, texts, columns, merged)
            part = []
        elif part and number is not None:
            part.append(number)


def _is_inside(number: int, merged: Any) -> bool:
    """Tell whether a merged cell reaches over row `number` from above."""
    return any(area.min_row < number <= area.max_row for area in merged)


def _grid(part: list[int], texts: dict[int, list[str]], columns: list[int], merged: Any) -> SheetPart:
    filled = [at for at in range(len(columns)) if any(texts[number][at] for number in part)]
    places = [columns[at] for at in filled]
    spans = []
    for area in merged:
        down = [number for number in part if area.min_row <= number <= area.max_row]
        across = [column for column in places if area.min_col <= column <= area.max_col]
        if len(down) * len(across) > 1 and down[0] == area.min_row and across[0] == area.min_col:
            spans.append(CellSpan(row=part.index(down[0]), column=places.index(across[0]), rows=len(down), columns=len(across)))
    return SheetPart([[texts[number][at] for at in filled] for number in part], sorted(spans, key=lambda span: (span.row, span.column)))
