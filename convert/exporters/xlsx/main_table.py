"""指标总表: every figure with its meaning, as an Excel table that can be sorted, filtered, corrected and summed."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Final

import msgspec

from convert.corrections.columns import ASPECTS, FROM_TEXT, KINDS, QUALIFIERS
from convert.exporters.xlsx.book import PRINTED_PX, IndicatorBook, WorkbookSheet, cut, letters
from convert.exporters.xlsx.formats import number_format, shown_length
from convert.exporters.xlsx.heights import number_px
from convert.exporters.xlsx.looks import CENTRED, CORRECTED, HIDDEN, LINK, NUMBER, ONE_LINE, SMALL, TEXT, CellLook
from convert.exporters.xlsx.rows import IndicatorRow, WorkbookRows
from convert.messages import Language, sentence
from convert.model.correction import FieldValue
from convert.patterns import regex
from convert.text.numerals import number_words

_REMEMBERED: Final = 1024
"""File names and pages that are put into words once."""
_SHEET_NAME: Final = 31
"""Letters that Excel takes in the name of a sheet."""
_HEAD_PT: Final = 28.0
_LEAST_CLAUSE_PX: Final = 200
_UNWRAPPED: Final = CellLook(text=True, align="left")
"""LibreOffice prints the letters of a wrapped cell although its column is folded."""
ATTENTION: Final = "#FFF2CC"
_UNSAFE_IN_LINK: Final = regex(r'[\s"#%<>?\[\]^`{}\\|]')

Writer = Callable[[WorkbookSheet, int, int, IndicatorRow, WorkbookRows], None]


class TableColumn(msgspec.Struct, frozen=True):
    """A column: the code of its heading, its width in pixels, and what writes a cell."""

    code: str
    width: int
    write: Writer
    says: Callable[[IndicatorRow], bool] | None = None
    """Whether a row has something to say in it; a column in which no row has is left out. None for one that always stays."""
    folded: bool = False


def columns_of(rows: WorkbookRows) -> list[TableColumn]:
    """Return the columns of the table: that of the report only when there are several, others only when they say something."""
    return [column for column in COLUMNS if (column.code != "report" or rows.compares)
            and (column.says is None or any(map(column.says, rows.rows)))]


def column_names(rows: WorkbookRows) -> list[str]:
    """Return the headings of the table."""
    return [rows.say(f"column-{column.code}") for column in columns_of(rows)]


def reference(rows: WorkbookRows, code: str) -> str:
    """Return the structured reference to a column of the table: 指标总表[栏目]."""
    name = rows.say(f"column-{code}")
    return f"{table_name(rows)}[[{name}]]" if re.search(r"[^\w（）]", name) else f"{table_name(rows)}[{name}]"


def table_name(rows: WorkbookRows) -> str:
    """Return the name of the Excel table."""
    return rows.say("sheet-indicators").replace(" ", "_")


def write_main_table(book: IndicatorBook, rows: WorkbookRows) -> WorkbookSheet:
    """Add the sheet 指标总表."""
    return _write(book, rows, rows.rows, title=rows.say("sheet-indicators"), name=table_name(rows))


def write_report_sheets(book: IndicatorBook, rows: WorkbookRows) -> None:
    """Add a sheet for each report that has figures, with the same columns as 指标总表."""
    for index, label in enumerate(rows.labels):
        own = [row for row in rows.rows if row.table == index]
        if own:
            _write(book, rows, own, title=sheet_title(label, index), name=f"{table_name(rows)}_{index + 1}")


def sheet_title(label: str, index: int) -> str:
    """Return a name for the sheet of the report at `index` that spreadsheets take, no two alike."""
    kept = "".join(char for char in label if char.isprintable() and char not in r"[]:*?/\'")
    number = f" {index + 1}"
    return cut(kept, _SHEET_NAME - len(number)).strip() + number


def _write(book: IndicatorBook, rows: WorkbookRows, chosen: Sequence[IndicatorRow], *, title: str, name: str) -> WorkbookSheet:
    sheet = book.sheet(title, grid=True)
    columns = columns_of(rows)
    names = column_names(rows)
    codes = [column.code for column in columns]
    sheet.table(name, 1, len(chosen) + 1, names)
    last = max(len(chosen), 1) + 1
    sheet.height(1, _HEAD_PT)
    for line, row in enumerate(chosen, 2):
        for number, column in enumerate(columns, 1):
            column.write(sheet, line, number, row, rows)
        if row.correction is not None:
            _tell_correction(sheet, line, row, rows, codes)
    sheet.widths(_widths(columns, max((shown_length(row.indicator) for row in chosen), default=0)), hidden=[codes.index("key") + 1],
                 folded=[number for number, column in enumerate(columns, 1) if column.folded])
    sheet.freeze(2, codes.index("name") + 2)
    sheet.print_setup(header=_print_header(rows), last_row=last, columns=codes.index("check") + 1, title_row=1,
                      footer=rows.say("footer-page"), title_columns=codes.index("name") + 1)
    letter = letters(codes.index("check") + 1)
    sheet.highlight(2, (1, len(columns)), last, formula=f"LEN(${letter}2)>0", fill=ATTENTION)
    _offer_choices(sheet, codes, rows, last)
    return sheet


def _widths(columns: Sequence[TableColumn], letters_of_values: int) -> list[int]:
    """Return the widths of the columns; that of the clauses gives way to long values, and to the column of the report."""
    wide = {column.code: number_px(letters_of_values, column.width) if column.code in ("value", "high") else column.width
            for column in columns}
    printed = [column.code for column in columns].index("check") + 1
    over = max(sum(list(wide.values())[:printed]) - PRINTED_PX, 0)
    wide["sentence"] = max(wide["sentence"] - over, _LEAST_CLAUSE_PX)
    return list(wide.values())


def _tell_correction(sheet: WorkbookSheet, line: int, row: IndicatorRow, rows: WorkbookRows, codes: Sequence[str]) -> None:
    """Hang a note with the old value on every cell that a person corrected; the cells are coloured when they are written."""
    item = row.correction
    if item is None:
        return
    if item.action == "add":
        sheet.note(line, codes.index("name") + 1, rows.say("corrected-added"))
        return
    for field in item.fields:
        code = "high" if field == "value_high" else field
        if code in codes:
            sheet.note(line, codes.index(code) + 1, rows.say("corrected-note", before=field_words(field, item.before.get(field), rows)))


def field_words(field: str, value: FieldValue, rows: WorkbookRows) -> str:
    """Return a field's value as the table shows it."""
    if value is None or value == "":
        return rows.say("corrected-empty")
    if field in ("kind", "aspect"):
        return rows.say(f"{field}-{value}")
    return number_words(value) if isinstance(value, int | float) and field != "period" else str(value)


