"""Measures that lean on the thing before them."""

import pytest

from convert.indicators.owners import clean, is_bare, topic_above, topic_of_title
from tests.indicators.sentences import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("组织法律知识考试5期，通过率97%。", "法律知识考试通过率"),
        ("开展国家工作人员学法考试，优秀率98%。", "国家工作人员学法考试优秀率"),
        ("办结提案213件，办复率100%，满意率99%。", "提案满意率"),
        ("不起诉1286人，不起诉率为26.8%。", "不起诉率"),
        ("实施重点项目86个，完成投资23亿元。", "重点项目完成投资"),
        ("办理代表建议126件、政协提案158件，办复率100%。", "代表建议和政协提案办复率"),
        ("12345热线受理诉求18万件，满意率96.8%。", "12345热线诉求满意率"),
        ("城镇职工养老保险制度不断完善，参保人数突破2亿人。", "城镇职工养老保险参保人数"),
        ("报备行政规范性文件15件，报备率、及时率均为100%。", "行政规范性文件报备率、及时率"),
        ("调解案件4675件，成功率98.6%，涉及金额1.58亿元。", "调解案件涉及金额"),
        ("述法评议结果纳入年度考核，分值提高到5分。", "述法评议结果分值"),
        ("制作普法短视频215个，点击量超过480万次。", "普法短视频点击量"),
        ("人均收入14万元。绿地率33.8%。", "绿地率"),
        ("委员会对收到的提案进行认真审查，立案378件，立案率81.5%。", "提案立案率"),
        ("向社会公告审计结果130份。", "公告审计结果份数"),
        ("契税804万元，下降35%；房产税收入同比增收531万元，同比减收24万元。", "房产税收入减少额"),
        ("覆盖率提高到95%，床位5200张。", "床位数"),
        ("城镇人口131.5万人，城镇化率59.6%。", "城镇化率"),
        ("满意度85%。覆盖率72%。", "覆盖率"),
        ("调解婚姻家庭纠纷286件，成功率达96.5%。", "婚姻家庭纠纷调解成功率"),
    ],
)
def test_the_owner_is_put_before_a_bare_measure(text, expected):
    assert names(text)[-1] == expected


def test_bare_measures_are_known():
    assert is_bare("通过率")
    assert is_bare("满意度和办结率")
    assert not is_bare("调解成功率")


def test_a_phrase_is_cleaned_of_scope_and_verbs():
    assert clean("2024年全市出口额达到") == ("出口额", "全市")
    assert clean("年末全市共有学校") == ("学校", "全市")


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("岚山市人民政府关于2025年数字政府建设情况的报告", "数字政府建设"),
        ("关于义务教育优质均衡发展工作情况的报告", "义务教育优质均衡发展"),
        ("关于2024年预算执行情况的报告", ""),
        ("关于2024年工作情况的报告", ""),
        ("政府工作报告", ""),
    ],
)
def test_a_title_about_one_thing_is_a_topic(title, topic):
    assert topic_of_title(title) == topic


@pytest.mark.parametrize(
    ("headings", "topic"),
    [
        (("一、城市绿化面积",), "城市绿化面积"),
        (("一、民生保障", "（二）困难群众救助扎实推进"), "困难群众救助"),
        (("一、稻谷产量", "（一）主要措施"), "稻谷产量"),
        (("2024年财政收入",), "财政收入"),
        (("三、下一步工作打算",), ""),
        (("加快构建现代产业体系",), ""),
        (("坚持以人为本，着力改善民生",), ""),
        ((), ""),
    ],
)
def test_the_nearest_heading_that_names_a_thing_is_the_topic(headings, topic):
    assert topic_above(headings) == topic
