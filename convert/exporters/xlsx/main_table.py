"""指标总表: every figure with its meaning, as an Excel table that can be sorted, filtered and summed."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Final

import msgspec

from convert.exporters.xlsx.book import Book, Sheet
from convert.exporters.xlsx.cells import letters
from convert.exporters.xlsx.formats import number_format
from convert.exporters.xlsx.looks import CENTRED, CONFIDENCE, HIDDEN, LINK, NUMBER, SENTENCE, TEXT, Look
from convert.exporters.xlsx.rows import Row, Rows
from convert.exporters.xlsx.texts import clean, cut
from convert.messages import Language, sentence
from convert.patterns import regex

_REMEMBERED: Final = 1024
"""File names and pages that are put into words once."""
_SHEET_NAME: Final = 31
"""Letters that Excel takes in the name of a sheet."""
ATTENTION: Final = "FFF2CC"
KINDS: Final = ("count", "amount", "percent", "change", "rank", "streak", "duration", "ratio", "other")
ASPECTS: Final = ("actual", "target")
QUALIFIERS: Final = ("约", "近", "超", "余", "不足", "以上", "以下")
_UNSAFE_IN_LINK: Final = regex(r'[\s"#%<>?\[\]^`{}\\|]')


class Column(msgspec.Struct, frozen=True):
    """A column: the code of its heading, its width, and what writes a cell."""

    code: str
    width: float
    write: Callable[[Sheet, int, int, Row, Rows], None]


def columns_of(rows: Rows) -> list[Column]:
    """Return the columns of the table; that of the report only when there are several."""
    return [column for column in COLUMNS if column.code != "report" or rows.compares]


def column_names(rows: Rows) -> list[str]:
    """Return the headings of the table."""
    return [rows.say(f"column-{column.code}") for column in columns_of(rows)]


def reference(rows: Rows, code: str) -> str:
    """Return the structured reference to a column of the table: 指标总表[栏目]."""
    name = rows.say(f"column-{code}")
    return f"{table_name(rows)}[[{name}]]" if re.search(r"[^\w（）]", name) else f"{table_name(rows)}[{name}]"


def table_name(rows: Rows) -> str:
    """Return the name of the Excel table."""
    return rows.say("sheet-indicators").replace(" ", "_")


def write_main_table(book: Book, rows: Rows) -> Sheet:
    """Add the sheet 指标总表."""
    return _write(book, rows, rows.rows, title=rows.say("sheet-indicators"), name=table_name(rows))


def write_report_sheets(book: Book, rows: Rows) -> None:
    """Add a sheet for each report, with the same columns as 指标总表."""
    for index, label in enumerate(rows.labels):
        own = [row for row in rows.rows if row.table == index]
        _write(book, rows, own, title=sheet_title(label, index), name=f"{table_name(rows)}_{index + 1}")


def sheet_title(label: str, index: int) -> str:
    """Return a name for the sheet of the report at `index` that spreadsheets take, no two alike."""
    kept = "".join(char for char in clean(label) if char not in r"[]:*?/\'")
    number = f" {index + 1}"
    return cut(kept, _SHEET_NAME - len(number)).strip() + number


def _write(book: Book, rows: Rows, chosen: Sequence[Row], *, title: str, name: str) -> Sheet:
    sheet = book.sheet(title, grid=True)
    columns = columns_of(rows)
    names = column_names(rows)
    sheet.heading(1, names)
    sheet.height(1, 28)
    for line, row in enumerate(chosen, 2):
        for number, column in enumerate(columns, 1):
            column.write(sheet, line, number, row, rows)
    if not chosen:
        for number in range(1, len(columns) + 1):
            sheet.blank(2, number, TEXT)
    last = max(len(chosen), 1) + 1
    hidden = [number for number, column in enumerate(columns, 1) if column.code == "key"]
    sheet.widths([column.width for column in columns], hidden=hidden)
    sheet.table(name, 1, last, names)
    name_at = [column.code for column in columns].index("name") + 1
    sheet.freeze(2, name_at + 1)
    printed = [column.code for column in columns].index("link") + 1
    sheet.print_setup(header=_print_header(rows), last_row=last, columns=printed, title_row=1,
                      footer=rows.say("footer-page"))
    _mark_doubtful(sheet, columns, last)
    _offer_choices(sheet, columns, rows, last)
    return sheet


def link_target(rows: Rows, row: Row) -> str | None:
    """Return the address of the row's page in the PDF; None when there is no PDF or no page."""
    name = rows.tables[row.table].pdf_name
    if name is None or row.indicator.page is None:
        return None
    return f"{_address(name)}#page={row.indicator.page}"


@lru_cache(_REMEMBERED)
def _address(name: str) -> str:
    """Return the name of a file as a relative address."""
    return _UNSAFE_IN_LINK.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), clean(name))


@lru_cache(_REMEMBERED)
def _page_words(page: int, language: Language) -> str:
    return sentence("xlsx-link-page", language, page=page)


