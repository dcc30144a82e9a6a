"""版头: distances are held by its styles."""

import pytest

from convert.exporters.docx.head import corner_texts, mark_text, measure_head
from convert.exporters.docx.places import Places
from convert.model.elements import HeaderBlock
from convert.ooxml.names import WP, W
from tests.exporters.docx.made import docx_of, formal, laid, minutes, paragraphs, part, sheet_of, style_xml


def _twips(data, style, attribute):
    root = part(data, "word/styles.xml")
    spacing = next(each for each in root if each.get(f"{{{W}}}styleId") == style).find(f".//{{{W}}}spacing")
    return int(spacing.get(f"{{{W}}}{attribute}"))


@pytest.mark.parametrize("corner", [0, 1, 3])
def test_the_mark_begins_72_mm_from_the_top_of_the_paper(corner):
    fields = dict(zip(("copy_number", "classification", "urgency"), ("1", "秘密", "加急"), strict=True))
    header = HeaderBlock(issuer_mark="青禾市人民政府文件", document_number="青政〔2024〕7号", **dict(list(fields.items())[:corner]))
    data = docx_of(formal(header=header))
    assert (1960 + corner * 592 + _twips(data, "issuer_mark", "before")) / 56.6929 == pytest.approx(72, abs=0.05)


def test_the_red_line_is_a_border_of_the_number():
    assert '<w:bottom w:val="single" w:sz="8" w:space="7" w:color="FF0000"/>' in style_xml(docx_of(formal()), "document_number")


def test_the_number_and_who_signs_stand_in_one_row():
    data = docx_of(formal())
    row = next(text for style, text in paragraphs(data) if style == "document_number")
    assert row == "青政〔2024〕7号签发人：林远江一舟"


def test_three_who_sign_take_two_rows_and_the_number_stands_in_the_last():
    header = HeaderBlock(issuer_mark="青禾市人民政府文件", document_number="青政〔2024〕7号", signatories=("林远", "江一舟", "沈明远"))
    rows = [(style, text) for style, text in paragraphs(docx_of(formal(header=header))) if style in ("signatory_label", "document_number")]
    assert rows == [("signatory_label", "签发人：林远江一舟"), ("document_number", "青政〔2024〕7号沈明远")]


def test_a_name_of_two_letters_takes_the_room_of_three():
    run = next(run for run in part(docx_of(formal())).iter(f"{{{W}}}r") if run.findtext(f"{{{W}}}t") == "林")
    assert run.find(f".//{{{W}}}spacing").get(f"{{{W}}}val") == "320"


def test_a_joint_issue_stacks_the_names_beside_the_suffix():
    header = HeaderBlock(issuing_authorities=("青禾市教育局", "青禾市应急管理局"), document_number="青教发〔2024〕1号")
    root = part(docx_of(formal(header=header)))
    cells = ["".join(node.text for node in cell.iter(f"{{{W}}}t")) for cell in root.find(f".//{{{W}}}tbl").iter(f"{{{W}}}tc")]
    assert cells == ["青禾市教育局青禾市应急管理局", "文件"]


def test_a_letter_has_its_mark_in_a_frame_and_four_lines():
    header = HeaderBlock(issuing_authorities=("青禾市教育局",), document_number="青教函〔2024〕1号", urgency="加急")
    root = part(docx_of(formal(format="letter", header=header, imprint=None)))
    frame = root.find(f".//{{{W}}}framePr")
    assert int(frame.get(f"{{{W}}}y")) / 56.6929 == pytest.approx(30, abs=0.05)
    assert len(root.findall(f".//{{{WP}}}anchor")) == 4


def test_minutes_have_a_mark_without_suffix():
    assert ("issuer_mark", "青禾市人民政府常务会议纪要") in paragraphs(docx_of(minutes()))


def test_texts_of_the_corner_and_of_the_mark():
    header = HeaderBlock(copy_number="7", classification="机密", classification_term="1年", issuing_authorities=("青禾市人民政府",))
    assert corner_texts(header) == [("copy_number", "000007"), ("classification", "机密★1年")]
    assert mark_text(header, sheet_of("gbt9704")) == "青禾市人民政府文件"
    assert mark_text(header, sheet_of("gbt9704-order")) == "青禾市人民政府"


def test_the_mark_is_as_high_with_the_layout_as_without_it():
    report, sheet = formal(), sheet_of("gbt9704")
    with_layout = measure_head(report.header, sheet, Places(laid(report))).em_mm
    assert measure_head(report.header, sheet, Places(None)).em_mm == pytest.approx(with_layout, abs=0.1)


def test_meeting_material_has_no_head():
    head = measure_head(HeaderBlock(document_number="青政〔2025〕7号"), sheet_of("meeting"), Places(None))
    assert (head.sheet, head.em_mm) == (sheet_of("meeting"), 0.0)
