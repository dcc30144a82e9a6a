import itertools

import msgspec
import pytest

from convert.layout import LayoutOptions, lay_out
from convert.layout.frame import Line, Picture, Reserved
from convert.layout.sign_off import SignOffSetter, attachment_note_rows, attendance_rows, document_note_rows, sealing
from convert.model.elements import AttachmentNote, Attendance, Imprint, SignOff
from convert.style import load_style
from tests.layout.square import CELL, FONTS, FORMAL, report, setter, text_of, width_of

LEFT, RIGHT = 28.0, 184.0
ROW = FORMAL.grid.line_pitch_mm
SIGN_OFF = SignOff(authority="青禾区人民政府", date="2024年12月26日")


def items(**changes):
    rows = SignOffSetter(msgspec.structs.replace(SIGN_OFF, **changes), setter(FORMAL), {}).rows()
    return rows, [item for row in rows for item in row.items]


def place(line: Line) -> tuple[float, float]:
    """Left and right edge in 字 from the left edge of the type area."""
    begin = line.runs[0].x_mm
    return (begin - LEFT) / CELL, (begin + width_of(line) - LEFT) / CELL


def test_without_seal_the_date_stands_two_further_right_than_the_name():
    rows, (name, date) = items(authority="青禾区人民代表大会常务委员会")
    assert place(name) == pytest.approx((12, 26))
    assert place(date)[0] == pytest.approx(14)
    assert rows[0].space_before_mm == pytest.approx(ROW)
    assert rows[0].keep


def test_without_seal_a_date_longer_than_the_name_stands_two_from_the_right():
    _, (name, date) = items()
    assert place(date) == pytest.approx((19, 26))
    assert place(name)[0] == pytest.approx(17)


def test_further_authorities_stand_below_the_first():
    _, (first, second, date) = items(joint_authorities=("青禾区审计局",))
    assert [text_of(line) for line in (first, second, date)] == ["青禾区人民政府", "青禾区审计局", "2024年12月26日"]


def test_a_date_alone_stands_four_from_the_right():
    _, (date,) = items(authority=None)
    assert place(date)[1] == pytest.approx(24)


def test_a_person_who_signs_without_seal_is_named_with_the_post():
    _, (name, _) = items(authority=None, post="区长", signatory="林远")
    assert text_of(name) == "区长　林远"


def test_with_seal_the_name_is_centred_on_the_date_four_from_the_right():
    _, (name, date, seal) = sealed()
    assert place(date) == pytest.approx((17, 24))
    assert sum(place(name)) / 2 == pytest.approx(sum(place(date)) / 2)
    assert isinstance(seal, Reserved)
    assert seal.x_mm + seal.width_mm / 2 == pytest.approx(LEFT + 20.5 * CELL)
    assert (seal.width_mm, seal.height_mm) == (42, 42)


def sealed(seals=None, **changes):
    own = msgspec.structs.replace(SIGN_OFF, seal="seal", **changes)
    rows = SignOffSetter(own, setter(FORMAL), seals or {}).rows()
    return rows, [item for row in rows for item in row.items]


def test_the_seal_is_centred_a_little_above_its_text_and_within_a_row_of_the_body():
    rows, (name, date, seal) = sealed()
    middle = ((name.baseline_mm - 0.38 * CELL) + (date.baseline_mm - 0.38 * CELL)) / 2
    assert 0 < middle - (seal.y_mm + seal.height_mm / 2) < 5
    assert 0 <= seal.y_mm <= ROW
    assert rows[0].overhang_mm > 0


def test_a_long_name_pushes_the_date_to_the_left():
    _, (name, date, _) = sealed(authority="青禾区人民代表大会常务委员会法制工作委员会办公室")
    assert place(name)[1] <= 28 + 1e-6
    assert sum(place(name)) / 2 == pytest.approx(sum(place(date)) / 2)


def test_the_users_seal_is_a_picture():
    _, (_, _, seal) = sealed({"": b"\x89PNG"})
    assert isinstance(seal, Picture)
    assert seal.image == b"\x89PNG"


def test_seals_of_a_joint_issue_stand_in_rows_and_never_touch():
    rows, found = sealed(joint_authorities=("青禾区审计局", "青禾区财政局", "青禾区民政局"))
    seals = [item for item in found if isinstance(item, Reserved)]
    assert [sum(isinstance(item, Reserved) for item in row.items) for row in rows] == [3, 1]
    assert rows[0].height_mm >= seals[0].y_mm + 42
    assert seals[3].x_mm == pytest.approx(seals[2].x_mm)
    for first, second in itertools.pairwise(seals[:3]):
        assert second.x_mm - first.x_mm >= 43
    names = [text_of(item) for item in found if isinstance(item, Line)]
    assert names == ["青禾区人民政府", "青禾区审计局", "青禾区财政局", "青禾区民政局", "2024年12月26日"]
    assert all(item.x_mm >= LEFT and item.x_mm + item.width_mm <= RIGHT for item in seals)


