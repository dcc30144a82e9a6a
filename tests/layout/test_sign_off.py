import itertools

import msgspec
import pytest

from convert.layout.frame import Line, Picture, Reserved
from convert.layout.sign_off import SignOffSetter, attachment_note_rows, attendance_rows, document_note_rows
from convert.model.elements import AttachmentNote, Attendance, SignOff
from tests.layout.square import CELL, FORMAL, setter, text_of, width_of

LEFT, RIGHT = 28.0, 184.0
ROW = FORMAL.grid.line_pitch_mm
SIGN_OFF = SignOff(authority="青禾区人民政府", date="2024年12月26日")


def items(**changes):
    rows = SignOffSetter(msgspec.structs.replace(SIGN_OFF, **changes), setter(FORMAL), None).rows()
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


def sealed(image: bytes | None = None, **changes):
    own = msgspec.structs.replace(SIGN_OFF, seal="seal", **changes)
    rows = SignOffSetter(own, setter(FORMAL), image).rows()
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
    _, (_, _, seal) = sealed(b"\x89PNG")
    assert isinstance(seal, Picture)
    assert seal.image == b"\x89PNG"


def test_seals_of_a_joint_issue_stand_in_rows_and_never_touch():
    rows, found = sealed(joint_authorities=("青禾区审计局", "青禾区财政局", "青禾区民政局"))
    seals = [item for item in found if isinstance(item, Reserved)]
    assert [sum(isinstance(item, Reserved) for item in row.items) for row in rows] == [1, 3]
    assert rows[0].height_mm >= seals[0].y_mm + 42
    for first, second in itertools.pairwise(seals[1:]):
        assert second.x_mm - first.x_mm >= 43
    names = [text_of(item) for item in found if isinstance(item, Line)]
    assert names == ["青禾区人民政府", "青禾区审计局", "青禾区财政局", "青禾区民政局", "2024年12月26日"]
    assert all(item.x_mm >= LEFT and item.x_mm + item.width_mm <= RIGHT for item in seals)


def test_a_signature_seal_has_the_post_at_its_left_and_the_date_an_empty_row_below():
    own = SignOff(post="区长", signatory="林远", date="2024年12月26日", seal="signature_seal")
    rows = SignOffSetter(own, setter(FORMAL), None).rows()
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


def test_a_name_longer_than_the_line_is_drawn_together():
    _, (name, _) = items(authority="甲" * 40)
    assert place(name)[1] <= 28 + 1e-6
