"""Slots by name."""

import pytest

from convert.editing.slots import CHOICES, SLOTS, get_slot, set_slot, shown_text
from convert.model.report import Report, SourceInfo
from tests.refused import refused

REPORT = Report(source=SourceInfo(name="a.txt", format="text", sha256="", characters=9))


@pytest.mark.parametrize("name", [name for name in SLOTS if name not in CHOICES])
def test_every_slot_is_set_read_and_emptied(name):
    full = set_slot(REPORT, name, "文字", ((1, 3),))
    assert (get_slot(full, name), full.slot_sources[name]) == ("文字", ((1, 3),))
    empty = set_slot(full, name, None)
    assert get_slot(empty, name) is None
    assert name not in empty.slot_sources


def test_line_breaks_of_a_title_are_kept_as_breaks():
    report = set_slot(REPORT, "front.title", "青禾区\n人民政府\n\n报告")
    assert (report.front.title, report.front.title_breaks) == ("青禾区人民政府报告", (3, 7))
    assert shown_text(report, "front.title") == "青禾区\n人民政府\n报告"
    assert set_slot(REPORT, "closing", "请予\n审议").closing == "请予审议"


def test_a_slot_of_few_words_takes_them_alone():
    assert [set_slot(REPORT, "sign_off.seal", word).sign_off.seal for word in CHOICES["sign_off.seal"]] == ["seal", "signature_seal", "none"]
    sealed = set_slot(REPORT, "sign_off.seal", "加盖印章")
    assert (get_slot(sealed, "sign_off.seal"), get_slot(set_slot(sealed, "sign_off.seal", ""), "sign_off.seal")) == ("加盖印章", None)
    with refused("edit-choice"):
        set_slot(REPORT, "sign_off.seal", "盖章")


def test_there_are_no_other_slots():
    with refused("edit-place"):
        get_slot(REPORT, "source.name")
