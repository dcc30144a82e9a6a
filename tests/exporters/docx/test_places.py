"""Frames of the layout as tabs, indents and distances."""

import msgspec
import pytest

from convert.exporters.docx.places import Places, indent_twips, labelled, left_mm, letters_of, spread_twips, top_mm
from convert.model.elements import AttachmentNote, HeaderBlock, SignOff
from tests.exporters.docx.made import formal, laid, sheet_of

CELL = 156 / 28


def _places(report):
    return Places(laid(report), sheet_of("gbt9704"))


def test_lines_are_found_by_slot_with_their_page_and_their_edges():
    places = _places(formal())
    assert places.pages["header.issuer_mark"] == 1
    assert places.lines["sign_off.date"][0].right_mm == pytest.approx(184 - 4 * CELL, abs=0.01)
    assert left_mm(places.lines["document_note"][0]) == pytest.approx(28 + 2 * CELL, abs=0.01)
    assert indent_twips(28 + CELL, sheet_of("gbt9704")) == 316


def test_what_shares_a_row_is_told_from_left_to_right():
    rows = _places(formal()).rows("header.")
    assert [[letters_of(line) for line in row] for row in rows] == [
        ["000007"], ["秘密★1年"], ["加急"], ["青禾市人民政府文件"], ["青政〔2024〕7号", "签发人：", "林远", "江一舟"]]


def test_the_lines_of_a_text_are_told_together_whatever_stands_beside_them():
    sign_off = SignOff(authority="青禾市人民政府发展改革委员会全市推进重点工作项目领导小组办公室", joint_authorities=("青禾市水利局", "青禾市教育局"), signatory="江一舟",
                       date="2024年5月6日", seal="signature_seal")
    texts = _places(formal(sign_off=sign_off)).texts("sign_off.")
    assert [("".join(map(letters_of, lines)), len(lines)) for _, lines in texts] == [
        (sign_off.authority, 2), ("江一舟", 1), ("青禾市水利局", 1), ("青禾市教育局", 1), ("2024年5月6日", 1)]
    assert len({page for page, _ in texts}) == 1


def test_the_lines_around_the_head():
    places = _places(formal())
    below = places.below("header.")
    assert below is not None
    assert below.block == "front.title"
    assert places.above(below) is not None
    assert places.above(places.rows("header.")[0][0]) is None


def test_the_top_of_a_row_is_half_a_gap_above_its_characters():
    first = _places(formal()).rows("header.")[0][0]
    assert top_mm(first, sheet_of("gbt9704").grid.line_pitch_mm) == pytest.approx(34.58, abs=0.1)


def test_a_label_is_told_from_its_text():
    places = _places(formal(attachment_note=AttachmentNote(names=("任务分工表", "联系人名单"))))
    first, second = (labelled(places.lines[f"attachment_note.{number}"]) for number in (0, 1))
    assert (first.label, first.text, second.label, second.text) == ("附件：1.", "任务分工表", "2.", "联系人名单")
    assert (first.left_mm - 28, second.left_mm - 28) == (pytest.approx(2 * CELL), pytest.approx(5 * CELL))
    assert first.turnover_mm == pytest.approx(second.turnover_mm)


def test_a_name_that_fills_more_room_than_its_letters_take_is_spread():
    header = HeaderBlock(issuer_mark="青禾市人民政府文件", document_number="青政〔2024〕7号", signatories=("林远", "江一舟"))
    names = [line for row in _places(formal(header=header)).rows("header.") for line in row if line.role == "signatory"]
    assert [spread_twips(line) for line in names] == [pytest.approx(CELL * 56.6929, abs=1), 0]


def test_the_imprint_stands_on_the_page_of_the_last_text_or_after_it():
    places = _places(formal())
    assert places.pages["imprint.copy_recipients"] in (places.last_text_page, places.last_text_page + 1)
    assert not places.blank_before_imprint


def test_lines_of_mirrored_pages_are_told_as_those_of_the_others():
    sheet = sheet_of("gbt9704")
    mirrored = msgspec.structs.replace(sheet, page=msgspec.structs.replace(sheet.page, mirror=True))
    pages = laid(formal())
    even = next(page for page in pages.pages if page.number % 2 == 0)
    line = next(item for item in even.items if getattr(item, "runs", ()))
    told = Places(pages, mirrored).lines[line.block][0]
    assert left_mm(told) == pytest.approx(left_mm(line) - (210 - 156 - 2 * 28))
