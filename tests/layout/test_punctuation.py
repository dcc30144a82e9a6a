import pytest

from convert.layout.punctuation import ATOMS, CLOSING, LATIN, NO_END, NO_START, OPENING


def test_opening_marks_never_end_and_closing_marks_never_start_a_line():
    assert set(CLOSING) <= NO_START
    assert set(OPENING) <= NO_END
    assert not NO_START & set(OPENING)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("——", "rule"),
        ("……", "rule"),
        ("〔2024〕12号", "number"),
        ("-3.5%", "word"),
        ("第2024", "word"),
        ("￥1,000", "word"),
        ("km²", "word"),
        ("—", "single"),
        ("，", "no_start"),
        ("《", "no_end"),
    ],
)
def test_what_restricts_breaking_is_told_apart(text, kind):
    match = ATOMS.fullmatch(text)
    assert match is not None
    assert match.lastgroup == kind


def test_chinese_letters_restrict_nothing():
    assert ATOMS.search("全面推进法治政府建设") is None


@pytest.mark.parametrize("char", "Aé9% ²⁻₂°′μ±")
def test_latin_letters(char):
    assert LATIN.fullmatch(char)


@pytest.mark.parametrize("char", "国，“—…·×℃①Ω")
def test_what_is_set_in_the_chinese_face(char):
    assert not LATIN.fullmatch(char)


@pytest.mark.parametrize(("text", "latin"), [
    ("位于117°08′E处", ["117°08′E"]), ("7×24小时", ["7×24"]), ("长×宽", []), ("4.2×10⁻³m³", ["4.2×10⁻³m³"]), ("阿依古丽·买买提", []), ("“3·15”", ["3·15"]),
    ("25μg/L", ["25μg/L"])])
def test_signs_between_latin_letters_are_set_with_them(text, latin):
    assert [match.group() for match in LATIN.finditer(text)] == latin
