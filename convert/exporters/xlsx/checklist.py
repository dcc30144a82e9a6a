"""核对清单: what a person should look at, the doubtful figures first, then those that disagree, then duplicates."""

from typing import Final

from convert.exporters.xlsx.book import Book, Sheet
from convert.exporters.xlsx.looks import CENTRED, CONFIDENCE, LEGEND, NUMBER, TEXT, TITLE, Look
from convert.exporters.xlsx.main_table import reference, value_look, write_link, write_sentence
from convert.exporters.xlsx.rows import Check, Rows

_HEAD: Final = 3
_COLUMNS: Final = ("number", "type", "numbers", "name", "finding", "stated", "computed", "difference", "sentence", "page",
                   "link", "confidence", "result")
_OWN_WORDS: Final = ("type", "numbers", "finding", "stated", "computed", "difference", "result")
_WIDTHS: Final = (6, 10, 10, 24, 40, 14, 14, 12, 54, 6, 8, 8, 14)
_TYPES: Final = {"indicator-doubt": "doubt", "consistency-conflict": "conflict", "consistency-sum-over": "sum",
                 "consistency-sum-short": "sum", "consistency-share": "share", "consistency-over-hundred": "over",
                 "consistency-duplicate": "duplicate"}
_FILLS: Final = {"doubt": "FFF2CC", "duplicate": "EDEDED", "other": "EDEDED"}
_SUM_TERMS: Final = 60
"""Parts of a sum that fit into one formula."""


def write_checklist(book: Book, rows: Rows) -> None:
    """Add the sheet 核对清单."""
    sheet = book.sheet(rows.say("sheet-checklist"))
    sheet.text(1, 1, rows.say("checklist-title"), TITLE)
    sheet.height(1, 26)
    last = _HEAD
    if rows.checks:
        sheet.heading(_HEAD, [rows.say(f"checklist-{code}" if code in _OWN_WORDS else f"column-{code}")
                              for code in _COLUMNS])
        for last, check in enumerate(rows.checks, _HEAD + 1):
            _write_check(sheet, last, check, rows)
        sheet.filter(_HEAD, last, len(_COLUMNS))
        sheet.freeze(_HEAD + 1, 1)
        sheet.choices(len(_COLUMNS), _HEAD + 1, last, rows.say("checklist-choices").split(","))
    else:
        sheet.text(_HEAD, 1, rows.say("checklist-none"), LEGEND)
        sheet.merge(_HEAD, 1, len(_COLUMNS))
        sheet.height(_HEAD, 20)
    sheet.widths(_WIDTHS)
    sheet.print_setup(header=rows.say("checklist-title"), last_row=last, columns=len(_COLUMNS),
                      title_row=_HEAD if rows.checks else None, footer=rows.say("footer-page"))


def _write_check(sheet: Sheet, line: int, check: Check, rows: Rows) -> None:
    kind = _TYPES.get(check.code, "other")
    sheet.number(line, 1, line - _HEAD, NUMBER)
    sheet.text(line, 2, rows.say(f"type-{kind}"),
               Look(align="center", text=True, bold=True, fill=_FILLS.get(kind, "F8CBAD")))
    sheet.text(line, 3, "、".join(str(row.number) for row in check.rows[:20]), CENTRED)
    for column in range(4, len(_COLUMNS) + 1):
        if not check.rows and column != 5:
            sheet.blank(line, column, TEXT)
    sheet.text(line, 5, check.text, TEXT)
    if not check.rows:
        return
    row = check.rows[0]
    sheet.text(line, 4, f"{row.label} {row.indicator.name}" if rows.compares else row.indicator.name, TEXT)
    _write_arithmetic(sheet, line, check, rows)
    write_sentence(sheet, line, 9, row, rows)
    sheet.number(line, 10, row.indicator.page, NUMBER)
    write_link(sheet, line, 11, row, rows)
    sheet.number(line, 12, row.indicator.confidence, CONFIDENCE)
    sheet.blank(line, 13, CENTRED)
    if row.number > 0:
        sheet.jump(line, 3, rows.say("sheet-indicators"), f"A{row.number + 1}")


def _write_arithmetic(sheet: Sheet, line: int, check: Check, rows: Rows) -> None:
    """Write the stated value, what it should be and the difference: formulas that follow corrections."""
    first, *others = check.rows
    values = [row.indicator.value for row in check.rows]
    look = value_look(first)
    exact = Look(number_format='0.00"%"', align="right") if check.code == "consistency-share" else look
    computed: str | None = None
    expected = 0.0
    if check.code.startswith("consistency-sum") and len(others) <= _SUM_TERMS:
        computed = "+".join(_value_of(row.number, rows) for row in others)
        expected = sum(values[1:])
    elif check.code == "consistency-share" and values[2]:
        computed = f"ROUND(100*{_value_of(others[0].number, rows)}/{_value_of(others[1].number, rows)},2)"
        expected = round(100 * values[1] / values[2] + 1e-9, 2)
    elif check.code == "consistency-conflict":
        computed = _value_of(others[0].number, rows)
        expected = values[1]
    if computed is None:
        sheet.formula(line, 6, _value_of(first.number, rows), values[0], look)
        sheet.blank(line, 7, look)
        sheet.blank(line, 8, look)
        return
    sheet.formula(line, 6, _value_of(first.number, rows), values[0], look)
    sheet.formula(line, 7, f'IFERROR({computed},"")', expected, exact)
    sheet.formula(line, 8, f'IFERROR(ROUND(G{line}-F{line},6),"")', round(expected - values[0], 6), exact)


def _value_of(number: int, rows: Rows) -> str:
    return f"SUMIFS({reference(rows, 'value')},{reference(rows, 'number')},{number})"
