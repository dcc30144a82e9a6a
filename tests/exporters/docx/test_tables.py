"""Tables: real ones."""

import pytest

from convert.exporters.docx.tables import description
from convert.model.blocks import CellSpan, Table
from convert.model.report import Report
from convert.ooxml.names import W
from tests.exporters.docx.made import SOURCE, docx_of, meeting, part


def _table(table: Table, **options: bool):
    return part(docx_of(Report(source=SOURCE, body=(table,)), **options)).find(f".//{{{W}}}tbl")


def _val(element, path):
    return [each.get(f"{{{W}}}val") for each in element.iter(f"{{{W}}}{path}")]


def test_a_table_says_what_it_is_and_keeps_its_widths():
    table = _table(meeting().body[4])
    properties = table.find(f"{{{W}}}tblPr")
    assert properties.find(f"{{{W}}}tblLayout").get(f"{{{W}}}type") == "fixed"
    assert _val(properties, "tblCaption") == ["表1 主要指标"]
    assert _val(properties, "tblDescription") == ["3行3列，表头：项目、2023年、2024年"]
    widths = [int(each.get(f"{{{W}}}w")) for each in table.find(f"{{{W}}}tblGrid")]
    assert sum(widths) == 8844


def test_header_rows_repeat_and_rows_stay_whole():
    rows = _table(meeting().body[4]).findall(f"{{{W}}}tr")
    assert [row.find(f".//{{{W}}}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f".//{{{W}}}cantSplit") is not None for row in rows)


def test_merged_cells_over_rows_and_columns():
    table = Table(id="t", rows=(("甲", "乙", "丙"), ("丁", "戊", ""), ("", "己", "庚")), header_rows=1,
                  spans=(CellSpan(row=1, column=0, rows=2), CellSpan(row=1, column=1, columns=2)))
    found = _table(table)
    assert _val(found, "gridSpan") == ["2"]
    assert _val(found, "vMerge") == ["restart", None]


def test_numbers_stand_at_the_right_with_and_without_layout():
    for layout in (True, False):
        table = _table(Table(id="t", rows=(("项目", "数"), ("收入", "1,234.5"), ("支出", "-3%"))), layout=layout)
        assert _val(table.findall(f"{{{W}}}tr")[1], "jc")[-1:] == ["right"]


@pytest.mark.parametrize("layout", [True, False])
def test_a_table_of_many_columns_and_long_words_is_sound(layout):
    table = Table(id="t", rows=(tuple(f"第{number}列" for number in range(14)), tuple("1234567890" for _ in range(14))))
    assert len(_table(table, layout=layout).findall(f".//{{{W}}}gridCol")) == 14


def test_a_description_without_header():
    assert description(Table(id="t", rows=(("甲",),), header_rows=0), 1) == "1行1列"
