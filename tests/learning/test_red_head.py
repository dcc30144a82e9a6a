"""The red head of a finished document."""

from pathlib import Path

import pytest

from convert.api import Settings, load_path
from convert.learning import observe, sheet_text
from convert.learning.first_page import FirstPage
from convert.learning.red_head import RedHead, red_head
from convert.learning.roles import placed
from convert.lint.docx.facts import DocxFacts
from convert.readers import read
from convert.style import load_style
from tests.learning.heads import as_box, as_letter, as_old_drawing, as_paragraphs, as_table, with_every_measure
from tests.learning.samples import other_looks

SAMPLES = Path(__file__).parents[2] / "samples"


def seen(data: bytes) -> RedHead | None:
    report = read(data, name="a.docx").value
    facts = DocxFacts(data, "a.docx")
    return red_head(facts, list(placed(report, list(facts.every))), signed=bool(report.header and report.header.signatories))


def of(data: bytes) -> RedHead:
    found = seen(data)
    assert found is not None
    return found


@pytest.mark.parametrize(("made", "top", "size", "scale", "spacing"), [
    (as_paragraphs, 58.2, 50, 80, 0.08), (as_table, 38.1, 42, 100, 0.0), (as_box, 34.8, 57, 60, 0.25), (as_old_drawing, 59.4, 36, 100, 0.25),
    (as_letter, 28.3, 48, 100, 0.0),
], ids=["paragraphs", "table", "box", "old drawing", "letter"])
def test_the_mark_has_place_size_width_and_spacing(made, top: float, size: float, scale: int, spacing: float):
    mark = of(made()).mark
    assert (mark.top_mm, mark.size_pt, mark.scale_percent, mark.spacing_em) == (top, size, scale, spacing)
    assert (mark.fills, mark.pushed) == (False, False)


@pytest.mark.parametrize(("made", "gap", "side", "line"), [
    (as_paragraphs, 14.1, "left", (3.8, 156.0, 0.79)), (as_table, 46.4, "centre", (1.3, 156.0, 1.06)), (as_box, 43.5, "centre", (7.1, 165.0, 0.7)),
], ids=["paragraphs", "table", "box"])
def test_number_and_line_have_their_distances(made, gap: float, side: str, line: tuple[float, float, float]):
    head = of(made())
    assert (head.letter, head.number_gap_mm, head.number_side) == (False, gap, side)
    assert head.separator is not None
    assert (head.separator.gap_mm, head.separator.width_mm, head.separator.thickness_mm) == line


def test_a_line_above_the_number_is_that_of_a_letter():
    head = of(as_letter())
    assert (head.letter, head.number_side) == (True, "right")
    assert head.separator is not None
    assert (head.separator.width_mm, head.separator.thickness_mm, head.separator.second) == (170.0, 1.0, (0.8, 0.4))
    assert head.foot_mm == 18.5  # from 278 mm and half of its millimetre to 297 mm


def test_a_document_without_mark_has_none():
    assert seen(other_looks()) is None


@pytest.mark.parametrize(("sample", "top", "number", "title", "pushed", "fills"), [
    ("formal-document", 72, 2, 2, True, False), ("joint-request", 72, 2, 2, False, True), ("order", 57, 2, 3, False, False),
    ("minutes", 72, 2, 2, False, True),
])
def test_the_head_of_our_own_documents_is_that_of_the_standard(sample: str, top: float, number: float, title: float, pushed: bool, fills: bool):
    path = next((SAMPLES / sample).glob(f"{sample}.[mt]*"))
    head = of(load_path(str(path), Settings(fonts="bundled")).docx)
    row = 10.449
    assert head.mark.top_mm == pytest.approx(top, abs=1.2)
    assert (head.mark.pushed, head.mark.fills) == (pushed, fills)
    assert head.number_gap_mm == pytest.approx(number * row, abs=1.1)
    assert head.title_gap_mm is None or head.title_gap_mm == pytest.approx(title * row, abs=0.5)
    assert head.separator is None or head.separator.gap_mm == pytest.approx(4, abs=0.2)


def test_letters_of_a_fixed_row_are_measured_as_they_are_shown():
    facts = DocxFacts(as_paragraphs(), "a.docx")
    assert all(spot.fixed for spot in FirstPage(facts).spots.values())


@pytest.mark.parametrize("made", [as_box, as_table, as_old_drawing, as_letter])
@pytest.mark.parametrize("value", ["x", "-99999999999", "99999999999", ""])
def test_measures_that_are_none_break_nothing(made, value: str, tmp_path: Path):
    data = with_every_measure(made(), value)
    path = tmp_path / "a.toml"
    path.write_text(sheet_text(observe([("a.docx", data, read(data, name="a.docx").value)]), "a"), "utf-8")
    header = load_style(str(path)).header
    assert (0 <= header.issuer_mark_top_mm < 297, abs(header.issuer_mark_spacing_em) <= 3, header.separator_width_mm <= 210) == (True, True, True)
