"""Formulas that can be read, and what is wrong with others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.ooxml.formula import Surroundings, cell_range, cell_reference, check_formula

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
