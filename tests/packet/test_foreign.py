"""Finished PDFs in a packet."""

import io
from datetime import UTC, datetime

import pikepdf
import pytest

from convert.diagnostics import ConvertError
from convert.packet.foreign import insert, look_at

A4 = (595.276, 841.89)
WHEN = datetime(2025, 3, 20, tzinfo=UTC)


def _pdf(*sizes: tuple[float, float], content: bytes = b"") -> bytes:
    document = pikepdf.new()
    for size in sizes:
        page = document.add_blank_page()
        page.mediabox = pikepdf.Array([0, 0, *size])
        page.contents_add(content or b"q Q")
    buffer = io.BytesIO()
    document.save(buffer, static_id=True)
    return buffer.getvalue()


def _insert(foreign: bytes, count: int) -> pikepdf.Pdf:
    data = insert(_pdf(*[A4] * count), {2: foreign}, width_pt=A4[0], height_pt=A4[1], when=WHEN)
    return pikepdf.open(io.BytesIO(data))


def test_pages_are_counted_and_it_is_told_how_they_lie():
    seen = look_at(_pdf(A4, (842, 595), (420, 595)), path="a.pdf")
    assert (seen.lying, seen.odd) == ((False, True, False), 1)


def _shown(page: pikepdf.Page) -> bytes:
    """Return what a page draws, its forms too."""
    forms = page.resources.get("/XObject", {})
    return pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page)) + b"".join(form.read_bytes() for _, form in forms.items())


@pytest.mark.parametrize("size", [A4, (420, 595), A4[::-1]])
def test_a_page_shows_what_it_showed_and_the_number_that_stood_there(size: tuple[float, float]):
    paper = A4[::-1] if size[0] > size[1] else A4
    packet = _pdf(A4, paper, content=b"9 0 0 rg 1 1 7 7 re f")
    data = insert(packet, {2: _pdf(size, content=b"0 0 1 rg 0 0 9 9 re f")}, width_pt=A4[0], height_pt=A4[1], when=WHEN)
    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[1]
        shown, box = _shown(page), [float(value) for value in page.mediabox]
    assert b"0 0 9 9 re" in shown
    assert b"1 1 7 7 re" in shown
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx(paper, abs=0.1)


def test_the_page_stays_the_one_that_outline_and_links_lead_to():
    with pikepdf.open(io.BytesIO(_pdf(A4, A4))) as packet:
        packet.Root.Lead = pikepdf.Array([packet.pages[1].obj, pikepdf.Name.Fit])
        buffer = io.BytesIO()
        packet.save(buffer)
    data = insert(buffer.getvalue(), {2: _pdf(A4)}, width_pt=A4[0], height_pt=A4[1], when=WHEN)
    with pikepdf.open(io.BytesIO(data)) as document:
        assert document.Root.Lead[0].objgen == document.pages[1].obj.objgen


def test_links_among_the_pages_of_a_file_go_on_leading_to_each_other():
    with pikepdf.open(io.BytesIO(_pdf(A4, A4))) as foreign:
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], StructParent=3,
                                  Dest=[foreign.pages[1].obj, pikepdf.Name.Fit])
        foreign.pages[0].Annots = pikepdf.Array([foreign.make_indirect(link)])
        buffer = io.BytesIO()
        foreign.save(buffer)
    with _insert(buffer.getvalue(), 3) as document:
        annotation = document.pages[1].Annots[0]
        assert annotation.Dest[0].objgen == document.pages[2].obj.objgen
        assert annotation.P.objgen == document.pages[1].obj.objgen
        assert "/StructParent" not in annotation


@pytest.mark.parametrize("annotations", [[None], [7, "x"], 5], ids=str)
def test_annotations_that_are_none_are_left_alone(annotations: object):
    with pikepdf.open(io.BytesIO(_pdf(A4))) as foreign:
        foreign.pages[0].obj["/Annots"] = pikepdf.Array(annotations) if isinstance(annotations, list) else annotations
        buffer = io.BytesIO()
        foreign.save(buffer)
    with _insert(buffer.getvalue(), 2) as document:
        assert len(document.pages) == 2


def test_a_box_may_be_given_by_any_two_opposite_corners():
    with pikepdf.open(io.BytesIO(_pdf(A4[::-1], content=b"0 0 1 rg 0 0 9 9 re f"))) as foreign:
        foreign.pages[0].mediabox = pikepdf.Array([A4[1], A4[0], 0, 0])
        buffer = io.BytesIO()
        foreign.save(buffer)
    assert look_at(buffer.getvalue(), path="a.pdf") == look_at(_pdf(A4[::-1]), path="a.pdf")
    with _insert(buffer.getvalue(), 2) as document:
        assert b"0 0 9 9 re" in _shown(document.pages[1])


@pytest.mark.filterwarnings("error")
def test_fields_of_a_form_stay_as_they_look_and_nothing_is_said_on_the_side():
    with pikepdf.open(io.BytesIO(_pdf(A4))) as foreign:
        look = foreign.make_stream(b"0 0 9 9 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        field = foreign.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="a",
                                                         Rect=[0, 0, 9, 9], AP=pikepdf.Dictionary(N=look)))
        named = foreign.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], Dest="x"))
        foreign.pages[0].Annots = pikepdf.Array([field, named])
        foreign.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        buffer = io.BytesIO()
        foreign.save(buffer)
    with _insert(buffer.getvalue(), 2) as document:
        assert document.pages[1].Annots[0].AP.N.read_bytes() == b"0 0 9 9 re f"
        assert "/AcroForm" not in document.Root


@pytest.mark.parametrize(("data", "code"), [
    (b"%PDF-1.7 nothing", "packet-pdf-damaged"), (_pdf((0, 0)), "packet-pdf-damaged"), (_pdf(), "packet-pdf-damaged")])
def test_a_damaged_pdf_is_one_sentence(data: bytes, code: str):
    with pytest.raises(ConvertError) as error:
        look_at(data, path="a.pdf")
    assert error.value.diagnostic.code == code


def test_a_locked_pdf_is_one_sentence():
    document = pikepdf.new()
    document.add_blank_page()
    buffer = io.BytesIO()
    document.save(buffer, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    with pytest.raises(ConvertError) as error:
        look_at(buffer.getvalue(), path="a.pdf")
    assert error.value.diagnostic.code == "packet-pdf-locked"


def test_the_same_input_gives_the_same_bytes():
    arguments = {"width_pt": A4[0], "height_pt": A4[1], "when": WHEN}
    assert insert(_pdf(A4, A4), {2: _pdf(A4)}, **arguments) == insert(_pdf(A4, A4), {2: _pdf(A4)}, **arguments)


def test_the_same_pages_give_the_same_bytes():
    foreign = _pdf((420, 595), A4, content=b"0 0 1 rg 0 0 9 9 re f")
    made = {insert(_pdf(A4, A4, A4), {2: foreign}, width_pt=A4[0], height_pt=A4[1], when=WHEN) for _ in range(2)}
    assert len(made) == 1
