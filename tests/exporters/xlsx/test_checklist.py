"""核对清单."""

from tests.exporters.xlsx.made import book_of, figure, formulas, made, records, table_of


def _rows(*tables):
    return records(book_of(*tables)["核对清单"], head=3)


def test_doubtful_figures_first_then_those_that_disagree():
    rows = _rows(made())
    assert [row["类型"] for row in rows] == ["把握不大", "把握不大", "前后矛盾", "比率不符", "比率超百", "重复出现"]
    assert [row["指标序号"] for row in rows] == ["13", "19", "1、18", "8、6、7", "9", "16、21"]


def test_the_arithmetic_is_shown_and_follows_the_table():
    rows = _rows(made())
    assert [(row["原文值"], row["核算值"], row["相差"]) for row in rows[2:4]] == [(12000, 11000, -1000), (95.5, 98.33, 2.83)]
    assert formulas(book_of(made(), values=False))["核对清单!G7"] == (
        '=IFERROR(ROUND(100*SUMIFS(指标总表[数值],指标总表[序号],6)/SUMIFS(指标总表[数值],指标总表[序号],7),2),"")')


def test_parts_that_do_not_make_their_whole_are_added_up():
    text = "受理100件，其中民事70件、行政40件。"
    figures = [figure("受理数", 100, text="100件", sentence=text), figure("民事", 70, text="70件", sentence=text),
               figure("行政", 40, text="40件", sentence=text)]
    row, = _rows(table_of(*figures))
    assert (row["类型"], row["原文值"], row["核算值"], row["相差"]) == ("合计不符", 100, 110, 10)
    assert "多10件" in row["问题"]


def test_a_report_without_anything_to_check_says_so():
    sheet = book_of(table_of(figure()))["核对清单"]
    assert sheet["A3"].value == "没有发现需要人工核对的指标。"


def test_each_check_leads_to_its_row_and_page():
    sheet = book_of(made())["核对清单"]
    assert sheet["C4"].hyperlink.location == "'指标总表'!A14"
    assert sheet["K4"].hyperlink.target == "青禾区%202024.pdf#page=2"
    assert sheet.data_validations.dataValidation[0].formula1 == '"属实,原文有误,识别有误,口径不同"'
