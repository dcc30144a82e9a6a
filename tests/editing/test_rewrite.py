"""A text that reads otherwise keeps the marks and the places of what stayed."""

from hypothesis import given
from hypothesis import strategies as st

from convert.editing.rewrite import carried_source, changed_ranges, rewrite_caption, rewrite_cell, rewrite_heading, rewrite_paragraph
from convert.model.blocks import Heading, Lead, Mark, Paragraph, Table
from tests.refused import refused

LEAD = Paragraph(id="p1", text="（一）健全机制。开会24次。", lead=Lead(level=2, ordinal="（一）", text="健全机制。"), source=((10, 24),),
                 marks=(Mark(kind="strong", start=3, end=7), Mark(kind="note", start=10, end=12, target="n1")))
WORDS = st.text("甲乙丙1", max_size=8)


def test_what_differs_between_two_texts():
    assert changed_ranges("开会24次", "开会26次") == [(3, 4, 3, 4)]
    assert changed_ranges("甲乙", "甲丁乙") == [(1, 1, 1, 2)]
    assert changed_ranges("健全机制24次", "完善机制26次") == [(0, 2, 0, 2), (5, 6, 5, 6)]
    assert changed_ranges("甲", "甲") == []


def test_letters_that_stayed_keep_their_places_and_new_ones_point_to_their_neighbour():
    assert carried_source(((10, 16),), "开会24次。", "开会240次。") == ((10, 14), (13, 16))
    assert carried_source(((10, 16),), "开会24次。", "开会4次。") == ((10, 12), (13, 16))


@given(WORDS, WORDS)
def test_the_ranges_are_always_as_long_as_the_text(before, after):
    source = ((5, 5 + len(before)),) if before else ()
    carried = carried_source(source, before, after)
    if before:
        assert sum(end - start for start, end in carried) == len(after)
    assert all(5 <= start < end <= 5 + len(before) for start, end in carried)


def test_a_paragraph_keeps_its_marks_and_its_run_in_heading():
    changed = rewrite_paragraph(LEAD, "（一）完善机制。全年开会26次。")
    assert changed.lead == Lead(level=2, ordinal="（一）", text="完善机制。")
    assert [changed.text[mark.start:mark.end] for mark in changed.marks] == ["机制", "26"]


def test_a_letter_that_carries_a_note_does_not_go_silently():
    assert rewrite_paragraph(LEAD, "（一）健全机制。开会124次。").marks[1].target == "n1"
    with refused("edit-note"):
        rewrite_paragraph(LEAD, "（一）健全机制。")
    with refused("edit-empty"):
        rewrite_paragraph(LEAD, " ")


def test_headings_cells_and_captions():
    heading = rewrite_heading(Heading(id="h1", level=1, ordinal="一、", text="成效", source=((0, 4),)), "二、主要成效")
    assert (heading.ordinal, heading.text) == ("二、", "主要成效")
    table = Table(id="t1", rows=(("甲", "乙"),), cell_sources=((((1, 2),), ((3, 4),)),))
    assert rewrite_cell(table, (0, 1), "丙丁").rows == (("甲", "丙丁"),)
    assert rewrite_cell(table, (0, 1), "").cell_sources == ((((1, 2),), ()),)
    assert rewrite_caption(table, "表1 某表").caption == "表1 某表"
    with refused("edit-place"):
        rewrite_cell(table, (1, 0), "甲")
