"""The workbook of indicators, from the first sheet to the package."""

from collections.abc import Sequence

from convert.diagnostics import Diagnostic, Outcome
from convert.exporters.xlsx.baseline_sheet import write_baseline
from convert.exporters.xlsx.book import IndicatorBook
from convert.exporters.xlsx.brief import write_brief
from convert.exporters.xlsx.charts import groups_of, write_charts
from convert.exporters.xlsx.checklist import write_checklist
from convert.exporters.xlsx.main_table import write_main_table, write_report_sheets
from convert.exporters.xlsx.notes import write_notes
from convert.exporters.xlsx.options import ReportIndicators, XlsxOptions
from convert.exporters.xlsx.rows import WorkbookRows, collect
from convert.exporters.xlsx.summary import write_summary


def export(tables: Sequence[ReportIndicators], options: XlsxOptions) -> Outcome[bytes]:
    """Return the workbook of `tables` (see `export_xlsx`)."""
    rows = collect(tables, options.language)
    book = IndicatorBook(options.when, _properties(rows))
    if rows.compares:
        _write_compared(book, rows, options)
    else:
        write_main_table(book, rows)
        write_brief(book, rows)
        write_summary(book, rows)
        write_checklist(book, rows)
        write_charts(book, rows, groups_of(rows))
    write_notes(book, rows)
    write_baseline(book, rows)
    return Outcome(book.to_bytes(), tuple(_told(book)))


def _write_compared(book: IndicatorBook, rows: WorkbookRows, options: XlsxOptions) -> None:
    from convert.exporters.xlsx.comparison import write_comparison, write_comparison_charts, write_unmatched
    from convert.exporters.xlsx.pairing import pair

    pairing = pair(rows.tables, rows.rows, options.renamings)
    compared = write_comparison(book, rows, pairing)
    write_unmatched(book, rows, pairing)
    write_main_table(book, rows)
    if options.sheet_per_report:
        write_report_sheets(book, rows)
    write_brief(book, rows)
    write_summary(book, rows)
    write_checklist(book, rows)
    write_comparison_charts(book, rows, pairing, compared)


def _properties(rows: WorkbookRows) -> dict[str, str]:
    """Return the core properties of the workbook; its comment names the SHA-256 of every source."""
    first = rows.tables[0].report
    sums = "；".join(f"{table.report.source.name} SHA-256 {table.report.source.sha256}" for table in rows.tables)
    return {"author": first.meta.author or first.front.issuer or "convert", "subject": first.meta.subject or "",
            "title": f"{first.front.title or first.source.name} {rows.say('sheet-indicators')}",
            "keywords": "；".join(first.meta.keywords), "comments": sums}


def _told(book: IndicatorBook) -> list[Diagnostic]:
    counts = (("xlsx-text-cut", book.cut), ("xlsx-character-replaced", book.replaced),
              ("xlsx-links-left-out", sum(sheet.links_left_out for sheet in book.sheets)))
    return [Diagnostic(code=code, grade="advisory", args={"count": count}) for code, count in counts if count]