def link_target(rows: WorkbookRows, row: IndicatorRow) -> str | None:
    """Return the address of the row's page in the PDF; None when there is no PDF or no page."""
    name = rows.tables[row.table].pdf_name
    if name is None or row.indicator.page is None:
        return None
    return f"{_address(name)}#page={row.indicator.page}"


@lru_cache(_REMEMBERED)
def _address(name: str) -> str:
    """Return the name of a file as a relative address."""
    return _UNSAFE_IN_LINK.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), name)


@lru_cache(_REMEMBERED)
def _page_words(page: int, language: Language) -> str:
    return sentence("xlsx-link-page", language, page=page)


def write_link(sheet: WorkbookSheet, line: int, column: int, row: IndicatorRow, rows: WorkbookRows) -> None:
    """Write the row's page; it opens the PDF there when there is one."""
    page = row.indicator.page
    target = link_target(rows, row)
    words = _page_words(page, rows.language) if page is not None else ""
    if target is None:
        sheet.text(line, column, words, CENTRED)
    else:
        sheet.link(line, column, target, words, LINK)


def write_clause(sheet: WorkbookSheet, line: int, column: int, row: IndicatorRow, _: WorkbookRows) -> None:
    """Write the clause with its figure marked; no letter is changed."""
    text = row.indicator.sentence
    first, last = row.clause
    if row.place is None:
        sheet.text(line, column, text[first:last], SMALL)
    else:
        start, end = row.place
        sheet.rich(line, column, text[first:start], text[start:end], text[end:last], SMALL)


def _print_header(rows: WorkbookRows) -> str:
    first = rows.tables[0].report
    title = " / ".join(rows.labels) if rows.compares else first.front.title or first.source.name
    return f"{title} {rows.say('sheet-indicators')}"


def _offer_choices(sheet: WorkbookSheet, codes: Sequence[str], rows: WorkbookRows, last: int) -> None:
    """Let kind, aspect, qualifier and the word of a person who checked be picked from a list."""
    choices = {"kind": [rows.say(f"kind-{kind}") for kind in KINDS], "check": [rows.say("mark-check"), rows.say("mark-confirmed")],
               "aspect": [rows.say(f"aspect-{aspect}") for aspect in ASPECTS], "qualifier": list(QUALIFIERS)}
    for number, code in enumerate(codes, 1):
        if code in choices:
            sheet.choices(number, 2, last, choices[code])


def _of_row(look: CellLook, row: IndicatorRow, field: str) -> CellLook:
    """Return the look of a cell, with another fill where a person corrected it."""
    item = row.correction
    corrected = item is not None and (field in item.fields if item.action == "change" else field == "name")
    return msgspec.structs.replace(look, fill=CORRECTED) if corrected else look


