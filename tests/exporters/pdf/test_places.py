"""A ruler on the finished pages: where the standard's elements stand, measured in the PDF by programs that did not write it.

Letters are measured at their origins, lines and dashes by their ink.
"""

from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageOps

from convert.api import Dossier, Settings, load
from convert.layout.frame import Stroke
from convert.model.blocks import Paragraph
from tests.exporters.pdf.reading import MM_PER_PT, letters
from tests.exporters.pdf.samples import export, short_report

TOLERANCE_MM = 0.2
DPI = 300
MM_PER_DOT = 25.4 / DPI
EM_MM = 156 / 28
ASCENT_EM = 0.88
SAMPLES = Path(__file__).parents[3] / "samples"


@cache
def _dossier() -> Dossier:
    """A formal document with 版头, 附件 and 版记."""
    source = SAMPLES / "formal-document" / "formal-document.md"
    return load(source.read_bytes(), name=source.name, settings=Settings(fonts="bundled", pdf_profile="a2a"))


@cache
def _letters() -> list[tuple[int, str, float, float]]:
    return [one for one in letters(_dossier().pdf) if not one[1].isspace()]


@cache
def _ink(page: int) -> Image.Image:
    """Return a page in grey, ink light on dark."""
    document = pypdfium2.PdfDocument(_dossier().pdf)
    return ImageOps.invert(document[page - 1].render(scale=DPI / 72).to_pil().convert("L"))


def _box(page: int, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the ink inside a box, in mm."""
    crop = _ink(page).crop(tuple(round(one / MM_PER_DOT) for one in (left, top, right, bottom))).point(lambda grey: 255 * (grey > 60))
    found = crop.getbbox()
    assert found is not None
    return left + found[0] * MM_PER_DOT, top + found[1] * MM_PER_DOT, left + found[2] * MM_PER_DOT, top + found[3] * MM_PER_DOT


def _line(text: str) -> list[tuple[int, str, float, float]]:
    """Return the letters of the first place where `text` stands."""
    start = "".join(one[1] for one in _letters()).index(text)
    return _letters()[start : start + len(text)]


def _near(measured: float, expected: float) -> None:
    assert measured == pytest.approx(expected, abs=TOLERANCE_MM)


def test_the_first_character_begins_37_mm_below_the_top_and_28_mm_from_the_left():
    """5.2.1: 天头 37 mm, 订口 28 mm."""
    page, _, x, y = next(one for one in _letters() if one[0] == 2)
    assert page == 2
    _near(y - ASCENT_EM * EM_MM, 37)
    _near(x, 28)


def test_22_rows_fill_225_mm():
    """5.2.1, 5.2.3."""
    rows = sorted({round(one[3], 1) for one in _letters() if one[0] == 2 and one[3] < 265})
    assert len(rows) == 22
    _near(rows[-1] - rows[0], 225 - EM_MM)
    for above, below in pairwise(rows):
        _near(below - above, (225 - EM_MM) / 21)


def test_a_line_holds_28_characters_in_156_mm():
    """5.2.3."""
    found = [one for one in letters(export(short_report(Paragraph(id="p1", text="望川县人民政府" * 20)))) if not one[1].isspace()]
    rows = [list(row) for _, row in groupby(found, key=lambda one: round(one[3], 1))]
    row = max(rows, key=len)
    assert len(row) == 28
    for index, one in enumerate(row):
        _near(one[2], 28 + index * EM_MM)


def test_full_lines_end_at_the_edge_of_the_type_area():
    """5.2.1: 版心宽 156 mm; lines that end with a character, not with a mark."""
    ends = {round(one[3], 1): one for one in _letters() if one[0] == 2 and one[3] < 265}
    full = [one[2] + EM_MM for one in ends.values() if "\u4e00" <= one[1] <= "\u9fff" and one[2] > 170]
    assert len(full) > 5
    for edge in full:
        _near(edge, 184)


@pytest.mark.parametrize("page", [1, 2, 3])
def test_the_dashes_of_the_page_number_are_centred_at_269_mm(page: int):
    """7.5: 版心下边缘之下 7 mm, by the ink of the dash."""
    left, right = (28, 50) if page % 2 == 0 else (160, 184)
    ink = _box(page, left, 264, right, 276)
    dash = _box(page, ink[0], 264, ink[0] + 2, 276)
    _near((dash[1] + dash[3]) / 2, 269)


def test_the_page_number_stands_one_character_from_the_outer_edge():
    """7.5: 单页码居右空一字，双页码居左空一字."""
    odd = [one for one in _letters() if one[0] == 3 and one[3] > 265]
    even = [one for one in _letters() if one[0] == 2 and one[3] > 265]
    _near(odd[-1][2] + 14 * MM_PER_PT, 184 - 4.94)
    _near(even[0][2], 28 + 4.94)


def test_the_mark_of_the_issuer_begins_35_mm_below_the_top_of_the_type_area():
    """7.2.4: 发文机关标志上边缘至版心上边缘为 35 mm."""
    mark = _line("青禾区人民政府文件")
    em = mark[1][2] - mark[0][2]
    _near(mark[0][3] - ASCENT_EM * em, 72)
    _near((mark[0][2] + mark[-1][2] + em) / 2, 28 + 78)


def test_the_red_line_is_as_wide_as_the_type_area_and_4_mm_below_the_document_number():
    """7.2.7."""
    number = _line("〔2024〕")
    bottom = number[0][3] + (1 - ASCENT_EM) * EM_MM
    left, top, right, low = _box(1, 20, bottom + 2, 200, bottom + 8)
    _near(left, 28)
    _near(right, 184)
    _near((top + low) / 2 - bottom, 4)


def test_the_imprint_ends_at_the_bottom_of_the_type_area():
    """7.4.1: 末条分隔线与版心下边缘重合; the line is as wide as the type area."""
    last = len(_dossier().laid_out.pages)
    left, top, right, bottom = _box(last, 20, 260, 200, 264)
    _near((top + bottom) / 2, 262)
    _near(left, 28)
    _near(right, 184)


def test_the_signature_and_the_date_stand_where_no_seal_is():
    """7.3.5.2: 署名 右空二字 at least; the date's first character two characters right of the signature's first."""
    date = _line("2024年10月15日")
    name = [one for one in _letters() if one[0] == date[0][0] and 8 < date[0][3] - one[3] < 13]
    assert "".join(one[1] for one in name) == "青禾区人民政府"
    assert name[-1][2] + EM_MM < 184


def test_rules_stand_where_their_frames_say():
    """Every level line of the formal document, by the paths of the finished page."""
    document = pypdfium2.PdfDocument(_dossier().pdf)
    for page in _dossier().laid_out.pages:
        height = document[page.number - 1].get_height()
        wanted = sorted((one.y1_mm, (one.x1_mm + one.x2_mm) / 2) for one in page.items
                        if isinstance(one, Stroke) and one.y1_mm == one.y2_mm)
        bounds = [one.get_bounds() for one in document[page.number - 1].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
        found = sorted((((height - (top + bottom) / 2) * MM_PER_PT), (left + right) / 2 * MM_PER_PT)
                       for left, bottom, right, top in bounds if right - left > top - bottom)
        assert len(found) == len(wanted)
        for here, there in zip(found, wanted, strict=True):
            assert here == pytest.approx(there, abs=0.05)
