"""An office's own words: what its file may say, and what comes of it."""

import pytest

from convert.diagnostics import UsageError
from convert.lint import certain_fixes, check_report, fix_text
from convert.lint.own_words import OwnWords, parse_own_words
from convert.messages import LANGUAGES, render
from tests.lint.worlds import FOOT, HEAD, report_of


def _told(body: str, listed: str) -> list[str]:
    text = HEAD + body + FOOT
    return [one.code for one in check_report(report_of(text), source_text=text, own=parse_own_words(listed, "表.txt"))]


def test_two_words_are_an_error_and_one_is_a_name():
    own = parse_own_words("# 本单位\n青河区 青禾区  # 区名\n\n　座落村\t\n望川河　望川江\n", "表.txt")
    assert [(word.wrong, word.right) for word in own.errors] == [("青河区", "青禾区"), ("望川河", "望川江")]
    assert own.names == ("座落村",)


def test_a_remark_begins_behind_a_blank_and_never_inside_a_word():
    own = parse_own_words("12#楼 12号楼\nC＃组\n望川河　望川江\t＃河名\n　#　全是注", "表.txt")
    assert [(word.wrong, word.right) for word in own.errors] == [("12#楼", "12号楼"), ("望川河", "望川江")]
    assert own.names == ("C＃组",)


@pytest.mark.parametrize(("line", "code"), [
    ("青河区 青禾区 青和区", "check-words-many"), ("区 县", "check-words-short"), ("区", "check-words-short"),
    ("青河区 青河区", "check-words-same"), ("望川区 青禾县", "check-words-twice"), ("十四5规划 十四6规划", "check-words-digits"),
])
def test_what_cannot_be_followed_is_told_with_its_line(line: str, code: str):
    with pytest.raises(UsageError) as caught:
        parse_own_words(f"望川区 望川县\n\n{line}\n", "表.txt")
    told = caught.value.diagnostic
    assert (told.code, told.line, told.path) == (code, 3, "表.txt")
    assert all(line in render(told, language) and "{" not in render(told, language) for language in LANGUAGES)


def test_an_error_of_the_office_is_told_and_mended_outside_quotations():
    own = parse_own_words("青河区 青禾区", "表.txt")
    text = HEAD + "由青河区牵头，《青河区志》和“青河区”不动。" + FOOT
    assert _told("由青河区牵头，《青河区志》不动。", "青河区 青禾区") == ["W13"]
    assert fix_text(text, report_of(text), report_of, own=own).value == text.replace("由青河区", "由青禾区")
    assert [(fix.before, fix.after) for fix in certain_fixes(report_of(text), own=own)] == [("青河区", "青禾区")]


def test_a_wrong_form_inside_its_right_form_is_none():
    own = parse_own_words("民政 民政局", "表.txt")
    assert [at for at, _ in own.errors_in("民政局与民政协同，区民政局")] == [4]


def test_a_name_is_accused_by_no_rule():
    assert _told("项目位于座落的的村，由发展与改革委员会负责。", "") == ["W10", "W03"]
    assert _told("项目位于座落的的村，由发展与改革委员会负责。", "座落的的村\n发展与改革委员会") == []
    assert OwnWords().names_in("甲") == []
    assert OwnWords(names=("甲乙", "甲乙丙")).names_in("甲乙丙甲乙") == [(0, 3), (3, 5)]