def _text(get: Callable[[IndicatorRow, WorkbookRows], str], look: CellLook = TEXT, *, field: str = "", grows: bool = False) -> Writer:
    def write(sheet: WorkbookSheet, line: int, column: int, row: IndicatorRow, rows: WorkbookRows) -> None:
        sheet.text(line, column, get(row, rows), _of_row(look, row, field) if row.correction else look, grows=grows)

    return write


def _number(get: Callable[[IndicatorRow], float | None], look: Callable[[IndicatorRow], CellLook], *, field: str = "") -> Writer:
    def write(sheet: WorkbookSheet, line: int, column: int, row: IndicatorRow, rows: WorkbookRows) -> None:  # noqa: ARG001
        sheet.number(line, column, get(row), _of_row(look(row), row, field) if row.correction else look(row))

    return write


def _check(sheet: WorkbookSheet, line: int, column: int, row: IndicatorRow, rows: WorkbookRows) -> None:
    """Write the mark that a person should look, and why on a note."""
    marked = row.number in rows.marked
    sheet.text(line, column, rows.say("mark-check") if marked else "", CENTRED)
    if marked and row.doubt:
        sheet.note(line, column, row.doubt)


def value_look(row: IndicatorRow) -> CellLook:
    """Return how the row's value looks."""
    return look_of(number_format(row.indicator))


@cache
def look_of(form: str) -> CellLook:
    """Return the look of a number in this format."""
    return CellLook(number_format=form, align="right")


def _plain(_: IndicatorRow) -> CellLook:
    return NUMBER


COLUMNS: Final = (
    TableColumn("number", 32, _number(lambda row: row.number, _plain)),
    TableColumn("report", 84, _text(lambda row, _: row.label, CENTRED)),
    TableColumn("name", 256, _text(lambda row, _: row.indicator.name, SMALL, field="name", grows=True)),
    TableColumn("value", 86, _number(lambda row: row.indicator.value, value_look, field="value")),
    TableColumn("unit", 46, _text(lambda row, _: row.indicator.unit, CENTRED, field="unit")),
    TableColumn("qualifier", 36, _text(lambda row, _: row.indicator.qualifier or "", CENTRED, field="qualifier")),
    TableColumn("kind", 36, _text(lambda row, rows: rows.say(f"kind-{row.indicator.kind}"), CENTRED, field="kind")),
    TableColumn("aspect", 40, _text(lambda row, rows: rows.say(f"aspect-{row.indicator.aspect}"), CENTRED, field="aspect")),
    TableColumn("period", 38, _number(lambda row: row.indicator.period, _plain, field="period")),
    TableColumn("subsection", 92, _text(lambda row, _: row.subsection, ONE_LINE)),
    TableColumn("text", 82, _text(lambda row, _: row.indicator.text, ONE_LINE)),
    TableColumn("sentence", 366, write_clause),
    TableColumn("link", 48, write_link),
    TableColumn("check", 36, _check),
    TableColumn("section", 150, _text(lambda row, _: row.section, _UNWRAPPED), folded=True),
    TableColumn("whole", 420, _text(lambda row, _: row.indicator.sentence, SMALL), folded=True),
    TableColumn("high", 80, _number(lambda row: row.indicator.value_high, value_look, field="value_high"),
                lambda row: row.indicator.value_high is not None, folded=True),
    TableColumn("scope", 70, _text(lambda row, _: row.indicator.scope or "", CENTRED, field="scope"),
                lambda row: bool(row.indicator.scope), folded=True),
    TableColumn("base", 70, _text(lambda row, _: row.indicator.base or "", CENTRED, field="base"),
                lambda row: bool(row.indicator.base), folded=True),
    TableColumn("page", 42, _number(lambda row: row.indicator.page, _plain), lambda row: row.indicator.page is not None, folded=True),
    TableColumn("block", 50, _text(lambda row, _: row.indicator.block, CENTRED), folded=True),
    TableColumn("remark", 180, _text(lambda row, _: row.doubt), lambda row: bool(row.doubt), folded=True),
    TableColumn("key", 60, _text(lambda row, rows: rows.key_of(row), HIDDEN)),
)

_SHOWN: Final[dict[str, Callable[[IndicatorRow], str]]] = {
    "report": lambda row: row.label, "subsection": lambda row: row.subsection, "text": lambda row: row.indicator.text,
    "sentence": lambda row: row.indicator.sentence[slice(*row.clause)], "section": lambda row: row.section,
    "whole": lambda row: row.indicator.sentence, "page": lambda row: str(row.indicator.page or ""),
    "block": lambda row: row.indicator.block, "remark": lambda row: row.doubt}


def shown_from_text(row: IndicatorRow, codes: Sequence[str]) -> dict[str, str]:
    """Return what the row shows in those of the columns `codes` that come from the report and are not taken back."""
    return {code: _SHOWN[code](row) for code in codes if code in FROM_TEXT}
