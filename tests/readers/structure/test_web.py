"""Lines of the web page around a report."""

import pytest

from convert.readers.structure.web import (
    could_be_weak,
    is_day,
    is_metadata_label,
    is_metadata_text,
    is_photo_caption,
    is_weak,
    site_furniture,
)
from tests.readers.structure.making import lines_of


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("【打印】【关闭】", "site-navigation"),
        ("打印", "site-navigation"),
        ("首页 > 政务公开 > 报告", "site-navigation"),
        ("当前位置：首页", "site-navigation"),
        ("索引号：11330800", "site-metadata"),
        ("索引号: | AB5183 | 部门: | 某镇 |", "site-metadata"),
        ("来源：市政府办", "site-metadata"),
        ("2024-03-18 09:30", "site-metadata"),
        ("发布日期：", "site-metadata"),
        ("版权所有：某市人民政府", "site-foot"),
        ("【字号：大 中 小】", "site-navigation"),
    ],
)
def test_lines_of_web_pages(text: str, reason: str):
    assert site_furniture(lines_of(text)[0]) == reason


@pytest.mark.parametrize(
    "text", ["关于工作的报告", "各位代表：", "2024年3月18日", "2024.4.17", "来源多元化", "正文，打印材料。", "邮政编码：330038"]
)
def test_lines_of_reports_are_no_web_page(text: str):
    assert site_furniture(lines_of(text)[0]) is None


@pytest.mark.parametrize(("text", "weak"), [("时间：5月6日", True), ("2024.4.17", True), ("联系电话：1234", True), ("索引号：113", False), ("【打印】【关闭】", False)])
def test_lines_that_reports_have_too_are_weak(text: str, *, weak: bool):
    assert is_weak(lines_of(text)[0]) is weak
    assert could_be_weak(lines_of(text)[0])


def test_labels_of_metadata_may_stand_alone():
    assert is_metadata_label(lines_of("索引号")[0])
    assert not is_metadata_text("工作情况")


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("政府工作报告。 云溪融媒记者 陈小满 摄", True),
        ("图为大会会场（陈小满 摄）", True),
        ("（资料图）", True),
        ("县长 林知行", False),
        ("加强摄影队伍建设", False),
    ],
)
def test_captions_of_photographs(text: str, *, caption: bool):
    assert is_photo_caption(lines_of(text)[0]) is caption


@pytest.mark.parametrize(("text", "day"), [
    ("2024年3月6日 星期三", True), ("今天是：2024年3月6日 星期三", True), ("今天是2024年3月6日", True), ("2024年3月6日", False),
    ("今天是植树节。", False)])
def test_the_day_that_a_page_shows(text, day):
    assert is_day("".join(text.split())) is day
