"""Text: where the letters stand, and how they are copied."""

import re
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convert.fonts import INVISIBLE
from convert.layout.frame import LaidOut, Line, Page
from convert.model.blocks import Paragraph
from tests.exporters.pdf.reading import MM_PER_PT, drawn_letters, letters, pdfium_text, poppler_text
from tests.exporters.pdf.samples import export, fonts, full_pdf, full_report, laid_out, one_line, short_report

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
TEXTS = ["望川县人民政府", "达到1 200项，增长3.5%", "“一网通办”——年……", "生僻字𠮷㐂镕堃喆祎", "葛\U000e0100城同心", "ABC 甲乙 def",
         "造字\ue123在此", "零宽\u200b空格", "\u200b零宽在前", "①②㎡℃·《》"]


def _content(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as document:
        return " ".join(document.pages[0].Contents.read_bytes().decode("latin-1").split())


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


def test_every_letter_stands_at_its_place_of_the_frame():
    wanted = []
    for page in laid_out(full_report()).pages:
        for item in page.items:
            for run in item.runs if isinstance(item, Line) else ():
                x = run.x_mm
                for place, (letter, advance) in enumerate(zip(run.text, run.advances_mm, strict=True)):
                    shift = run.shift_em[place] * run.size_pt * MM_PER_PT if run.shift_em else 0.0
                    wanted.append((page.number, letter, x - shift, item.baseline_mm - run.rise_mm))
                    x += advance
    found = [one for one in drawn_letters(full_pdf()) if not one[1].isspace()]
    wanted = [one for one in wanted if not one[1].isspace() and one[1] not in INVISIBLE]
    assert [one[:2] for one in found] == [one[:2] for one in wanted]
    assert max(max(abs(here[2] - there[2]), abs(here[3] - there[3])) for here, there in zip(found, wanted, strict=True)) < 0.02


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.floats(2.5, 9.0), min_size=2, max_size=40))
def test_any_advances_lead_to_the_right_places(advances: list[float]):
    text = ("甲乙丙丁戊" * 8)[: len(advances)]
    found = letters(export(pages=one_line(text, advances_mm=tuple(advances))))
    places = [28.0 + sum(advances[:index]) for index in range(len(advances))]
    assert [one[2] for one in found if not one[1].isspace()] == pytest.approx(places, abs=0.02)


def test_a_line_with_even_spacing_is_one_string():
    content = _content(export(pages=one_line("甲乙丙丁戊", advances_mm=(5.571,) * 5)))
    assert content.count("Tj") == 1
    assert "-0.208 Tc" in content


def test_a_squeezed_mark_is_drawn_where_the_layout_has_it_and_moves_only_what_follows_it():
    em = 16 * MM_PER_PT
    found = letters(export(pages=one_line("甲，乙丙", advances_mm=(em, em / 2, em, em), shift_em=(0.0, 0.02, 0.0, 0.0))))
    assert [one[2] for one in found] == pytest.approx([28, 28 + em * 0.98, 28 + em * 1.5, 28 + em * 2.5], abs=0.001)


def test_a_mark_that_is_squeezed_a_little_stays_in_its_place():
    em = 16 * MM_PER_PT
    content = _content(export(pages=one_line("甲，乙丙", advances_mm=(em, em * 0.6, em, em))))
    assert content.count("Tj") == 2
    assert "Tc" not in content


def test_an_opening_mark_that_lost_its_left_half_is_drawn_further_left():
    em = 16 * MM_PER_PT
    pages = one_line("“甲乙", advances_mm=(em / 2, em, em), shift_em=(0.48, 0.0, 0.0))
    found = letters(export(pages=pages))
    assert [one[2] for one in found] == pytest.approx([28 - em * 0.48, 28 + em / 2, 28 + em * 1.5], abs=0.001)


_MARKED = ("会议要求，各有关部门、各镇（街道）要对照《望川县法治政府建设实施方案》（以下简称《方案》），坚持“一张蓝图绘到底”“一任接着一任干”，"
           "把“问题清单”、“任务清单”、“责任清单”逐项落实：“件件有着落、事事有回音”。")


@needs_poppler
def test_no_squeezed_mark_takes_a_line_apart(tmp_path: Path):
    report = short_report(*(Paragraph(id=f"p{count}", text="县" * count + _MARKED) for count in range(28)))
    lines = [item for page in laid_out(report).pages for item in page.items if isinstance(item, Line) and item.block.startswith("p")]
    assert sum(any(run.shift_em for run in line.runs) for line in lines) >= 5
    drawn = ["".join(run.text for run in line.runs).strip() for line in lines]
    for copied in (pdfium_text(export(report)), poppler_text(export(report), tmp_path)):
        assert [line.strip() for line in copied.splitlines() if line.strip() in drawn] == drawn


def test_a_raised_letter_stands_above_the_baseline():
    assert letters(export(pages=one_line("1", rise_mm=2.0)))[0][3] == pytest.approx(48.0, abs=0.02)


def test_emphasis_thickens_letters_in_their_colour():
    content = _content(export(pages=one_line("重点", mark="strong", color="FF0000")))
    assert "1 j .4 w 1 0 0 RG BT" in content
    assert re.search(r"2 Tr .*1 0 0 rg .*Tj 0 Tr ET", content)


def test_the_state_is_written_once_for_runs_that_look_the_same():
    assert _content(full_pdf()).count(" Tf") < _content(full_pdf()).count(" Tm")


def test_private_letters_tell_their_text_besides():
    with pikepdf.open(BytesIO(export(pages=one_line("造字\ue123在此")))) as document:
        marks = [operands[1].get("/ActualText") for operands, operator in pikepdf.parse_content_stream(document.pages[0])
                 if str(operator) == "BDC"]
    assert [str(one) for one in marks if one is not None] == ["\ue123"]


def test_a_frame_with_too_few_advances_is_refused():
    with pytest.raises(ValueError, match="2 advances for 3 letters"):
        export(pages=one_line("甲乙丙", advances_mm=(5.0, 5.0)))


def test_the_latin_face_keeps_its_own_widths():
    face = fonts().face("latin")
    found = letters(export(pages=one_line("Wi1", typeface="latin")))
    assert found[1][2] - found[0][2] == pytest.approx(face.advance("W") * 16 * MM_PER_PT, abs=0.01)


@pytest.mark.parametrize("advances", [(5.0,) * 5, (5.0, 6.0, 4.0, 5.0, 3.0)], ids=["evenly", "unevenly"])
def test_narrow_letters_stand_at_their_places_and_those_behind_them_too(advances: tuple[float, ...]):
    narrow = one_line("甲乙丙丁戊", advances_mm=advances, scale=0.6).pages[0].items[0]
    usual = one_line("己庚辛", baseline_mm=60.0).pages[0].items[0]
    found = letters(export(pages=LaidOut((Page(1, (narrow, usual), "1"),))))
    places = [28.0 + sum(advances[:index]) for index in range(5)]
    assert [one[2] for one in found if one[1] in "甲乙丙丁戊"] == pytest.approx(places, abs=0.02)
    assert [one[2] for one in found if one[1] in "己庚辛"] == pytest.approx([28.0 + place * 16 * 25.4 / 72 for place in range(3)], abs=0.02)


def test_letters_are_drawn_as_narrow_as_they_are_said_to_be():
    assert "60 Tz" in _content(export(pages=one_line("甲乙丙", scale=0.6, advances_mm=(5.0,) * 3)))
    assert "Tz" not in _content(export(pages=one_line("甲乙丙")))
