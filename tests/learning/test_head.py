"""The section of the head in a style sheet that was learned."""

from pathlib import Path

import msgspec
import pytest

from convert.api import Settings, load
from convert.learning import observe, sheet_text
from convert.learning.head import head_lines, number_lines
from convert.learning.red_head import MarkLook, RedHead, SeparatorLook
from convert.readers import read
from convert.style import load_style
from tests.learning.heads import as_box, as_letter, as_old_drawing, as_paragraphs, as_table

STANDARD = RedHead(
    letter=False, mark=MarkLook(top_mm=72, size_pt=42.5, scale_percent=100, spacing_em=0, fills=False, pushed=False), number_gap_mm=20.9,
    number_side="centre", number_indent_ic=0, separator=SeparatorLook(gap_mm=4, width_mm=156, thickness_mm=0.35, color="FF0000"), foot_mm=None,
    title_gap_mm=20.9)
ROW_MM = 10.449
NOTICE = """---
发文机关: 青禾区人民政府
发文机关标志: 青禾区人民政府文件
发文字号: 青政发〔2024〕18号
标题: 青禾区人民政府关于做好2024年防汛工作的通知
主送机关: 各乡镇人民政府，区政府各部门：
署名: 青禾区人民政府
成文日期: 2024年4月18日
---
一、加强组织领导

各级各部门要落实防汛责任，做好监测预警，确保安全度汛。
"""


def told(found: RedHead, sheet: str = "gbt9704") -> list[str]:
    return list(head_lines(found, load_style(sheet), ROW_MM))


def values(found: RedHead, sheet: str = "gbt9704") -> list[str]:
    return [line for line in told(found, sheet) if line and not line.startswith(("#", "cite"))]


def changed(**parts: object) -> RedHead:
    return msgspec.structs.replace(STANDARD, **parts)


def marked(**parts: object) -> RedHead:
    return changed(mark=msgspec.structs.replace(STANDARD.mark, **parts))


def test_the_head_of_the_standard_needs_no_values():
    assert values(STANDARD) == []
    assert told(STANDARD)[-1] == "# 与标准一致。"


@pytest.mark.parametrize(("found", "value"), [
    (marked(top_mm=60), 'issuer_mark_top = "60mm"'), (marked(size_pt=57), 'issuer_mark_height = "20.11mm"'),
    (marked(scale_percent=64), 'issuer_mark_scale = "64%"'), (marked(spacing_em=0.2), 'issuer_mark_spacing = "0.2em"'),
    (changed(number_gap_mm=10.4), 'document_number_gap = "1.00lh"'), (changed(title_gap_mm=31.3), 'title_gap = "3.00lh"'),
    (changed(separator=SeparatorLook(gap_mm=8, width_mm=156, thickness_mm=0.35, color="FF0000")), 'separator_gap = "8mm"'),
    (changed(separator=SeparatorLook(gap_mm=4, width_mm=170, thickness_mm=0.35, color="FF0000")), 'separator_width = "170mm"'),
    (changed(separator=SeparatorLook(gap_mm=4, width_mm=156, thickness_mm=1.06, color="FF0000")), 'separator_thickness = "1.06mm"'),
    (changed(separator=SeparatorLook(gap_mm=4, width_mm=156, thickness_mm=0.35, color="C00000")), 'separator_color = "C00000"'),
])
def test_what_differs_is_a_value(found: RedHead, value: str):
    assert values(found) == ["[header]", value]


@pytest.mark.parametrize("found", [marked(size_pt=34, fills=True), marked(top_mm=90, pushed=True)], ids=["fills", "pushed"])
def test_what_follows_from_the_text_is_no_value(found: RedHead):
    assert values(found) == []
    assert any(line.startswith("# 标志") for line in told(found))


def test_a_red_line_that_was_not_found_stays_and_how_to_leave_it_out_is_told():
    found = changed(separator=None)
    assert values(found) == []
    assert any('separator_thickness = "0mm"' in line for line in told(found))


@pytest.mark.parametrize(("found", "lines"), [
    (changed(number_side="right"), ['align = "right"']),
    (changed(number_side="left", number_indent_ic=1.0), ['align = "left"', 'indent_left = "1ic"']),
    (changed(number_side=None), []), (changed(number_side="centre"), []),
])
def test_the_side_of_the_number_is_its_role_s(found: RedHead, lines: list[str]):
    assert list(number_lines(found, load_style("gbt9704"))) == lines
    assert list(number_lines(found, load_style("gbt9704-letter"))) == []


def test_the_double_line_of_a_letter_has_its_own_values():
    line = SeparatorLook(gap_mm=8, width_mm=160, thickness_mm=1.0, color="FF0000", second=(1.2, 0.5))
    found = values(changed(letter=True, separator=line, foot_mm=16.0), "gbt9704-letter")
    assert set(found) >= {'first_double_line_gap = "7.5mm"', 'second_double_line_bottom = "16mm"', 'separator_width = "160mm"',
                          'double_line_thick = "1mm"', 'double_line_thin = "0.5mm"', 'double_line_space = "1.2mm"'}


@pytest.mark.parametrize("made", [as_paragraphs, as_table, as_box, as_old_drawing, as_letter])
def test_a_document_set_by_the_sheet_has_the_same_head(made, tmp_path: Path):
    first = seen(made())
    path = tmp_path / "本单位.toml"
    path.write_text(sheet_text(first, "本单位"), "utf-8")
    second = seen(load(NOTICE.encode(), name="a.md", settings=Settings(fonts="bundled", style=str(path))).docx)
    one, other = first.red_head, second.red_head
    assert one is not None and other is not None and one.separator is not None and other.separator is not None
    assert (one.letter, one.number_side) == (other.letter, other.number_side)
    assert one.mark.scale_percent == other.mark.scale_percent
    assert one.mark.spacing_em == pytest.approx(other.mark.spacing_em, abs=0.02)
    for name in ("top_mm", "size_pt"):
        assert getattr(one.mark, name) == pytest.approx(getattr(other.mark, name), abs=2.0), name
    for name, slack in (("gap_mm", 1.5), ("width_mm", 2.5), ("thickness_mm", 0.12)):
        assert getattr(one.separator, name) == pytest.approx(getattr(other.separator, name), abs=slack), name
    if not one.letter:
        assert one.number_gap_mm == pytest.approx(other.number_gap_mm, abs=2.0)
    assert one.title_gap_mm == pytest.approx(other.title_gap_mm, abs=2.0)
    mark = first.roles["issuer_mark"]
    assert (mark.color, mark.family) == (second.roles["issuer_mark"].color, second.roles["issuer_mark"].family)


def seen(data: bytes):
    return observe([("样本.docx", data, read(data, name="样本.docx").value)])
