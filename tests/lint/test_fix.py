"""What a fix may do: marks and blanks, once, and nothing to letters and digits."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.lint import fix_text
from convert.lint.checked import Checked
from convert.lint.fix import apply_edits, find_edits, letters_and_digits, unified_diff
from convert.lint.profile import load_profile
from convert.lint.rule import RULES, Finding, TextEdit
from tests.lint.worlds import HEAD, report_of
from tests.refused import refused

PIECES = ["青禾区", "全面完成", "任务", "2024", "95%", "３％", ",", "，", "、", ";", ":", ".", "。", "...",
          "--", "—", "(", ")", "（一）", "“", "”",
          '"', "《", "》", "1、", "一、", "\n", " ", "其中", "年", "3-5年",
          "国发[2024]3号", "http://a.b/c,d", "GDP", "一是，", "等"]
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)


def _fixed(text: str) -> str:
    return fix_text(text, report_of(text), report_of).value


@settings(max_examples=60, deadline=None)
@given(texts)
def test_fixing_twice_changes_nothing_more_and_letters_stay(body: str):
    text = HEAD + body
    fixed = _fixed(text)
    assert _fixed(fixed) == fixed
    assert letters_and_digits(fixed) == letters_and_digits(text)
    assert find_edits(Checked(report_of(fixed), fixed), load_profile("meeting")) == []


def test_a_fix_tells_what_it_changed():
    text = HEAD + "全面完成任务,成效明显。\n"
    outcome = fix_text(text, report_of(text), report_of)
    assert outcome.value == text.replace(",", "，")
    assert [(one.code, one.grade, one.line) for one in outcome.diagnostics] == [("C01", "note", 5)]


@pytest.mark.parametrize(("words", "before", "after", "may"), [
    (False, "，", "。", True), (False, "任务", "认务", False), (True, "任务", "认务", True), (True, "2024", "2025", False), (False, "2024", "2025", False)])
def test_a_rule_that_would_change_what_it_may_not_is_stopped(monkeypatch: pytest.MonkeyPatch, words: bool, before: str, after: str, may: bool):
    text = HEAD + "2024年，全面完成任务。\n"
    place = text.index(before, len(HEAD))
    finding = Finding(source_edits=(TextEdit(place, place + len(before), after),))
    monkeypatch.setitem(RULES, "C01", msgspec.structs.replace(RULES["C01"], words=words, find=lambda _: iter([finding])))
    doc, profile = Checked(report_of(text), text), load_profile("meeting")
    if may:
        assert finding.source_edits[0] in find_edits(doc, profile)
    else:
        with refused("check-fix-letters"):
            find_edits(doc, profile)


def test_names_figures_and_quotations_are_left_alone():
    body = "他说：“任务,已完成.”王　建平２０人，《办法,试行》12，500件，http://a.cn/x,y。"
    assert _fixed(HEAD + body) == HEAD + body


def test_one_fix_may_uncover_another():
    assert _fixed(HEAD + "全面完成任务,,成效明显。") == HEAD + "全面完成任务，成效明显。"


def test_edits_are_applied_from_left_to_right():
    assert apply_edits("甲,乙,丙", [TextEdit(1, 2, "，"), TextEdit(3, 4, "")]) == "甲，乙丙"


def test_the_diff_shows_only_what_was_changed():
    assert unified_diff("甲,乙\n丙\n", "甲，乙\n丙\n", "r.txt").splitlines() == [
        "--- a/r.txt", "+++ b/r.txt", "@@ -1,2 +1,2 @@", "-甲,乙", "+甲，乙", " 丙"]
    assert unified_diff("甲\n", "甲\n", "r.txt") == ""
