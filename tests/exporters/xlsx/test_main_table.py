"""指标总表."""

import pytest

from convert.corrections.columns import CODES
from convert.corrections.keys import keys_of
from convert.exporters.xlsx import XlsxOptions
from convert.exporters.xlsx.looks import CORRECTED
from convert.exporters.xlsx.main_table import COLUMNS, link_target, reference, sheet_title, table_name
from convert.exporters.xlsx.rows import collect
from convert.model.correction import Correction
from tests.exporters.xlsx.made import WHEN, book_of, figure, made, records, table_of

FIRST = ["序号", "指标名称", "数值", "单位", "限定", "类别", "目标/实际", "时期", "小节", "原文数字", "原句", "链接", "待核"]


@pytest.fixture(scope="module")
def sheet():
    return book_of(made())["指标总表"]


def _column(sheet, name: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == name)


def test_every_figure_is_a_row_with_its_meaning(sheet):
    rows = records(sheet)
    assert len(rows) == 21
    first = {name: value for name, value in rows[1].items() if value is not None and name not in ("键", "整句")}
    assert first == {
        "序号": 2, "指标名称": "受理案件增速", "数值": 8.5, "单位": "%", "类别": "增减", "目标/实际": "实际", "时期": 2024,
        "比较基准": "同比", "栏目": "一、总体情况", "小节": "一、总体情况", "原文数字": "8.5%",
        "原句": "全区共受理各类案件1.2万件，同比增长8.5%", "页码": 1, "链接": "第1页", "段落号": "p1"}


def test_the_columns_that_a_person_reads_come_first_and_the_others_are_folded(sheet):
    names = [cell.value for cell in sheet[1]]
    assert names[:13] == FIRST
    for cell in sheet[1][13:-1]:
        dimension = sheet.column_dimensions[cell.column_letter]
        assert (dimension.hidden, dimension.outlineLevel) == (True, 1)
    assert names[-1] == "键"


def test_columns_that_say_nothing_are_left_out(sheet):
    assert "范围" not in [cell.value for cell in sheet[1]]
    assert [cell.value for cell in book_of(table_of(figure()))["指标总表"][1]][13:] == ["栏目", "整句", "页码", "段落号", "键"]
    assert [column.code for column in COLUMNS] == list(CODES)


def test_sentences_keep_every_letter_and_clauses_are_parts_of_them(sheet):
    sentences = {one.sentence for one in made().indicators}
    assert {row["整句"] for row in records(sheet)} == sentences
    for row in records(sheet):
        assert row["原句"] in row["整句"]
        assert row["原文数字"] in row["原句"]


def test_values_are_numbers(sheet):
    assert {type(row["数值"]) for row in records(sheet)} <= {int, float}
    assert {row["上限值"] for row in records(sheet)} == {None, 50000}


def test_twenty_rows_are_on_the_first_screen_of_1366_by_768(sheet):
    """Of 768 pixels a spreadsheet leaves about 460 (345 pt) to the rows, of 1366 about 1310 to the columns."""
    heights = [sheet.row_dimensions[row].height for row in range(1, 22)]
    assert sum(heights) <= 345
    assert sum(column.width for column in COLUMNS[:14] if column.code != "report") <= 1310


def test_four_of_the_twenty_may_take_two_lines():
    long = "完成书面述法报告及年度述法抄报的党政部门和街道数"
    table = table_of(*(figure(number=at, name=long if at % 5 == 4 else "办结件数") for at in range(21)))
    sheet = book_of(table)["指标总表"]
    heights = [sheet.row_dimensions[row].height or sheet.sheet_format.defaultRowHeight for row in range(1, 22)]
    assert len(set(heights[1:])) == 2
    assert sum(heights) <= 345


def test_printed_on_a4_the_letters_have_eight_points_and_more(sheet):
    """Fitted to the width of A4 landscape within its margins (1065 pixels), letters of 9 points keep 8."""
    assert 9 * 1065 / sum(column.width for column in COLUMNS[:14] if column.code != "report") >= 8
    assert sheet.print_area == "'指标总表'!$A$1:$M$22"


