import pytest

from convert.layout.frame import Line, OutlineEntry, Picture, Stroke
from convert.layout.rows import PageBuilder, PageRow, joined, shifted, text_rows
from tests.layout.square import MEETING, setter, text_of

PITCH = MEETING.grid.line_pitch_mm


def row(name: str, **changes) -> PageRow:
    line = setter().lines(name, "body", name)[0]
    return PageRow(**{"height_mm": PITCH, "items": (line,), **changes})


def pages(rows, notes=None) -> list[list[str]]:
    builder = PageBuilder(MEETING, notes)
    builder.add(rows)
    return [[text_of(item) for item in items if isinstance(item, Line)] for items in builder.finish()]


def test_twenty_two_rows_fill_a_page():
    assert [len(page) for page in pages([row("甲")] * 45)] == [22, 22, 1]


def test_the_first_character_stands_37_mm_and_the_last_ends_262_mm_below_the_edge():
    builder = PageBuilder(MEETING)
    builder.add([row("甲")] * 22)
    items = builder.finish()[0]
    em = MEETING.grid.cell_mm
    assert items[0].baseline_mm - 0.88 * em == pytest.approx(37.0, abs=0.01)
    assert items[-1].baseline_mm + 0.12 * em == pytest.approx(262.0, abs=0.01)
    assert [item.row for item in items] == list(range(1, 23))


def test_what_is_off_the_grid_has_no_row_number():
    builder = PageBuilder(MEETING)
    builder.add([row("甲"), row("乙", space_before_mm=3.0)])
    assert [item.row for item in builder.finish()[0]] == [1, None]


def test_a_row_that_keeps_the_next_moves_with_it():
    assert [len(page) for page in pages([row("甲")] * 21 + [row("题", keep=True), row("乙")])] == [21, 2]
    assert [len(page) for page in pages([row("甲")] * 20 + [row("题", keep=True), row("乙")])] == [22]


def test_the_distance_above_is_dropped_at_the_top_of_a_page():
    builder = PageBuilder(MEETING)
    builder.add([*[row("甲")] * 22, row("乙", space_before_mm=PITCH)])
    assert builder.finish()[1][0].row == 1


def test_a_new_page_is_started_when_asked_for():
    assert [len(page) for page in pages([row("甲"), row("乙", new_page=True)])] == [1, 1]
    assert [len(page) for page in pages([row("乙", new_page=True)])] == [1]


def test_a_note_stands_at_the_foot_of_the_page_that_refers_to_it():
    make = setter()
    notes = {"n1": text_rows(make.lines("［1］注", "note", "n1"), make, "note")}
    builder = PageBuilder(MEETING, notes)
    builder.add([row("甲", notes=("n1",)), *[row("乙")] * 22])
    first, second = builder.finish()
    assert [text_of(item) for item in first if isinstance(item, Line)][-1] == "［1］注"
    assert len(second) > 0
    rule = next(item for item in first if isinstance(item, Stroke))
    assert rule.role == "footnote"
    assert max(item.baseline_mm for item in first if isinstance(item, Line)) < 262


def test_a_note_that_finds_no_room_goes_on_at_the_foot_of_the_next_page():
    make = setter()
    notes = {"n1": text_rows(make.lines("注" * 4000, "note", "n1"), make, "note")}
    found = pages([row("甲", notes=("n1",)), row("乙")], notes)
    assert len(found) > 1
    assert sum(text.count("注") for page in found for text in page) == 4000


def test_the_head_of_a_table_is_set_again():
    head = row("头", height_mm=7.0)
    found = pages([head, *[row("格", height_mm=7.0, repeat=(head,)) for _ in range(40)]])
    assert found[1][0] == "头"
    assert sum(page.count("格") for page in found) == 40


def test_a_line_is_drawn_where_a_split_row_ends_a_page():
    rule = Stroke(0, 0, 1, 0, 0.1)
    builder = PageBuilder(MEETING)
    builder.add([row("甲", page_end=(rule,))] * 23)
    first, second = builder.finish()
    assert sum(isinstance(item, Stroke) for item in first) == 1
    assert sum(isinstance(item, Stroke) for item in second) == 1


def test_headings_enter_the_outline_where_they_begin():
    builder = PageBuilder(MEETING)
    builder.add([*[row("甲")] * 22, row("题", outline=((1, "题", "h1"),))])
    assert builder.outline == [OutlineEntry(1, "题", "h1", 2, builder.top_mm)]


def test_room_for_a_seal_is_kept_free_below_its_row():
    assert [len(page) for page in pages([*[row("甲")] * 21, row("印", overhang_mm=5.0)])] == [21, 1]


def test_rows_begin_below_a_head():
    builder = PageBuilder(MEETING)
    builder.begin_below(100.0, [Stroke(0, 90, 1, 90, 0.1)])
    builder.add([row("甲")])
    rule, line = builder.finish()[0]
    assert isinstance(rule, Stroke)
    assert line.baseline_mm > 100


def test_items_are_moved():
    assert shifted(Stroke(1, 2, 3, 4, 0.1), 10, 1) == Stroke(2, 12, 4, 14, 0.1)
    assert shifted(Picture(1, 2, 3, 4, "f", "", b"", "image/png"), 10).y_mm == 12
    assert shifted(setter().lines("甲", "body", "p")[0], 0, 5).runs[0].x_mm == pytest.approx(
        28 + 2 * MEETING.grid.cell_mm + 5
    )


def test_a_label_and_its_text_become_one_line():
    make = setter()
    line = joined([*make.lines("附件：", "body", "a"), *make.lines("名单", "body", "b")])
    assert (text_of(line), line.block) == ("附件：名单", "b")


def test_distances_of_a_role_stand_before_and_after_its_rows():
    make = setter()
    rows = text_rows(make.lines("材料一", "material_number", "front.material_number"), make, "material_number")
    assert rows[-1].space_after_mm == pytest.approx(PITCH)
    assert text_rows(make.lines("主任：", "salutation", "s"), make, "salutation")[0].space_before_mm == pytest.approx(
        PITCH
    )
