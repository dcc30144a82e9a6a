"""The `[header]` of a style sheet that was learned: what differs from the standard as values, all that was found as comments."""

from collections.abc import Iterator
from typing import Final

from convert.learning.red_head import MarkLook, RedHead, SeparatorLook
from convert.style.sheet import HeaderRules, StyleSheet
from convert.units import pt_to_mm

_SIDES: Final = {"left": "居左", "centre": "居中", "right": "居右"}
_SLACK_TOP_MM: Final = 2.0
"""Places that differ by less are those of the standard: the page was not set, only added up."""
_SLACK_GAP_MM: Final = 1.5
_SLACK_SIZE_MM: Final = 0.4
_SLACK_SCALE: Final = 2
_SLACK_SPACING_EM: Final = 0.03
_SLACK_WIDTH_MM: Final = 2.5
_SLACK_LINE_MM: Final = 0.1
_FARTHEST_MM: Final = 150.0
"""What lies further away stands there for a reason of its own: a list of names, a picture."""
_LEAST_LINE_MM: Final = 0.1


def head_lines(found: RedHead, standard: StyleSheet, pitch_mm: float) -> Iterator[str]:
    """Yield the lines of the section, its comments included.

    Args:
        found: The head of finished documents.
        standard: The sheet that it is compared with.
        pitch_mm: Height of a row of the sheet that is written.
    """
    own, letter = standard.header, standard.header.kind == "letter"
    values = list(_mark_values(found.mark, own))
    if found.number_gap_mm is not None and not letter:
        values += _rows("document_number_gap", found.number_gap_mm, own.document_number_gap_lh, pitch_mm)
    if found.separator is not None:
        values += _double_values(found, own) if letter else _separator_values(found.separator, own)
    if found.title_gap_mm is not None:
        values += _rows("title_gap", found.title_gap_mm, own.title_gap_lh, pitch_mm)
    yield ""
    yield from _told(found, standard, pitch_mm)
    yield from ["[header]", *values, 'cite = "本单位"'] if values else ["# 与标准一致。"]


def number_lines(found: RedHead, standard: StyleSheet) -> Iterator[str]:
    """Yield what the role of the 发文字号 says of its side where that is not the standard's; in a letter the form decides."""
    if found.number_side not in (None, standard.roles["document_number"].align) and standard.header.kind != "letter":
        yield f'align = "{found.number_side}"'
        if found.number_indent_ic:
            yield f'indent_left = "{found.number_indent_ic:g}ic"'


def _told(found: RedHead, standard: StyleSheet, pitch_mm: float) -> Iterator[str]:
    """Yield in words what was found and what the standard says."""
    own, cite = standard.header, standard.roles["document_number"].cite
    yield from _mark_told(found.mark, own)
    if found.number_gap_mm is not None:
        side = f"，{_SIDES[found.number_side]}" if found.number_side else ""
        rule = f"第一条双线下，居右（{own.cite}）" if own.kind == "letter" else f"下空二行居中，有签发人时居左空一字（{cite}）"
        yield f"# 发文字号：在标志下 {found.number_gap_mm:g} 毫米（{found.number_gap_mm / pitch_mm:.1f} 行）{side}。标准：{rule}。"
    line = found.separator
    if line is not None:
        rule = (f"标志下 {own.first_double_line_gap_mm:g} 毫米，长 {own.separator_width_mm:g} 毫米，红色双线" if own.kind == "letter" else
                f"发文字号下 {own.separator_gap_mm:g} 毫米，与版心等宽，红色；粗细和色值是惯例，"
                f"本程序用 {own.separator_thickness_mm:g} 毫米、{own.separator_color}")
        yield (f"# 红色分隔线：在上一行字下 {line.gap_mm:g} 毫米，长 {line.width_mm:g} 毫米，粗 {line.thickness_mm:g} 毫米，"
               f"颜色 {line.color}。标准：{rule}（{own.cite}）。")
    elif own.kind == "general":
        yield "# 没有认出红色分隔线，仍照标准画一条；本单位不用的，在 [header] 里写 separator_thickness = \"0mm\"。"
    if found.title_gap_mm is not None:
        rows = f"{found.title_gap_mm / pitch_mm:.1f}"
        yield f"# 标题：在其下 {found.title_gap_mm:g} 毫米（{rows} 行）。标准：空二行（{standard.roles['title'].cite}）。"


