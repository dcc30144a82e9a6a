"""An OFD beside the PDF of the same pages: the same letters and pictures at the same places."""

from collections import defaultdict
from pathlib import Path

import pypdfium2
import pytest

from convert.api import Settings, load_path
from convert.fonts import INVISIBLE
from convert.model.blocks import Figure, Mark, Paragraph, Table
from convert.model.elements import Note
from convert.model.report import Report
from convert.verify.ofd_text import ofd_letters
from tests.exporters.ofd.made import OFD, exported, full_ofd, part, parts
from tests.exporters.pdf.reading import MM_PER_PT, drawn_letters
from tests.exporters.pdf.samples import export, full_pdf, full_report, laid_out, png, short_report

SAMPLES = Path(__file__).parents[3] / "samples"
NEAR_MM = 0.02
Places = dict[tuple[int, str], list[tuple[float, float]]]
KINDS = {
    "letters that no face has": Paragraph(id="p1", text="缺字\U00030edd在此，又\U00030ede。"),
    "private letters": Paragraph(id="p1", text="造字\ue123在\ue124此。"),
    "letters beyond the basic plane": Paragraph(id="p1", text="吉字旁𠮷、㐂、葛\U000e0100城。"),
    "raised signs": Paragraph(id="p1", text="库容3.2×10⁸m³，排放CO₂下降9.8%。"),
    "squeezed marks": Paragraph(id="p1", text="“《甲》、（乙）”，‘丙’：《丁》、“（戊）”。" * 6),
    "emphasis": Paragraph(id="p1", text="重点词加粗显示。", marks=(Mark(kind="strong", start=0, end=3),)),
    "tables": Table(id="t1", caption="表1 收支", rows=(("项目", "2023年"), ("收入", "1 234.5"), ("支出", "2 000"))),
    "pictures": Figure(id="f1", image=png(), media_type="image/png", alt="图", caption="图1 收入", width_mm=60.0),
}


def _of_pdf(data: bytes) -> Places:
    found: Places = defaultdict(list)
    for page, letter, x, y in drawn_letters(data):
        if not letter.isspace() and letter not in INVISIBLE:
            found[page, letter].append((x, y))
    return found


def _of_ofd(data: bytes) -> Places:
    found: Places = defaultdict(list)
    for index in range(_pages(data)):
        for letter, x, y in ofd_letters(part(data, f"Page_{index}")):
            if letter not in INVISIBLE:
                found[index + 1, letter].append((x, y))
    return found


def _pages(data: bytes) -> int:
    return sum(name.endswith("/Content.xml") for name in parts(data))


def _check(ofd: bytes, pdf: bytes) -> None:
    """Every letter of one stands in the other, and once."""
    of_ofd, of_pdf = _of_ofd(ofd), _of_pdf(pdf)
    assert {key: len(places) for key, places in of_ofd.items()} == {key: len(places) for key, places in of_pdf.items()}
    for key, places in of_ofd.items():
        left = list(of_pdf[key])
        for x, y in places:
            closest = min(left, key=lambda one: (one[0] - x) ** 2 + (one[1] - y) ** 2)
            assert closest == pytest.approx((x, y), abs=NEAR_MM), key
            left.remove(closest)


def test_a_report_with_everything_stands_as_in_the_pdf():
    _check(full_ofd(), full_pdf())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_content_stands_as_in_the_pdf(kind: str):
    report = short_report(KINDS[kind])
    _check(exported(report).value, export(report))


def test_notes_and_the_marks_that_lead_to_them_stand_as_in_the_pdf():
    report = Report(source=short_report().source, front=short_report().front, notes=(Note(id="n1", marker="1", text="名词：某一概念的名称。"),),
                    body=(Paragraph(id="p1", text="加强名词1解释。", marks=(Mark(kind="note", start=4, end=5, target="n1"),)),))
    _check(exported(report).value, export(report))


@pytest.mark.parametrize("name", [
    "meeting-report.txt", "formal-document.md", "wide-table.md", "names-and-signs.md", "letter.md", "joint-request.md", "minutes.md", "order.md"])
def test_samples_stand_as_in_the_pdf(name: str):
    dossier = load_path(str(SAMPLES / name.partition(".")[0] / name), Settings(fonts="bundled", pdf_profile="a2a", verify=False))
    _check(dossier.ofd, dossier.pdf)


def test_pictures_stand_as_in_the_pdf():
    report = full_report()
    ofd = exported(report, laid_out(report)).value
    document = pypdfium2.PdfDocument(full_pdf())
    drawn = []
    for index in range(len(document)):
        height = document[index].get_height()
        for one in document[index].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = one.get_bounds()
            drawn.append((index, *(value * MM_PER_PT for value in (left, height - top, right - left, top - bottom))))
    shown = [(index, *map(float, one.get("Boundary").split()))
             for index in range(_pages(ofd)) for one in part(ofd, f"Page_{index}").iter(f"{OFD}ImageObject")]
    assert len(shown) == 1
    assert shown == [pytest.approx(one, abs=NEAR_MM) for one in drawn]
