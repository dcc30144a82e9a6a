"""Findings as SARIF."""

import json
import re

import pytest
from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from convert.diagnostics import Diagnostic
from convert.lint import rule_ids
from convert.lint.output.sarif import render_sarif
from convert.messages import GRADE_NAMES, LANGUAGES, check


def test_results_point_at_rules_and_regions():
    found = (Diagnostic(code="C01", grade="mandatory", line=3, column=5, args={"text": "甲,乙", "right": "甲，乙"}),
             Diagnostic(code="D18", grade="mandatory"))
    log = json.loads(render_sarif(found, path="报告 一.txt", language="en", version="1.0"))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0" and run["tool"]["driver"]["name"] == "convert"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["C01", "D18"]
    assert run["tool"]["driver"]["rules"][0]["shortDescription"]["text"] == "Half-width mark among Chinese"
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("C01", 0, "error")
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "startColumn": 5} and " " not in place["artifactLocation"]["uri"]
    assert "region" not in second["locations"][0]["physicalLocation"]


def test_a_clean_log_has_no_results():
    assert json.loads(render_sarif((), path="r.txt"))["runs"][0]["results"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_log_is_what_the_schema_of_oasis_asks(language):
    """The models are made from `sarif-schema-2.1.0.json`; they refuse what it does not know."""
    args = dict.fromkeys(re.findall(r"\{(\w+)", "".join(zh for zh, _ in check.MESSAGES.values())), "1")
    found = [Diagnostic(code=code, grade="mandatory", line=3, column=5, args=args) for code in rule_ids() if code in check.MESSAGES]
    found += [Diagnostic(code="C01", grade=grade, args=args, line=line, column=column, path=path)
              for grade in GRADE_NAMES for line, column in ((None, None), (7, None), (7, 1)) for path in (None, "/报告 一/100%.txt", "C:\\甲.docx")]
    for some in (found, []):
        SarifLog.model_validate_json(render_sarif(some, path="报告 一.txt", language=language, version="1.0"))


@pytest.mark.parametrize("spoil", [
    lambda log: log.pop("version"), lambda log: log["runs"][0]["results"][0].update(line=3),
    lambda log: log["runs"][0]["results"][0].update(level="recommended"), lambda log: log["runs"][0].pop("tool"),
    lambda log: log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
])
def test_the_schema_refuses_a_log_that_is_wrong(spoil):
    log = json.loads(render_sarif([Diagnostic(code="C01", grade="mandatory", line=3, args={"text": "甲", "right": "乙"})], path="r.txt"))
    spoil(log)
    with pytest.raises(ValidationError):
        SarifLog.model_validate_json(json.dumps(log))
