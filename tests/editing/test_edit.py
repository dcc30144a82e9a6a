"""A person's corrections: no letter is lost, every one is written down."""

import contextlib
from collections import Counter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.api import load
from convert.diagnostics import ConvertError
from convert.editing.edit import ROLES, Delete, Insert, Merge, Move, Restore, SetRole, SetText, Split, edit_report
from convert.editing.passages import BLOCK_ROLES
from convert.editing.slots import get_slot
from convert.editing.tables import TableChange
from convert.model.blocks import CellSpan, Heading, Paragraph, Table
from convert.model.codec import to_json
from convert.model.letters import letters, report_letters
from tests.refused import refused
from tests.texts import MEETING

REPORT = load(MEETING.encode(), name="a.txt").report
PLACES = ("front.title", "front.occasion", "front.issuer", "front.salutation", "closing", *(block.id for block in REPORT.body))


def words(report) -> Counter:
    dropped = "".join(one.text for one in report.furniture)
    return Counter(letters("".join(text for _, text in report_letters(report)) + dropped))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(ROLES)), max_size=4))
def test_whatever_role_a_line_is_given_no_letter_is_lost(choices):
    report = REPORT
    for place, role in choices:
        try:
            report = edit_report(report, (SetRole(place=place, role=role),))
        except ConvertError as error:
            assert error.diagnostic.code in ("edit-place", "edit-table")
    assert words(report) == words(REPORT)


def test_a_paragraph_becomes_the_title_and_the_former_title_a_paragraph():
    first = REPORT.body[0]
    report = edit_report(REPORT, (SetRole(place=first.id, role="front.title"),))
    assert report.front.title == first.text
    assert report.body[0].text == REPORT.front.title


def test_every_correction_is_written_down_once_for_a_place():
    report = edit_report(REPORT, (SetText(place="closing", text="请审议。"), SetText(place="closing", text="请予审议。")))
    assert report.closing == "请予审议。"
    assert [(one.place, one.before, one.after) for one in report.corrected] == [("closing", REPORT.closing, "请予审议。")]


def test_a_heading_is_rewritten_with_its_number():
    heading = next(block for block in REPORT.body if isinstance(block, Heading))
    changed = next(block for block in edit_report(REPORT, (SetText(place=heading.id, text="二、成效"),)).body if block.id == heading.id)
    assert (changed.ordinal, changed.text) == ("二、", "成效")
    with refused("edit-empty"):
        edit_report(REPORT, (SetText(place=heading.id, text=" "),))
    with refused("edit-long"):
        edit_report(REPORT, (SetText(place="closing", text="长" * 3000),))


def test_a_corrected_occasion_gives_the_report_its_date_when_it_had_none():
    without = edit_report(load("情况报告\n\n一、工作\n\n有8件。\n".encode(), name="a.txt").report,
                          (SetText(place="front.occasion", text="——2024年3月5日在望川县会议上"),))
    assert without.meta.date == "2024-03-05"


def test_a_dropped_line_comes_back():
    dropped = REPORT.furniture[0]
    report = edit_report(REPORT, (Restore(at=dropped.source[0][0]),))
    assert dropped not in report.furniture
    assert dropped.text in [block.text for block in report.body]
    with refused("edit-place"):
        edit_report(REPORT, (Restore(at=99999),))


def test_split_and_merge_are_corrections_too():
    first = REPORT.body[0]
    parted = edit_report(REPORT, (Split(place=first.id, at=4),))
    assert parted.body[0].text == first.text[:4]
    assert edit_report(parted, (Merge(place=parted.body[1].id),)).body[0].text == first.text


TABLE = Table(id="t1", caption="表1 收支", header_rows=1, rows=(("项目", "数额"), ("收入", "12"), ("支出", "9")),
              spans=(CellSpan(row=1, column=0, rows=2),))
WITH_TABLE = msgspec.structs.replace(REPORT, body=(*REPORT.body, TABLE))


def block_of(report, place):
    return next(block for block in report.body if block.id == place)


def test_a_paragraph_is_rewritten_and_what_stood_there_is_written_down():
    place = REPORT.body[0].id
    report = edit_report(REPORT, (SetText(place=place, text="另一段。"),))
    assert block_of(report, place).text == "另一段。"
    assert [(one.place, one.before, one.after) for one in report.corrected] == [(place, REPORT.body[0].text, "另一段。")]


def test_what_is_changed_and_changed_back_leaves_no_trace():
    place = REPORT.body[0].id
    there_and_back = (SetText(place=place, text="另一段。"), SetText(place=place, text=REPORT.body[0].text))
    assert edit_report(REPORT, there_and_back).corrected == ()


