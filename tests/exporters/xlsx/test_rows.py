"""Rows, labels, keys and checks."""

from convert.diagnostics import Diagnostic
from convert.exporters.xlsx.rows import collect, doubt_of, place_of
from tests.exporters.xlsx.made import figure, made, table_of


def test_reports_are_put_in_the_order_of_their_years():
    rows = collect([made(2024), made(2022), made(2023)], "zh")
    assert rows.labels == ("2022年", "2023年", "2024年")
    assert [row.number for row in rows.rows] == list(range(1, len(rows.rows) + 1))


def test_headings_become_section_and_subsection():
    rows = collect([table_of(figure(section=("一、甲", "（一）乙", "1.丙")), figure(section=()))], "zh").rows
    assert [(row.section, row.subsection) for row in rows] == [("一、甲", "1.丙"), ("（标题之前）", "（标题之前）")]


def test_doubtful_figures_come_first():
    rows = collect([made()], "zh")
    assert [check.code for check in rows.checks[:3]] == ["indicator-doubt", "indicator-doubt", "consistency-share"]
    assert [check.rows[0].number for check in rows.checks[:2]] == [13, 19]
    assert rows.checks[-1].code == "consistency-duplicate"


def test_duplicates_alone_do_not_make_a_figure_one_to_check():
    rows = collect([table_of(figure("甲", 5, sentence="甲5件。"), figure("甲", 5, sentence="又甲5件。", number=2))], "zh")
    assert [check.code for check in rows.checks] == ["consistency-duplicate"]
    assert rows.marked == frozenset()


def test_findings_of_others_are_listed_at_their_figure():
    finding = Diagnostic(code="xlsx-structure", grade="advisory", args={"fault": "甲"}, span=(3, 5))
    rows = collect([table_of(figure("案件数", 5, start=3, end=5), findings=(finding,))], "zh")
    assert [(check.code, [row.number for row in check.rows]) for check in rows.checks] == [("xlsx-structure", [1])]


def test_a_doubt_without_a_sentence_still_says_something():
    assert doubt_of(figure(doubt="nowhere-known"), "zh") == "识别把握不大，请核对。"
    assert doubt_of(figure(), "zh") == ""


def test_the_place_in_the_sentence_is_that_of_the_figure_and_not_of_an_equal_one():
    text = "前言。办理5件，督办5件。"
    one = figure(text="5件", sentence="办理5件，督办5件。", block_start=9, block_end=11)
    assert place_of(one, {"p1": text}) == (6, 8)
    assert place_of(one, {}) == (2, 4)
    assert place_of(figure(text="9件", sentence="没有。"), {}) is None


def test_keys_of_several_reports_are_told_apart():
    rows = collect([made(2023), made(2024)], "zh")
    keys = [rows.key_of(row) for row in rows.rows]
    assert len(set(keys)) == len(keys)
