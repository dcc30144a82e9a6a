"""Attendance of minutes."""

from convert.readers.structure.attendance import read_attendance
from tests.readers.structure.making import passages_of


def test_entries_at_the_end_are_taken_with_the_gaps_between_names():
    found = read_attendance(passages_of("会议听取汇报。\n出席：沈明远　陆一鸣\n请 假：韩清"))
    assert [(entry.label, entry.names) for entry in found.entries] == [("出席", "沈明远　陆一鸣"), ("请假", "韩清")]
    assert found.taken == 2


def test_a_text_without_them_gives_none():
    assert read_attendance(passages_of("会议听取汇报。")).entries == ()
