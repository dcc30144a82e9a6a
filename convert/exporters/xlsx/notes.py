"""说明: where the figures come from, what the reader joined, dropped and guessed, and what the columns mean."""

from typing import Final

from convert.exporters.xlsx.book import Book, Sheet
from convert.exporters.xlsx.looks import TITLE, Look
from convert.exporters.xlsx.main_table import columns_of
from convert.exporters.xlsx.rows import Row, Rows
from convert.messages import sentence

_LABEL: Final = Look(bold=True, text=True, wrap=True, fill="F2F2F2", vertical="top")
_GROUP: Final = Look(bold=True, size=12, border=False, text=True, color="1F4E79")
_VALUE: Final = Look(text=True, wrap=True, vertical="top", align="left", indent=1)
_NUMBER: Final = Look(number_format="#,##0", align="left", indent=1)


def write_notes(book: Book, rows: Rows) -> None:
    """Add the sheet 说明."""
    sheet = book.sheet(rows.say("sheet-notes"))
    sheet.text(1, 1, rows.say("notes-title"), TITLE)
    sheet.height(1, 26)
    line = 3
    for index in range(len(rows.tables)):
        line = _write_report(sheet, line, rows, index) + 2
    sheet.text(line, 1, rows.say("notes-columns"), _GROUP)
    for column in columns_of(rows):
        if column.code != "key":
            line += 1
            sheet.text(line, 1, rows.say(f"column-{column.code}"), _LABEL)
            sheet.text(line, 2, rows.say(f"meaning-{column.code}"), _VALUE)
    line += 2
    sheet.text(line, 1, rows.say("notes-corrections"), _GROUP)
    sheet.text(line + 1, 1, rows.say("column-key"), _LABEL)
    sheet.text(line + 1, 2, rows.say("notes-corrections-how"), _VALUE)
    sheet.widths([20, 100], cap=100)
    sheet.print_setup(header=rows.say("notes-title"), last_row=line + 1, columns=2, title_row=None,
                      footer=rows.say("footer-page"), landscape=False)


def _write_report(sheet: Sheet, line: int, rows: Rows, index: int) -> int:
    """Write what is to be known of one report from `line` on; return the last row used."""
    table = rows.tables[index]
    report, source = table.report, table.report.source
    own: list[Row] = [row for row in rows.rows if row.table == index]
    title = report.front.title or source.name
    sheet.text(line, 1, rows.labels[index] if rows.compares else rows.say("notes-report"), _GROUP)
    facts: list[tuple[str, str | int]] = [
        ("report", title), ("source", source.name), ("format", source.format), ("encoding", source.encoding or ""),
        ("sha256", source.sha256), ("characters", source.characters), ("pdf", table.pdf_name or ""),
        ("style", report.style or ""), ("year", str(report.meta.year or "")), ("count", len(own)),
        ("doubtful", sum(row.number in rows.marked for row in own)), ("joins", len(report.joins)),
    ]
    for code, value in facts:
        if value == "":
            continue
        line += 1
        sheet.text(line, 1, rows.say(f"notes-{code}"), _LABEL)
        if isinstance(value, int):
            sheet.number(line, 2, value, _NUMBER)
        else:
            sheet.text(line, 2, value, _VALUE)
    for join in report.joins:
        line += 1
        sheet.blank(line, 1, _LABEL)
        sheet.text(line, 2, rows.say("notes-join", left=join.left, right=join.right,
                                     reason=_word(join.reason, rows)), _VALUE)
    line += 1
    sheet.text(line, 1, rows.say("notes-furniture"), _LABEL)
    sheet.number(line, 2, len(report.furniture), _NUMBER)
    for dropped in report.furniture:
        line += 1
        sheet.text(line, 1, _word(dropped.reason, rows), _LABEL)
        sheet.text(line, 2, dropped.text, _VALUE)
    for decision in report.decisions:
        line += 1
        code = "notes-decision-else" if decision.alternative else "notes-decision"
        sheet.text(line, 1, rows.say("notes-decisions"), _LABEL)
        sheet.text(line, 2, rows.say(code, block=decision.block, chosen=decision.chosen,
                                     alternative=decision.alternative, reason=_word(decision.reason, rows)), _VALUE)
    return line


def _word(reason: str, rows: Rows) -> str:
    """Return the reader's reason in words, as far as there are words for it."""
    for code in (f"reader-reason-{reason}", f"reader-{reason}"):
        try:
            return sentence(code, rows.language)
        except (ModuleNotFoundError, KeyError):
            continue
    return reason
