"""说明: where the figures come from, what was corrected, what the reader joined, dropped and guessed, and what the columns mean."""

from collections.abc import Iterator
from typing import Final

from convert.exporters.xlsx.book import IndicatorBook, WorkbookSheet
from convert.exporters.xlsx.looks import CORRECTED, TITLE, CellLook
from convert.exporters.xlsx.main_table import columns_of, field_words
from convert.exporters.xlsx.rows import WorkbookRows
from convert.messages import reason_name
from convert.model.correction import Correction, FieldValue

_LABEL: Final = CellLook(bold=True, text=True, wrap=True, fill="#F2F2F2")
_GROUP: Final = CellLook(bold=True, size=12, border=False, text=True, color="#1F4E79", vertical="center")
_VALUE: Final = CellLook(text=True, wrap=True, align="left")
_NUMBER: Final = CellLook(number_format="#,##0", align="left")
_CORRECTED: Final = CellLook(text=True, wrap=True, align="left", fill=CORRECTED)
_WIDTHS: Final = (130, 610)
_GROUP_PT: Final = 18.0


def write_notes(book: IndicatorBook, rows: WorkbookRows) -> None:
    """Add the sheet 说明."""
    sheet = book.sheet(rows.say("sheet-notes"))
    sheet.text(1, 1, rows.say("notes-title"), TITLE)
    sheet.height(1, 26)
    line = 3
    for index in range(len(rows.tables)):
        line = _write_report(sheet, line, rows, index) + 2
    _write_group(sheet, line, rows.say("notes-columns"))
    for column in columns_of(rows):
        if column.code != "key":
            line += 1
            sheet.text(line, 1, rows.say(f"column-{column.code}"), _LABEL)
            sheet.text(line, 2, rows.say(f"meaning-{column.code}"), _VALUE)
    line += 2
    _write_group(sheet, line, rows.say("notes-corrections"))
    sheet.text(line + 1, 1, rows.say("column-key"), _LABEL)
    sheet.text(line + 1, 2, rows.say("notes-corrections-how"), _VALUE)
    sheet.widths(_WIDTHS)
    sheet.print_setup(header=rows.say("notes-title"), last_row=line + 1, columns=2, title_row=None,
                      footer=rows.say("footer-page"), landscape=False)


def _write_group(sheet: WorkbookSheet, line: int, words: str) -> None:
    sheet.text(line, 1, words, _GROUP)
    sheet.height(line, _GROUP_PT)


def _write_report(sheet: WorkbookSheet, line: int, rows: WorkbookRows, index: int) -> int:
    """Write what is to be known of one report from `line` on; return the last row used."""
    _write_group(sheet, line, rows.labels[index] if rows.compares else rows.say("notes-report"))
    for label, value, look in (*_facts(rows, index), *_corrections(rows, index), *_reading(rows, index)):
        line += 1
        sheet.text(line, 1, label, _LABEL)
        if isinstance(value, int):
            sheet.number(line, 2, value, _NUMBER)
        else:
            sheet.text(line, 2, value, look)
    return line


def _facts(rows: WorkbookRows, index: int) -> Iterator[tuple[str, str | int, CellLook]]:
    table = rows.tables[index]
    report, source = table.report, table.report.source
    own = [row for row in rows.rows if row.table == index]
    facts: tuple[tuple[str, str | int], ...] = (
        ("report", report.front.title or source.name), ("source", source.name), ("format", source.format),
        ("encoding", source.encoding or ""), ("sha256", source.sha256), ("characters", source.characters), ("pdf", table.pdf_name or ""),
        ("style", report.style or ""), ("year", str(report.meta.year or "")), ("count", len(own)),
        ("doubtful", sum(row.number in rows.marked for row in own)), ("joins", len(report.joins)))
    for code, value in facts:
        if value != "":
            yield rows.say(f"notes-{code}"), value, _VALUE


def _corrections(rows: WorkbookRows, index: int) -> Iterator[tuple[str, str | int, CellLook]]:
    for item in rows.tables[index].corrections:
        yield rows.say(f"notes-corrected-{item.action}"), _correction_words(item, rows), _CORRECTED


def _correction_words(item: Correction, rows: WorkbookRows) -> str:
    """Return what a person did to a figure: 案件数（7,200件）：数值 7,200 → 7,300."""
    name = str(item.before.get("name") or item.fields.get("name") or "")
    text = str(item.before.get("text") or "")
    words = rows.say("notes-corrected-figure", name=name, text=text) if text else name

    def shown(field: str, value: FieldValue) -> str:
        return field_words(field, value, rows)

    if item.action == "change":
        words += "：" + "；".join(
            f"{rows.say('column-high' if field == 'value_high' else f'column-{field}')} "
            f"{shown(field, item.before.get(field))} → {shown(field, value)}" for field, value in item.fields.items())
    elif item.action == "add":
        words += f"：{shown('value', item.fields.get('value'))}{item.fields.get('unit') or ''}"
    return words


def _reading(rows: WorkbookRows, index: int) -> Iterator[tuple[str, str | int, CellLook]]:
    report = rows.tables[index].report
    for join in report.joins:
        yield "", rows.say("notes-join", left=join.left, right=join.right, reason=reason_name(join.reason, rows.language)), _VALUE
    yield rows.say("notes-furniture"), len(report.furniture), _VALUE
    for dropped in report.furniture:
        yield reason_name(dropped.reason, rows.language), dropped.text, _VALUE
    for decision in report.decisions:
        code = "notes-decision-else" if decision.alternative else "notes-decision"
        yield rows.say("notes-decisions"), rows.say(code, block=decision.block, chosen=decision.chosen, alternative=decision.alternative,
                                                    reason=reason_name(decision.reason, rows.language)), _VALUE
