"""The variants of official reports, one small file each, and what holds for every text."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convert.diagnostics import ConvertError
from convert.model.blocks import Heading, Paragraph
from convert.model.report import Report
from convert.readers import read
from tests.readers.coverage import block_spans, slices, unaccounted_letters
from tests.readers.structure.outline import outline

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
_BLOCKS = re.compile(r"```text\n(.*?)\n```\n\n```outline\n(.*?)\n```", re.DOTALL)


def read_string(text: str, name: str = "case.txt") -> Report:
    return read(text.encode("utf-8", "surrogatepass"), name=name).value


def read_or_skip(source: str) -> Report:
    """Read `source`; texts of which nothing is left, or that look like no text, are refused, which other tests state."""
    try:
        return read_string(source)
    except ConvertError as error:
        assert error.diagnostic.code in ("reader-nothing-left", "reader-binary")
        assume(condition=False)
        raise


def parts_of(case: Path) -> tuple[str, str]:
    match = _BLOCKS.search(case.read_text("utf-8"))
    assert match is not None
    return match.group(1) + "\n", match.group(2)


def test_there_is_a_case_for_every_variant():
    assert {int(case.name.partition("-")[0]) for case in CASES} >= set(range(1, 71))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_variant_gives_its_outline(case: Path):
    source, expected = parts_of(case)
    assert outline(read_string(source)) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_letter_of_a_variant_is_accounted_for_once(case: Path):
    source, _ = parts_of(case)
    assert unaccounted_letters(read_string(source), source) == ""


PIECES = st.sampled_from(
    (
        "一、主要工作成效",
        "（一）强化责任落实。全区召开会议 12 次，部署任务36项。",
        "1.压减时限。审批时限平均压减56%。",
        "——推进改革，成效明显。",
        "关于青禾区 2024 年度工作情况的报告",
        "青禾区人民政府",
        "——2024年3月1日在青禾区第九届人大常委会第二十次",
        "会议上",
        "各位代表：",
        "区人大常委会：",
        "— 3 —",
        "第 2 页 共 8 页",
        "2024年，全区经济总体平稳，完成投资126亿元，获评“示范城区”，",
        "计分析报告制度全面落实。",
        "以上报告，请予审议。",
        "2024年3月5日",
        "附件：1.名单 2.说明",
        "附件1",
        "主要指标表",
        "单位：万元",
        "项目\t2023年\t2024年",
        "收入\t120\t130",
        "附件2：青禾区防汛方案",
        "青禾区人民政府公告",
        "〔2024〕第6号",
        "第12期（总第86期）",
        "（第一号）",
        "政府工作报告——2024年1月9日在青禾区第八届人民代表大会第三次会议上区长 林知行",
        "大会会场。 青禾融媒记者 陈小满 摄",
        "类别：A",
        "主送：各镇人民政府",
        "王芳、李建国委员：",
        "青禾区统计局　2024年4月18日",
        "2024.4.17",
        "（联系人：陈立，电话：1234567）",
        "联系电话：0000-1234567",
        "抄送：区委办公室，区财政局，",
        "区审计局。",
        "青禾区人民政府办公室　2024年3月6日印发",
        "附件1：名单",
        "注释：",
        "1.本表为快报数。",
        "第一条　工作机构",
        "组  长：孙　尧　　某局副局长",
        "1人口特征",
        "索引号: | AB5183 | 部门: | 某镇 |",
        "现将《青禾区防汛方案》印发给你们，请执行。",
        "青禾区防汛方案",
        "此复。",
        "支出\t110\t115",
        "注：数据四舍五入。",
        "（此件公开发布）",
        "抄送：市水利局，市财政局。",
        "青禾区人民政府办公室　2024年3月6日印发",
        "索引号：1133",
        "打印",
        "名词解释",
        "[1]双链融合：指对接。",
        "签发人：沈明远",
        "青政〔2024〕18号",
        "青禾区人民政府文件",
        "机密★1年",
        "000012",
        "2",
        "3",
        "",
        "",
        "　　缩进的段落没有句号",
        "GDP 总量 1.2 万亿元 and more English words.",
        "副区长　林　舟",
        "二○二四年三月五日",
        "第一章　总　则",
        "第一条　为了规范工作，制定本规则。",
    )
)
NEWLINES = st.sampled_from(("\n", "\n", "\r\n", "\r", "\f", "\n\n", "\u2028"))
STRANGE = st.text(
    alphabet="一二、（）()0123.。，：；“”《》—-|#* \t\u3000\u200b\x07\u202e\ue000𠮷附件表单位注：AB年月日第章条是",
    max_size=30,
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    lines = draw(st.lists(st.one_of(PIECES, PIECES, STRANGE), min_size=1, max_size=30))
    return "字" + "".join(line + draw(NEWLINES) for line in lines)


@settings(max_examples=300, deadline=None)
@given(texts())
def test_no_letter_is_lost_doubled_or_moved(source: str):
    report = read_or_skip(source)
    assert unaccounted_letters(report, source) == ""
    for body in (report.body, *(attachment.body for attachment in report.attachments)):
        starts = [span[0] for block in body for span in block_spans(block)]
        assert starts == sorted(starts)


@settings(max_examples=150, deadline=None)
@given(texts())
def test_the_ranges_of_a_block_cut_its_text_out_of_the_source(source: str):
    report = read_or_skip(source)
    for block in (*report.body, *(block for attachment in report.attachments for block in attachment.body)):
        if isinstance(block, Paragraph):
            cut = slices(block.source, source)
            assert len(cut) == len(block.text)
            assert re.sub(r"\s", " ", cut) == re.sub(r"\s", " ", block.text)
            if block.lead:
                assert block.text.startswith(block.lead.ordinal + block.lead.text)
        elif isinstance(block, Heading):
            assert re.sub(r"\s", " ", slices(block.source, source)) == re.sub(r"\s", " ", block.ordinal + block.text)


def test_roles_override_what_would_be_recognised():
    source = "---\nroles:\n  6: title\n  8: heading2\n---\n青禾区养老服务\n\n普通的一行\n\n正文写在这里，说明有关情况。\n"
    report = read_string(source)
    assert report.front.title == "青禾区养老服务"
    assert [(block.level, block.text) for block in report.body if isinstance(block, Heading)] == [(2, "普通的一行")]


def test_two_years_run_together_are_pointed_out():
    outcome = read("关于规划的说明\n\n规划期（20212025年）目标已实现。\n".encode(), name="a.txt")
    assert [(each.code, each.line) for each in outcome.diagnostics] == [("reader-years-run-together", 3)]


def test_reading_twice_gives_the_same_report():
    source = parts_of(CASES[60])[0]
    assert read_string(source) == read_string(source)


def test_minutes_have_their_title_below_mark_number_office_and_date():
    found = read_string("专题会议纪要\n〔2024〕15号\n青禾区人民政府办公室　　2024年6月3日\n研究水利工程有关问题的会议纪要\n会议研究了有关问题。")
    assert (found.header.document_number, found.front.organ_line) == ("〔2024〕15号", "专题会议纪要")
    assert (found.front.title, found.front.issuer) == ("研究水利工程有关问题的会议纪要", "青禾区人民政府办公室")
    assert found.slot_sources["front.title"] != found.slot_sources["front.organ_line"]