def test_the_table_has_headings_filter_print_titles_and_a4_landscape(sheet):
    table = sheet.tables["指标总表"]
    assert table.ref == table.autoFilter.ref == f"A1:{sheet[1][-1].column_letter}22"
    assert table.column_names == [cell.value for cell in sheet[1]]
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # 1 is the schema's own
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert "青禾区人民政府" in sheet.oddHeader.center.text


def test_links_open_the_pdf_at_the_page(sheet):
    link = sheet[f"{_column(sheet, '链接')}22"].hyperlink
    assert (link.target, link.location) == ("青禾区%202024.pdf", "page=2")


def test_without_a_pdf_or_a_page_there_is_no_link():
    rows = collect([table_of(figure(), pdf_name=None)], "zh")
    assert link_target(rows, rows.rows[0]) is None
    rows = collect([table_of(figure(page=None))], "zh")
    assert link_target(rows, rows.rows[0]) is None
    cell = book_of(table_of(figure(), pdf_name=None))["指标总表"]["L2"]
    assert (cell.value, cell.hyperlink) == ("第1页", None)


def test_the_key_is_hidden_and_figures_to_check_are_marked(sheet):
    assert sheet.column_dimensions[_column(sheet, "键")].hidden
    assert [row["序号"] for row in records(sheet) if row["待核"]] == [6, 7, 8, 9, 13, 19]
    assert sheet["M14"].comment.text


def test_a_corrected_cell_is_coloured_and_tells_the_old_value():
    one, other = figure("案件数", 7300, text="7,200件"), figure("丙", 7, number=3, block_start=9, block_end=9)
    items = (Correction(key=keys_of([one])[0], action="change", fields={"value": 7300}, before={"value": 7200}),
             Correction(key="", action="add", fields={"name": "丙"}))
    sheet = book_of(table_of(one, other, corrections=items))["指标总表"]
    assert sheet["C2"].fill.fgColor.rgb == f"FF{CORRECTED[1:]}"
    assert sheet["C2"].comment.text == "人工修改。原值：7,200。见“说明”。"
    assert (sheet["B2"].fill.fill_type, sheet["B2"].comment) == (None, None)
    assert sheet["B3"].comment.text == "人工增加，原文识别中没有这一条。"


def test_several_reports_share_the_table_with_a_column_of_their_own():
    rows = records(book_of(made(2023), made(2024))["指标总表"])
    assert [row["报告"] for row in rows] == ["2023年"] * 21 + ["2024年"] * 21


def test_a_report_without_figures_gives_an_empty_table():
    assert [row["指标名称"] for row in records(book_of(table_of())["指标总表"])] == [None]


def test_headings_are_english_when_asked_for():
    sheet = book_of(made(), options=XlsxOptions(when=WHEN, language="en"))["Indicators"]
    assert [cell.value for cell in sheet[1]][:4] == ["No.", "Indicator", "Value", "Unit"]


def test_references_bracket_names_with_marks():
    rows = collect([made()], "zh")
    assert (table_name(rows), reference(rows, "section"), reference(rows, "aspect")) == ("指标总表", "指标总表[栏目]", "指标总表[[目标/实际]]")


def test_the_sheet_of_a_report_has_a_name_that_spreadsheets_take():
    assert sheet_title("2024年", 0) == "2024年 1"
    assert sheet_title("a[b]:*?/'c", 1) == "abc 2"
    assert sheet_title("𠮷" * 40, 2) == "𠮷" * 14 + " 3"  # 31 UTF-16 units at most


def test_a_value_that_takes_much_room_gets_it_from_the_clauses():
    """A number wider than its column is shown as ###."""
    table = table_of(figure("总额", 1234567890.12, unit="元", kind="amount", text="1234567890.12元"))
    sheet = book_of(table)["指标总表"]
    value, clause = (sheet.column_dimensions[letter].width * 7 for letter in "CK")
    assert value >= len("1,234,567,890.12") * 7.4
    assert value + clause == pytest.approx(86 + 366, abs=2)


def test_headings_and_figures_as_written_take_one_line():
    sheet = book_of(made())["指标总表"]
    looks = {head.value: cell.alignment.wrap_text for head, cell in zip(sheet[1], sheet[2], strict=False)}
    assert (looks["小节"], looks["原文数字"], looks["原句"], looks["指标名称"]) == (None, None, True, True)
