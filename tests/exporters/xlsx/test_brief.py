"""摘要."""

from convert.exporters.xlsx.brief import leading
from convert.exporters.xlsx.rows import collect
from tests.exporters.xlsx.made import book_of, figure, made, records, table_of
from tests.growth import grows_in_proportion

RATE = "行政机关负责人出庭应诉率由98.2%提升至99.1%。"
MONEY = "一般公共预算收入33.9亿元，增长4.6%。"
FIGURES = (
    figure("行政机关负责人出庭应诉率", 98.2, unit="%", kind="percent", text="98.2%", sentence=RATE, period=2023),
    figure("行政机关负责人出庭应诉率", 99.1, unit="%", kind="percent", text="99.1%", sentence=RATE),
    figure("一般公共预算收入", 3.39e9, unit="元", kind="amount", text="33.9亿元", sentence=MONEY, number=2),
    figure("一般公共预算收入增速", 4.6, unit="%", kind="change", text="4.6%", sentence=MONEY, number=2),
    figure("明年目标", 5, aspect="target", number=3))


def test_leading_results_have_the_earlier_value_and_the_change_that_the_report_gives():
    found = leading(collect([table_of(*FIGURES)], "zh").rows)
    assert [(one.row.indicator.value, one.earlier and one.earlier.indicator.value, one.growth and one.growth.indicator.value) for one in found] == [
        (99.1, 98.2, None), (3.39e9, None, 4.6)]


def test_a_sentence_of_many_figures_takes_time_in_proportion():
    def work(size: int) -> object:
        before, after = (figure("出庭应诉率", value, text=f"{value}%", unit=unit, sentence=RATE) for value, unit in ((98.2, "%"), (99.1, "件")))
        return leading(collect([table_of(*[before, after] * size)], "zh").rows)

    assert grows_in_proportion(work, 100)


def test_no_more_than_a_dozen_and_every_section_has_its_share():
    many = [figure(f"甲类案件{number}数", number, number=number, section=("一、甲",)) for number in range(1, 30)]
    few = [figure("乙类案件数", 3, number=40, section=("二、乙",))]
    found = leading(collect([table_of(*many, *few)], "zh").rows)
    assert len(found) == 12
    assert found[-1].row.section == "二、乙"


def test_the_sheet_follows_the_table_and_leaves_out_columns_that_say_nothing():
    sheet = book_of(table_of(*FIGURES))["摘要"]
    rows = records(sheet, 3)
    assert [(row["指标名称"], row["数值"], row["此前数（报告所载）"], row["增减（报告所载）"]) for row in rows] == [
        ("行政机关负责人出庭应诉率", 99.1, 98.2, "—"), ("一般公共预算收入", 3.39e9, "—", 4.6)]
    formula = book_of(table_of(*FIGURES), values=False)["摘要"]["C4"].value
    assert formula == '=IFERROR(INDEX(指标总表[数值],MATCH(2,指标总表[序号],0)),"")'
    plain = book_of(table_of(figure("案件数", 3)))["摘要"]
    assert [cell.value for cell in plain[3]] == ["序号", "指标名称", "数值", "单位", "小节", "原句", "链接"]


def test_a_report_without_results_has_no_such_sheet():
    assert "摘要" not in book_of(table_of()).sheetnames
    assert "摘要" in book_of(made()).sheetnames


def test_a_change_in_percentage_points_says_so():
    text = "满意度96.8%，比上年提高1.7个百分点。"
    figures = (figure("满意度", 96.8, unit="%", kind="percent", text="96.8%", sentence=text),
               figure("满意度提高幅度", 1.7, unit="百分点", kind="change", text="1.7个百分点", sentence=text))
    assert book_of(table_of(*figures))["摘要"]["E4"].number_format == '+#,##0.0"百分点";-#,##0.0"百分点";#,##0.0"百分点"'
