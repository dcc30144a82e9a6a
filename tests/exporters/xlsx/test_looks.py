"""How cells look."""

from io import BytesIO

from openpyxl import load_workbook

from convert.exporters.xlsx.book import Book
from convert.exporters.xlsx.looks import CENTRED, HEADER, LINK, SENTENCE, Look, Styles
from tests.exporters.xlsx.made import WHEN


def test_equal_looks_share_one_style():
    styles = Styles()
    assert styles.index(Look(bold=True)) == styles.index(Look(bold=True)) != styles.index(Look())


def test_looks_are_read_back_as_they_were_meant():
    book = Book()
    sheet = book.sheet("表")
    for row, look in enumerate((HEADER, SENTENCE, LINK, CENTRED, Look(number_format='"第"0', border=False)), 1):
        sheet.text(row, 1, "甲", look)
    cells = [row[0] for row in load_workbook(BytesIO(book.to_bytes(WHEN)))["表"].iter_rows()]
    assert [(cell.font.b, cell.font.sz, cell.font.u) for cell in cells[:3]] == [(True, 10, None), (False, 9, None), (False, 10, "single")]
    assert cells[0].fill.fgColor.rgb == "FF1F4E79"
    assert (cells[1].alignment.horizontal, cells[1].alignment.indent, cells[1].alignment.wrap_text) == ("left", 1, True)
    assert (cells[3].border.left.style, cells[4].border.left.style) == ("thin", None)
    assert cells[4].number_format == '"第"0'
    assert {cell.font.name for cell in cells} == {"等线"}


def test_what_conditional_formats_change_is_numbered():
    styles = Styles()
    assert [styles.rule(color="C00000"), styles.rule(fill="FFF2CC")] == [0, 1]
    assert styles.to_xml().count(b"<dxf>") == 2
