"""版头: rows, tabs and distances from the frames of the layout."""

import pytest

from convert.api import Settings, load
from convert.model.elements import Front, HeaderBlock
from convert.ooxml.names import WP, W
from tests.exporters.docx.made import docx_of, formal, laid, minutes, paragraphs, part, plain_xml, style_xml


def _paragraphs(data, style):
    return [each for each in part(data).iter(f"{{{W}}}p") if each.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == style]


def _val(element, path, attribute="val"):
    return element.find(path.replace("w:", f"{{{W}}}")).get(f"{{{W}}}{attribute}")


@pytest.mark.parametrize("corner", [0, 1, 3])
def test_the_mark_begins_72_mm_from_the_top_of_the_paper(corner):
    fields = dict(zip(("copy_number", "classification", "urgency"), ("1", "秘密", "加急"), strict=True))
    header = HeaderBlock(issuer_mark="青禾市人民政府文件", document_number="青政〔2024〕7号", **dict(list(fields.items())[:corner]))
    data = docx_of(formal(header=header))
    before = int(_val(_paragraphs(data, "issuer_mark")[0], "w:pPr/w:spacing", "before"))
    assert (1960 + corner * 592 + before) / 56.6929 == pytest.approx(72, abs=0.15)


def test_the_red_line_is_a_border_of_the_number():
    number = _paragraphs(docx_of(formal()), "document_number")[0]
    assert '<w:bottom w:val="single" w:sz="8" w:space="7" w:color="FF0000"/>' in plain_xml(number)


def test_the_number_and_who_signs_stand_in_one_row_at_tab_stops():
    data = docx_of(formal())
    row = _paragraphs(data, "document_number")[0]
    assert "".join(node.text for node in row.iter(f"{{{W}}}t")) == "青政〔2024〕7号签发人：林远江一舟"
    assert len(list(row.iter(f"{{{W}}}tab"))) == 8


@pytest.mark.parametrize("names", [("林远", "江一舟", "沈明远"), ("林远", "欧阳江一", "沈明远", "顾若溪")])
def test_more_than_two_who_sign_take_rows_whose_columns_stand_under_each_other(names):
    header = HeaderBlock(issuer_mark="青禾市人民政府文件", document_number="青政〔2024〕7号", signatories=names)
    data = docx_of(formal(header=header))
    rows = _paragraphs(data, "document_number")
    assert "".join(node.text for node in rows[-1].iter(f"{{{W}}}t")) == "青政〔2024〕7号" + "".join(names[2:])
    stops = [[int(stop.get(f"{{{W}}}pos")) for stop in row.find(f"{{{W}}}pPr/{{{W}}}tabs")] for row in rows]
    assert stops[0][1] == pytest.approx(stops[1][1], abs=2)


def test_a_name_of_two_letters_takes_the_room_of_three_by_its_style():
    data = docx_of(formal())
    run = next(run for run in part(data).iter(f"{{{W}}}r") if run.findtext(f"{{{W}}}t") == "林")
    assert '<w:spacing w:val="316"/>' in style_xml(data, _val(run, "w:rPr/w:rStyle"))


@pytest.mark.parametrize("letters", [12, 15, 19])
def test_a_mark_of_many_characters_stands_on_one_line(letters):
    mark = "青" * (letters - 2) + "文件"
    header = HeaderBlock(issuer_mark=mark, document_number="青政〔2024〕7号")
    data = docx_of(formal(header=header))
    style = style_xml(data, "issuer_mark")
    size = int(style.split('<w:sz w:val="')[1].split('"')[0]) / 2
    assert size * letters <= 156 / 25.4 * 72
    assert size >= 22
    assert [text for role, text in paragraphs(data) if role == "issuer_mark"] == [mark]


def test_a_joint_issue_stacks_the_names_beside_the_suffix():
    header = HeaderBlock(issuing_authorities=("青禾市教育局", "青禾市应急管理局"), document_number="青教发〔2024〕1号")
    data = docx_of(formal(header=header))
    cells = list(part(data).find(f".//{{{W}}}tbl").iter(f"{{{W}}}tc"))
    assert ["".join(node.text for node in cell.iter(f"{{{W}}}t")) for cell in cells] == ["青禾市教育局青禾市应急管理局", "文件"]
    assert "spaced_" in plain_xml(cells[0])
    assert "spaced_" not in plain_xml(cells[1])


