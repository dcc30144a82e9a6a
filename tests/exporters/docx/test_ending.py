"""What follows the text."""

import pytest

from convert.exporters.docx.ending import sign_off_names
from convert.model.elements import AttachmentNote, SignOff
from convert.ooxml.names import WP, W
from tests.exporters.docx.made import docx_of, formal, minutes, paragraphs, part, png

CELL = 156 / 28 * 56.6929


def _indent(data, style, attribute="right"):
    for each in part(data).iter(f"{{{W}}}p"):
        if each.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == style:
            return int(each.find(f"{{{W}}}pPr/{{{W}}}ind").get(f"{{{W}}}{attribute}")) / CELL
    raise KeyError(style)


@pytest.mark.parametrize("layout", [True, False])
@pytest.mark.parametrize(("authority", "date", "authority_right", "date_right"), [
    ("青禾市人民政府办公室综合科", "2024年5月6日", 2, 13 + 2 - 2 - 6), ("青禾市政府", "2024年12月26日", 2 + 2 + 7 - 5, 2)])
def test_without_seal_the_date_stands_two_characters_further_right(authority, date, authority_right, date_right, layout):
    """7.3.5.2: 署名 右空二字; when the date is longer, the date 右空二字."""
    data = docx_of(formal(sign_off=SignOff(authority=authority, date=date)), layout=layout)
    assert _indent(data, "authority_signature") == pytest.approx(authority_right, abs=0.06)
    assert _indent(data, "date_of_issue") == pytest.approx(date_right, abs=0.06)


@pytest.mark.parametrize("layout", [True, False])
def test_with_a_seal_the_date_keeps_four_characters_and_the_name_is_centred_on_it(layout):
    """7.3.5.1."""
    data = docx_of(formal(), layout=layout)
    assert _indent(data, "date_of_issue") == pytest.approx(4, abs=0.06)
    assert _indent(data, "authority_signature") == pytest.approx(4 + 6 / 2 - 7 / 2, abs=0.1)


def test_the_seal_of_the_user_is_a_picture_and_without_one_nothing_is_drawn():
    assert part(docx_of(formal(), seal=png(42, 42))).find(f".//{{{WP}}}anchor/{{{WP}}}docPr").get("descr") == "印章"
    descriptions = [each.get("descr") for each in part(docx_of(formal())).iter(f"{{{WP}}}docPr")]
    assert "印章" not in descriptions


def test_a_joint_issue_with_seals_has_its_names_in_rows():
    sign_off = SignOff(authority="青禾市教育局", joint_authorities=("青禾市公安局", "青禾市应急管理局"), date="2024年5月6日", seal="seal")
    names = [text for style, text in paragraphs(docx_of(formal(sign_off=sign_off))) if style == "authority_signature"]
    assert "".join(names) == "青禾市教育局青禾市公安局青禾市应急管理局"


def test_a_person_signs_with_post_and_name():
    sign_off = SignOff(post="市长", signatory="林远", date="2024年5月6日", seal="signature_seal")
    found = [entry for entry in paragraphs(docx_of(formal(sign_off=sign_off))) if entry[0] in ("authority_signature", "date_of_issue")]
    assert found == [("authority_signature", "市长林远"), ("date_of_issue", "2024年5月6日")]


@pytest.mark.parametrize(("names", "expected"), [
    (("名单",), ["附件：名单"]), (("甲表", "乙表"), ["附件：1.甲表", "2.乙表"])])
def test_the_names_of_the_attachments(names, expected):
    data = docx_of(formal(attachment_note=AttachmentNote(names=names)))
    assert [text for style, text in paragraphs(data) if style == "attachment_note"] == expected
    assert _indent(data, "attachment_note", "hanging") == pytest.approx(3 if len(names) == 1 else 4, abs=0.3)


def test_those_present_have_their_label_in_heiti():
    data = docx_of(minutes())
    assert [text for style, text in paragraphs(data) if style == "attendance"] == ["出席：林远、江一舟", "列席：周予安"]
    assert "attendance_label_letters" in [each.get(f"{{{W}}}val") for each in part(data).iter(f"{{{W}}}rStyle")]


def test_the_last_text_stays_with_the_signature():
    body = part(docx_of(formal(attachment_note=None)))
    before = next(each for each in body.iter(f"{{{W}}}p")
                  if each.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == "authority_signature").getprevious()
    assert before.find(f"{{{W}}}pPr/{{{W}}}keepNext") is not None


def test_who_signs_in_which_order():
    own = SignOff(authority="甲", joint_authorities=("乙",), post="市长", signatory="林远")
    assert [text for text, _ in sign_off_names(own)] == ["甲", "乙", "市长　林远"]
