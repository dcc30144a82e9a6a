"""摘要: for a member of the committee, the dozen leading indicators with last year's value and growth where the report gives them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from convert.exporters.xlsx.book import IndicatorBook, WorkbookSheet
from convert.exporters.xlsx.formats import change_format, decimals, shown_length
from convert.exporters.xlsx.heights import number_px
from convert.exporters.xlsx.looks import CENTRED, LEGEND, NUMBER, ONE_LINE, TEXT, TITLE, CellLook
from convert.exporters.xlsx.main_table import reference, value_look, write_clause, write_link
from convert.exporters.xlsx.rows import IndicatorRow, WorkbookRows
from convert.exporters.xlsx.sameness import WHOLE_SCOPES, is_value_before, likeness, normal_name
from convert.patterns import regex

_MOST: Final = 12
_SAME_HEAD: Final = 4
"""Letters in which the names of a figure and of its change agree."""
_NEAR: Final = 4
"""What a sentence says of the year before stands within so many figures."""
_HEAD: Final = 3
_LABEL_PT: Final = 18.0
_WIDTHS: Final = {"number": 40, "name": 220, "value": 110, "unit": 56, "earlier": 110, "growth": 92, "subsection": 130,
                           "sentence": 370, "link": 56}
"""In pixels, of the columns; those of the year before are left out when the report says nothing of it."""
_LEADING: Final = regex("生产总值|增加值|一般公共预算|财政|税收|固定资产投资|社会消费品|进出口|可支配收入|人均|就业|城镇化|优良天数|满意"
                        "|总额|总量|总数|覆盖率|完成率|办结率|执行率|成功率")
_WEIGHTS: Final = {"amount": 3.0, "percent": 2.0, "rank": 2.0, "count": 2.0, "streak": 0.5, "ratio": 0.5, "other": -1.0}


class LeadingIndicator(msgspec.Struct, frozen=True):
    """An indicator with what the report says of the year before."""

    row: IndicatorRow
    earlier: IndicatorRow | None
    growth: IndicatorRow | None


def leading(rows: Sequence[IndicatorRow]) -> list[LeadingIndicator]:
    """Return the leading results of a report, in text order.

    Those that the report compares with the year before come first, then large amounts, rates, ranks; every section has its share.
    """
    by_number = {row.number: row for row in rows}
    counted = [(row, _beside(row, by_number)) for row in rows if _counts(row)]
    found = [LeadingIndicator(row, _earlier(row, near), _growth(row, near)) for row, near in counted]
    chosen: list[LeadingIndicator] = []
    taken: Counter[str] = Counter()
    names: set[str] = set()
    weighed = sorted(((_weight(one), -one.row.number, one) for one in found), key=lambda item: item[:2], reverse=True)
    pool = weighed[:_MOST * _MOST]
    while pool and len(chosen) < _MOST:
        place = max(range(len(pool)), key=lambda index: (pool[index][0] - taken[pool[index][2].row.subsection], pool[index][1]))
        best = pool.pop(place)[2]
        name = best.row.indicator.name
        if name not in names:
            names.add(name)
            taken[best.row.subsection] += 1
            chosen.append(best)
    return sorted(chosen, key=lambda one: one.row.number)


def write_brief(book: IndicatorBook, rows: WorkbookRows) -> None:
    """Add the sheet 摘要, a block for every report that has results."""
    blocks = [(index, leading([row for row in rows.rows if row.table == index])) for index in range(len(rows.tables))]
    if not any(chosen for _, chosen in blocks):
        return
    sheet = book.sheet(rows.say("sheet-brief"))
    front = rows.tables[0].report.front
    sheet.text(1, 1, rows.say("brief-title") if rows.compares else front.title or rows.say("brief-title"), TITLE)
    sheet.height(1, 26)
    codes = [code for code in _WIDTHS if code not in ("earlier", "growth")
             or any(getattr(one, code) is not None for _, chosen in blocks for one in chosen)]
    sheet.merge(2, 1, len(codes), rows.say("brief-live"), LEGEND)
    sheet.height(2, 15)
    line = _HEAD
    for index, chosen in blocks:
        if chosen:
            line = _write_block(sheet, line, index, chosen, rows, codes) + 1
    figures = [row for _, chosen in blocks for one in chosen for row in (one.row, one.earlier, one.growth) if row]
    longest = max(shown_length(row.indicator) for row in figures)
    sheet.widths([number_px(longest, _WIDTHS[code]) if code in ("value", "earlier", "growth") else _WIDTHS[code] for code in codes])
    sheet.print_setup(header=rows.say("brief-title"), last_row=line - 1, columns=len(codes), title_row=None,
                      footer=rows.say("footer-page"))


def _write_block(sheet: WorkbookSheet, line: int, index: int, chosen: Sequence[LeadingIndicator], rows: WorkbookRows,
                 codes: Sequence[str]) -> int:
    if rows.compares:
        sheet.text(line, 1, rows.labels[index], CellLook(bold=True, size=12, border=False, text=True, color="#1F4E79"))
        sheet.height(line, _LABEL_PT)
        line += 1
    sheet.heading(line, [rows.say(f"brief-{code}" if code in ("earlier", "growth") else f"column-{code}") for code in codes])
    for one in chosen:
        line += 1
        for column, code in enumerate(codes, 1):
            _write_cell(sheet, line, column, code, one, rows)
    return line + 1


def _write_cell(sheet: WorkbookSheet, line: int, column: int, code: str, one: LeadingIndicator, rows: WorkbookRows) -> None:
    row = one.row
    match code:
        case "number":
            sheet.number(line, column, row.number, NUMBER)
        case "name":
            sheet.text(line, column, row.indicator.name, TEXT)
        case "unit":
            sheet.text(line, column, row.indicator.unit, CENTRED)
        case "subsection":
            sheet.text(line, column, row.subsection, ONE_LINE)
        case "sentence":
            write_clause(sheet, line, column, row, rows)
        case "link":
            write_link(sheet, line, column, row, rows)
        case _:
            _write_value(sheet, line, column, row if code == "value" else getattr(one, code), rows)


def _write_value(sheet: WorkbookSheet, line: int, column: int, row: IndicatorRow | None, rows: WorkbookRows) -> None:
    """Write a value as a formula over the table, so that it follows corrections."""
    if row is None:
        sheet.text(line, column, "—", CENTRED)
        return
    found = f"MATCH({row.number},{reference(rows, 'number')},0)"
    one = row.indicator
    points = one.kind == "change" and one.unit == "百分点"
    look = CellLook(number_format=change_format(one.unit, decimals(one)), align="right") if points else value_look(row)
    sheet.formula(line, column, f'IFERROR(INDEX({reference(rows, "value")},{found}),"")', one.value, look)


def _counts(row: IndicatorRow) -> bool:
    """Whether the figure is a result of the report's own year and place: no target, no change, no value of a year before."""
    one = row.indicator
    return one.aspect == "actual" and one.kind != "change" and one.value_high is None and not is_value_before(row)


