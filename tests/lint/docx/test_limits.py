"""Numbers and faces that a DOCX is judged by."""

import pytest

from convert.lint.docx.limits import is_face, is_red, limits, standard


@pytest.mark.parametrize(("family", "typeface"), [
    ("仿宋_GB2312", "fangsong"), ("方正仿宋_GBK", "fangsong"), ("FangSong", "fangsong"), ("楷体", "kaiti"), ("方正楷体_GBK", "kaiti"),
    ("SimHei", "heiti"), ("方正小标宋_GBK", "xiaobiaosong"), ("华文中宋", "xiaobiaosong"), ("SimSun", "songti")])
def test_families_are_known_by_list_or_by_name(family: str, typeface: str):
    assert is_face(family, typeface)


@pytest.mark.parametrize(("family", "typeface"), [
    ("宋体", "fangsong"), ("仿宋_GB2312", "songti"), ("方正小标宋简体", "songti"), ("黑体", "kaiti"), ("", "fangsong")])
def test_other_families_are_not(family: str, typeface: str):
    assert not is_face(family, typeface)


def test_both_right_margins_leave_the_type_area_of_the_standard():
    assert [(one.top_mm, one.bottom_mm) for one in limits().margins] == [(37.0, 35.0), (34.58, 32.58)]
    page = standard().page
    assert page.height_mm - limits().margins[0].top_mm - limits().margins[0].bottom_mm == page.type_area_height_mm


@pytest.mark.parametrize(("color", "red"), [
    ("FF0000", True), ("c00000", True), ("E60012", True), ("8B0000", False), ("FF8000", False), ("auto", False), (None, False)])
def test_the_red_of_a_head_is_one(color: str | None, red: bool):
    assert is_red(color) is red