def _mark_told(mark: MarkLook, own: HeaderRules) -> Iterator[str]:
    height = pt_to_mm(mark.size_pt)
    drawn = "".join([f"，字宽 {mark.scale_percent}%" if mark.scale_percent != own.issuer_mark_scale_percent else "",
                     f"，字距 {mark.spacing_em:g} 字高" if abs(mark.spacing_em) > _SLACK_SPACING_EM else ""])
    yield (f"# 发文机关标志：字高 {height:.1f} 毫米（{mark.size_pt:g} 磅）{drawn}，上边缘距纸张上边 {mark.top_mm:g} 毫米。"
           f"标准：距纸张上边 {own.issuer_mark_top_mm:g} 毫米，字号由发文机关酌定，"
           f"本程序用字高 {own.issuer_mark_height_mm:g} 毫米（{own.cite}）。")
    if mark.fills and height < own.issuer_mark_height_mm - _SLACK_SIZE_MM:
        yield "# 标志占满版心，字号由字数决定：字高仍用标准的，字多时自动缩小。"
    if mark.pushed and mark.top_mm > own.issuer_mark_top_mm + _SLACK_TOP_MM:
        yield "# 标志在份号、密级等行之下，所以低一些；没有这些行时仍在标准位置。"


def _mark_values(mark: MarkLook, own: HeaderRules) -> Iterator[str]:
    if abs(mark.top_mm - own.issuer_mark_top_mm) > _SLACK_TOP_MM and not (mark.pushed and mark.top_mm > own.issuer_mark_top_mm):
        yield f'issuer_mark_top = "{mark.top_mm:g}mm"'
    height = pt_to_mm(mark.size_pt)
    if not (mark.fills and height < own.issuer_mark_height_mm) and abs(height - own.issuer_mark_height_mm) > _SLACK_SIZE_MM:
        yield f'issuer_mark_height = "{height:.2f}mm"'
    if abs(mark.scale_percent - own.issuer_mark_scale_percent) > _SLACK_SCALE:
        yield f'issuer_mark_scale = "{mark.scale_percent}%"'
    if abs(mark.spacing_em - own.issuer_mark_spacing_em) > _SLACK_SPACING_EM:
        yield f'issuer_mark_spacing = "{mark.spacing_em:g}em"'


def _separator_values(line: SeparatorLook, own: HeaderRules) -> Iterator[str]:
    if abs(line.gap_mm - own.separator_gap_mm) > _SLACK_GAP_MM:
        yield f'separator_gap = "{line.gap_mm:g}mm"'
    if abs(line.width_mm - own.separator_width_mm) > _SLACK_WIDTH_MM:
        yield f'separator_width = "{line.width_mm:g}mm"'
    if abs(line.thickness_mm - own.separator_thickness_mm) > _SLACK_LINE_MM:
        yield f'separator_thickness = "{max(line.thickness_mm, _LEAST_LINE_MM):g}mm"'
    if line.color != own.separator_color:
        yield f'separator_color = "{line.color}"'


def _double_values(found: RedHead, own: HeaderRules) -> Iterator[str]:
    """Yield the lines of a letter; a single thick one in their place is their height as a whole (10.1)."""
    line = found.separator
    assert line is not None  # noqa: S101
    gap = round(line.gap_mm - line.thickness_mm / 2, 1)
    if abs(gap - own.first_double_line_gap_mm) > _SLACK_GAP_MM:
        yield f'first_double_line_gap = "{gap:g}mm"'
    if found.foot_mm is not None and abs(found.foot_mm - own.second_double_line_bottom_mm) > _SLACK_GAP_MM:
        yield f'second_double_line_bottom = "{found.foot_mm:g}mm"'
    if abs(line.width_mm - own.separator_width_mm) > _SLACK_WIDTH_MM:
        yield f'separator_width = "{line.width_mm:g}mm"'
    if line.second is not None:
        for key, value, usual in (("thick", line.thickness_mm, own.double_line_thick_mm), ("thin", line.second[1], own.double_line_thin_mm),
                                  ("space", line.second[0], own.double_line_space_mm)):
            if abs(value - usual) > _SLACK_LINE_MM:
                yield f'double_line_{key} = "{value:g}mm"'
    if line.color != own.separator_color:
        yield f'separator_color = "{line.color}"'


def _rows(key: str, found_mm: float, standard_lh: float, pitch_mm: float) -> Iterator[str]:
    """Yield a distance in rows where it is not the standard's."""
    if abs(found_mm - standard_lh * pitch_mm) > _SLACK_TOP_MM and 0 <= found_mm <= _FARTHEST_MM:
        yield f'{key} = "{found_mm / pitch_mm:.2f}lh"'
