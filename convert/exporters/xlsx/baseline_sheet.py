"""The hidden sheet that remembers what the program had read, so that a person's changes can be told from its own."""

from collections.abc import Iterator

from convert.corrections.baseline import SHEET, BaselineEntry, BaselineHead, fields_of, sum_of, to_cells
from convert.corrections.columns import FIELDS
from convert.corrections.keys import is_added
from convert.exporters.xlsx.book import IndicatorBook
from convert.exporters.xlsx.looks import HIDDEN
from convert.exporters.xlsx.main_table import columns_of, shown_from_text
from convert.exporters.xlsx.rows import IndicatorRow, WorkbookRows
from convert.model.correction import FieldValues


def write_baseline(book: IndicatorBook, rows: WorkbookRows) -> None:
    """Add the hidden sheet."""
    sheet = book.sheet(SHEET, hidden=True)
    codes = tuple(column.code for column in columns_of(rows))
    sources = tuple((book.fit(table.report.source.name), table.report.source.sha256) for table in rows.tables)
    head = BaselineHead(columns=codes, sources=sources)
    for line, text in enumerate(to_cells(head, entries(book, rows, codes)), 1):
        sheet.text(line, 1, text, HIDDEN)


def entries(book: IndicatorBook, rows: WorkbookRows, codes: tuple[str, ...]) -> Iterator[BaselineEntry]:
    """Yield what is to be remembered: the rows of the table, then those that a person had deleted."""
    for row in rows.rows:
        shown = {code: sum_of(book.fit(text)) for code, text in shown_from_text(row, codes).items()}
        yield BaselineEntry(key=book.fit(rows.key_of(row)), report=row.table, text=book.fit(row.indicator.text),
                            fields=_as_read(book, row), shown=shown, added=is_added(row.indicator))
    for index, table in enumerate(rows.tables):
        prefix = f"{index + 1}|" if rows.compares else ""
        for item in table.corrections:
            if item.action == "delete":
                yield BaselineEntry(key=prefix + item.key, report=index, text=str(item.before.get("text") or ""),
                                    fields={field: item.before.get(field) for field in FIELDS})


def _as_read(book: IndicatorBook, row: IndicatorRow) -> FieldValues:
    """Return the fields as the program read them, as cells can hold them."""
    fields = fields_of(row.indicator)
    if row.correction is not None and row.correction.action == "change":
        fields.update({field: row.correction.before.get(field) for field in row.correction.fields})
    return {field: book.fit(value) if isinstance(value, str) else value for field, value in fields.items()}