def test_the_first_sentence_becomes_a_heading_and_the_rest_stays_text():
    lead = next(block for block in REPORT.body if isinstance(block, Paragraph) and block.lead)
    report = edit_report(REPORT, (SetRole(place=lead.id, role="heading_2"),))
    index = [block.id for block in report.body].index(lead.id)
    heading, rest = report.body[index:index + 2]
    assert heading == Heading(id=lead.id, level=2, ordinal="（一）", text="健全机制，压实法治责任。", source=heading.source)
    assert rest.text.startswith("全年召开区政府常务会议24次")
    assert words(report) == words(REPORT)


def test_blocks_are_added_moved_and_taken_out():
    first, second = REPORT.body[:2]
    report = edit_report(REPORT, (Insert(after=first.id, text="新的一段。"), Move(place=second.id, after=""), Delete(place=first.id)))
    assert [block.id for block in report.body[:2]] == [second.id, "e1"]
    assert report.furniture[-1].text == first.text
    assert [(one.before, one.after) for one in report.corrected] == [("", "新的一段。"), (first.text, "")]


def test_cells_and_captions_are_rewritten():
    report = edit_report(WITH_TABLE, (SetText(place="t1:1,1", text="13"), SetText(place="t1:caption", text="表1 收支情况")))
    assert (block_of(report, "t1").rows[1], block_of(report, "t1").caption) == (("收入", "13"), "表1 收支情况")
    assert [(one.place, one.before, one.after) for one in report.corrected] == [
        ("t1:1,1", "12", "13"), ("t1:caption", "表1 收支", "表1 收支情况")]


def test_a_deleted_table_leaves_its_words():
    report = edit_report(WITH_TABLE, (Delete(place="t1"),))
    assert report.furniture[-1].text == "项目　数额　收入　12　支出　9"


def test_lists_are_edited_one_to_a_line():
    report = edit_report(REPORT, (SetText(place="imprint.copy_recipients", text="区委办公室\n区纪委监委"),))
    assert report.imprint.copy_recipients == ("区委办公室", "区纪委监委")
    assert get_slot(report, "imprint.copy_recipients") == "区委办公室\n区纪委监委"


@pytest.mark.parametrize(("edit", "code"), [
    (SetRole(place="closing", role="king"), "edit-role"), (Insert(after="t1", text="甲", role="front.title"), "edit-role"), (Insert(after="t1", text=" \n "), "edit-empty"),
    (TableChange(place=WITH_TABLE.body[0].id, change="add-row", at=0), "edit-place")])
def test_what_makes_no_sense_is_refused(edit, code: str):
    with refused(code):
        edit_report(WITH_TABLE, (edit,))


@pytest.mark.parametrize("edit", [
    SetText(place="nowhere", text="甲"), SetText(place="t1:9,9", text="甲"), SetText(place="t1:甲", text="甲"), Delete(place="nowhere"),
    Move(place="t1", after="t1"), Move(place="t1", after="nowhere"), Insert(after="nowhere", text="甲"),
    TableChange(place="t1", change="add-row", at=9), SetText(place="attachments.0.title", text="甲")])
def test_a_place_that_is_not_there_is_named(edit):
    with refused("edit-place"):
        edit_report(WITH_TABLE, (edit,))


EDITS = st.one_of(
    st.builds(SetText, place=st.sampled_from(PLACES), text=st.text("甲乙丙。12", min_size=1, max_size=9)),
    st.builds(SetRole, place=st.sampled_from(PLACES), role=st.sampled_from(ROLES)),
    st.builds(Merge, place=st.sampled_from(PLACES)),
    st.builds(Split, place=st.sampled_from(PLACES), at=st.integers(0, 60)),
    st.builds(Delete, place=st.sampled_from(PLACES)),
    st.builds(Move, place=st.sampled_from(PLACES), after=st.sampled_from(("", *PLACES))),
    st.builds(Insert, after=st.sampled_from(("", *PLACES)), text=st.text("丁戊。3", min_size=1, max_size=9), role=st.sampled_from(BLOCK_ROLES)))


@settings(deadline=None, max_examples=150)
@given(st.lists(EDITS, max_size=6))
def test_every_letter_that_goes_is_written_down(edits):
    """What the report had is still there, or stands in `furniture` or under `before` of a correction."""
    report = REPORT
    for edit in edits:
        with contextlib.suppress(ConvertError):
            report = edit_report(report, (edit,))
    told = Counter(letters("".join(one.before for one in report.corrected)))
    assert words(REPORT) <= words(report) + told


@settings(deadline=None, max_examples=80)
@given(st.lists(EDITS, max_size=6))
def test_whatever_is_changed_the_model_is_still_an_input(edits):
    report = REPORT
    for edit in edits:
        with contextlib.suppress(ConvertError):
            report = edit_report(report, (edit,))
    assert load(to_json(report), name="a.json").report == report
