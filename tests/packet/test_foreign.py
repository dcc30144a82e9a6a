"""Finished PDFs in a packet."""

import io
from datetime import UTC, datetime

import pikepdf
import pytest

from convert.diagnostics import ConvertError
from convert.packet.foreign import insert, page_count

A4 = (595.276, 841.89)
WHEN = datetime(2025, 3, 20, tzinfo=UTC)


def _pdf(*sizes: tuple[float, float], content: bytes = b"") -> bytes:
    document = pikepdf.new()
    for size in sizes:
        page = document.add_blank_page(page_size=size)
        page.contents_add(content or b"q Q")
    buffer = io.BytesIO()
    document.save(buffer, static_id=True)
    return buffer.getvalue()


def _insert(foreign: bytes, count: int) -> pikepdf.Pdf:
    data = insert(_pdf(*[A4] * count), {2: foreign}, width_pt=A4[0], height_pt=A4[1], when=WHEN)
    return pikepdf.open(io.BytesIO(data))


def test_pages_are_counted():
    assert page_count(_pdf(A4, A4), path="a.pdf") == 2


def test_a_page_of_the_same_paper_is_put_in_untouched():
    result = _insert(_pdf(A4, content=b"0 0 1 rg 0 0 9 9 re f"), 3)
    assert len(result.pages) == 3
    assert b"0 0 9 9 re" in b"".join(stream.read_bytes() for stream in [result.pages[1].Contents] if isinstance(stream, pikepdf.Stream)) \
        or b"0 0 9 9 re" in pikepdf.unparse_content_stream(pikepdf.parse_content_stream(result.pages[1]))


@pytest.mark.parametrize(("size", "paper"), [((420, 595), A4), ((1190, 842), (A4[1], A4[0]))])
def test_a_page_on_other_paper_is_scaled_and_a_lying_one_lies(size, paper):
    result = _insert(_pdf(size), 2)
    box = [float(value) for value in result.pages[1].mediabox]
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx(paper, abs=0.1)


@pytest.mark.parametrize(("data", "code"), [(b"%PDF-1.7 nothing", "packet-pdf-damaged")])
def test_a_damaged_pdf_is_one_sentence(data: bytes, code: str):
    with pytest.raises(ConvertError) as error:
        page_count(data, path="a.pdf")
    assert error.value.diagnostic.code == code


def test_a_locked_pdf_is_one_sentence():
    document = pikepdf.new()
    document.add_blank_page()
    buffer = io.BytesIO()
    document.save(buffer, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    with pytest.raises(ConvertError) as error:
        page_count(buffer.getvalue(), path="a.pdf")
    assert error.value.diagnostic.code == "packet-pdf-locked"


def test_the_same_input_gives_the_same_bytes():
    arguments = {"width_pt": A4[0], "height_pt": A4[1], "when": WHEN}
    assert insert(_pdf(A4, A4), {2: _pdf(A4)}, **arguments) == insert(_pdf(A4, A4), {2: _pdf(A4)}, **arguments)
