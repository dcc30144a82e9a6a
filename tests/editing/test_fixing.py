"""The certain fixes applied to a report: marks and blanks alone, each listed, and taken back again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from convert.api import Settings, load
from convert.editing.fixing import apply_fixes, fix_report, without_fixes
from convert.lint.fix import letters_and_digits
from convert.lint.own_words import parse_own_words
from convert.model.letters import report_letters
from convert.model.report import Fix
from tests.refused import refused
from tests.texts import MEETING

MESSY = """关于工作情况的报告

主任、各位副主任、各位委员:

现将有关情况报告如下,请予审议。

一、主要工作

1、强化理论学习。全年办理案件21,360件,其中"一件事"改革事项12项;群众满意度98.5%。

2、规范执法。组织培训24次,参加人员1,286人次。

以上报告,请予审议。
"""


def read(text: str = MESSY):
    return load(text.encode(), name="a.txt").report


def words_and_marks(report) -> str:
    return "".join(text for _, text in report_letters(report))


def words(report) -> str:
    return letters_and_digits("".join(text for _, text in report_letters(report)))


def test_marks_are_right_afterwards_and_figures_are_what_they_were():
    report = fix_report(read(), source_text=MESSY)
    text = "".join(text for _, text in report_letters(report))
    assert "报告如下，请予审议。" in text
    assert "21,360件，其中“一件事”改革事项12项" in text
    assert "以上报告，请予审议。" in text
    assert fix_report(report).fixes == report.fixes


def test_every_fix_says_where_it_stood_and_what_stood_there():
    fixes = fix_report(read(), source_text=MESSY).fixes
    comma = next(one for one in fixes if one.before == "," and one.line == 5)
    assert (comma.after, comma.place) == ("，", "p1")
    assert all(one.line for one in fixes)


def test_without_its_fixes_a_report_is_what_was_read():
    assert without_fixes(fix_report(read())) == read()


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="甲乙丙，。,.;:\"“”（）()、1234567890%万年 ", min_size=5, max_size=80))
def test_no_letter_and_no_digit_ever_changes_and_all_comes_back(line):
    report = read(MEETING.replace("基层执法力量仍显薄弱", line.replace("\n", "")))
    fixed = fix_report(report)
    assert words(fixed) == words(report)
    assert list(report_letters(without_fixes(fixed))) == list(report_letters(report))


def test_a_title_keeps_its_line_breaks():
    report = read("---\n标题: |\n  青禾区关于\n  “三项工作\"的报告\n---\n\n正文一段。\n")
    fixed = apply_fixes(report, (Fix(rule="C16", place="front.title", start=10, before='"', after="”"),))
    assert (fixed.front.title, fixed.front.title_breaks) == ("青禾区关于“三项工作”的报告", (5,))


def test_a_fix_of_what_is_not_there_is_refused():
    with refused("edit-place"):
        apply_fixes(read(), (Fix(rule="C16", place="p1", start=0, before="，", after="。"),))


def test_a_conversion_with_fixes_lists_them_and_its_outputs_agree():
    dossier = load(MESSY.encode(), name="a.txt", settings=Settings(fix=True, fonts="bundled"))
    assert dossier.docx.startswith(b"PK")
    assert dossier.pdf.startswith(b"%PDF")
    told = [one for one in dossier.diagnostics if one.code == "check-fixed"]
    assert len(told) == len(dossier.report.fixes) > 5
    assert (told[0].grade, told[0].line) == ("note", dossier.report.fixes[0].line)


def test_wrong_words_are_mended_outside_names_and_quotations_and_come_back():
    text = MESSY + "\n会议布署了工作，由青河区牵头，部暑村和《关于布署工作的通知》“再接再励”不动，共21,360元。\n"
    own = parse_own_words("青河区 青禾区\n部暑村\n", "表.txt")
    report = fix_report(read(text), source_text=text, own=own)
    assert "会议部署了工作，由青禾区牵头，部暑村和《关于布署工作的通知》“再接再励”不动，共21,360元。" in words_and_marks(report)
    assert [(one.rule, one.before, one.after) for one in report.fixes if one.rule[0] == "W"] == [
        ("W11", "布署", "部署"), ("W13", "青河区", "青禾区")]
    assert without_fixes(report) == read(text)


def test_a_conversion_follows_the_words_of_the_office():
    made = load((MESSY + "\n由青河区牵头。\n").encode(), name="a.txt", settings=Settings(fix=True, words="青河区 青禾区".encode("gb18030")))
    assert "由青禾区牵头。" in words_and_marks(made.report)
