"""What a block is changes; its letters do not."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.editing.passages import BLOCK_ROLES, as_role, covers, cut, free_id, insert_by_source, merge, offset_of, role_of, split
from convert.model.blocks import Heading, Mark, Paragraph, Table
from convert.model.letters import letters, report_letters
from convert.model.report import Report, SourceInfo
from tests.refused import refused

SOURCE = SourceInfo(name="a.txt", format="text", sha256="", characters=100)
LEAD = Paragraph(id="p1", text="（一）健全机制。全年开会24次。", source=((0, 16),))
NEXT = Paragraph(id="p2", text="办理案件8件。", source=((20, 27),), marks=(Mark(kind="strong", start=0, end=2),))
REPORT = Report(source=SOURCE, body=(LEAD, NEXT, Heading(id="h1", level=1, ordinal="二、", text="打算")))


def words(report: Report) -> str:
    return letters("".join(text for _, text in report_letters(report)))


def test_a_text_with_a_note_is_not_merged_into_a_heading():
    noted = Paragraph(id="p3", text="正文[1]", marks=(Mark(kind="note", start=2, end=5, target="n1"),))
    with refused("edit-note"):
        merge(Report(source=SOURCE, body=(REPORT.body[2], noted)), "p3")


@pytest.mark.parametrize("role", BLOCK_ROLES)
@pytest.mark.parametrize("block", [LEAD, REPORT.body[2]])
def test_a_block_takes_any_role_and_keeps_its_letters_and_its_place(block, role):
    changed = as_role(block, role)
    assert role_of(changed) == role
    assert (changed.id, changed.source) == (block.id, block.source)
    assert words(Report(source=SOURCE, body=(changed,))) == words(Report(source=SOURCE, body=(block,)))


def test_the_lead_of_a_paragraph_is_its_first_sentence():
    lead = as_role(LEAD, "lead_2").lead
    assert lead is not None
    assert (lead.ordinal, lead.text) == ("（一）", "健全机制。")


def test_tables_and_noted_paragraphs_do_not_become_headings():
    with refused("edit-table"):
        as_role(Table(id="t1", rows=(("甲",),)), "heading_1")
    with refused("edit-note"):
        as_role(Paragraph(id="p1", text="甲乙", marks=(Mark(kind="note", start=1, end=2, target="n1"),)), "heading_1")


def test_merged_paragraphs_are_one_and_their_marks_move_along():
    joined = merge(REPORT, "p2").body[0]
    assert joined.text == LEAD.text + NEXT.text
    assert joined.source == ((0, 16), (20, 27))
    assert joined.marks[0].start == len(LEAD.text)


@pytest.mark.parametrize("block", ["p1", "nowhere"])
def test_the_first_block_has_nothing_before_it(block):
    with refused("edit-merge"):
        merge(REPORT, block)


@given(st.integers(1, len(NEXT.text) - 1))
def test_split_and_merged_again_is_what_it_was(at):
    parted = split(REPORT, "p2", at)
    assert [block.text for block in parted.body[1:3]] == [NEXT.text[:at], NEXT.text[at:]]
    again = merge(parted, parted.body[2].id).body[1]
    assert again.text == NEXT.text
    assert sum(end - start for start, end in again.source) == 7


@pytest.mark.parametrize("at", [0, 7, 99])
def test_a_paragraph_is_not_split_at_its_ends(at):
    with refused("edit-split"):
        split(REPORT, "p2", at)


def test_a_heading_that_swallowed_a_text_is_split_behind_its_ordinal():
    heading = Heading(id="h9", level=1, ordinal="一、", text="工作全年办案", source=((0, 8),))
    report = msgspec.structs.replace(REPORT, body=(heading, *REPORT.body))
    left, right = split(report, "h9", 4).body[:2]
    assert (left.ordinal + left.text, left.source) == ("一、工作", ((0, 4),))
    assert (right.text, right.source) == ("全年办案", ((4, 8),))
    for at in (0, 2, 8):
        with refused("edit-split"):
            split(report, "h9", at)


def test_places_in_the_source_are_counted_over_blanks():
    source = ((10, 14), (16, 20))
    assert [offset_of(source, place) for place in (10, 13, 15, 16, 19, 20)] == [0, 3, 4, 4, 7, None]
    assert cut(source, 5) == (((10, 14), (16, 17)), ((17, 20),))
    assert covers(source, "八个字八个字八个")


def test_a_line_taken_back_stands_where_its_source_does():
    report = insert_by_source(REPORT, "其间一行", ((17, 19),))
    assert [block.id for block in report.body] == ["p1", "e1", "p2", "h1"]
    assert free_id(report) == "e2"
