"""Text: characters, their places, and the glyphs that readers do not find by themselves."""

import pytest

from convert.layout.frame import LaidOut, Line, Page
from tests.exporters.ofd.made import OFD, exported, part, texts
from tests.exporters.pdf.samples import one_line, short_report

EM = 16 * 25.4 / 72


def _objects(pages: LaidOut) -> list:  # type: ignore[type-arg]
    return list(part(exported(short_report(), pages).value, "Page_0").iter(f"{OFD}TextObject"))


@pytest.mark.parametrize("text", [
    "望川县人民政府", "生僻字𠮷㐂镕堃", "葛\U000e0100城", "造字\ue123在此", "\ue123\ue124甲\ue123", "零宽\u200b空格", "\u200b零宽在前", "、﹑", "😀甲", "a<b & c>", "缺\U00030edd字"])
def test_letters_of_every_kind_are_written_as_they_are(text: str):
    assert "".join(texts(exported(pages=one_line(text)).value)) == text


def test_even_distances_are_written_once():
    (written,) = _objects(one_line("甲乙丙丁戊", advances_mm=(5.571,) * 5))
    code = written.find(f"{OFD}TextCode")
    assert (written.get("Size"), code.get("DeltaX"), code.text) == ("5.6444", "g 4 5.571", "甲乙丙丁戊")


def test_a_single_letter_has_no_distances():
    (written,) = _objects(one_line("甲"))
    assert written.find(f"{OFD}TextCode").get("DeltaX") is None


def test_the_box_of_a_text_begins_at_its_first_letter():
    (written,) = _objects(one_line("甲乙", x_mm=30.0, baseline_mm=50.0))
    left, top, width, height = map(float, written.get("Boundary").split())
    assert (left, width, height) == pytest.approx((30.0, 2 * EM, EM), abs=1e-3)
    code = written.find(f"{OFD}TextCode")
    assert top + float(code.get("Y")) == pytest.approx(50.0, abs=1e-3)


def test_blanks_at_the_ends_are_left_to_the_places():
    (written,) = _objects(one_line("  甲 乙  ", typeface="fangsong"))
    assert [code.text for code in written.iter(f"{OFD}TextCode")] == ["甲 乙"]


@pytest.mark.parametrize(("text", "codes"), [
    ("甲 𠮷 乙", ["甲", "𠮷", "乙"]), ("左\t右", ["左", "右"]), ("\t右边", ["右边"]), ("左\t 右\t", ["左", "右"]), ("缺 \U00030edd 字", ["缺", "\U00030edd", "字"])])
def test_no_code_begins_or_ends_with_a_blank_wherever_letters_stand_apart(text: str, codes: list[str]):
    (written,) = _objects(one_line(text, typeface="fangsong"))
    assert [code.text for code in written.iter(f"{OFD}TextCode")] == codes


def test_a_line_of_blanks_is_nothing():
    assert _objects(one_line("  ")) == []


def test_a_letter_without_a_glyph_shows_the_stand_in():
    (written,) = _objects(one_line("甲\U00030edd乙"))
    assert [child.tag.removeprefix(OFD) for child in written] == ["FillColor", "TextCode", "CGTransform", "TextCode", "TextCode"]
    transform = written.find(f"{OFD}CGTransform")
    assert (transform.get("CodePosition"), transform.get("GlyphCount")) == ("0", "1")
    assert int(transform[0].text) > 0


def test_letters_that_readers_may_count_as_two_stand_apart():
    (written,) = _objects(one_line("甲𠮷乙"))
    assert [code.text for code in written.iter(f"{OFD}TextCode")] == ["甲", "𠮷", "乙"]


def test_emphasis_has_weight_and_colour():
    (written,) = _objects(one_line("重点", mark="strong", color="FF0000"))
    assert (written.get("Weight"), written.find(f"{OFD}FillColor").get("Value")) == ("700", "255 0 0")


def test_a_turned_line_leads_downwards():
    line = one_line("甲乙").pages[0].items[0]
    assert isinstance(line, Line)
    turned = Line(line.runs, line.baseline_mm, "page_number", "", 0, 2, artifact=True, turned=True)
    (written,) = _objects(LaidOut((Page(1, (turned,), "1", landscape=True),)))
    assert written.get("CTM").startswith("0 1 -1 0 ")
    left, top, width, height = map(float, written.get("Boundary").split())
    assert (top, height) == pytest.approx((28.0, 2 * EM), abs=1e-3)
    assert left < line.baseline_mm < left + width


def test_a_raised_letter_stands_higher():
    (written,) = _objects(one_line("1", rise_mm=2.0, baseline_mm=50.0))
    assert float(written.get("Boundary").split()[1]) + float(written.find(f"{OFD}TextCode").get("Y")) == pytest.approx(48.0, abs=1e-3)


def test_narrow_letters_are_narrowed_by_the_matrix_and_stand_at_their_places():
    (written,) = _objects(one_line("甲乙丙", advances_mm=(6.0,) * 3, scale=0.5))
    assert [float(one) for one in written.get("CTM").split()] == [0.5, 0, 0, 1, 0, 0]
    code = written.find(f"{OFD}TextCode")
    assert (float(code.get("X")), code.get("DeltaX")) == (0.0, "12 12")  # in the measure of the matrix
