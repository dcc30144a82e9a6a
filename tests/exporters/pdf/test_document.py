"""The drawing surface."""

import subprocess
import sys
from io import BytesIO

import pikepdf

from convert.exporters.pdf.document import Surface


def _one_page(surface: Surface) -> pikepdf.Pdf:
    surface.setPageSize((100, 200))
    surface.addLiteral("q Q")
    surface.finish_page(struct_parents=0, annotations=[])
    surface.document.set_information("<</Title(t)>>")
    return pikepdf.open(BytesIO(surface.finish()))


def test_a_page_has_its_size_its_tags_and_no_font_that_is_not_ours():
    with _one_page(Surface()) as document:
        page = document.pages[0]
        assert [float(one) for one in page.MediaBox] == [0, 0, 100, 200]
        assert (int(page.StructParents), str(page.Tabs)) == (0, "/S")
        assert len(page.Resources.Font) == 0
        assert b"Helvetica" not in b"".join(one.unparse(resolved=False) for one in document.objects)


def test_objects_get_numbers_before_they_are_filled():
    surface = Surface()
    number = surface.document.reserve()
    assert surface.document.add("[7]", number) == number
    assert surface.document.add("[8]") != number
    with _one_page(surface) as document:
        assert int(document.get_object(number, 0)[0]) == 7


def test_pages_are_known_by_their_place():
    surface = Surface()
    for _ in range(2):
        surface.finish_page(struct_parents=0, annotations=[])
    assert surface.document.page_number(1) != surface.document.page_number(2)


def test_pillow_is_loaded_for_pictures_only():
    code = "import convert.exporters.pdf.document, sys; print('PIL._imaging' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
