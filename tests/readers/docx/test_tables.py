"""Tables on one grid."""

import pytest
from lxml import etree

from convert.diagnostics import ConvertError
from convert.readers.docx import tables as module
from convert.readers.docx.names import WORD
from convert.readers.docx.tables import is_layout, read_table
from convert.readers.structure.source_text import SourceText
from tests.readers.docx.build import paragraph, part


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows):
    return etree.fromstring(part("tbl", "".join(rows)).encode())


def letters(element):
    text = "".join(node.text or "" for node in element.iter(f"{WORD}t"))
    return SourceText(text, ((0, len(text)),)) if text else SourceText("", ())


def read(*rows):
    found = read_table(table(*rows), letters, path="a.docx")
    return found.rows, [(span.row, span.column, span.rows, span.columns) for span in found.spans], found.header_rows


def test_cells_merged_across_and_down_cover_empty_ones():
    wide, first, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    assert read(row(cell("项目", first), cell("数量", wide)), row(cell("", on), cell("上年"), cell("本年")), row(cell("渠道"), cell("12"), cell("15"))) == (
        (("项目", "数量", ""), ("", "上年", "本年"), ("渠道", "12", "15")), [(0, 0, 2, 1), (0, 1, 1, 2)], 2)


def test_rows_that_begin_late_leave_their_first_cells_empty():
    assert read(row(cell("甲"), cell("乙")), row(cell("丙"), properties='<w:gridBefore w:val="1"/>'))[0] == (("甲", "乙"), ("", "丙"))


def test_rows_that_are_said_to_be_the_head_are():
    head = "<w:tblHeader/>"
    assert read(row(cell("甲"), cell("乙"), properties=head), row(cell("丙"), cell("丁"), properties=head), row(cell("戊"), cell("己")))[2] == 2


def test_rows_inside_controls_are_read_and_deleted_ones_are_not():
    wrapped = f"<w:sdt><w:sdtContent>{row(cell('丙'), cell('丁'))}</w:sdtContent></w:sdt>"
    assert read(row(cell("甲"), cell("乙")), wrapped, row(cell("戊"), properties="<w:del/>"))[0] == (("甲", "乙"), ("丙", "丁"))


def test_a_merged_cell_that_has_letters_of_its_own_keeps_them():
    assert read(row(cell("甲", '<w:vMerge w:val="restart"/>'), cell("1")), row(cell("乙", "<w:vMerge/>"), cell("2")))[0] == (("甲", "1"), ("乙", "2"))


@pytest.mark.parametrize(("rows", "layout"), [((row(cell("甲")), row(cell("乙"))), True), ((row(cell("甲"), cell("乙")),), True),
                                              ((row(cell("甲"), cell("乙")), row(cell("丙"), cell("丁"))), False)])
def test_one_column_or_one_row_only_places_text(rows, layout):
    assert is_layout(table(*rows)) is layout


def test_the_number_of_cells_is_bounded(monkeypatch):
    monkeypatch.setattr(module, "MAX_CELLS", 3)
    with pytest.raises(ConvertError) as caught:
        read(row(cell("甲"), cell("乙")), row(cell("丙"), cell("丁")))
    assert caught.value.diagnostic.code == "readdocx-table-too-large"
