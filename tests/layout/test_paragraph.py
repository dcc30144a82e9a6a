import msgspec
import pytest

from convert.layout.paragraph import Measure, Stretch
from tests.layout.square import CELL, MEETING, setter, text_of, width_of


def body(text: str, **changes):
    sheet = msgspec.structs.replace(MEETING, text=msgspec.structs.replace(MEETING.text, **changes))
    return setter(sheet).lines(text, "body", "p1")


def test_a_paragraph_is_indented_by_two_and_fills_twenty_eight():
    lines = body("甲" * 60)
    assert [text_of(line) for line in lines] == ["甲" * 26, "甲" * 28, "甲" * 6]
    assert [line.runs[0].x_mm for line in lines] == pytest.approx([28 + 2 * CELL, 28, 28])
    assert [width_of(line) for line in lines] == pytest.approx([26 * CELL, 156, 6 * CELL])
    assert [(line.start, line.end) for line in lines] == [(0, 26), (26, 54), (54, 60)]


def test_digits_are_set_in_the_latin_face_and_marks_never():
    line = body("共12项“甲”")[0]
    assert [(run.text, run.face) for run in line.runs] == [("共", "fangsong"), ("12", "latin"), ("项“甲”", "fangsong")]


def test_another_font_is_used_letter_by_letter():
    line = body("王犇来")[0]
    assert [(run.text, run.typeface, run.face) for run in line.runs] == [
        ("王", "fangsong", "fangsong"),
        ("犇", "fangsong", "songti"),
        ("来", "fangsong", "fangsong"),
    ]


@pytest.mark.parametrize(("text", "runs"), [
    ("甲A\u200dB乙", ["甲", "A\u200d", "B", "乙"]), ("A\ufe0f甲", ["A\ufe0f", "甲"]), ("\u200d甲", ["\u200d甲"]), ("A\u200d", ["A\u200d"])])
def test_what_is_invisible_belongs_to_the_letter_before_it(text, runs):
    line, = body(text)
    assert [run.text for run in line.runs] == runs


def test_runs_follow_each_other_without_gap():
    line = body("甲1乙22丙")[0]
    ends = [run.x_mm + sum(run.advances_mm) for run in line.runs]
    assert [run.x_mm for run in line.runs[1:]] == pytest.approx(ends[:-1])


def test_the_top_of_a_character_is_half_a_gap_below_its_row():
    line = body("甲")[0]
    gap = MEETING.grid.row_gap_mm
    assert line.baseline_mm - 0.88 * CELL == pytest.approx(gap / 2, abs=0.01)


def test_an_opening_mark_that_is_squeezed_is_drawn_further_left():
    line = setter().lines("甲（乙）丙丁。", "body", "p", Measure(0, 6 * CELL))[0]
    run = line.runs[0]
    assert width_of(line) == pytest.approx(6 * CELL)
    assert run.shift_em == pytest.approx((0, 0.25, 0, 0, 0, 0, 0))


@pytest.mark.parametrize(("text", "room", "shifts"), [
    ("甲（乙丙。丁戊", 6, (0, 0.48, 0, 0, 0.02, 0, 0)), ("甲，乙丙丁，", 5, (0, 0.02, 0, 0, 0, 0)), ("甲，“乙》，丙丁", 6, (0, 0.02, 0.48, 0, 0.02, 0.02, 0, 0))])
def test_a_squeezed_mark_gives_way_by_a_hair_to_what_follows_it(text, room, shifts):
    """By half an em readers of pages begin a new line; the last mark of a line has nothing behind it."""
    line = setter().lines(text, "body", "p", Measure(0, room * CELL), breaks=(len(text),))[0]
    assert line.runs[0].shift_em == pytest.approx(shifts)


def test_a_mark_that_is_squeezed_a_little_stays_in_its_place():
    line = setter().lines("甲，乙，丙丁", "body", "p", Measure(0, 5.3 * CELL), breaks=(6,))[0]
    assert min(line.runs[0].advances_mm) < 0.7 * CELL
    assert line.runs[0].shift_em == ()


