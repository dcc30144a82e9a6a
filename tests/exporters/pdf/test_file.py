"""The file: objects in streams, cross-reference stream, identifier."""

import zlib
from io import BytesIO

import pikepdf
import pytest

from convert.exporters.pdf.file import assemble, stream

CATALOGUE = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 4: b"<</Title(x)>>",
             3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources<<>>>>"}


def test_every_object_is_found_again_however_many_there_are():
    objects = {**CATALOGUE, **{number: b"[%d]" % number for number in range(6, 1000)}}
    with pikepdf.open(BytesIO(assemble(objects, {5: stream("", b"q Q")}, root=1, info=4))) as document:
        assert document.check_pdf_syntax() == []
        assert all(int(document.get_object(number, 0)[0]) == number for number in range(6, 1000))
        assert document.pages[0].Contents.read_bytes() == b"q Q"
        assert (str(document.trailer.Info.Title), document.pdf_version) == ("x", "1.7")


@pytest.mark.parametrize("data", [b"", b"\r", b"\n", b"\0\0", b"a\r\n"])
def test_a_stream_keeps_data_that_ends_like_a_line(data: bytes):
    with pikepdf.open(BytesIO(assemble(CATALOGUE, {5: stream("", data, compress=False)}, root=1, info=4))) as document:
        assert document.pages[0].Contents.read_raw_bytes() == data


def test_a_stream_is_compressed_unless_it_is_packed_already():
    data = b"abc" * 100
    assert b"/FlateDecode" in stream("", data)
    assert zlib.decompress(stream("", data).split(b"stream\n", 1)[1].rsplit(b"\r\n", 1)[0]) == data
    assert data in stream("", data, compress=False)


def test_the_identifier_follows_the_content():
    first, same, other = (assemble({**CATALOGUE, 4: info}, {5: stream("", b"q Q")}, root=1, info=4)
                          for info in (b"<</Title(x)>>", b"<</Title(x)>>", b"<</Title(y)>>"))
    assert first == same
    identifiers = [pikepdf.open(BytesIO(one)).trailer.ID[0] for one in (first, other)]
    assert bytes(identifiers[0]) != bytes(identifiers[1])
    assert {len(bytes(one)) for one in identifiers} == {16}
