"""Text: where the letters stand, and how they are copied."""

import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convert.layout.frame import Line
from tests.exporters.pdf.reading import MM_PER_PT, letters, pdfium_text, poppler_text
from tests.exporters.pdf.samples import export, fonts, full_pdf, full_report, laid_out, one_line

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
TEXTS = ["望川县人民政府", "达到1 200项，增长3.5%", "“一网通办”——年……", "生僻字𠮷㐂镕堃喆祎", "葛\U000e0100城同心", "ABC 甲乙 def",
         "造字\ue123在此", "零宽\u200b空格", "①②㎡℃·《》"]


def _content(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as document:
        return document.pages[0].Contents.read_bytes().decode("latin-1")


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_copied_as_it_stands(text: str):
    assert pdfium_text(export(pages=one_line(text))) == text


@needs_poppler
@pytest.mark.parametrize("text", [text for text in TEXTS if "\u200b" not in text])
def test_another_reader_copies_the_same_letters(text: str, tmp_path: Path):
    assert "".join(poppler_text(export(pages=one_line(text)), tmp_path).split()) == "".join(text.split())


@needs_poppler
def test_both_readers_give_the_letters_of_the_pages_in_order(tmp_path: Path):
    drawn = "".join(run.text for page in laid_out(full_report()).pages for item in page.items if isinstance(item, Line)
                    for run in item.runs)
    copied = pdfium_text(full_pdf())
    assert "".join(copied.split()) == "".join(drawn.split())
    assert sorted("".join(poppler_text(full_pdf(), tmp_path).split())) == sorted("".join(drawn.split()))


def test_every_letter_stands_within_a_fifth_of_a_millimetre_of_its_frame():
    wanted = []
    for page in laid_out(full_report()).pages:
        for item in page.items:
            for run in item.runs if isinstance(item, Line) else ():
                x = run.x_mm
                for place, (letter, advance) in enumerate(zip(run.text, run.advances_mm, strict=True)):
                    shift = run.shift_em[place] * run.size_pt * MM_PER_PT if run.shift_em else 0.0
                    wanted.append((page.number, letter, x - shift, item.baseline_mm - run.rise_mm))
                    x += advance
    found = [one for one in letters(full_pdf()) if not one[1].isspace()]
    wanted = [one for one in wanted if not one[1].isspace()]
    assert [one[:2] for one in found] == [one[:2] for one in wanted]
    off = [max(abs(here[2] - there[2]), abs(here[3] - there[3])) for here, there in zip(found, wanted, strict=True)
           if here[1] != "\U000e0100"]
    assert max(off) < 0.2
    assert sum(off) / len(off) < 0.01


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.floats(2.5, 9.0), min_size=2, max_size=40))
def test_any_advances_lead_to_the_right_places(advances: list[float]):
    text = ("甲乙丙丁，" * 8)[: len(advances)]
    found = letters(export(pages=one_line(text, advances_mm=tuple(advances))))
    places = [28.0 + sum(advances[:index]) for index in range(len(advances))]
    assert [one[2] for one in found if not one[1].isspace()] == pytest.approx(places, abs=0.02)


def test_a_line_with_even_spacing_is_one_string():
    content = _content(export(pages=one_line("甲乙丙丁戊", advances_mm=(5.571,) * 5)))
    assert content.count("Tj") == 1
    assert "TJ" not in content
    assert "-0.208 Tc" in content


def test_a_squeezed_mark_moves_only_what_follows_it():
    em = 16 * MM_PER_PT
    content = _content(export(pages=one_line("甲，乙丙", advances_mm=(em, em / 2, em, em))))
    assert ">500<" in content
    assert "0 Tc" not in content.replace("\n", " ").split("Tm")[1]


def test_an_opening_mark_that_lost_its_left_half_is_drawn_further_left():
    em = 16 * MM_PER_PT
    pages = one_line("“甲乙", advances_mm=(em / 2, em, em), shift_em=(0.5, 0.0, 0.0))
    found = letters(export(pages=pages))
    assert [one[2] for one in found] == pytest.approx([28 - em / 2, 28 + em / 2, 28 + em * 1.5], abs=0.02)


def test_a_raised_letter_stands_above_the_baseline():
    assert letters(export(pages=one_line("1", rise_mm=2.0)))[0][3] == pytest.approx(48.0, abs=0.02)


def test_emphasis_thickens_letters_in_their_colour():
    content = _content(export(pages=one_line("重点", mark="strong", color="FF0000")))
    assert "1 0 0 rg 2 Tr 1 j 0.4 w 1 0 0 RG" in content


def test_the_state_is_written_once_for_runs_that_look_the_same():
    assert _content(full_pdf()).count(" Tf") < _content(full_pdf()).count(" Tm")


def test_private_letters_tell_their_text_besides():
    assert "/Span<</ActualText<FEFFE123>>>BDC" in _content(export(pages=one_line("造字\ue123在此")))


def test_a_frame_with_too_few_advances_is_refused():
    with pytest.raises(ValueError, match="2 advances for 3 letters"):
        export(pages=one_line("甲乙丙", advances_mm=(5.0, 5.0)))


def test_the_latin_face_keeps_its_own_widths():
    face = fonts().face("latin")
    found = letters(export(pages=one_line("Wi1", typeface="latin")))
    assert found[1][2] - found[0][2] == pytest.approx(face.advance("W") * 16 * MM_PER_PT, abs=0.01)
