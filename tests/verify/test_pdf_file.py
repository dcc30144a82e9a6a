"""The objects of a file that was just written, or was broken."""

import zlib
from io import BytesIO

import pikepdf
import pytest

from convert.exporters.pdf.file import assemble, stream
from convert.verify.pdf_file import PdfFile, inflate
from convert.verify.pdf_syntax import PdfReadError, Reference

OBJECTS = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 4: b"<</Title(x)>>",
           3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources<<>>>>"}
KIDS = {"/Type": "/Pages", "/Kids": [Reference(3)], "/Count": 1}


def _file(body: bytes = b"q Q" * 9) -> bytes:
    return assemble(OBJECTS, {5: stream("", body), 6: stream("/B 1", b"plain", compress=False)}, root=1, info=4)


def _rewritten(data: bytes, change) -> bytes:  # type: ignore[no-untyped-def]
    """Return the file with the rows of its cross-reference stream, each seven bytes, as `change` makes them."""
    place = data.rindex(b"/Type/XRef")
    start = data.rindex(b"\n", 0, data.rindex(b" 0 obj", 0, place)) + 1
    begin = data.index(b"stream\n", place) + 7
    rows = zlib.decompress(data[begin : data.index(b"\r\nendstream", begin)])
    listed = change([rows[at : at + 7] for at in range(0, len(rows), 7)])
    head = data[start : begin].decode("latin-1").split("/Filter")[0]
    number, _, entries = head.partition(" 0 obj\n<<")
    return data[:start] + f"{number} 0 obj\n".encode() + stream(entries, b"".join(listed)) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def _row(kind: int, place: int, index: int = 0) -> bytes:
    return bytes([kind]) + place.to_bytes(4, "big") + index.to_bytes(2, "big")


def test_objects_are_found_wherever_they_stand():
    file = PdfFile(_file())
    assert file.dictionary(file.trailer["/Root"], "catalogue") == {"/Type": "/Catalog", "/Pages": Reference(2)}
    assert file.resolve(Reference(2)) == KIDS
    assert file.resolve("/Name") == "/Name"
    assert file.stream(file.dictionary(Reference(3), "page")["/Contents"], "content") == b"q Q" * 9
    assert file.stream(Reference(6), "six") == b"plain"
    assert file.dictionary(Reference(6), "six")["/B"] == 1
    assert [file.is_stream(one) for one in (Reference(5), Reference(2), 5, None)] == [True, False, False, False]


def test_a_file_that_another_program_saved_is_read_too():
    out = BytesIO()
    with pikepdf.open(BytesIO(_file())) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    file = PdfFile(out.getvalue())
    pages = file.dictionary(file.dictionary(file.trailer["/Root"], "catalogue")["/Pages"], "pages")
    (page,) = pages["/Kids"]  # type: ignore[misc]
    assert file.stream(file.dictionary(page, "page")["/Contents"], "content") == b"q Q" * 9


def test_the_rewriting_of_these_tests_changes_nothing_by_itself():
    assert PdfFile(_rewritten(_file(), lambda rows: rows)).resolve(Reference(2)) == KIDS


@pytest.mark.parametrize("by", [-1, 1])
@pytest.mark.parametrize("number", [5, 6, 7])
def test_an_offset_that_is_off_by_one_is_refused(number: int, by: int):
    def off(rows: list[bytes]) -> list[bytes]:
        assert rows[number][0] == 1
        rows[number] = _row(1, int.from_bytes(rows[number][1:5], "big") + by)
        return rows

    with pytest.raises(PdfReadError, match=f"object {number} does not begin"):
        PdfFile(_rewritten(_file(), off))


def test_two_offsets_that_are_exchanged_are_refused():
    def exchanged(rows: list[bytes]) -> list[bytes]:
        rows[5], rows[6] = rows[6], rows[5]
        return rows

    with pytest.raises(PdfReadError, match="does not begin"):
        PdfFile(_rewritten(_file(), exchanged))


@pytest.mark.parametrize("row", [_row(0, 0), _row(2, 7, 2), _row(2, 7, 9), _row(2, 5, 0), _row(2, 2, 0), _row(2, 99, 0), _row(3, 7, 1)])
def test_an_object_that_is_not_where_the_table_says_is_refused(row: bytes):
    def moved(rows: list[bytes]) -> list[bytes]:
        rows[2] = row
        return rows

    file = PdfFile(_rewritten(_file(), moved))
    with pytest.raises(PdfReadError):
        file.resolve(Reference(2))


