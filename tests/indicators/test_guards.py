"""What is no indicator, and what looks like none but is."""

import os
import subprocess
import sys

import pytest

from convert.indicators.find import accepted
from convert.indicators.guards import protected_ranges


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月30日",
        "1—11月",
        "前三季度",
        "前10个月",
        "近五年来",
        "第十四届人大三次会议",
        "二十届三中全会",
        "“八五”普法",
        "《2024年5件实事》",
        "三年行动计划",
        "18号线二期",
        "第三产业",
        "5A级景区",
        "7.0版",
        "一个新的台阶",
        "一系列举措",
        "第12条",
        "中山路100号",
        "12345热线",
        "24小时在线",
        "7日内办结",
        "放在首位",
        "第一书记驻村",
        "第5个试点",
        "四个意识",
        "两级法院",
        "三大主导产业",
        "连跨3个百亿台阶",
        "［2］",
        "税率13%",
        "每万人",
        "数十家企业",
        "几百名群众",
        "80后",
        "第一时间",
    ],
)
def test_names_dates_and_idioms_are_no_indicators(text):
    assert accepted(f"全市落实{text}，做好工作。")[0] == []


@pytest.mark.parametrize(
    "text",
    [
        "十二万份",
        "近百名",
        "不足百个",
        "千余公里",
        "优良天数312天",
        "平均寿命79.6岁",
        "办理时限压缩至3个工作日",
        "指数为105.3",
        "基尼系数0.42",
        "满意度测评得分96.5分",
        "居全省首位",
        "进入全国前十",
        "排名第三",
        "增长两倍",
        "建成泵站三座",
        "经济总量突破1.5万亿元大关",
        "服务时长达5万小时",
        "三分之二的案件",
        "人口突破千万",
    ],
)
def test_measured_figures_are_indicators(text):
    assert len(accepted(f"全市{text}。")[0]) == 1


def test_a_threshold_is_left_out_and_what_it_counts_is_kept():
    kept, _ = accepted("开工10亿元以上项目36个，执行率低于50%的项目12个，50岁以上人员占38%，站点500米内覆盖率92%。")
    assert [quantity.value for quantity in kept] == [36, 12, 38, 92]


def test_numbers_in_long_quoted_sentences_are_read():
    text = "审计报告指出：“本年度全市一般公共预算收入完成86.4亿元，同比增长3.5%，支出进度加快。”"
    assert [quantity.value for quantity in accepted(text)[0]] == [8.64e9, 3.5]


def test_quotations_do_not_nest_across_paragraph_ends():
    assert protected_ranges("“甲”“乙") == ([0], [3])


def test_expressions_are_the_same_at_every_start():
    code = "from convert.indicators import guards; print(ascii([each.pattern for each in vars(guards).values() if hasattr(each, 'pattern')]))"
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0]) > 1000


def test_meetings_that_were_held_are_counted():
    assert [quantity.value for quantity in accepted("从第十二届至第十五届共召开180多次会议。")[0]] == [180]


def test_a_session_by_its_numbers_is_none():
    assert accepted("已经第12届89次市政府常务会议讨论通过。")[0] == []


def test_a_population_needs_no_unit():
    assert [quantity.value for quantity in accepted("年末常住人口766579，比上年末增加2028人。")[0]] == [766579, 2028]
    assert accepted("常住人口12，见附表。")[0] == []
