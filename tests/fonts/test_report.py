"""The list of faces."""

from convert.fonts import FontSet
from convert.fonts.report import face_rows
from convert.style import StyleSheet


def test_there_is_one_row_for_every_typeface(bundled: FontSet, sheet: StyleSheet):
    rows = face_rows(bundled)
    assert [row.typeface for row in rows] == list(sheet.typefaces)
    row = {row.typeface: row for row in rows}["fangsong"]
    assert (row.wanted, row.family, row.substituted, row.shipped, row.index) == ("仿宋_GB2312", "GW FangSong", True, True, 0)
    assert row.file.endswith("gw-fangsong.ttf")
    assert row.hanzi == 6763
    assert row.letters > row.hanzi


def test_the_latin_face_has_no_hanzi(bundled: FontSet):
    assert {row.typeface: row.hanzi for row in face_rows(bundled)}["latin"] == 0
