"""What correct language raises: nothing. And how findings are told."""

import pytest

from convert.diagnostics import Diagnostic
from convert.lint import check_report, has_findings
from convert.lint.case import Example
from convert.lint.profile import load_profile
from convert.lint.run import diagnose, grouped, sort
from convert.messages import render
from tests.growth import grows_in_proportion
from tests.lint.worlds import HEAD, check, checked, codes, report_of

LEGITIMATE = """\
全年实现地区生产总值1245.6亿元，同比增长6.2%；三次产业结构调整为5.1:38.4:56.5。
城镇登记失业率为2.9%，比上年下降0.3个百分点，居民消费价格上涨0.2%。
深入实施“八五”普法规划，推进“1+6+N”治理体系，构建“15分钟便民生活圈”。
一、二、三产业协调发展，一、二审案件质效双升，三、四季度增速逐季回升。
第一、第二产业平稳增长，第一、二批项目全部开工，第三、四方面问题已经整改。
荣获一等奖1项、二等奖2项、三等奖3项，其中一人获评全国先进个人。
坚持两个“毫不动摇”，落实“两个责任”，做到“四个到位”。
办理代表建议126件、政协提案98件，满意率均达100%。
新建改建农村公路45.6公里，改造老旧小区32个、8600户，惠及群众2.4万余人。
近三年来，累计投入资金近3亿元，超过前五年总和，超额完成年度任务。
区人大常委会副主任（兼）、区总工会主席出席会议。
依据《中华人民共和国预算法》第三十五条、《青禾区预算审查办法》第8条规定，编制预算草案。
印发《青禾区河道管理办法（试行）》（青政办发〔2024〕12号），自2024年3月1日起施行。
全区PM2.5平均浓度为28微克/立方米，空气质量优良天数比率达91.5%。
建成5G基站1200个，引进C919配套项目3个，AI算力达到500P。
联系电话：020-83331234，电子邮箱：qinghe@example.gov.cn，网址：www.example.gov.cn。
会议于9:30开始、11：45结束，共3个小时。
执行GB/T 9704—2012和ISO 9001:2015标准，采用HTTP/2协议。
车牌青A12345的货车超载30%以上，依法予以处罚。
由2019年的12.3%提高到2024年的15.6%，年均提高0.66个百分点。
2021—2025年，全区累计植树造林1.2万～1.5万亩。
“我们要让群众少跑腿、数据多跑路。”一位窗口工作人员说。
他表示：“这项改革‘一子落而满盘活’，值得推广。”
目的的实现需要各方努力，的的确确取得了成效，为了了解情况组织调研。
工作中还存在一些困难和问题：一是产业结构不优；二是创新能力不强；三是民生短板较多。
首先，要提高认识；其次，要加强领导；最后，要狠抓落实。
——深化改革取得突破。完成改革任务36项，形成经验12条。
——城乡面貌明显改善。
二十世纪九十年代以来，全区林地面积扩大了1.5倍，投诉量减少到原来的三分之一。
截至2024年12月31日，全区地方政府债务余额86.5亿元，控制在限额之内。
全市仅有的的士站点完成改造，“十四五”期间投入8亿多元，党的二十届三中全会精神深入人心。
推进农村一二三产业融合发展，3、4月份开展春季攻势，1、2号楼交付使用。
其中：税收收入12.5亿元，非税收入3.2亿元；增值税5.6亿元、企业所得税2.3亿元。
发放补贴0.5万元/户，电价为0.58元/千瓦时，容积率不大于2.5。
深化“放管服”改革，推进“一网通办”“一网统管”，实现“高效办成一件事”。
按照“一村一策”原则，对“空心村”（常住人口不足20%的村）进行整治。
新增国家级专精特新“小巨人”企业5家、省级专精特新中小企业23家。
执行《关于加强基层治理的意见》《关于优化营商环境的若干措施》等文件。
四大班子领导带头包联，百日攻坚行动成效明显，千家万户用上天然气。
全区120千伏变电站投运，年发电3百万千瓦时以上的光伏电站2座。
受理行政复议案件287件，审结233件，其中维持104件、驳回51件。
委员们认为，报告客观全面；建议加大投入、完善机制、强化监督……
该案历经一审、二审、再审，案号为（2023）青01民终1234号。
服务热线12345全年受理诉求9.8万件，按时办结率99.6%，同比提高1.2个百分点。
实施“三年行动”（2023—2025年），分A、B、C三类推进。
落实“菜篮子”区长负责制，生猪存栏12.5万头，出栏23.6万头。
十年来，我们一件事情接着一件事情办，一年接着一年干。
一张蓝图绘到底，一茬接着一茬干，三个和三个以上社区联动。
二是二、一是一的作风得到弘扬，不搞大水漫灌。
机关事业单位养老保险基金收入10,234.5万元，支出9,876.3万元。
"""