def test_a_letter_has_its_mark_in_a_frame_four_lines_and_its_number_at_the_right():
    header = HeaderBlock(issuing_authorities=("青禾市教育局",), document_number="青教函〔2024〕1号")
    data = docx_of(formal(format="letter", header=header, imprint=None))
    root = part(data)
    assert int(root.find(f".//{{{W}}}framePr").get(f"{{{W}}}y")) / 56.6929 == pytest.approx(30, abs=0.2)
    assert len(root.findall(f".//{{{WP}}}anchor")) == 4
    assert _val(_paragraphs(data, "document_number")[0], "w:pPr/w:jc") == "right"


def test_the_number_of_a_letter_shares_the_row_of_what_stands_in_its_corner():
    header = HeaderBlock(issuing_authorities=("青禾市教育局",), document_number="青教函〔2024〕1号", urgency="加急")
    row = _paragraphs(docx_of(formal(format="letter", header=header, imprint=None)), "document_number")[0]
    assert "".join(node.text for node in row.iter(f"{{{W}}}t")) == "加急青教函〔2024〕1号"
    assert _val(row, "w:pPr/w:tabs/w:tab") == "right"


def test_minutes_have_a_mark_without_suffix():
    assert ("issuer_mark", "青禾市人民政府常务会议纪要") in paragraphs(docx_of(minutes()))


def test_the_title_stands_as_far_below_the_head_as_in_the_layout():
    report = formal()
    data = docx_of(report)
    first = laid(report).pages[0]
    number, title = (next(line for line in first.items if getattr(line, "role", "") == role) for role in ("document_number", "title"))
    row = _paragraphs(data, "document_number")[-1]
    after = int(_val(row, "w:pPr/w:spacing", "after"))
    border = 7 * 20 + 20
    drop = (title.baseline_mm - number.baseline_mm) * 56.6929
    assert after + border + 592 + (716 - 592) / 2 == pytest.approx(drop, abs=60)


def test_the_number_of_a_material_stands_in_a_frame_above_the_head():
    data = docx_of(formal(front=Front(title="工作报告", material_number="区会议材料二之一")))
    style, text = paragraphs(data)[0]
    assert (style, text) == ("material_number", "区会议材料二之一")
    assert [text for _, text in paragraphs(data)].count(text) == 1
    frame = _paragraphs(data, "material_number")[0].find(f"{{{W}}}pPr/{{{W}}}framePr")
    top, height = (int(frame.get(f"{{{W}}}{name}")) / 56.6929 for name in ("y", "h"))
    assert frame.get(f"{{{W}}}vAnchor") == "page"
    assert top > 20
    assert top + height == pytest.approx(1960 / 56.6929, abs=0.2)


def _set_by(*overrides: str) -> bytes:
    text = "---\n发文机关标志: 青禾区人民政府文件\n发文字号: 青政〔2024〕7号\n标题: 关于做好防汛工作的通知\n---\n一、加强领导\n\n落实责任。\n"
    return load(text.encode(), name="a.md", settings=Settings(fonts="bundled", overrides=overrides)).docx


def test_narrow_letters_of_the_mark_that_stand_apart_are_so_by_their_styles():
    data = _set_by("header.issuer_mark_scale=60%", "header.issuer_mark_spacing=0.2em")
    assert '<w:w w:val="60"/>' in style_xml(data, "issuer_mark")
    run = next(run for run in part(data).iter(f"{{{W}}}r") if "青禾区" in (run.findtext(f"{{{W}}}t") or ""))
    assert '<w:spacing w:val="170"/>' in style_xml(data, _val(run, "w:rPr/w:rStyle"))


def test_a_mark_above_the_margin_stands_in_a_frame_at_its_place():
    mark, = _paragraphs(_set_by("header.issuer_mark_top=25mm"), "issuer_mark")
    frame = mark.find(f"{{{W}}}pPr/{{{W}}}framePr")
    assert int(frame.get(f"{{{W}}}y")) / 56.6929 == pytest.approx(25, abs=0.1)


@pytest.mark.parametrize("override", ["header.separator_width=170mm", "header.separator_gap=15mm"])
def test_a_red_line_that_no_border_can_be_is_drawn_at_its_place(override: str):
    data = _set_by(override)
    number, = _paragraphs(data, "document_number")
    assert number.find(f"{{{W}}}pPr/{{{W}}}pBdr") is None
    width = int(number.find(f".//{{{WP}}}anchor/{{{WP}}}extent").get("cx")) / 36000
    assert width == pytest.approx(170 if "width" in override else 156, abs=0.01)
