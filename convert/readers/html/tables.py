"""Tables of a page: rows of cells on one grid, without the rows and columns that only give widths."""

from collections.abc import Iterator, Set
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import msgspec

from convert.model.blocks import CellSpan, Table
from convert.patterns import regex
from convert.readers.html.page import SILENT, is_hidden
from convert.readers.html.words import shown_words
from convert.readers.read_out import CellPart, ReadOut, is_figure, join_cell, make_table
from convert.readers.structure.source_text import EMPTY, SourceText, cell_text, concat
from convert.readers.table_places import covered_columns, empty_columns, without_places
from convert.text.raised import plain_or_raised

if TYPE_CHECKING:
    from lxml.etree import _Element

NUMBER: Final = regex(r"\s*(\d{1,4})")
"""How the value of an attribute begins that is a number."""
_HEIGHT: Final = regex(r"(?<![-\w])height:\s*(\d+(?:\.\d+)?)")
_BORDER: Final = regex(r"border(?:-(?:top|left|bottom|right))?\s*:\s*(?!none|0)")
_LINES: Final = frozenset({"p", "div", "br", "li", "tr", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})
_LONG_CELL: Final = 300
_LONGEST_CELL: Final = 3_000
_LONGEST_HEAD: Final = 20
_FEWEST_ROWS: Final = 2
"""More of them with lines around make a table even where a cell holds a long text."""
_THINNEST: Final = 2.0
"""Pixels or points up to which a row without letters only gives widths."""
_OUTSIDE: Final = "outside-cells"
MAX_COLUMNS: Final = 200
MAX_CELLS: Final = 60_000


def is_data_table(table: "_Element") -> bool:
    """Tell whether a table holds data rather than the page: rows and columns, and no long texts but where lines are around."""
    framed = has_lines(table)
    if not framed and any(inner is not table for inner in table.iter("table")):
        return False
    widths: list[int] = []
    lengths: list[list[int]] = []
    for row in own_rows(table):
        cells = list(row.iterchildren("td", "th"))
        widths.append(sum(span_of(cell, "colspan") for cell in cells))
        lengths.append([len("".join(cell.itertext()).strip()) for cell in cells])
        if len(widths) * max(widths, default=1) > MAX_CELLS:
            return False
    longest = max((length for row in lengths for length in row), default=0)
    headed = len(lengths) > _FEWEST_ROWS and all(length <= _LONGEST_HEAD for length in lengths[0])
    gridded = sum(width > 1 for width in widths) > _FEWEST_ROWS
    if longest > (_LONGEST_CELL if framed and (headed or gridded) else _LONG_CELL):
        return False
    return len(widths) >= 2 and sum(width >= 2 for width in widths) >= 2


def has_lines(table: "_Element") -> bool:
    """Tell whether a page draws lines around the cells of a table."""
    if table.get("border", "0").strip() not in ("", "0") or _BORDER.search(table.get("style", "").lower()):
        return True
    cell = next(table.iter("td", "th"), None)
    return cell is not None and _BORDER.search(cell.get("style", "").lower()) is not None


def own_rows(table: "_Element") -> "Iterator[_Element]":
    """Yield the rows of a table that a page shows, those of tables inside it left out."""
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is table and not is_hidden(row):
            yield row


def read_table(table: "_Element", out: ReadOut) -> Table:
    """Return a table; its letters are appended to `out`, and those that no cell of it shows are listed as dropped."""
    rows = list(own_rows(table))
    head = sum(1 for row in rows if (parent := row.getparent()) is not None and parent.tag == "thead")
    read: set[_Element] = set()
    cells, spans = _cells(rows, out, read)
    thin = [number for number, row in enumerate(rows) if _only_gives_widths(row, cells[number], at_border=number in (0, len(rows) - 1))]
    made = msgspec.structs.replace(make_table(cells, header_rows=head if 0 < head < len(rows) else None), spans=tuple(spans))
    made = without_places(made, rows=thin, columns=[])
    spare = empty_columns(made) if any(is_figure(cell) for row in made.rows for cell in row) else covered_columns(made)
    made = without_places(made, rows=[], columns=spare)  # where there is no figure, an empty column is one of a form
    caption = next((inner for inner in table.iterchildren("caption")), None)
    if caption is not None:
        read.add(caption)
        words = out.add(shown_words("".join(_texts(caption))).strip())
        out.end_line()
        made = msgspec.structs.replace(made, caption=words.text, caption_source=words.spans)
    for reason, pieces in groupby(_beside(table, read, set(rows)), key=itemgetter(0)):
        out.drop("".join(text for _, text in pieces), reason)
    return made


