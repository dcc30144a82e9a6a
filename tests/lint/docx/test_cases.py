"""The case files of the rules about a DOCX."""

import pytest

from convert.api import load
from convert.lint import rule_ids
from convert.lint.case import Example, read_case
from convert.lint.checked import Checked
from convert.lint.docx.element_rules import ELEMENTS
from convert.lint.docx.facts import DocxFacts
from convert.lint.rule import RULES
from convert.lint.run import findings
from tests.lint.docx.office import docx_of
from tests.lint.worlds import EVERYTHING, assert_told

IDS = [one for one in rule_ids() if RULES[one].subject == "docx"]


NEEDS_REPORT = {look.id for look in ELEMENTS} | {"D36", "D46"}
"""Rules about elements, which only recognition tells."""


def _findings(example: Example, *, read: bool = False):
    data = docx_of(example)
    report = load(data, name="a.docx").report if read else None
    passages = tuple(Checked(report).passages) if report is not None else ()
    return list(findings(DocxFacts(data, passages=passages, report=report), EVERYTHING, "docx"))


@pytest.mark.parametrize("rule_id", IDS)
def test_the_wrong_example_is_found(rule_id: str):
    case = read_case(rule_id)
    assert case.wrong
    for example in case.wrong:
        found = _findings(example, read=rule_id in NEEDS_REPORT)
        assert rule_id in [rule.id for rule, _ in found], example.text
        assert_told(found)


@pytest.mark.parametrize("rule_id", IDS)
def test_the_right_example_raises_nothing_that_must_or_should_be_changed(rule_id: str):
    case = read_case(rule_id)
    assert case.right
    for example in case.right:
        told = [(rule.id, finding.args) for rule, finding in _findings(example, read=rule_id in NEEDS_REPORT)
                if rule.grade != "note" and (rule.id == rule_id or rule.grade in ("mandatory", "recommended"))]
        assert told == [], example.text
