"""核对清单: what a person should look at, the doubtful figures first, then those that disagree, then duplicates."""

from math import fsum
from typing import Final

from convert.exporters.xlsx.book import IndicatorBook, WorkbookSheet
from convert.exporters.xlsx.formats import shown_length
from convert.exporters.xlsx.heights import number_px
from convert.exporters.xlsx.looks import LINK, NUMBER, TEXT, TITLE, CellLook
from convert.exporters.xlsx.main_table import reference, value_look, write_clause, write_link
from convert.exporters.xlsx.rows import ChecklistItem, WorkbookRows

_HEAD: Final = 3
_COLUMNS: Final = ("number", "type", "numbers", "name", "finding", "stated", "computed", "difference", "sentence",
                   "link", "result")
_ARITHMETIC: Final = ("stated", "computed", "difference")
_OWN_WORDS: Final = ("type", "numbers", "finding", "stated", "computed", "difference", "result")
_MOST_NUMBERS: Final = 3
_WIDTHS: Final = (36, 70, 104, 150, 186, 84, 84, 76, 260, 56, 84)
"""In pixels."""
_TYPES: Final = {"indicator-doubt": "doubt", "consistency-conflict": "conflict", "consistency-sum-over": "sum",
                 "consistency-sum-short": "sum", "consistency-share": "share", "consistency-over-hundred": "over",
                 "consistency-slip": "conflict", "consistency-growth": "share", "consistency-duplicate": "duplicate"}
_FILLS: Final = {"doubt": "#FFF2CC", "duplicate": "#EDEDED", "other": "#EDEDED"}
_SUM_TERMS: Final = 60
"""Parts of a sum that fit into one formula."""


def write_checklist(book: IndicatorBook, rows: WorkbookRows) -> None:
    """Add the sheet 核对清单; none when there is nothing to check."""
    if not rows.checks:
        return
    sheet = book.sheet(rows.say("sheet-checklist"))
    sheet.text(1, 1, rows.say("checklist-title"), TITLE)
    sheet.height(1, 26)
    sheet.heading(_HEAD, [rows.say(f"checklist-{code}" if code in _OWN_WORDS else f"column-{code}") for code in _COLUMNS])
    last = _HEAD
    for last, check in enumerate(rows.checks, _HEAD + 1):
        _write_check(sheet, last, check, rows)
    sheet.filter(_HEAD, last, len(_COLUMNS))
    sheet.freeze(_HEAD + 1, 1)
    sheet.choices(len(_COLUMNS), _HEAD + 1, last, rows.say("checklist-choices").split(","))
    longest = max((shown_length(row.indicator) for check in rows.checks for row in check.rows), default=0)
    sheet.widths([number_px(longest, width) if code in _ARITHMETIC else width for code, width in zip(_COLUMNS, _WIDTHS, strict=True)])
    sheet.print_setup(header=rows.say("checklist-title"), last_row=last, columns=len(_COLUMNS), title_row=_HEAD,
                      footer=rows.say("footer-page"))


def _write_check(sheet: WorkbookSheet, line: int, check: ChecklistItem, rows: WorkbookRows) -> None:
    kind = _TYPES.get(check.code, "other")
    sheet.number(line, 1, line - _HEAD, NUMBER)
    sheet.text(line, 2, rows.say(f"type-{kind}"),
               CellLook(align="center", text=True, bold=True, fill=_FILLS.get(kind, "#F8CBAD")))
    for column in (number for number in range(3, len(_COLUMNS) + 1) if number != 5 and (not check.rows or number == len(_COLUMNS))):
        sheet.blank(line, column, TEXT)
    sheet.text(line, 5, check.text, TEXT)
    if not check.rows:
        return
    row = check.rows[0]
    sheet.jump(line, 3, rows.say("sheet-indicators"), f"A{row.number + 1}", _numbers(check), LINK)
    sheet.text(line, 4, f"{row.label} {row.indicator.name}" if rows.compares else row.indicator.name, TEXT)
    _write_arithmetic(sheet, line, check, rows)
    write_clause(sheet, line, 9, row, rows)
    write_link(sheet, line, 10, row, rows)


def _numbers(check: ChecklistItem) -> str:
    """Return the numbers of the figures, as many as the column shows."""
    numbers = [str(row.number) for row in check.rows]
    return "、".join(numbers[:_MOST_NUMBERS]) + ("…" if len(numbers) > _MOST_NUMBERS else "")


def _write_arithmetic(sheet: WorkbookSheet, line: int, check: ChecklistItem, rows: WorkbookRows) -> None:
    """Write the stated value, what it should be and the difference: formulas that follow corrections."""
    first, *others = check.rows
    values = [row.indicator.value for row in check.rows]
    look = value_look(first)
    exact = CellLook(number_format='0.00"%"', align="right") if check.code in ("consistency-share", "consistency-growth") else look
    computed: str | None = None
    expected = 0.0
    if check.code.startswith("consistency-sum") and len(others) <= _SUM_TERMS:
        computed = "+".join(_value_of(row.number, rows) for row in others)
        expected = fsum(values[1:])
    elif check.code == "consistency-share" and values[2]:
        computed = f"ROUND(100*{_value_of(others[0].number, rows)}/{_value_of(others[1].number, rows)},2)"
        expected = round(100 * values[1] / values[2] + 1e-9, 2)
    elif check.code == "consistency-growth" and values[1]:
        first_value = _value_of(others[0].number, rows)
        computed = f"ROUND(100*({_value_of(others[1].number, rows)}/{first_value}-1),2)"
        expected = round(100 * (values[2] / values[1] - 1) + 1e-9, 2)
    elif check.code in ("consistency-conflict", "consistency-slip"):
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


def _value_of(number: int, rows: WorkbookRows) -> str:
    return f"SUMIFS({reference(rows, 'value')},{reference(rows, 'number')},{number})"