@pytest.mark.parametrize("number", [0, 99])
def test_an_object_that_the_file_lacks_is_refused(number: int):
    with pytest.raises(PdfReadError, match="not in the file"):
        PdfFile(_file()).resolve(Reference(number))


def test_a_table_that_is_shorter_than_it_says_is_refused():
    with pytest.raises(PdfReadError, match="another size"):
        PdfFile(_rewritten(_file(), lambda rows: rows[:-1]))


@pytest.mark.parametrize(("old", "new"), [
    (b"%PDF-1.7", b"%XDF-1.7"), (b"%%EOF", b"%%EOG"), (b"startxref", b"startxrex"), (b"/Type/XRef", b"/Type/YRef"), (b"/W[1 4 2]",
    b"/W[2 4 1]"),
    (b"/W[1 4 2]", b"/W[1 6 0]"), (b"/W[1 4 2]", b"/W[1 4 3]"), (b"/W[1 4 2]", b"/X[1 4 2]"), (b"/Info 4", b"/Prev 4"), (b"plain",
    b"pain"),
    (b"/Length 5>>", b"/Length 4>>"), (b"/Length 5>>", b"/Length 7>>"), (b"/Length 5>>", b"/Length 9999>>"), (b"/Length 5>>",
    b"/Length -5>>"),
    (b"/Length 5>>", b"/Length 5.>>"), (b"/Length 5>>", b"/Lenght 5>>"), (b"endobj\n6 0", b"endobx\n6 0"), (b"5 0 obj", b"8 0 obj")])
def test_a_broken_frame_is_refused(old: bytes, new: bytes):
    data = _file()
    assert old in data
    with pytest.raises(PdfReadError):
        PdfFile(data.replace(old, new, 1))


@pytest.mark.parametrize("cut", [2, 7, 30, 200])
def test_a_file_that_breaks_off_is_refused(cut: int):
    with pytest.raises(PdfReadError):
        PdfFile(_file()[:-cut])


@pytest.mark.parametrize("place", [0, 100, -40])
def test_bytes_put_in_are_refused(place: int):
    data = _file(bytes(range(256)))
    with pytest.raises(PdfReadError):
        PdfFile(data[:place] + b"\n" + data[place:])


PACKED = zlib.compress(b"text")


@pytest.mark.parametrize(("head", "data"), [
    ({"/Filter": "/FlateDecode"}, PACKED[:-1]), ({"/Filter": "/FlateDecode"}, PACKED + b"x"), ({"/Filter": "/FlateDecode"}, b""),
    ({"/Filter": "/FlateDecode"}, b"text"), ({"/Filter": "/FlateDecode"}, PACKED[:-1] + b"x"), ({"/Filter": "/LZWDecode"}, PACKED),
    ({"/Filter": ["/FlateDecode", "/FlateDecode"]}, PACKED), ({"/Filter": 3}, PACKED), ({}, None),
    ({"/Filter": "/FlateDecode", "/DecodeParms": {"/Columns": 4, "/Predictor": 15}}, PACKED),
    ({"/Filter": "/FlateDecode", "/DecodeParms": {"/Columns": 3, "/Predictor": 12}}, PACKED),
    ({"/Filter": "/FlateDecode", "/DecodeParms": 3}, PACKED)])
def test_data_that_cannot_be_unpacked_are_refused(head: dict[str, object], data: bytes | None):
    with pytest.raises(PdfReadError):
        inflate(head, data)


def test_data_are_unpacked():
    assert inflate({}, b"text") == b"text"
    assert inflate({"/Filter": "/FlateDecode"}, PACKED) == b"text"
    assert inflate({"/Filter": ["/FlateDecode"]}, PACKED) == b"text"
    rows = zlib.compress(bytes([2, 1, 2, 2, 255, 1]))
    assert inflate({"/Filter": "/FlateDecode", "/DecodeParms": {"/Columns": 2, "/Predictor": 12}}, rows) == bytes([1, 2, 0, 3])
