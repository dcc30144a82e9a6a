"""Findings as JSON."""

import json

from convert.diagnostics import Diagnostic
from convert.lint.output.json import render_json


def test_a_finding_has_the_promised_fields():
    one = Diagnostic(code="C01", grade="mandatory", line=3, column=5, args={"text": "甲,乙", "right": "甲，乙"})
    assert json.loads(render_json((one,), path="r.txt")) == [{
        "path": "r.txt", "line": 3, "column": 5, "code": "C01", "grade": "mandatory",
        "message": "汉字之间用全角标点：“甲,乙”应为“甲，乙”。",
        "hint": None}]
    assert render_json((), path="r.txt") == "[]\n"


def test_a_grouped_finding_tells_count_and_places():
    one = Diagnostic(code="C49", grade="note", line=3, page=2, args={"text": "甲 1", "count": 7, "places": "3:1, 4:2 …"})
    (shown,) = json.loads(render_json((one,), path="r.txt", language="en"))
    assert (shown["count"], shown["places"], shown["page"]) == (7, "3:1, 4:2 …", 2)
    assert "(7 places: 3:1, 4:2 …)" in shown["message"] and shown["hint"]