def test_a_signature_seal_has_the_post_at_its_left_and_the_date_an_empty_row_below():
    own = SignOff(post="区长", signatory="林远", date="2024年12月26日", seal="signature_seal")
    rows = SignOffSetter(own, setter(FORMAL), {}).rows()
    first, last = rows
    reserved = next(item for item in first.items if isinstance(item, Reserved))
    post = first.items[0]
    assert reserved.x_mm + reserved.width_mm == pytest.approx(RIGHT - 4 * CELL)
    assert post.runs[0].x_mm + width_of(post) == pytest.approx(reserved.x_mm - 2 * CELL)
    assert first.space_before_mm == pytest.approx(2 * ROW)
    assert last.space_before_mm == pytest.approx(ROW)
    assert place(last.items[0])[1] == pytest.approx(24)


def test_names_of_attachments_hang_under_their_first_letter():
    rows = attachment_note_rows(AttachmentNote(names=("甲" * 25, "名单")), setter(FORMAL))
    assert [text_of(row.items[0]) for row in rows] == ["附件：1." + "甲" * 22, "甲甲甲", "2.名单"]
    assert [(row.items[0].runs[0].x_mm - LEFT) / CELL for row in rows] == pytest.approx([2, 6, 5])
    assert rows[0].space_before_mm == pytest.approx(ROW)


def test_a_single_attachment_has_no_number():
    rows = attachment_note_rows(AttachmentNote(names=("甲" * 25,)), setter(FORMAL))
    assert [text_of(row.items[0]) for row in rows] == ["附件：" + "甲" * 23, "甲甲"]
    assert (rows[1].items[0].runs[0].x_mm - LEFT) / CELL == pytest.approx(5)


def test_attendance_has_labels_in_heiti_and_an_empty_row_above():
    rows = attendance_rows(
        (Attendance(label="出席", names="林远、江一舟"), Attendance(label="请假：", names="王平川")), setter(FORMAL)
    )
    assert [text_of(row.items[0]) for row in rows] == ["出席：林远、江一舟", "请假：王平川"]
    assert rows[0].items[0].runs[0].typeface == "heiti"
    assert rows[0].space_before_mm == pytest.approx(ROW)
    assert attendance_rows((), setter(FORMAL)) == []


def test_the_note_stands_two_in_below_the_date():
    row = document_note_rows("（此件公开发布）", setter(FORMAL))[0]
    assert (row.items[0].runs[0].x_mm - LEFT) / CELL == pytest.approx(2)
    assert row.space_before_mm == 0


def test_an_attachment_without_name_takes_no_room():
    assert attachment_note_rows(AttachmentNote(names=("",)), setter(FORMAL)) == []


@pytest.mark.parametrize("seal", ["none", "seal", "signature_seal"])
def test_a_name_longer_than_the_line_breaks(seal):
    name = "青禾区人民代表大会常务委员会法制工作委员会办公室与青禾区防汛抗旱指挥部办公室联席会议"
    rows, found = items(authority=name, seal=seal)
    lines = [item for item in found if isinstance(item, Line)]
    assert "".join(map(text_of, lines)) == name + SIGN_OFF.date
    assert all(place(line)[0] >= -1e-6 and place(line)[1] <= 28 + 1e-6 for line in lines)
    assert all(row.keep for row in rows[:-1])


def test_three_organs_with_long_names_stand_in_two_columns():
    names = ("青禾区人力资源和社会保障局", "青禾区住房和城乡建设局", "青禾区文化广电和旅游体育局")
    rows, found = sealed(authority=names[0], joint_authorities=names[1:])
    first, second, third = [item for item in found if isinstance(item, Line)][:3]
    middles = [line.runs[0].x_mm + width_of(line) / 2 for line in (first, second, third)]
    assert [sum(isinstance(item, Reserved) for item in row.items) for row in rows] == [2, 1]
    assert middles[2] == pytest.approx(middles[1])
    assert first.baseline_mm == second.baseline_mm


PNG = b"\x89PNG"


