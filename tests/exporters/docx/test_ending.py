"""What follows the text."""

import msgspec
import pytest

from convert.model.blocks import Paragraph
from convert.model.elements import AttachmentNote, Attendance, SignOff
from convert.ooxml.names import WP, W
from tests.exporters.docx.made import SENTENCE, docx_of, formal, laid, minutes, paragraphs, part, png

CELL = 156 / 28 * 56.6929


def _indent(data, style, attribute="right"):
    for each in part(data).iter(f"{{{W}}}p"):
        if each.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == style:
            return int(each.find(f"{{{W}}}pPr/{{{W}}}ind").get(f"{{{W}}}{attribute}")) / CELL
    raise KeyError(style)


@pytest.mark.parametrize(("authority", "date", "authority_right", "date_right"), [
    ("青禾市人民政府办公室综合科", "2024年5月6日", 2, 13 + 2 - 2 - 6), ("青禾市政府", "2024年12月26日", 2 + 2 + 7 - 5, 2)])
def test_without_seal_the_date_stands_two_characters_further_right(authority, date, authority_right, date_right):
    """7.3.5.2: 署名 右空二字; when the date is longer, the date 右空二字."""
    data = docx_of(formal(sign_off=SignOff(authority=authority, date=date)))
    assert _indent(data, "authority_signature") == pytest.approx(authority_right, abs=0.06)
    assert _indent(data, "date_of_issue") == pytest.approx(date_right, abs=0.06)


def test_with_a_seal_the_date_keeps_four_characters_and_the_name_is_centred_on_it():
    """7.3.5.1."""
    data = docx_of(formal())
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


LONG = "青禾市人民政府发展改革委员会全市推进重点工作项目领导小组办公室"
LONGER = "青禾市全域旅游高质量发展暨历史文化名城保护利用工作领导小组办公室"


def _signed(**fields):
    return formal(sign_off=SignOff(authority=LONG, date="2024年5月6日", **fields))


def _names(data):
    """Return (place, side, lines) of every paragraph of 署名: its table by number, -1 outside of one."""
    body = part(data)
    tables = list(body.iter(f"{{{W}}}tbl"))
    found = []
    for each in body.iter(f"{{{W}}}p"):
        if each.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == "authority_signature":
            lines = [[]]
            for node in each.iter(f"{{{W}}}t", f"{{{W}}}br"):
                if node.tag.endswith("}br"):
                    lines.append([])
                else:
                    lines[-1].append(node.text)
            table = next((number for number, table in enumerate(tables) if each in table.iter()), -1)
            found.append((table, each.find(f"{{{W}}}pPr/{{{W}}}jc").get(f"{{{W}}}val"), tuple("".join(line) for line in lines)))
    return found


def test_a_long_name_beside_a_signature_is_one_paragraph_of_its_own():
    """7.3.5.3: pages show the signature beside the middle of the name; in the document neither stands within the other."""
    assert _names(docx_of(_signed(signatory="江一舟", seal="signature_seal"))) == [
        (0, "right", ("青禾市人民政府发展改革委员会全市", "推进重点工作项目领导小组办公室")), (0, "left", ("江一舟",))]


def test_long_names_of_a_joint_issue_each_stand_whole():
    data = docx_of(_signed(joint_authorities=(LONGER, "青禾市水利局"), signatory="江一舟", seal="signature_seal"))
    assert [("".join(lines), table) for table, _, lines in _names(data)] == [(LONG, 0), ("江一舟", 0), (LONGER, -1), ("青禾市水利局", -1)]
    widths = [int(each.get(f"{{{W}}}w")) for each in part(data).iter(f"{{{W}}}gridCol")]
    assert sum(widths) == pytest.approx(156 * 56.6929, abs=2)


def test_a_long_name_alone_breaks_where_the_layout_has_it_break():
    report = _signed()
    shown = tuple("".join(run.text for run in line.runs) for page in laid(report).pages for line in page.items
                  if getattr(line, "block", "") == "sign_off.authority")
    assert len(shown) == 2
    assert _names(docx_of(report)) == [(-1, "left", shown)]


@pytest.mark.parametrize(("date", "anchored"), [("2024年5月6日", "date_of_issue"), (None, "gap")])
def test_seals_beside_long_names_keep_their_places(date, anchored):
    """The picture is counted from the paragraph below the names; the names and the seal stay on one page."""
    sign_off = SignOff(authority=LONG, signatory="江一舟", date=date, seal="signature_seal")
    report = formal(sign_off=sign_off)
    body = part(docx_of(report, seal=png(42, 42)))
    anchor = next(body.iter(f"{{{WP}}}anchor"))
    holder = next(anchor.iterancestors(f"{{{W}}}p"))
    assert holder.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == anchored
    table = next(body.iter(f"{{{W}}}tbl"))
    assert table.find(f"{{{W}}}tr/{{{W}}}trPr/{{{W}}}cantSplit") is not None
    assert all(each.find(f"{{{W}}}pPr/{{{W}}}keepNext") is not None for each in table.iter(f"{{{W}}}p"))


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


def test_the_only_text_of_the_first_page_is_not_moved_for_the_sake_of_the_signature():
    report = formal(attachment_note=None, attachments=(), imprint=None, body=(Paragraph(id="p1", text=SENTENCE * 9),))
    pages = [page.number for page in laid(report).pages for line in page.items if getattr(line, "block", "") in ("p1", "sign_off.date")]
    assert pages[0] < pages[-1]
    text = next(each for each in part(docx_of(report)).iter(f"{{{W}}}p") if each.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == "body")
    assert text.find(f"{{{W}}}pPr/{{{W}}}keepNext") is None



def test_each_number_of_the_attachments_stands_under_the_first_and_each_turnover_under_the_name():
    names = ("任务分工表" * 8, "联系人名单")
    found = [each.find(f"{{{W}}}pPr/{{{W}}}ind") for each in part(docx_of(formal(attachment_note=AttachmentNote(names=names)))).iter(f"{{{W}}}p")
             if each.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == "attachment_note"]
    begins = [(int(each.get(f"{{{W}}}left")) - int(each.get(f"{{{W}}}hanging"))) / CELL for each in found]
    assert begins == pytest.approx([2, 5], abs=0.05)
    assert {each.get(f"{{{W}}}left") for each in found} == {found[0].get(f"{{{W}}}left")}


def test_a_list_of_persons_breaks_where_the_layout_breaks_it():
    report = msgspec.structs.replace(minutes(), attendance=(Attendance(label="出席：", names="、".join(["顾若溪"] * 9)),))
    entry = next(each for each in part(docx_of(report)).iter(f"{{{W}}}p") if each.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == "attendance")
    lines = ["".join(node.text for node in run.iter(f"{{{W}}}t")) for run in entry.findall(f"{{{W}}}r")]
    assert lines == ["出席：", "顾若溪、" * 5, "顾若溪、" * 3 + "顾若溪"]
    assert len(entry.findall(f".//{{{W}}}br")) == 1


def test_a_note_on_the_document_stands_as_far_below_the_date_as_in_the_layout():
    data = docx_of(formal())
    note = next(each for each in part(data).iter(f"{{{W}}}p") if each.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == "document_note")
    lines = [line for page in laid(formal()).pages for line in page.items if getattr(line, "block", "") in ("sign_off.date", "document_note")]
    before = int(note.find(f"{{{W}}}pPr/{{{W}}}spacing").get(f"{{{W}}}before"))
    assert before + 592 == pytest.approx((lines[-1].baseline_mm - lines[0].baseline_mm) * 56.6929, abs=4)