def write_link(sheet: Sheet, line: int, column: int, row: Row, rows: Rows) -> None:
    """Write a cell that opens the PDF at the row's page."""
    target = link_target(rows, row)
    if target is None:
        sheet.blank(line, column, CENTRED)
    else:
        sheet.text(line, column, _page_words(row.indicator.page or 0, rows.language), LINK)
        sheet.link(line, column, target)


def write_sentence(sheet: Sheet, line: int, column: int, row: Row, _: Rows) -> None:
    """Write the sentence with its figure marked; no letter is changed."""
    text = row.indicator.sentence
    if row.place is None:
        sheet.text(line, column, text, SENTENCE)
    else:
        start, end = row.place
        sheet.rich(line, column, text[:start], text[start:end], text[end:], SENTENCE)


def _print_header(rows: Rows) -> str:
    title = rows.tables[0].report.front.title if not rows.compares else None
    return f"{title or rows.tables[0].report.source.name} {rows.say('sheet-indicators')}" if not rows.compares else (
        " / ".join(rows.labels) + " " + rows.say("sheet-indicators"))


def _mark_doubtful(sheet: Sheet, columns: Sequence[Column], last: int) -> None:
    letter = letters([column.code for column in columns].index("check") + 1)
    sheet.highlight(2, (1, len(columns)), last, formula=f"LEN(${letter}2)>0", fill=ATTENTION)


def _offer_choices(sheet: Sheet, columns: Sequence[Column], rows: Rows, last: int) -> None:
    """Let kind, aspect and qualifier be picked from a list, so that corrections can be read back."""
    choices = {"kind": [rows.say(f"kind-{kind}") for kind in KINDS],
               "aspect": [rows.say(f"aspect-{aspect}") for aspect in ASPECTS], "qualifier": list(QUALIFIERS)}
    for number, column in enumerate(columns, 1):
        if column.code in choices:
            sheet.choices(number, 2, last, choices[column.code])


def _text(get: Callable[[Row, Rows], str], look: Look = TEXT) -> Callable[[Sheet, int, int, Row, Rows], None]:
    def write(sheet: Sheet, line: int, column: int, row: Row, rows: Rows) -> None:
        sheet.text(line, column, get(row, rows), look)

    return write


def _number(get: Callable[[Row], float | None], look: Look) -> Callable[[Sheet, int, int, Row, Rows], None]:
    def write(sheet: Sheet, line: int, column: int, row: Row, rows: Rows) -> None:  # noqa: ARG001
        sheet.number(line, column, get(row), look)

    return write


def _value(sheet: Sheet, line: int, column: int, row: Row, _: Rows) -> None:
    sheet.number(line, column, row.indicator.value, value_look(row))


def _high(sheet: Sheet, line: int, column: int, row: Row, _: Rows) -> None:
    sheet.number(line, column, row.indicator.value_high, value_look(row))


def value_look(row: Row) -> Look:
    """Return how the row's value looks."""
    return _look_of(number_format(row.indicator))


@cache
def _look_of(form: str) -> Look:
    return Look(number_format=form, align="right")


COLUMNS: Final = (
    Column("number", 6, _number(lambda row: row.number, NUMBER)),
    Column("report", 12, _text(lambda row, _: row.label, CENTRED)),
    Column("name", 24, _text(lambda row, _: row.indicator.name)),
    Column("value", 14, _value),
    Column("high", 9, _high),
    Column("unit", 7, _text(lambda row, _: row.indicator.unit, CENTRED)),
    Column("qualifier", 6, _text(lambda row, _: row.indicator.qualifier or "", CENTRED)),
    Column("kind", 6, _text(lambda row, rows: rows.say(f"kind-{row.indicator.kind}"), CENTRED)),
    Column("aspect", 7, _text(lambda row, rows: rows.say(f"aspect-{row.indicator.aspect}"), CENTRED)),
    Column("period", 7, _number(lambda row: row.indicator.period, NUMBER)),
    Column("scope", 8, _text(lambda row, _: row.indicator.scope or "", CENTRED)),
    Column("base", 9, _text(lambda row, _: row.indicator.base or "", CENTRED)),
    Column("section", 18, _text(lambda row, _: row.section)),
    Column("subsection", 22, _text(lambda row, _: row.subsection)),
    Column("text", 12, _text(lambda row, _: row.indicator.text, CENTRED)),
    Column("sentence", 60, write_sentence),
    Column("page", 6, _number(lambda row: row.indicator.page, NUMBER)),
    Column("link", 8, write_link),
    Column("block", 7, _text(lambda row, _: row.indicator.block, CENTRED)),
    Column("confidence", 7, _number(lambda row: row.indicator.confidence, CONFIDENCE)),
    Column("check", 6, _text(lambda row, rows: rows.say("mark-check") if row.number in rows.marked else "", CENTRED)),
    Column("remark", 24, _text(lambda row, _: row.doubt)),
    Column("key", 8, _text(lambda row, rows: rows.key_of(row), HIDDEN)),
)