def test_every_organ_of_a_joint_issue_has_its_own_seal_or_none():
    _, found = sealed({"青禾区审计局": PNG, "": PNG}, joint_authorities=("青禾区审计局",))
    pictures = [item for item in found if isinstance(item, Picture)]
    assert len(pictures) == 1
    assert len([item for item in found if isinstance(item, Reserved)]) == 1
    name = next(item for item in found if isinstance(item, Line) and text_of(item) == "青禾区审计局")
    assert pictures[0].x_mm + 21 == pytest.approx(name.runs[0].x_mm + width_of(name) / 2)


def test_a_seal_for_an_organ_that_does_not_sign_is_told():
    own = report("甲", sign_off=msgspec.structs.replace(SIGN_OFF, seal="seal"))
    assert [one.code for one in lay_out(own, FORMAL, FONTS, LayoutOptions(seals={"青禾区财政局": PNG})).diagnostics] == ["layout-seal-unused"]
    joint = report("甲", sign_off=msgspec.structs.replace(SIGN_OFF, seal="seal", joint_authorities=("青禾区财政局",)))
    assert [one.code for one in lay_out(joint, FORMAL, FONTS, LayoutOptions(seals={"": PNG})).diagnostics] == ["layout-seal-joint"]


@pytest.mark.parametrize(("note", "below"), [("（此件公开发布）", False), ("（联系人：林远，联系电话：010-00000000，传真：010-00000001）", True)])
def test_a_note_under_the_date_never_stands_under_the_seal(note, below):
    own = report("甲", sign_off=msgspec.structs.replace(SIGN_OFF, seal="seal"), document_note=note)
    found = [item for page in lay_out(own, FORMAL, FONTS).value.pages for item in page.items]
    seal = next(item for item in found if isinstance(item, Reserved))
    lines = [item for item in found if isinstance(item, Line) and item.role == "document_note"]
    tops = [line.baseline_mm - 0.88 * CELL for line in lines]
    assert (min(tops) > seal.y_mm + seal.height_mm - ROW / 2) == below
    for line, top in zip(lines, tops, strict=True):
        assert line.runs[0].x_mm + width_of(line) <= seal.x_mm or top >= seal.y_mm + seal.height_mm - 1e-6


def test_the_imprint_of_the_same_page_stands_below_the_seal():
    for paragraphs in range(1, 24):
        own = report(*["甲"] * paragraphs, sign_off=msgspec.structs.replace(SIGN_OFF, seal="seal"), imprint=Imprint(copy_recipients=("区委办公室",)))
        pages = lay_out(own, load_style("gbt9704-letter"), FONTS).value.pages
        for page in pages:
            bottoms = [item.y_mm + item.height_mm for item in page.items if isinstance(item, Reserved)]
            tops = [item.baseline_mm - 0.88 * CELL for item in page.items if isinstance(item, Line) and item.role == "imprint"]
            assert not (bottoms and tops) or min(tops) >= bottoms[0] - 1e-6


@pytest.mark.parametrize(("sign_off", "code"), [
    (None, "layout-seal-nowhere"), (SignOff(authority="青禾区人民政府"), "layout-seal-nowhere"), (SignOff(date="2024年12月26日"), "layout-seal-nowhere"),
    (msgspec.structs.replace(SIGN_OFF, seal="none"), "layout-seal-refused"), (SIGN_OFF, "layout-seal-taken")])
def test_what_becomes_of_a_seal_that_is_brought_is_told(sign_off, code):
    outcome = lay_out(report("甲", sign_off=sign_off), FORMAL, FONTS, LayoutOptions(seals={"": PNG}))
    assert [one.code for one in outcome.diagnostics] == [code]
    pressed = [item for page in outcome.value.pages for item in page.items if isinstance(item, Picture)]
    assert len(pressed) == (code == "layout-seal-taken")


@pytest.mark.parametrize(("changes", "seals", "mode"), [
    ({}, {}, "none"), ({}, {"": PNG}, "seal"), ({}, {"青禾区人民政府": PNG}, "seal"), ({}, {"青禾区财政局": PNG}, "none"),
    ({"joint_authorities": ("青禾区审计局",)}, {"": PNG}, "none"), ({"joint_authorities": ("青禾区审计局",)}, {"青禾区审计局": PNG}, "seal"),
    ({"date": None}, {"": PNG}, "none"), ({"seal": "none"}, {"": PNG}, "none"), ({"seal": "signature_seal"}, {"": PNG}, "signature_seal")])
def test_a_seal_decides_only_where_the_document_does_not_say_and_its_organ_signs(changes, seals, mode):
    assert sealing(msgspec.structs.replace(SIGN_OFF, **changes), seals) == mode
