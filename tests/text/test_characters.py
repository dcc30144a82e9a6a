"""Characters: blanks, line ends, what cannot be kept."""

import re

import pytest

from convert.model.blocks import Heading
from convert.text.characters import (
    DROPPED,
    LINE_END,
    PRIVATE_USE,
    DroppedCharacters,
    aligned,
    code_points,
    display_width,
    dropped_runs,
    is_balanced,
    keeps_blank,
    unusable_in,
    unusable_run,
)


@pytest.mark.parametrize(
    ("character", "reason"),
    [
        ("\x00", "control-character"),
        ("\x07", "control-character"),
        ("\x7f", "control-character"),
        ("\x9f", "control-character"),
        ("\u202e", "bidi-control"),
        ("\u2066", "bidi-control"),
        ("\u200f", "bidi-control"),
        ("\ufffe", "noncharacter"),
        ("\ufdd0", "noncharacter"),
        ("\U0001ffff", "noncharacter"),
        ("\ud800", "noncharacter"),
        ("\U000e0041", "tag-character"),
    ],
)
def test_characters_that_no_output_can_hold_are_found_with_a_reason(character: str, reason: str):
    assert dropped_runs(f"甲{character}{character}乙") == [DroppedCharacters(1, 3, reason)]


@pytest.mark.parametrize("character", ["\t", "\n", "　", "𠮷", "\ue000", "“", "\u200d", "é"])
def test_characters_of_texts_are_kept(character: str):
    assert DROPPED.search(character) is None


@pytest.mark.parametrize("run", ["\x07", " \x07 ", "\U0001ffff\x07", " \ue0ff "])
def test_runs_of_unusable_characters_take_others_along(run: str):
    match = re.search(unusable_run(" \ue0ff"), f"𠮷{run}𠮷")
    assert match is not None
    assert match.group() == run


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_ends_one_line(ending: str):
    assert LINE_END.split(f"甲{ending}乙") == ["甲", "乙"]


def test_private_use_is_noticed():
    assert PRIVATE_USE.search("造\ue123字") is not None


def test_code_points_can_be_shown():
    assert code_points("\x07\u202e") == "U+0007 U+202E"
    assert code_points("\x07" * 9).endswith("…")


@pytest.mark.parametrize(("text", "width"), [("汉字", 4), ("ab", 2), ("，", 2), ("", 0)])
def test_display_width_counts_half_width_columns(text: str, width: int):
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("a", "b", True),
        ("1", "2", True),
        ("年", "2", False),
        ("4", "年", False),
        ("9", "%", False),
        ("P", "总", False),
        ("(", "a", False),
    ],
)
def test_a_blank_is_kept_only_inside_latin_text(before: str, after: str, *, kept: bool):
    assert keeps_blank(before, after) is kept


def test_balance_counts_marks():
    assert is_balanced("《甲》", "《", "》")
    assert not is_balanced("《甲", "《", "》")


def test_columns_stand_below_each_other_and_a_long_cell_pushes():
    rows = [("名", "b", "c"), ("abc", "", "长度")]
    assert aligned(rows) == ["名   b  c", "abc     长度"]
    assert aligned(rows, 2) == ["名  b  c", "abc     长度"]
    assert aligned([("a", "")]) == ["a"]


@pytest.mark.parametrize(("text", "told"), [("甲\x07", "U+0007"), ("甲\x7f", "U+007F"), ("\u202e甲\ufffe", "U+202E"), ("甲\t乙\n", None), (r"甲\u0007", None), ("\\\x07", "U+0007")])
def test_what_cannot_be_set_is_found_among_the_texts_of_a_struct(text: str, told: str | None):
    assert unusable_in(Heading(id="h1", level=1, ordinal="", text=text)) == told