def test_pieces_look_as_they_are_told():
    make = setter()
    pieces = (
        Stretch(0, 3, make.style("lead_2")),
        Stretch(3, 5, make.style("body")),
        Stretch(5, 6, make.style("body", 0.6), mark="superscript", link="#n1"),
    )
    line = make.lines("（一）甲乙①", "body", "p", pieces=pieces)[0]
    assert [(run.text, run.role, run.typeface) for run in line.runs] == [
        ("（一）", "lead_2", "kaiti"),
        ("甲乙", "", "fangsong"),
        ("①", "", "fangsong"),
    ]
    last = line.runs[-1]
    assert (last.mark, last.link) == ("superscript", "#n1")
    assert last.rise_mm > 0
    assert last.size_pt == pytest.approx(0.6 * line.runs[1].size_pt)


@pytest.mark.parametrize("mark", ["superscript", "subscript"])
@pytest.mark.parametrize("raised", ["1", "[12]", "注1"])
def test_raised_letters_stay_with_what_stands_before_them(raised, mark):
    make = setter()
    for before in range(1, 12):
        text = "甲" * before + "乙" + raised + "丙" * 9
        pieces = (Stretch(0, before + 1, make.style("body")), Stretch(before + 1, before + 1 + len(raised), make.style("body", 0.6), mark=mark),
                  Stretch(before + 1 + len(raised), len(text), make.style("body")))
        lines = make.lines(text, "body", "p", Measure(0, 10 * CELL), pieces=pieces)
        assert any("乙" + raised in text_of(line) for line in lines), before


@pytest.mark.parametrize(("align", "x"), [("left", 28.0), ("centre", 28 + 13 * CELL), ("right", 28 + 26 * CELL)])
def test_a_short_line_stands_where_its_alignment_says(align, x):
    line = setter().lines("甲乙", "body", "p", Measure(28, 156, align=align))[0]
    assert line.runs[0].x_mm == pytest.approx(x)


def test_a_gap_between_chinese_and_latin_is_a_property():
    assert width_of(body("共12项")[0]) == pytest.approx(3 * CELL)
    assert width_of(body("共12项", cjk_latin_gap_em=0.25)[0]) == pytest.approx(3.5 * CELL)


def test_marks_side_by_side_may_be_drawn_together():
    assert width_of(body("甲”，乙")[0]) == pytest.approx(4 * CELL)
    assert width_of(body("甲”，乙", adjacent_marks_em=1.5)[0]) == pytest.approx(3.5 * CELL)


def test_blanks_at_the_end_of_a_line_take_no_room():
    lines = setter().lines("甲乙 丙丁", "body", "p", Measure(0, 2.5 * CELL))
    assert [text_of(line) for line in lines] == ["甲乙 ", "丙丁"]
    assert width_of(lines[0]) == pytest.approx(2 * CELL)
    assert lines[0].runs[-1].advances_mm == (0.0,)


def test_the_middle_of_a_dash_is_that_of_its_ink():
    make = setter()
    assert make.middle("page_number", "—") == pytest.approx(0.3 * make.style("page_number").em_mm)
    assert make.middle("page_number", "国") == pytest.approx(0.38 * make.style("page_number").em_mm)


def test_no_text_makes_no_line():
    assert body("") == []


def test_a_role_may_be_bold():
    role = msgspec.structs.replace(MEETING.roles["heading_3"], bold=True)
    sheet = msgspec.structs.replace(MEETING, roles={**MEETING.roles, "heading_3": role})
    assert setter(sheet).lines("1.甲", "heading_3", "h")[0].runs[0].mark == "strong"


def test_a_gap_after_an_arabic_ordinal_is_a_property():
    """GB/T 9704-2012 shows none; some offices set half a character."""
    from convert.fonts import open_fonts
    from convert.layout.paragraph import Typesetter
    from convert.style import load_style

    for overrides, gap in (((), 0.0), (("text.ordinal_gap=0.5em",), 0.5)):
        sheet = load_style("meeting", overrides)
        line = Typesetter(sheet, open_fonts(sheet, "bundled")).lines("1.收入情况", "body", "p1")[0]
        dot = line.runs[0]
        assert dot.text == "1."
        assert abs(dot.advances_mm[1] - (0.25 + gap) * sheet.grid.cell_mm) < 0.01


def test_a_sign_between_latin_letters_is_as_wide_as_they_are_and_a_full_cell_elsewhere():
    assert width_of(setter().lines("7×24", "flush", "p")[0]) == pytest.approx((1.5 + 1.0) * CELL)
    assert width_of(setter().lines("长×宽", "flush", "p")[0]) == pytest.approx(3 * CELL)
    run, = setter().lines("7×24", "flush", "p")[0].runs
    assert run.typeface == "latin"
