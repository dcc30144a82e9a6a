"""各栏目汇总: how many figures of which kind stand where, as live formulas with their values."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import msgspec

from convert.corrections.columns import KINDS
from convert.exporters.xlsx.book import IndicatorBook, WorkbookSheet, letters
from convert.exporters.xlsx.looks import LEGEND, TITLE, CellLook
from convert.exporters.xlsx.main_table import reference
from convert.exporters.xlsx.rows import IndicatorRow, WorkbookRows

_COUNT: Final = CellLook(number_format="#,##0;-#,##0;–", align="center")
_GROUP: Final = "#DDEBF7"
_WIDTHS: Final = (190, 280, 56, *([48] * len(KINDS)), 60, 50)
_HEAD: Final = 4
"""The row of the headings."""


class _SummaryLine(msgspec.Struct, frozen=True):
    """A line of the summary: its two names and the rows that it counts; `inner` empty for the sum of a group."""

    outer: str
    inner: str | None
    rows: tuple[IndicatorRow, ...]


def write_summary(book: IndicatorBook, rows: WorkbookRows) -> None:
    """Add the sheet 各栏目汇总; with several reports the outer group is the report, the inner one the section."""
    sheet = book.sheet(rows.say("sheet-summary"))
    outer, inner = ("report", "section") if rows.compares else ("section", "subsection")
    sheet.text(1, 1, rows.say("summary-title"), TITLE)
    sheet.merge(2, 1, 3 + len(KINDS), rows.say("summary-live"), LEGEND)
    sheet.height(1, 26)
    sheet.height(2, 16)
    names = [rows.say(f"column-{outer}"), rows.say(f"column-{inner}"), rows.say("summary-count"),
             *(rows.say(f"kind-{kind}") for kind in KINDS), rows.say("summary-target"), rows.say("summary-check")]
    sheet.heading(_HEAD, names)
    lines = _lines(rows)
    at = _HEAD
    for at, line in enumerate(lines, _HEAD + 1):
        _write_line(sheet, at, line, rows, (outer, inner))
    total = at + 1
    _write_total(sheet, total, lines, rows)
    sheet.widths(_WIDTHS)
    sheet.freeze(_HEAD + 1, 3)
    sheet.print_setup(header=rows.say("summary-title"), last_row=total, columns=len(names), title_row=_HEAD,
                      footer=rows.say("footer-page"))


def criterion(value_cell: str, column: str, text: str) -> tuple[str, str | None]:
    """Return how rows whose `column` is `text` are counted: an argument pair of COUNTIFS, or a factor of SUMPRODUCT.

    COUNTIFS reads `*`, `?`, `~` and a leading comparison in its criteria, compares what looks like a number by its
    value and fails on more than 255 characters; such texts are compared with `=`.
    """
    plain = (0 < len(text) <= 255 and not any(char in "*?~" for char in text) and text[0] not in "=<>"
             and any("\u4e00" <= char <= "\u9fff" for char in text))
    return (f"{column},{value_cell}", None) if plain else ("", f'({column}&""={value_cell}&"")')


def count_formula(conditions: Sequence[tuple[str, str | None]], extra: Sequence[tuple[str, str]] = ()) -> str:
    """Return a formula that counts the rows which meet `conditions` and have the values `extra` in their columns."""
    if all(factor is None for _, factor in conditions):
        pairs = [pair for pair, _ in conditions] + [f"{column},{value}" for column, value in extra]
        return f"COUNTIFS({','.join(pairs)})"
    factors = [factor or "({}={})".format(*pair.split(",", 1)) for pair, factor in conditions]
    factors += [f"({column}={value})" for column, value in extra]
    return f"SUMPRODUCT({'*'.join(factors)}*1)"


def _lines(rows: WorkbookRows) -> list[_SummaryLine]:
    """Return the groups in text order, each followed by its own lines when it has more than one."""
    groups: dict[str, dict[str, list[IndicatorRow]]] = {}
    for row in rows.rows:
        outer, inner = (row.label, row.section) if rows.compares else (row.section, row.subsection)
        groups.setdefault(outer, {}).setdefault(inner, []).append(row)
    lines = []
    for outer, parts in groups.items():
        lines.append(_SummaryLine(outer, None, tuple(row for part in parts.values() for row in part)))
        if set(parts) != {outer}:
            lines.extend(_SummaryLine(outer, inner, tuple(part)) for inner, part in parts.items())
    return lines


def _write_line(sheet: WorkbookSheet, at: int, line: _SummaryLine, rows: WorkbookRows, columns: tuple[str, str]) -> None:
    group = line.inner is None
    fill = _GROUP if group else None
    text = CellLook(wrap=True, text=True, bold=group, fill=fill)
    number = CellLook(number_format=_COUNT.number_format, align="center", bold=group, fill=fill)
    sheet.text(at, 1, line.outer, text if group else CellLook(wrap=True, text=True, color="#808080", size=9))
    own = f"$A{at}"
    conditions = [criterion(own, reference(rows, columns[0]), line.outer)]
    if line.inner is None:
        sheet.blank(at, 2, text)
    else:
        sheet.text(at, 2, line.inner, text)
        conditions.append(criterion(f"$B{at}", reference(rows, columns[1]), line.inner))
    for column, (extra, test) in enumerate(_counts(rows), 3):
        sheet.formula(at, column, count_formula(conditions, extra), sum(map(test, line.rows)), number)


def _counts(rows: WorkbookRows) -> list[tuple[list[tuple[str, str]], Callable[[IndicatorRow], bool]]]:
    """Return for each counting column its extra conditions and the same test on a row."""
    found: list[tuple[list[tuple[str, str]], Callable[[IndicatorRow], bool]]] = [([], lambda _: True)]
    kind = reference(rows, "kind")
    found.extend(([(kind, f'"{rows.say(f"kind-{code}")}"')], partial(_is_of, code)) for code in KINDS)
    found.append(([(reference(rows, "aspect"), f'"{rows.say("aspect-target")}"')],
                  lambda row: row.indicator.aspect == "target"))
    found.append(([(reference(rows, "check"), f'"{rows.say("mark-check")}"')],
                  lambda row: row.number in rows.marked))
    return found


def _is_of(kind: str, row: IndicatorRow) -> bool:
    return row.indicator.kind == kind


def _write_total(sheet: WorkbookSheet, at: int, lines: Sequence[_SummaryLine], rows: WorkbookRows) -> None:
    bold = CellLook(bold=True, fill=_GROUP, text=True)
    number = CellLook(number_format=_COUNT.number_format, align="center", bold=True, fill=_GROUP)
    sheet.text(at, 1, rows.say("summary-total"), bold)
    sheet.blank(at, 2, bold)
    groups = [_HEAD + 1 + index for index, line in enumerate(lines) if line.inner is None]
    for column, (_, test) in enumerate(_counts(rows), 3):
        letter = letters(column)
        adds = "+".join(f"{letter}{group}" for group in groups)
        formula = adds if 0 < len(groups) <= 100 else f"ROWS({reference(rows, 'number')})" if not groups else (
            f'SUMIFS({letter}{_HEAD + 1}:{letter}{at - 1},B{_HEAD + 1}:B{at - 1},"")')
        sheet.formula(at, column, formula if groups else "0", sum(map(test, rows.rows)), number)