def _texts(caption: "_Element") -> Iterator[str]:
    """Yield the letters of a caption without those of rows: a page that does not end it has them inside."""
    from lxml import etree

    walk = etree.iterwalk(caption, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            yield (element.tail if element is not caption else None) or ""
        elif element.tag == "tr":
            walk.skip_subtree()
        else:
            yield element.text or ""


def _beside(table: "_Element", read: "Set[_Element]", rows: "Set[_Element]") -> Iterator[tuple[str, str]]:
    """Yield why letters of a table are in none of the elements that were `read`, and the letters."""
    from lxml import etree

    reasons = [_OUTSIDE]
    walk = etree.iterwalk(table, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            reasons.pop()
            text = element.tail if element is not table else None
        else:
            reasons.append("hidden-text" if is_hidden(element) else "" if element in read else _OUTSIDE if element in rows else reasons[-1])
            text = element.text
            if element.tag in SILENT:
                walk.skip_subtree()
                continue
        if text and reasons[-1]:
            yield reasons[-1], shown_words(text)


def _cells(rows: "list[_Element]", out: ReadOut, read: "set[_Element]") -> tuple[list[list[SourceText]], list[CellSpan]]:
    found: list[list[SourceText]] = []
    spans: list[CellSpan] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        cells: list[SourceText] = []
        for cell in row.iterchildren("td", "th"):
            while (number, len(cells)) in taken:
                cells.append(EMPTY)
            if len(cells) >= MAX_COLUMNS:
                break
            wide = min(MAX_COLUMNS - len(cells), span_of(cell, "colspan"))
            high = min(len(rows) - number, span_of(cell, "rowspan"))
            if (wide > 1 or high > 1) and len(taken) < MAX_CELLS:
                spans.append(CellSpan(row=number, column=len(cells), rows=high, columns=wide))
                taken.update((below, right) for below in range(number, number + high) for right in range(len(cells), len(cells) + wide))
            cells.append(join_cell([msgspec.structs.replace(part, text=cell_text(part.text)) for part in _parts(cell, out)]))
            cells.extend([EMPTY] * (wide - 1))
            read.add(cell)
        found.append(cells)
    return found, spans


def _parts(cell: "_Element", out: ReadOut) -> Iterator[CellPart]:
    """Yield the lines of a cell; the cells of a table inside it are marked to stand apart."""
    from lxml import etree

    words: list[SourceText] = []
    raised = inner = 0
    table = next(cell.iterancestors("table"), None)
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            inner += tag in ("td", "th") and element is not cell
            raised += tag == "sup"
            if tag in SILENT or is_hidden(element) or (tag == "tr" and next(element.iterancestors("table"), None) is table):
                walk.skip_subtree()  # a row begins where the page has not ended a cell
                continue
            if tag == "img" and element.get("src"):
                out.notice("reader-picture-in-table", "advisory", address=element.get("src", "")[:80])
            text = element.text
        else:
            raised -= tag == "sup"
            text = element.tail if element is not cell else None
        border = tag in _LINES or (tag in ("td", "th") and element is not cell)
        if border and words:
            yield CellPart(concat(words), out.gap(), apart=inner > 0)
            words = []
        inner -= event == "end" and tag in ("td", "th") and element is not cell
        if text:
            shown = shown_words(text)
            words.append(out.add(plain_or_raised(shown, words[-1].text if words else "") if raised else shown))
    yield CellPart(concat(words), out.gap())


def _only_gives_widths(row: "_Element", cells: list[SourceText], *, at_border: bool) -> bool:
    if any(cell.text for cell in cells):
        return False
    heights = [_HEIGHT.search(element.get("style", "").lower()) for element in (row, *row.iterchildren("td", "th"))]
    given = [float(match.group(1)) for match in heights if match]
    attribute = row.get("height", "").strip().rstrip("px")
    if attribute.isdecimal():
        given.append(float(attribute))
    if given:
        return max(given) <= _THINNEST
    return at_border and all(cell.get("width") or "width" in cell.get("style", "") for cell in row.iterchildren("td", "th"))


def span_of(cell: "_Element", name: str) -> int:
    """Return how many columns or rows a cell says that it takes."""
    found = NUMBER.match(cell.get(name, "1"))
    return max(1, int(found.group(1))) if found else 1
