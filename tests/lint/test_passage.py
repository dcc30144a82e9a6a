"""Passages: their way back to the source, and what is hidden."""

import pytest

from convert.lint.passage import HIDDEN, CheckedPassage


@pytest.mark.parametrize("hidden", [
    "http://www.example.com/a,b?c=1", "a.b@example.com.cn", "www.qinghe.gov.cn", r"C:\报告\一.txt", "/usr/share/a.txt", "GB/T 9704—2012",
    "ISO 9001:2015", "9:30", "1:2.5", "2024-05-06", "020-83331234", "13800138000", "青A12345", "y=ax+b", "COVID-19",
    "Open, fair and clean.",
    "`a,b`", "f(x, y)"])
def test_what_is_no_chinese_text_is_hidden(hidden: str):
    masked = CheckedPassage(block="p1", kind="body", text=f"见{hidden}，完").masked
    assert masked[0] == "见" and masked.endswith("，完")
    assert not set(",.:;-()") & set(masked)
    assert HIDDEN in masked and len(masked) == len(hidden) + 3


@pytest.mark.parametrize("kept", ["12,500", "3.5%", "2024年", "GDP", "(一)", "国发[2024]3号", "1.加强"])
def test_what_is_chinese_text_stays(kept: str):
    assert CheckedPassage(block="p1", kind="body", text=f"见{kept}，完").masked == f"见{kept}，完"


def test_quotations_and_titles_are_bare():
    assert CheckedPassage(block="p1", kind="body", text="见“甲,乙”《丙,丁》").bare == f"见“{HIDDEN * 3}”《{HIDDEN * 3}》"


def test_offsets_lead_back_over_removed_blanks_and_joined_lines():
    passage = CheckedPassage(block="p1", kind="body", text="全区2024年", spans=((10, 12), (13, 17), (20, 21)))
    assert [passage.position(index) for index in range(8)] == [10, 11, 13, 14, 15, 16, 20, 21]
    assert passage.source_range(1, 3) == (11, 14)
    assert passage.source_range(2, 2) == (13, 13)
    assert CheckedPassage(block="p1", kind="body", text="全区").position(0) is None


def test_hidden_characters_are_known():
    passage = CheckedPassage(block="p1", kind="body", text="见“甲乙”，完")
    assert passage.hidden(2, 4) and not passage.hidden(5, 7)


@pytest.mark.parametrize(("text", "expected"), [
    ("甲“乙”丙", "甲“_”丙"), ("甲“乙丙", "甲___"), ("甲”乙", "__乙"), ("甲”乙“丙", "__乙__"), ('甲"乙', "甲__"), ("“甲”乙”丙“丁", "_____丙__"),
    ("甲《乙", "甲__"), ("1’甲", "1’甲"),
])
def test_what_may_be_a_quotation_of_several_paragraphs_is_not_the_authors(text: str, expected: str):
    assert CheckedPassage(block="p1", kind="body", text=text).authored.replace(HIDDEN, "_") == expected
