"""指标总表."""

import pytest

from convert.exporters.xlsx import XlsxOptions
from convert.exporters.xlsx.main_table import link_target, reference, sheet_title, table_name
from convert.exporters.xlsx.rows import collect
from tests.exporters.xlsx.made import WHEN, book_of, figure, made, records, table_of


@pytest.fixture(scope="module")
def sheet():
    return book_of(made())["指标总表"]


def test_every_figure_is_a_row_with_its_meaning(sheet):
    rows = records(sheet)
    assert len(rows) == 21
    first = {name: value for name, value in rows[1].items() if value is not None and name not in ("键", "原句")}
    assert first == {
        "序号": 2,
        "指标名称": "受理案件增速",
        "数值": 8.5,
        "单位": "%",
        "类别": "增减",
        "目标/实际": "实际",
        "时期": 2024,
        "比较基准": "同比",
        "栏目": "一、总体情况",
        "原文数字": "8.5%",
        "页码": 1,
        "链接": "第1页",
        "段落号": "p1",
        "置信度": 1,
    }


def test_sentences_keep_every_letter(sheet):
    sentences = {one.sentence for one in made().indicators}
    assert {row["原句"] for row in records(sheet)} == sentences


def test_values_are_numbers(sheet):
    assert {type(row["数值"]) for row in records(sheet)} <= {int, float}
    assert {row["上限值"] for row in records(sheet)} == {None, 50000}


def test_the_table_has_headings_filter_print_titles_and_a4_landscape(sheet):
    table = sheet.tables["指标总表"]
    assert (table.ref, table.autoFilter.ref) == ("A1:V22", "A1:V22")
    assert table.column_names == [cell.value for cell in sheet[1]]
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # 1 is the schema's own
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert "青禾区人民政府" in sheet.oddHeader.center.text


def test_links_open_the_pdf_at_the_page(sheet):
    assert sheet["Q22"].hyperlink.target == "青禾区%202024.pdf#page=2"


def test_without_a_pdf_or_a_page_there_is_no_link():
    rows = collect([table_of(figure(), pdf_name=None)], "zh")
    assert link_target(rows, rows.rows[0]) is None
    rows = collect([table_of(figure(page=None))], "zh")
    assert link_target(rows, rows.rows[0]) is None


def test_the_key_is_hidden_and_figures_to_check_are_marked(sheet):
    assert sheet.column_dimensions["V"].hidden
    assert [row["序号"] for row in records(sheet) if row["待核"]] == [1, 6, 7, 8, 9, 13, 18, 19]


def test_several_reports_share_the_table_with_a_column_of_their_own():
    rows = records(book_of(made(2023), made(2024))["指标总表"])
    assert [row["报告"] for row in rows] == ["2023年"] * 21 + ["2024年"] * 21


def test_a_report_without_figures_gives_an_empty_table():
    assert [row["指标名称"] for row in records(book_of(table_of())["指标总表"])] == [None]


def test_headings_are_english_when_asked_for():
    sheet = book_of(made(), options=XlsxOptions(when=WHEN, language="en"))["Indicators"]
    assert [cell.value for cell in sheet[1]][:4] == ["No.", "Indicator", "Value", "Upper value"]


def test_references_bracket_names_with_marks():
    rows = collect([made()], "zh")
    assert (table_name(rows), reference(rows, "section"), reference(rows, "aspect")) == (
        "指标总表",
        "指标总表[栏目]",
        "指标总表[[目标/实际]]",
    )


def test_the_sheet_of_a_report_has_a_name_that_spreadsheets_take():
    assert sheet_title("2024年", 0) == "2024年 1"
    assert sheet_title("a[b]:*?/'c", 1) == "abc 2"
    assert sheet_title("𠮷" * 40, 2) == "𠮷" * 14 + " 3"  # 31 UTF-16 units at most
