"""What stands around the cells of a sheet, as another program reads it."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from convert.exporters.xlsx.book import Book
from convert.exporters.xlsx.looks import TEXT
from convert.exporters.xlsx.sheet import Sheet
from convert.ooxml.check_xlsx import check_xlsx
from tests.exporters.xlsx.made import WHEN


def _filled() -> tuple[Book, Sheet]:
    book = Book()
    sheet = book.sheet("青禾'区")
    sheet.heading(1, ["甲", "乙", "丙"])
    for column in (1, 2, 3):
        sheet.text(2, column, "一", TEXT)
    return book, sheet


def _read(book: Book) -> Any:
    data = book.to_bytes(WHEN)
    assert check_xlsx(data) == ()
    return load_workbook(BytesIO(data))["青禾'区"]


def test_frozen_panes_filter_merged_cells_and_page_breaks():
    book, sheet = _filled()
    sheet.freeze(2, 3)
    sheet.filter(1, 2, 3)
    sheet.merge(4, 1, 2)
    sheet.page_break(3)
    found = _read(book)
    assert (found.freeze_panes, found.auto_filter.ref) == ("C2", "A1:C2")
    assert [str(place) for place in found.merged_cells.ranges] == ["A4:B4"]
    assert [each.id for each in found.row_breaks.brk] == [2]


def test_choices_and_conditional_formats():
    book, sheet = _filled()
    sheet.choices(2, 2, 9, "约,近")
    sheet.rule("A2:C2", 'LEN($A2)>0', fill="FFF2CC")
    sheet.rule("A2:C2", "0", operator="lessThan", color="00703C")
    found = _read(book)
    choice, = found.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("B2:B9", '"约,近"')
    rules = [rule for each in found.conditional_formatting for rule in each.rules]
    assert [(rule.type, rule.operator, rule.formula, rule.priority) for rule in rules] == [
        ("expression", None, ["LEN($A2)>0"], 1), ("cellIs", "lessThan", ["0"], 2)]


def test_a_table_has_its_columns():
    book, sheet = _filled()
    sheet.table("表", 1, 2, ["甲", "乙", "丙"])
    table = _read(book).tables["表"]
    assert (table.ref, table.column_names) == ("A1:C2", ["甲", "乙", "丙"])


def test_print_setup():
    book, sheet = _filled()
    sheet.print_setup(header="甲&乙", last_row=2, columns=3, title_row=1, footer="第 &P 页")
    found = _read(book)
    assert (found.page_setup.paperSize, found.page_setup.orientation, found.page_setup.fitToHeight) == (9, "landscape", 0)
    assert found.sheet_properties.pageSetUpPr.fitToPage
    assert (found.print_title_rows, found.print_area) == ("$1:$1", "'青禾''区'!$A$1:$C$2")
    assert found.oddHeader.center.text == "甲&&乙"


def test_columns_are_hidden_and_kept_within_bounds():
    book, sheet = _filled()
    sheet.widths([1, 20, 99], hidden=[2])
    columns = _read(book).column_dimensions
    assert [(columns[name].width, columns[name].hidden) for name in "ABC"] == [(4, False), (20, True), (60, False)]


def test_links_outside_and_inside():
    book, sheet = _filled()
    sheet.link(2, 1, "a%20b.pdf#page=2")
    sheet.jump(2, 2, "青禾'区", "A1")
    found = _read(book)
    assert found["A2"].hyperlink.target == "a%20b.pdf#page=2"
    assert found["B2"].hyperlink.location == "'青禾''区'!A1"
