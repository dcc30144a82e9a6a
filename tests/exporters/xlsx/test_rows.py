"""Rows, labels, keys and checks."""

from convert.diagnostics import Diagnostic
from convert.exporters.xlsx.rows import collect, doubt_of, keys_of, place_of, report_labels, year_of
from tests.exporters.xlsx.made import figure, made, report, table_of


def test_reports_are_put_in_the_order_of_their_years():
    rows = collect([made(2024), made(2022), made(2023)], "zh")
    assert rows.labels == ("2022年", "2023年", "2024年")
    assert [row.number for row in rows.rows] == list(range(1, len(rows.rows) + 1))


def test_reports_of_one_year_are_called_by_their_files():
    tables = [table_of(figure(), report=report(name)) for name in ("青禾区.txt", "望川县.docx", "青禾区.md")]
    assert report_labels(tables) == ("青禾区", "望川县", "青禾区（3）")


def test_a_year_that_the_report_does_not_tell_is_that_of_most_results():
    table = table_of(figure(period=2023), figure(period=2023), figure(period=2024), figure(period=2025, aspect="target"),
                     report=report(year=None))
    assert year_of(table) == 2023
    assert year_of(table_of(report=report(year=None))) is None


def test_headings_become_section_and_subsection():
    rows = collect([table_of(figure(section=("一、甲", "（一）乙", "1.丙")), figure(section=()))], "zh").rows
    assert [(row.section, row.subsection) for row in rows] == [("一、甲", "（一）乙 › 1.丙"), ("（标题之前）", "")]


def test_keys_are_unlike_even_for_two_figures_of_one_span():
    keys = keys_of([figure("甲"), figure("甲"), figure("甲", number=2)])
    assert len(set(keys)) == 3
    assert keys[1] == f"{keys[0]}#2"


def test_doubtful_figures_come_first_and_the_least_sure_before_the_others():
    rows = collect([made()], "zh")
    assert [check.code for check in rows.checks[:3]] == ["indicator-doubt", "indicator-doubt", "consistency-conflict"]
    assert [check.rows[0].indicator.confidence for check in rows.checks[:2]] == [0.55, 0.7]
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
    assert doubt_of(figure(doubt="nowhere-known", confidence=0.5), "zh") == "识别把握不大，请核对。"
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
