"""各栏目汇总: how many figures of which kind stand where, as live formulas with their values."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import msgspec

from convert.exporters.xlsx.book import Book, Sheet
from convert.exporters.xlsx.cells import letters
from convert.exporters.xlsx.looks import LEGEND, TEXT, TITLE, Look
from convert.exporters.xlsx.main_table import KINDS, reference
from convert.exporters.xlsx.rows import Row, Rows

_COUNT: Final = Look(number_format="#,##0;-#,##0;–", align="center")
_VALUE: Final = Look(number_format="#,##0.####", align="right")
_GROUP: Final = "DDEBF7"
_HEAD: Final = 4
"""The row of the headings."""


class _Line(msgspec.Struct, frozen=True):
    """A line of the summary: its two names and the rows that it counts; `inner` empty for the sum of a group."""

    outer: str
    inner: str | None
    rows: tuple[Row, ...]


def write_summary(book: Book, rows: Rows) -> None:
    """Add the sheet 各栏目汇总; with several reports the outer group is the report, the inner one the section."""
    sheet = book.sheet(rows.say("sheet-summary"))
    outer, inner = ("report", "section") if rows.compares else ("section", "subsection")
    sheet.text(1, 1, rows.say("summary-title"), TITLE)
    sheet.text(2, 1, rows.say("summary-live"), LEGEND)
    sheet.merge(2, 1, 3 + len(KINDS))
    sheet.height(1, 26)
    sheet.height(2, 16)
    names = [rows.say(f"column-{outer}"), rows.say(f"column-{inner}"), rows.say("summary-count"),
             *(rows.say(f"kind-{kind}") for kind in KINDS), rows.say("summary-target"), rows.say("summary-check"),
             rows.say("summary-confidence")]
    sheet.heading(_HEAD, names)
    lines = _lines(rows)
    at = _HEAD
    for at, line in enumerate(lines, _HEAD + 1):
        _write_line(sheet, at, line, rows, (outer, inner))
    total = at + 1
    _write_total(sheet, total, lines, rows, len(names))
    last = _write_units(sheet, total + 2, rows)
    sheet.widths([24, 40, 8, *([7] * len(KINDS)), 9, 8, 11])
    sheet.freeze(_HEAD + 1, 3)
    sheet.print_setup(header=rows.say("summary-title"), last_row=last, columns=len(names), title_row=_HEAD,
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


def _lines(rows: Rows) -> list[_Line]:
    """Return the groups in text order, each followed by its own lines when it has more than one."""
    groups: dict[str, dict[str, list[Row]]] = {}
    for row in rows.rows:
        outer, inner = (row.label, row.section) if rows.compares else (row.section, row.subsection)
        groups.setdefault(outer, {}).setdefault(inner, []).append(row)
    lines = []
    for outer, parts in groups.items():
        lines.append(_Line(outer, None, tuple(row for part in parts.values() for row in part)))
        if set(parts) != {""}:
            lines.extend(_Line(outer, inner, tuple(part)) for inner, part in parts.items())
    return lines


def _write_line(sheet: Sheet, at: int, line: _Line, rows: Rows, columns: tuple[str, str]) -> None:
    group = line.inner is None
    fill = _GROUP if group else None
    text = Look(wrap=True, text=True, bold=group, fill=fill)
    number = Look(number_format=_COUNT.number_format, align="center", bold=group, fill=fill)
    sheet.text(at, 1, line.outer, text if group else Look(wrap=True, text=True, color="808080", size=9))
    own = f"$A{at}"
    conditions = [criterion(own, reference(rows, columns[0]), line.outer)]
    if line.inner is None:
        sheet.blank(at, 2, text)
    elif line.inner:
        sheet.text(at, 2, line.inner, text)
        conditions.append(criterion(f"$B{at}", reference(rows, columns[1]), line.inner))
    else:
        sheet.text(at, 2, rows.say("no-subsection"), text)
        conditions.append(("", f'({reference(rows, columns[1])}="")'))
    for column, (extra, test) in enumerate(_counts(rows), 3):
        sheet.formula(at, column, count_formula(conditions, extra), sum(map(test, line.rows)), number)
    confidence = reference(rows, "confidence")
    column = 3 + len(_counts(rows))
    total = f"SUMPRODUCT({'*'.join(_factors(conditions))}*{confidence})"
    if all(factor is None for _, factor in conditions):
        total = f"SUMIFS({confidence},{','.join(pair for pair, _ in conditions)})"
    mean = sum(row.indicator.confidence for row in line.rows) / len(line.rows)
    sheet.formula(at, column, f'IFERROR({total}/C{at},"")', mean,
                  Look(number_format="0.00", align="center", bold=group, fill=fill))


def _factors(conditions: Sequence[tuple[str, str | None]]) -> list[str]:
    return [factor or "({}={})".format(*pair.split(",", 1)) for pair, factor in conditions]


def _counts(rows: Rows) -> list[tuple[list[tuple[str, str]], Callable[[Row], bool]]]:
    """Return for each counting column its extra conditions and the same test on a row."""
    found: list[tuple[list[tuple[str, str]], Callable[[Row], bool]]] = [([], lambda _: True)]
    kind = reference(rows, "kind")
    found.extend(([(kind, f'"{rows.say(f"kind-{code}")}"')], partial(_is_of, code)) for code in KINDS)
    found.append(([(reference(rows, "aspect"), f'"{rows.say("aspect-target")}"')],
                  lambda row: row.indicator.aspect == "target"))
    found.append(([(reference(rows, "check"), f'"{rows.say("mark-check")}"')],
                  lambda row: row.number in rows.marked))
    return found


def _is_of(kind: str, row: Row) -> bool:
    return row.indicator.kind == kind


def _write_total(sheet: Sheet, at: int, lines: Sequence[_Line], rows: Rows, columns: int) -> None:
    bold = Look(bold=True, fill=_GROUP, text=True)
    number = Look(number_format=_COUNT.number_format, align="center", bold=True, fill=_GROUP)
    sheet.text(at, 1, rows.say("summary-total"), bold)
    sheet.blank(at, 2, bold)
    groups = [_HEAD + 1 + index for index, line in enumerate(lines) if line.inner is None]
    for column, (_, test) in enumerate(_counts(rows), 3):
        letter = letters(column)
        adds = "+".join(f"{letter}{group}" for group in groups)
        formula = adds if 0 < len(groups) <= 100 else f"ROWS({reference(rows, 'number')})" if not groups else (
            f'SUMIFS({letter}{_HEAD + 1}:{letter}{at - 1},B{_HEAD + 1}:B{at - 1},"")')
        sheet.formula(at, column, formula if groups else "0", sum(map(test, rows.rows)), number)
    confidence = reference(rows, "confidence")
    mean = sum(row.indicator.confidence for row in rows.rows) / len(rows.rows) if rows.rows else ""
    sheet.formula(at, columns, f'IFERROR(AVERAGE({confidence}),"")', mean,
                  Look(number_format="0.00", align="center", bold=True, fill=_GROUP))


def _write_units(sheet: Sheet, at: int, rows: Rows) -> int:
    """Write how often each unit occurs, and its largest figure; return the last row used."""
    units: dict[str, list[Row]] = {}
    for row in rows.rows:
        if row.indicator.kind in ("count", "amount") and row.indicator.unit:
            units.setdefault(row.indicator.unit, []).append(row)
    often = sorted((unit for unit in units if len(units[unit]) > 1), key=lambda unit: -len(units[unit]))
    if not often:
        return at - 2
    sheet.text(at, 1, rows.say("summary-units"), Look(bold=True, size=12, border=False, text=True))
    sheet.heading(at + 1, [rows.say("column-unit"), rows.say("summary-largest-name"), rows.say("summary-count"),
                           rows.say("summary-largest")])
    sheet.merge(at + 1, 4, 6)
    sheet.blank(at + 1, 5, TEXT)
    sheet.blank(at + 1, 6, TEXT)
    line = at + 1
    for line, unit in enumerate(often, at + 2):
        best = max(units[unit], key=lambda row: row.indicator.value)
        found = f'MATCH({best.number},{reference(rows, "number")},0)'
        counted = [row for row in rows.rows if row.indicator.unit.casefold() == unit.casefold()]
        sheet.text(line, 1, unit, TEXT)
        sheet.formula(line, 2, f'IFERROR(INDEX({reference(rows, "name")},{found})&"","")', best.indicator.name, TEXT)
        sheet.formula(line, 3, count_formula([criterion(f"$A{line}", reference(rows, "unit"), unit)]),
                      len(counted), _COUNT)
        sheet.formula(line, 4, f'IFERROR(INDEX({reference(rows, "value")},{found}),"")', best.indicator.value, _VALUE)
        sheet.merge(line, 4, 6)
        sheet.blank(line, 5, _VALUE)
        sheet.blank(line, 6, _VALUE)
    return line
