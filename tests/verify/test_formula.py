"""Formulas that can be read, and what is wrong with others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.verify.formula import Surroundings, cell_range, cell_reference, check_formula

AROUND = Surroundings(
    sheets=("指标总表", "my 'sheet", "a"), tables={"总表": ("栏目", "目标/实际", "a]b")}, names=("税率",)
)


@pytest.mark.parametrize(
    "formula",
    [
        "1",
        "-A1",
        "+1",
        "1%",
        "A1:B2",
        "$A$1",
        "'指标总表'!$A$1:$B$9",
        "a!A1",
        "'my ''sheet'!A1",
        "SUM(A1,B2:B9)",
        'IF(A1="","",A1*2)',
        'COUNTIFS(总表[栏目],$A5,总表[[目标/实际]],"目标")',
        "总表[a']b]",
        'IFERROR((A1-B1)/ABS(B1),"")',
        "税率*2",
        "A1<>B1",
        "A1>=B1",
        "TRUE",
        "ROWS(总表[栏目])",
        "(1+2)*3",
        'A1&"a""b"',
        "$1:$4",
        "A:A",
        "1.5E+3",
        "SUM()",
    ],
)
def test_formulas_that_can_be_read(formula: str):
    assert check_formula(formula, AROUND) == []


@pytest.mark.parametrize(
    ("formula", "fault"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("1+", "ends too early"),
        ("SUM(1", "bracket not closed"),
        ("1)", "bracket not opened"),
        ("(", "not closed"),
        ("1 2", "operator missing"),
        ("*2", "operand missing"),
        ("()", "operand missing"),
        ("1,2", "comma outside"),
        ("#REF!", "refers to nothing"),
        ("没有!A1", "no sheet"),
        ("没有[栏目]", "no table"),
        ("总表[没有]", "no column"),
        ("FILTER(A1)", "unknown function"),
        ("ZZZZ1", "no name"),
        ("XFE1", "no such cells"),
        ("A1048577", "no such cells"),
        ("A0", "no such cells"),
        ('"a', "unreadable"),
        ("{1}", "unreadable"),
        ("某名", "no name"),
        ("A1 " * 3000, "longer"),
        ("'没有'!A1", "no sheet"),
        ("%", "operand missing"),
    ],
)
def test_what_is_wrong_with_a_formula_is_told(formula: str, fault: str):
    assert any(fault in found for found in check_formula(formula, AROUND))


@given(st.text(alphabet="A1:$'\"![](),+-*/%&=<>. 指x{}#", max_size=40))
def test_any_text_gets_an_answer(text: str):
    assert isinstance(check_formula(text, AROUND), list)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A1", (1, 1)),
        ("$B$12", (12, 2)),
        ("XFD1048576", (1048576, 16384)),
        ("aa3", (3, 27)),
        ("XFE1", None),
        ("A0", None),
        ("1A", None),
        ("", None),
    ],
)
def test_cell_references(text: str, place):
    assert cell_reference(text) == place


@pytest.mark.parametrize(
    ("text", "box"),
    [("A1:B2", (1, 1, 2, 2)), ("C3", (3, 3, 3, 3)), ("B2:A1", None), ("A:A", None), ("A1:", (1, 1, 1, 1))],
)
def test_ranges(text: str, box):
    assert cell_range(text) == box


@pytest.mark.parametrize(("formula", "faults"), [
    ("1" * 15 + "+1" * 4088, []), ("1" * 16 + "+1" * 4088, []), ("1" * 17 + "+1" * 4088, ["longer than 8192"]),
    ("1 2", ["operator missing at 3: 2"]), ('"a"1', ["operator missing at 4: 1"]), ("A1 B1", ["operator missing at 4: B1"]), ("#N/A", ["refers to nothing: #N/A"]),
    ("1 #N/A", ["refers to nothing: #N/A", "operator missing at 3: #N/A"]), ("1(2)", ["operator missing at 2: (2)"]), ("1SUM(2)", ["unreadable at 1: 1SUM(2)"]),
    ("(1)SUM(2)", ["operator missing at 4: SUM(2)"]), ("(1)(2)", ["operator missing at 4: (2)"]), ("(1)a!A1", ["operator missing at 4: a!A1"]), ("(1)税率", ["operator missing at 4: 税率"]),
    ("()", ["operand missing at 2: )"]), ("SUM()", []), ("SUM(1,)", []), ("SUM(,1)", []), ("(1+)", ["operand missing at 4: )"]), ("SUM((1,2))", ["comma outside a function at 7: ,2))"]),
    ("1,2", ["comma outside a function at 2: ,2"]), ("SUM(1),2", ["comma outside a function at 7: ,2"]), ("1)", ["bracket not opened at 2: )"]), ("(1))", ["bracket not opened at 4: )"]),
    ("((1)", ["bracket not closed"]), ("SUM(1", ["bracket not closed"]), ("SUM(", ["bracket not closed", "ends too early"]), ("1+", ["ends too early"]), ("a!", ["ends too early"]),
    ("1%", []), ("1%%", []), ("%1", ["operand missing at 1: %1"]), ("1+%", ["operand missing at 3: %"]), ("1%2", ["operator missing at 3: 2"]), ("--1", []), ("1--1", []), ("1*-1", []),
    ("*1", ["operand missing at 1: *1"]), ("1**1", ["operand missing at 3: *1"]), ("1+=1", ["operand missing at 3: =1"]), (" 1 + 2 ", []),
    ("没有!A1+{", ["no sheet 没有", "unreadable at 7: {"]), ("{" + "1" * 30, ["unreadable at 1: {" + "1" * 19]), ("1 " + "2" * 30, ["operator missing at 3: " + "2" * 20]),
    ("'MY ''SHEET'!A1", []), ("A!A1", []), ("总表[栏目 ]", ["no column 栏目  in table 总表"]), ("TRUE", []), ("false", []), ("TRUEX", ["no name TRUEX"]), ("sum(1)", []), ("XLOOKUP(1)", ["unknown function XLOOKUP"]),
    ("B2:A1", ["no such cells B2:A1"]), ("A1:A1", []), ("A1:XFD1048576", []), ("XFD1048577", ["no such cells XFD1048577"]), ("A:XFD", []), ("1:9", [])])
def test_each_fault_is_told_with_its_place(formula: str, faults: list[str]):
    assert check_formula(formula, AROUND) == faults


def test_tables_and_columns_and_names_are_known_in_capitals_too():
    around = Surroundings(tables={"sums": ("rate",)}, names=("tax",))
    assert check_formula("SUM(Sums[Rate],TAX)", around) == []


@pytest.mark.parametrize(("text", "box"), [
    ("A1:A1", (1, 1, 1, 1)), ("B1:A2", None), ("A2:B1", None), ("A1:B", None), ("A1:XFE1", None), ("A0:B1", None), ("A1:B2:C3", None), ("", None), (":B2", None), ("$A$1:$XFD$1048576", (1, 1, 1048576, 16384))])
def test_ranges_go_down_and_to_the_right(text: str, box):
    assert cell_range(text) == box