def _weight(one: LeadingIndicator) -> float:
    figure = one.row.indicator
    weight = _WEIGHTS.get(figure.kind, 0.0) + 4.0 * (one.growth is not None) + 3.0 * (one.earlier is not None)
    weight += 3.0 * bool(_LEADING.search(figure.name)) + (figure.scope in WHOLE_SCOPES) - 2.0 * bool(one.row.doubt)
    return weight


def _beside(row: IndicatorRow, by_number: Mapping[int, IndicatorRow]) -> list[IndicatorRow]:
    """Return the rows beside `row` whose figures stand in the same sentence."""
    around = (by_number.get(number) for number in range(row.number - _NEAR, row.number + _NEAR + 1))
    return [one for one in around if one and (one.indicator.block, one.indicator.sentence) == (row.indicator.block, row.indicator.sentence)]


def _earlier(row: IndicatorRow, near: Sequence[IndicatorRow]) -> IndicatorRow | None:
    """Return the value of the year before that the same sentence gives for the same thing (由98.2%提升至99.1%)."""
    one = row.indicator
    return next((other for other in near if is_value_before(other) and (other.indicator.unit, other.indicator.kind) == (one.unit, one.kind)
                 and likeness(normal_name(one.name), normal_name(other.indicator.name)) > 0), None)


def _growth(row: IndicatorRow, near: Sequence[IndicatorRow]) -> IndicatorRow | None:
    """Return the change against the year before that follows the figure in its sentence."""
    after = [other for other in near if other.number in (row.number + 1, row.number + 2) and other.indicator.kind == "change"]
    return next((other for other in after if other.indicator.name.startswith(row.indicator.name[:_SAME_HEAD])), None)
