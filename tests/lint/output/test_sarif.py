"""Findings as SARIF."""

import json

from convert.diagnostics import Diagnostic
from convert.lint.output.sarif import render_sarif


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
