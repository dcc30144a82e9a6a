"""Tables: real ones."""

from convert.exporters.docx.tables import description
from convert.model.blocks import CellSpan, Paragraph, Table
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


def test_numbers_stand_at_the_right():
    table = _table(Table(id="t", rows=(("项目", "数"), ("收入", "1,234.5"), ("支出", "-3%"))))
    assert _val(table.findall(f"{{{W}}}tr")[1], "jc")[-1:] == ["right"]


def test_a_table_of_many_columns_and_long_words_is_sound():
    table = Table(id="t", rows=(tuple(f"第{number}列" for number in range(14)), tuple("1234567890" for _ in range(14))))
    assert len(_table(table).findall(f".//{{{W}}}gridCol")) == 14


def test_a_description_without_header():
    assert description(Table(id="t", rows=(("甲",),), header_rows=0), 1) == "1行1列"


def test_a_table_too_wide_for_an_upright_page_is_a_section_that_lies_across():
    rows = (tuple(f"指标名称{number}" for number in range(9)), *[("金沙江路街道", *["1,234,567.89"] * 8)] * 3)
    body = (Paragraph(id="p1", text="全市推进工作。"), Table(id="t1", rows=rows), Paragraph(id="p2", text="继续推进工作。"))
    papers = part(docx_of(Report(source=SOURCE, body=body))).findall(f".//{{{W}}}pgSz")
    assert [(paper.get(f"{{{W}}}orient") == "landscape", int(paper.get(f"{{{W}}}w")) > int(paper.get(f"{{{W}}}h"))) for paper in papers] == [
        (False, False), (True, True), (False, False)]


WIDE = Table(id="t1", header_rows=1, rows=(tuple(f"指标名称{number}" for number in range(9)), *[("金沙江路街道", *["1,234,567.89"] * 8)] * 3))


def test_the_note_of_a_table_that_lies_across_is_in_its_section():
    body = (Paragraph(id="p1", text="全市推进工作。"), WIDE, Paragraph(id="n", text="注：本表为快报数。", form="table_note"),
            Paragraph(id="p2", text="继续推进工作。"))
    root = part(docx_of(Report(source=SOURCE, body=body)))
    kinds = [paper.get(f"{{{W}}}orient") == "landscape" for paper in root.iter(f"{{{W}}}pgSz")]
    texts = ["".join(each.itertext()) for each in root.find(f"{{{W}}}body")]
    ends = [place for place, each in enumerate(root.find(f"{{{W}}}body")) if each.find(f".//{{{W}}}sectPr") is not None]
    assert kinds == [False, True, False]
    assert ends[0] < texts.index("注：本表为快报数。") < ends[1] < texts.index("继续推进工作。")


def test_the_head_of_a_table_is_as_high_as_in_the_layout():
    row = _table(WIDE).find(f"{{{W}}}tr")
    height = row.find(f".//{{{W}}}trHeight")
    assert height.get(f"{{{W}}}hRule") == "atLeast"
    assert int(height.get(f"{{{W}}}val")) in {397 * lines for lines in range(1, 5)}
