"""Findings as lines."""

from convert.diagnostics import Diagnostic
from convert.lint.output.text import render_text

FOUND = (Diagnostic(code="C01", grade="mandatory", line=3, column=5, args={"text": "甲,乙", "right": "甲，乙"}),
         Diagnostic(code="C49", grade="note", line=4, args={"text": "甲 1"}))


def test_a_line_says_where_how_grave_and_what():
    assert render_text(FOUND, path="r.txt").splitlines() == [
        "r.txt:3:5: 必须 C01 汉字之间用全角标点：“甲,乙”应为“甲，乙”。", "r.txt:4: 说明 C49 汉字与数字之间不打空格：“甲 1”；排版时已去掉。",
        "共 2 条：必须 1、说明 1。"]
    assert render_text(FOUND, path="r.txt", language="en").splitlines()[-1] == "Findings: 2 (mandatory 1, note 1)."


def test_advice_stands_below_and_nothing_found_is_said():
    assert render_text(FOUND, path="r.txt", hints=True).splitlines()[2].startswith("    convert check --fix")
    assert render_text((), path="r.txt") == "没有发现问题。\n"


def test_advice_names_the_program_as_it_was_called():
    spaced = Diagnostic(code="C49", grade="note", args={"text": "共 3"})
    assert "    report-convert check --fix 可以" in render_text([spaced], path="甲.txt", hints=True, program="report-convert")
