"""The workbook of indicators, from the first sheet to the checked package."""

from collections.abc import Sequence

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.exporters.xlsx.baseline import write_baseline
from convert.exporters.xlsx.book import Book
from convert.exporters.xlsx.checklist import write_checklist
from convert.exporters.xlsx.main_table import write_main_table, write_report_sheets
from convert.exporters.xlsx.notes import write_notes
from convert.exporters.xlsx.options import ReportIndicators, XlsxOptions
from convert.exporters.xlsx.rows import Rows, collect
from convert.exporters.xlsx.summary import write_summary
from convert.ooxml.check_xlsx import check_xlsx


def export(tables: Sequence[ReportIndicators], options: XlsxOptions) -> Outcome[bytes]:
    """Return the workbook of `tables` (see `export_xlsx`)."""
    rows = collect(tables, options.language)
    book = Book()
    if rows.compares:
        from convert.exporters.xlsx.align import align
        from convert.exporters.xlsx.comparison import write_comparison, write_comparison_charts, write_unmatched

        alignment = align(rows.tables, rows.rows)
        compared = write_comparison(book, rows, alignment)
        write_unmatched(book, rows, alignment)
    main = write_main_table(book, rows)
    if options.sheet_per_report and rows.compares:
        write_report_sheets(book, rows)
    write_summary(book, rows)
    write_checklist(book, rows)
    if rows.compares:
        write_comparison_charts(book, rows, alignment, compared)
    else:
        from convert.exporters.xlsx.charts import pictures, write_charts

        write_charts(book, rows, pictures(rows))
    write_notes(book, rows)
    write_baseline(book, rows)
    book.properties = _properties(rows)
    data = book.to_bytes(options.when)
    faults = check_xlsx(data)
    if faults:
        raise ConvertError("xlsx-structure", fault="; ".join(faults[:3]))
    return Outcome(data, tuple(_told(book, main.links_left_out)))


def _properties(rows: Rows) -> dict[str, str]:
    """Return the core properties of the workbook; its identifier is the SHA-256 of the (first) source."""
    first = rows.tables[0].report
    return {"dc:creator": first.meta.author or first.front.issuer or "convert",
            "dc:title": f"{first.front.title or first.source.name} {rows.say('sheet-indicators')}",
            "dc:subject": first.meta.subject or "", "dc:identifier": first.source.sha256,
            "dc:language": first.meta.language, "cp:keywords": "；".join(first.meta.keywords)}


def _told(book: Book, links_left_out: int) -> list[Diagnostic]:
    counts = (("xlsx-text-cut", book.texts.cut), ("xlsx-character-replaced", book.texts.replaced),
              ("xlsx-links-left-out", links_left_out))
    return [Diagnostic(code=code, grade="advisory", args={"count": count}) for code, count in counts if count]
