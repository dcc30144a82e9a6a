"""Every case file is documentation and test at once."""

import pytest

from convert.diagnostics import UsageError
from convert.indicators import find_indicators
from convert.lint import explain, rule_ids
from convert.lint.case import Example, nearest_rules, parse_case, read_case
from convert.lint.checked import Checked
from convert.lint.fix import apply_edits, find_edits
from convert.lint.own_words import parse_own_words
from convert.lint.rule import RULES, load_rules
from convert.lint.run import findings
from tests.lint.worlds import EVERYTHING, FOOT, HEAD, assert_told, checked, pages_world, world

IDS = [one for one in rule_ids() if RULES[one].subject != "docx"]


def _findings(example: Example, rule_id: str | None = None):
    if example.kind == "pages":
        found = findings(pages_world(example), EVERYTHING, "pages")
    elif example.kind == "words":
        listed, _, body = example.text.partition("---\n")
        doc = checked(body)
        found = findings(Checked(doc.report, doc.source_text, own=parse_own_words(listed, "表.txt")), EVERYTHING, "text")
    else:
        report, text = world(example)
        found = findings(Checked(report, text, indicators=find_indicators(report)), EVERYTHING, "text")
    return [(rule, finding) for rule, finding in found if rule_id in (None, rule.id)]


@pytest.mark.parametrize("rule_id", IDS)
def test_the_wrong_example_is_found(rule_id: str):
    case = read_case(rule_id)
    assert bool(case.wrong) == (RULES[rule_id].find is not None)
    for example in case.wrong:
        found = _findings(example, rule_id)
        assert found, example.text
        assert_told(found)


@pytest.mark.parametrize("rule_id", IDS)
def test_the_right_example_raises_nothing_that_must_or_should_be_changed(rule_id: str):
    case = read_case(rule_id)
    assert case.right
    for example in case.right:
        told = [(rule.id, finding.args) for rule, finding in _findings(example)
                if rule.id == rule_id or rule.grade in ("mandatory", "recommended")]
        assert told == [], example.text


@pytest.mark.parametrize("rule_id", IDS)
def test_what_only_looks_wrong_is_not_found(rule_id: str):
    for example in read_case(rule_id).okay:
        assert [finding.args for _, finding in _findings(example, rule_id)] == [], example.text


@pytest.mark.parametrize("rule_id", [one for one in IDS if RULES[one].fixes and read_case(one).wrong[0].kind == "text"])
def test_a_fix_makes_the_right_example_of_the_wrong_one(rule_id: str):
    case = read_case(rule_id)
    became_right = []
    for wrong, right in zip(case.wrong, case.right, strict=False):
        report, text = world(wrong)
        assert text is not None
        fixed = apply_edits(text, find_edits(Checked(report, text), EVERYTHING))
        assert fixed in (text, HEAD + right.text + FOOT)  # letters and digits are left to a person
        became_right.append(fixed != text)
    assert any(became_right) or rule_id == "C29"


def test_every_rule_has_one_case_file_and_every_case_file_a_rule():
    for rule in load_rules():
        case = read_case(rule.id)
        assert all(case.title) and all(case.what) and all(case.why)


def test_a_rule_is_explained_in_both_languages():
    chinese, english = explain("c16"), explain("C16", "en")
    assert chinese.startswith("# C16 时间、地点起止用连字符\n")
    assert "- 等级：建议" in chinese and "2023—2025年" in chinese
    assert english.startswith("# C16 Hyphen in a span of time or place\n")
    assert "- Grade: recommended" in english and "连字符" not in english


def test_an_unknown_rule_names_the_nearest():
    with pytest.raises(UsageError) as caught:
        explain("C999")
    assert caught.value.diagnostic.code == "check-rule-unknown"
    assert str(caught.value.diagnostic.args["near"]).startswith("C56 文号没有放在括号里、C55 ")
    with pytest.raises(UsageError) as caught:
        explain("W1", "en")
    assert str(caught.value.diagnostic.args["near"]).startswith("W01 Titles that differ in one character, W02 ")


@pytest.mark.parametrize(("wanted", "expected"), [
    ("C999", ["C03", "C02", "C01"]), ("C", ["C01", "C02", "C03"]), ("W7", ["W10", "W11"]), ("X03", ["C03"]),
    ("C" + "9" * 5000, ["C03"]),
])
def test_nearest_is_the_number_within_a_family(wanted: str, expected: list[str]):
    assert nearest_rules(wanted, ["W11", "C02", "C01", "C03", "W10"])[:len(expected)] == expected


def test_a_case_without_reason_or_second_language_is_refused():
    with pytest.raises(ValueError, match="理由"):
        parse_case("# 标题 · Title\n\n甲\n\nA\n")
    with pytest.raises(ValueError, match="language"):
        parse_case("# 标题 · Title\n\n只有中文\n\n## 理由 · Why\n\n甲\n\nA\n")
