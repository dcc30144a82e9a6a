"""Where LibreOffice is installed, the DOCX of a sample turns the same pages as its PDF."""

import shutil

import pytest

from tools.parity import Parity, agrees, compare, measure_input, page_lines, sample_names, sample_source

SOFFICE = shutil.which("soffice")
NEEDS_SOFFICE = pytest.mark.skipif(SOFFICE is None, reason="soffice is not installed (Debian: libreoffice-writer)")


@NEEDS_SOFFICE
@pytest.mark.parametrize("name", sample_names())
def test_the_docx_of_a_sample_has_the_pages_and_lines_of_its_pdf(name):
    assert SOFFICE is not None
    parity = measure_input(sample_source(name), SOFFICE)
    assert agrees(parity), f"{parity} {parity.different}"


def test_equal_pages_agree_fully():
    lines = [(1, "一、总体情况"), (2, "以上报告，请予审议。")]
    assert compare(lines, list(lines)) == Parity(1.0, (2, 2), 1.0, 1.0, ())


def test_a_line_on_another_page_is_told():
    parity = compare([(1, "甲乙"), (1, "丙丁")], [(1, "甲乙"), (2, "丙丁")])
    assert parity == Parity(1.0, (2, 1), 0.5, 0.5, ((1, "丙丁"),))
    assert not agrees(parity)


def test_a_lost_letter_is_told():
    assert compare([(1, "甲乙丙")], [(1, "甲丙")]).text == pytest.approx(0.8)


def test_lines_are_read_from_a_pdf_without_the_page_numbers():
    from convert.api import Settings, load

    data = load("关于情况的报告\n\n一、总体情况\n\n今年增长5.2%。\n".encode(), name="a.txt", settings=Settings(fonts="bundled")).pdf
    assert page_lines(data) == [(1, "关于情况的报告"), (1, "一、总体情况"), (1, "今年增长5.2%。")]
