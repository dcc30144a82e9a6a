"""核对清单."""

from tests.exporters.xlsx.made import book_of, figure, formulas, made, records, table_of


def _rows(*tables):
    return records(book_of(*tables)["核对清单"], head=3)


def test_doubtful_figures_first_then_those_that_disagree():
    rows = _rows(made())
    assert [row["类型"] for row in rows] == ["把握不大", "把握不大", "比率不符", "比率超百", "重复出现"]
    assert [row["指标序号"] for row in rows] == ["13", "19", "8、6、7", "9", "16、21"]


def test_the_arithmetic_is_shown_and_follows_the_table():
    row = _rows(made())[2]
    assert (row["原文值"], row["核算值"], row["相差"]) == (95.5, 98.33, 2.83)
    assert formulas(book_of(made(), values=False))["核对清单!G6"] == (
        '=IFERROR(ROUND(100*SUMIFS(指标总表[数值],指标总表[序号],6)/SUMIFS(指标总表[数值],指标总表[序号],7),2),"")')


def test_a_thing_with_two_values_shows_both():
    first = figure("受理案件数", 120, text="120件", sentence="全区受理案件120件。", scope="全区")
    second = figure("受理案件数", 100, text="100件", sentence="全区受理案件100件。", scope="全区", number=2)
    row, = _rows(table_of(first, second))
    assert (row["类型"], row["原文值"], row["核算值"], row["相差"]) == ("前后矛盾", 120, 100, -20)


def test_a_growth_that_does_not_follow_shows_what_would():
    text = "由100件增加到120件，增长30%。"
    figures = [figure("受理数", 100, text="100件", sentence=text), figure("受理数", 120, text="120件", sentence=text),
               figure("受理数增速", 30, text="30%", sentence=text, unit="%", kind="change")]
    row, = _rows(table_of(*figures))
    assert (row["类型"], row["原文值"], row["核算值"], row["相差"]) == ("比率不符", 30, 20, -10)


def test_parts_that_do_not_make_their_whole_are_added_up():
    text = "受理100件，其中民事70件、行政40件。"
    figures = [figure("受理数", 100, text="100件", sentence=text), figure("民事", 70, text="70件", sentence=text),
               figure("行政", 40, text="40件", sentence=text)]
    row, = _rows(table_of(*figures))
    assert (row["类型"], row["原文值"], row["核算值"], row["相差"]) == ("合计不符", 100, 110, 10)
    assert "多10件" in row["问题"]


def test_a_report_without_anything_to_check_has_no_such_sheet():
    assert "核对清单" not in book_of(table_of(figure())).sheetnames


def test_each_check_leads_to_its_row_and_page():
    sheet = book_of(made())["核对清单"]
    assert sheet["C4"].hyperlink.location == "'指标总表'!A14"
    assert (sheet["J4"].hyperlink.target, sheet["J4"].hyperlink.location) == ("青禾区%202024.pdf", "page=2")
    assert sheet.data_validations.dataValidation[0].formula1 == '"属实,原文有误,识别有误,口径不同"'


def test_of_many_figures_as_many_numbers_are_shown_as_the_column_holds():
    text = "受理100件，其中民事50件、行政40件、刑事30件。"
    figures = [figure(name, value, text=f"{value}件", sentence=text) for name, value in (("受理数", 100), ("民事", 50), ("行政", 40), ("刑事", 30))]
    row, = _rows(table_of(*figures))
    assert row["指标序号"] == "1、2、3…"
