"""Frames drawn and marked."""

import re
from io import BytesIO

import msgspec
import pikepdf
import pytest

from convert.diagnostics import ConvertError
from convert.layout.frame import LaidOut, Line, Page, Picture, Reserved, Run, Stroke
from tests.exporters.pdf.reading import letters, tree
from tests.exporters.pdf.samples import export, full_pdf, full_report, laid_out, one_line, png, short_report


def _contents(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as document:
        return [" ".join(page.Contents.read_bytes().decode("latin-1").split()) for page in document.pages]


def _page(*items: object, **fields: object) -> LaidOut:
    return LaidOut((Page(1, items, "1", **fields),))  # type: ignore[arg-type]


def _line(text: str, **fields: object) -> Line:
    line = one_line(text).pages[0].items[0]
    assert isinstance(line, Line)
    return Line(line.runs, line.baseline_mm, fields.pop("role", "body"), "p1", 0, len(text), **fields)  # type: ignore[arg-type]


def test_every_mark_on_a_page_belongs_to_an_element_or_is_an_artifact():
    for content in _contents(full_pdf()):
        depth = 0
        for operator in re.findall(r"\b(BDC|EMC|Tj|TJ|Do|S)\b", content):
            depth += {"BDC": 1, "EMC": -1}.get(operator, 0)
            assert depth > 0 or operator == "EMC"
        assert depth == 0


def test_page_numbers_are_artifacts_of_the_page():
    data = export(pages=_page(_line("正文"), _line("— 1 —", role="page_number", artifact=True)))
    assert "/Artifact << /Subtype /Footer /Type /Pagination >> BDC" in _contents(data)[0]
    assert tree(data) == ["Document", "  P"]


def test_a_repeated_header_row_is_an_artifact():
    content = _contents(export(pages=_page(_line("项目", role="table_header", artifact=True, cell=(0, 0)), _line("正文"))))[0]
    assert "/Artifact << /Subtype /Header /Type /Pagination >> BDC" in content


def test_rules_are_drawn_where_they_are_and_are_artifacts():
    content = _contents(export(pages=_page(Stroke(28, 100, 184, 100, 0.35, "FF0000"), Stroke(28, 101, 184, 101, 0.35), _line("正文"))))[0]
    assert content.count("/Artifact << /Type /Layout >> BDC") == 1
    assert "1 0 0 RG .992126 w n 79.37008 558.4252 m 521.5748 558.4252 l S" in content


def test_a_rule_does_not_thicken_the_emphasis_after_it():
    bold = one_line("重点", mark="strong").pages[0].items[0]
    content = _contents(export(pages=_page(bold, Stroke(28, 100, 184, 100, 2.0, "FF0000"), bold)))[0]
    assert content.index("1 0 0 RG 5.669291 w") < content.rindex(".4 w 0 0 0 RG")


def test_a_reserved_place_leaves_no_trace():
    plain, kept = (export(pages=_page(*items, _line("正文"))) for items in ((), (Reserved(100, 200, 42, 42, "seal"),)))
    assert plain == kept


def test_a_landscape_page_lies_on_its_side():
    with pikepdf.open(BytesIO(export(pages=_page(_line("正文"), landscape=True)))) as document:
        assert [round(float(one)) for one in document.pages[0].MediaBox] == [0, 0, 842, 595]


def test_a_turned_line_reads_downwards_from_its_place():
    line = msgspec.structs.replace(_line("— 1 —", role="page_number", artifact=True), turned=True)
    found = letters(export(pages=_page(line, landscape=True)))
    assert [one[1] for one in found if not one[1].isspace()] == ["—", "1", "—"]
    assert {round(one[2], 1) for one in found} == {line.baseline_mm}
    places = [one[3] for one in found]
    assert places[0] == pytest.approx(line.runs[0].x_mm, abs=0.02)
    assert places == sorted(places)
    assert places[-1] > places[0] + 5


def test_lines_of_one_paragraph_are_one_piece_of_content():
    report = short_report(*full_report().body[:1])
    assert _contents(export(report))[0].count("/MCID") == 2


@pytest.mark.parametrize("picture", [b"", b"no picture", png()[:60]])
def test_a_broken_picture_is_named(picture: bytes):
    pages = _page(_line("正文"), Picture(30, 60, 50, 20, "f1", "图", picture, "image/png"))
    with pytest.raises(ConvertError) as caught:
        export(pages=pages)
    assert (caught.value.diagnostic.code, caught.value.diagnostic.args["block"]) == ("pdf-picture", "f1")


def test_a_face_that_the_fonts_do_not_know_is_an_error_of_the_caller():
    run = Run("甲", "fangsong", "Unknown-Face", 16, 28, (5.0,))
    with pytest.raises(KeyError):
        export(pages=_page(Line((run,), 50, "body", "p1", 0, 1)))


def test_all_pages_of_a_layout_are_drawn():
    assert len(_contents(full_pdf())) == len(laid_out(full_report()).pages)
