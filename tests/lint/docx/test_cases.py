"""The case files of the rules about a DOCX."""

import pytest

from convert.lint import rule_ids
from convert.lint.case import Example, read_case
from convert.lint.docx.facts import DocxFacts
from convert.lint.rule import RULES
from convert.lint.run import findings
from tests.lint.docx.office import docx_of
from tests.lint.worlds import EVERYTHING, assert_told

IDS = [one for one in rule_ids() if RULES[one].subject == "docx"]


def _findings(example: Example):
    return [(rule, finding) for rule, finding in findings(DocxFacts(docx_of(example)), EVERYTHING, "docx")]


@pytest.mark.parametrize("rule_id", IDS)
def test_the_wrong_example_is_found(rule_id: str):
    case = read_case(rule_id)
    assert case.wrong
    for example in case.wrong:
        found = _findings(example)
        assert rule_id in [rule.id for rule, _ in found], example.text
        assert_told(found)


@pytest.mark.parametrize("rule_id", IDS)
def test_the_right_example_raises_nothing_that_must_or_should_be_changed(rule_id: str):
    case = read_case(rule_id)
    assert case.right
    for example in case.right:
        told = [(rule.id, finding.args) for rule, finding in _findings(example)
                if rule.grade != "note" and (rule.id == rule_id or rule.grade in ("mandatory", "recommended"))]
        assert told == [], example.text
