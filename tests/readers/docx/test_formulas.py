"""Formulas on one line."""

import pytest
from lxml import etree

from convert.readers.docx.formulas import linear_equation, linear_formula

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def r(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


def formula(inside):
    return linear_formula(etree.fromstring(f'<m:oMath xmlns:m="{MATH}">{inside}</m:oMath>'))


@pytest.mark.parametrize(("inside", "text"), [
    (r("办结率=") + f"<m:f><m:num>{r('办结件数')}</m:num><m:den>{r('受理件数')}</m:den></m:f>" + r("×100%"), "办结率=办结件数/受理件数×100%"),
    (f"<m:f><m:num>{r('a+b')}</m:num><m:den>{r('c-d')}</m:den></m:f>", "(a+b)/(c-d)"),
    (f"<m:f><m:num>{r('-5')}</m:num><m:den>{r('8')}</m:den></m:f>", "-5/8"),
    (f"<m:sSup><m:e>{r('10')}</m:e><m:sup>{r('8')}</m:sup></m:sSup>", "10⁸"),
    (f"<m:sSup><m:e>{r('a+b')}</m:e><m:sup>{r('n')}</m:sup></m:sSup>", "(a+b)^n"),
    (f"<m:sSubSup><m:e>{r('x')}</m:e><m:sub>{r('i')}</m:sub><m:sup>{r('2')}</m:sup></m:sSubSup>", "x_i²"),
    (f"<m:rad><m:radPr><m:degHide m:val='1'/></m:radPr><m:deg/><m:e>{r('x')}</m:e></m:rad>", "√(x)"),
    (f"<m:rad><m:deg>{r('3')}</m:deg><m:e>{r('x')}</m:e></m:rad>", "∛(x)"),
    (f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{r('i=1')}</m:sub><m:sup>{r('n')}</m:sup><m:e>{r('x')}</m:e></m:nary>", "∑_(i=1)^nx"),
    (f"<m:d><m:e>{r('a+b')}</m:e></m:d>" + r("×2"), "(a+b)×2"),
    (f"<m:f><m:num><m:d><m:e>{r('a+b')}</m:e></m:d></m:num><m:den>{r('c')}</m:den></m:f>", "(a+b)/c"),
    (f"<m:m><m:mr><m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:mr><m:mr><m:e>{r('c')}</m:e><m:e>{r('d')}</m:e></m:mr></m:m>", "[a, b; c, d]"),
    (f"<m:unheard><m:e>{r('甲')}</m:e></m:unheard>", "甲"),
])
def test_formulas(inside, text):
    assert formula(inside) == text


@pytest.mark.parametrize(("code", "text"), [
    (r"EQ \f(办结件数,受理件数)×100%", "办结件数/受理件数×100%"), (r" eq \f(a+b,c) ", "(a+b)/c"), (r"EQ \r(3,x)", "∛(x)"), (r"EQ \r(x)", "√(x)"),
    (r"EQ 10\s\up8(8)", "10⁸"), (r"EQ x\s\do4(i)", "x_i"), (r"EQ \o\ac(○,12)", "⑫"), (r"EQ \b\bc\[(a)", "(a)"), (r"EQ \i\su(i=1,n,x)", "∑_(i=1)^nx"),
    (r"EQ \f(f(x),2)", "f(x)/2"), (r"EQ \f(\r(2),2)", "√(2)/2"), (r"EQ \f(1\,000,2)", "(1,000)/2"), ("EQ 甲", "甲"), (r"EQ \f(a", "a/"), ("EQ", "")])
def test_equation_fields(code, text):
    assert linear_equation(code) == text


def test_a_formula_nested_without_end_keeps_its_letters():
    assert formula("<m:box>" * 90 + r("甲") + "</m:box>" * 90) == "甲"
