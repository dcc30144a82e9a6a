"""The document being written."""

import subprocess
import sys
from io import BytesIO

import pikepdf

from convert.exporters.pdf.document import Document


def _one_page(document: Document, content: str = "q Q") -> pikepdf.Pdf:
    document.add_page(100, 200, content, struct_parents=0)
    document.set_information("<</Title(t)>>")
    return pikepdf.open(BytesIO(document.finish()))


def test_a_page_has_its_size_its_tags_its_content_and_no_font_that_is_not_ours():
    with _one_page(Document()) as document:
        page = document.pages[0]
        assert [float(one) for one in page.MediaBox] == [0, 0, 100, 200]
        assert (int(page.StructParents), str(page.Tabs), page.Contents.read_bytes()) == (0, "/S", b"q Q")
        assert len(page.Resources.Font) == 0
        assert b"Helvetica" not in b"".join(one.unparse(resolved=False) for one in document.objects)


def test_a_page_holds_nothing_that_readers_would_have_to_guess_about():
    with _one_page(Document()) as document:
        assert document.check_pdf_syntax() == []
        assert document.pages[0].obj.keys() == {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/StructParents", "/Tabs"}


def test_fonts_pictures_and_links_are_known_to_the_page():
    written = Document()
    written.add_font("F1", written.add("<</Type/Font>>"))
    assert [written.add_picture(written.add_stream("/Subtype/Image", b"")) for _ in range(2)] == ["P1", "P2"]
    written.add_page(100, 200, "", struct_parents=0, annotations=[written.add("<</Subtype/Link>>")])
    with _one_page(written) as document:
        assert [page.Resources.Font.keys() for page in document.pages] == [{"/F1"}] * 2
        assert document.pages[1].Resources.XObject.keys() == {"/P1", "/P2"}
        assert [len(page.get("/Annots", [])) for page in document.pages] == [1, 0]


def test_objects_get_numbers_before_they_are_filled():
    written = Document()
    number = written.reserve()
    assert written.add("[7]", number) == number
    assert written.add("[8]") != number
    with _one_page(written) as document:
        assert int(document.get_object(number, 0)[0]) == 7


def test_the_catalogue_says_what_it_is_told():
    written = Document()
    written.catalog["Lang"] = "(zh-CN)"
    written.catalog["PageMode"] = "/UseOutlines"
    with _one_page(written) as document:
        assert (str(document.Root.Lang), str(document.Root.PageMode)) == ("zh-CN", "/UseOutlines")


def test_pages_are_known_by_their_place():
    written = Document()
    for _ in range(2):
        written.add_page(100, 200, "", struct_parents=0)
    with _one_page(written) as document:
        assert [page.obj.objgen[0] for page in document.pages][:2] == [written.page_number(1), written.page_number(2)]
        assert len(document.pages) == 3


def test_libraries_for_pictures_are_loaded_for_pictures_only():
    code = "import convert.exporters.pdf.document, sys; print([name for name in ('PIL', 'reportlab') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
