"""Looks as formats of XlsxWriter, read back from a workbook."""

from io import BytesIO

from openpyxl import load_workbook

from convert.exporters.xlsx.book import IndicatorBook
from convert.exporters.xlsx.looks import CHARSET, FACE, CellLook
from tests.exporters.xlsx.made import WHEN


def _cell(look: CellLook):
    book = IndicatorBook(WHEN, {})
    book.sheet("表").text(1, 1, "甲", look)
    return load_workbook(BytesIO(book.to_bytes()))["表"]["A1"]


def test_a_plain_look_is_the_normal_face_with_a_border():
    cell = _cell(CellLook())
    assert (cell.font.name, cell.font.sz, cell.font.charset, cell.font.scheme) == (FACE, 10, CHARSET, None)
    assert (cell.font.b, cell.font.color.theme, cell.fill.fill_type, cell.quotePrefix) == (False, 1, None, False)
    assert {side.style for side in (cell.border.left, cell.border.right, cell.border.top, cell.border.bottom)} == {
        "thin"
    }
    assert cell.border.left.color.rgb == "FFBFBFBF"
    assert (cell.number_format, cell.alignment.vertical) == ("General", "top")


def test_everything_a_look_can_say():
    cell = _cell(CellLook(number_format='+#,##0.0"%"', bold=True, size=12, color="#C00000", fill="#FFF2CC", align="left", vertical="top",
                      wrap=True, border=False, underline=True, text=True))  # fmt: skip
    assert (cell.font.b, cell.font.sz, cell.font.color.rgb, cell.font.u) == (True, 12, "FFC00000", "single")
    assert (cell.fill.fill_type, cell.fill.fgColor.rgb) == ("solid", "FFFFF2CC")
    alignment = cell.alignment
    assert (alignment.horizontal, alignment.vertical, alignment.wrap_text) == ("left", "top", True)
    assert (cell.border.left.style, cell.quotePrefix, cell.number_format) == (None, True, '+#,##0.0"%"')


def test_number_formats_that_every_program_has_keep_their_numbers():
    assert [
        _cell(CellLook(number_format=form))._style.numFmtId for form in ("General", "0", "0.00", "#,##0", "#,##0.00")
    ] == [0, 1, 2, 3, 4]
