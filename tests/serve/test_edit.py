"""A person's corrections: no letter is lost, every one is written down."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.api import load
from convert.diagnostics import ConvertError
from convert.model.blocks import Heading
from convert.model.letters import letters, report_letters
from convert.serve.edit import ROLES, Merge, Restore, SetRole, SetText, Split, edit_report
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
            assert error.diagnostic.code in ("serve-edit-place", "serve-edit-table")
    assert words(report) == words(REPORT)


def test_a_paragraph_becomes_the_title_and_the_former_title_a_paragraph():
    first = REPORT.body[0]
    report = edit_report(REPORT, (SetRole(place=first.id, role="front.title"),))
    assert report.front.title == first.text
    assert report.body[0].text == REPORT.front.title


def test_every_correction_is_written_down_once_for_a_place():
    report = edit_report(REPORT, (SetText(place="closing", text="请审议。"), SetText(place="closing", text="请予审议。")))
    assert report.closing == "请予审议。"
    assert [one.block for one in report.decisions if one.reason == "由人工在页面上更正"] == ["closing"]


def test_a_heading_is_rewritten_with_its_number_and_the_body_is_not():
    heading = next(block for block in REPORT.body if isinstance(block, Heading))
    changed = next(block for block in edit_report(REPORT, (SetText(place=heading.id, text="二、成效"),)).body if block.id == heading.id)
    assert (changed.ordinal, changed.text, changed.source) == ("二、", "成效", ())
    with pytest.raises(ConvertError, match="serve-edit-body"):
        edit_report(REPORT, (SetText(place=REPORT.body[0].id, text="另一段"),))
    with pytest.raises(ConvertError, match="serve-edit-empty"):
        edit_report(REPORT, (SetText(place=heading.id, text=" "),))
    with pytest.raises(ConvertError, match="serve-edit-long"):
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
    with pytest.raises(ConvertError, match="serve-edit-place"):
        edit_report(REPORT, (Restore(at=99999),))


def test_split_and_merge_are_corrections_too():
    first = REPORT.body[0]
    parted = edit_report(REPORT, (Split(place=first.id, at=4),))
    assert parted.body[0].text == first.text[:4]
    assert edit_report(parted, (Merge(place=parted.body[1].id),)).body[0].text == first.text