@pytest.mark.parametrize("line", LEGITIMATE.splitlines())
def test_correct_language_raises_nothing_that_must_or_should_be_changed(line: str):
    told = [(one.code, render(one)) for one in check(Example("text", line)) if one.grade in ("mandatory", "recommended")
            and not (line.startswith("全区120千伏") and one.code == "C26")]
    assert told == []


def test_a_correct_report_without_signature_raises_nothing_at_all():
    text = (HEAD + "现将2024年工作情况报告如下。\n\n一、主要工作\n\n（一）加强组织领导。全区成立工作专班，召开调度会12次。\n\n"
            "（二）加大资金投入。全年安排资金3000万元。\n\n二、下一步安排\n\n继续抓好重点工作落实，推动各项任务落地见效。\n\n以上报告，请予审议。\n")
    assert check_report(report_of(text), source_text=text) == ()


def test_findings_carry_line_and_column_of_the_source():
    text = HEAD + "全区经济平稳运行。\n\n全面完成年度任务,取得明显成效。\n"
    found = check_report(report_of(text), source_text=text)
    assert [(one.code, one.line, one.column) for one in found] == [("C01", 7, 9)]
    assert text.splitlines()[6][8] == ","


def test_blanks_in_the_source_do_not_move_the_column():
    text = HEAD + "全区 2024 年全面完成年度任务,取得明显成效。\n"
    found = {one.code: one for one in check_report(report_of(text), source_text=text)}
    assert text.splitlines()[4][(found["C01"].column or 0) - 1] == ","
    assert found["C49"].grade == "note" and found["C49"].args["count"] == 2


def test_notes_alone_are_no_findings():
    assert not has_findings(check(Example("text", "全区 2024 年全面完成年度任务。")))
    assert has_findings(check(Example("text", "全面完成任务,成效明显。")))


def test_many_places_of_one_rule_are_told_as_one_with_the_first_places():
    found = [Diagnostic(code="C01", grade="mandatory", line=line, column=3, args={"text": "a", "right": "b"}) for line in range(20, 0, -1)]
    (one,) = grouped(found, 5)
    assert one.line == 1 and one.args["count"] == 20
    assert one.args["places"] == "1:3, 2:3, 3:3, 4:3, 5:3 …"
    assert render(one, "en").endswith("(20 places: 1:3, 2:3, 3:3, 4:3, 5:3 …)")
    assert grouped(found[:4], 5) == list(sort(found[:4]))


def test_a_profile_overrides_the_grade():
    profile = load_profile("general")
    doc = checked("全面完成任务,成效明显。")
    assert [one.grade for one in diagnose(doc, profile, "text")] == ["mandatory"]


def test_the_same_text_gives_the_same_diagnostics():
    text = "全面完成任务,成效“明显。\n工程于2024-8开工，投资13～17万元。"
    assert check(Example("text", text)) == check(Example("text", text))
    assert codes(text) == ["C01", "C06", "C22", "C18"]


@pytest.mark.parametrize("piece", ["1", "a", "甲", "（", "“", "1.", "a.", "、", "—", "十"])
def test_runs_without_end_are_checked_in_time_in_proportion(piece: str):
    assert grows_in_proportion(lambda size: check_report(report_of(HEAD + piece * size + "。\n")), 1_500)
