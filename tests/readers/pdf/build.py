"""Small PDF files for tests, written by hand: only Latin letters, which need no embedded face."""

from collections.abc import Sequence


def pdf(contents: Sequence[bytes], *, rotate: int = 0, extra: Sequence[bytes] = (), resources: bytes = b"", trailer: bytes = b"") -> bytes:
    """Return a PDF whose pages have these contents. `extra` objects are numbered from 10."""
    count = len(contents)
    first = 10 + len(extra)
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(count))
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % count,
               3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
    objects.update({10 + index: content for index, content in enumerate(extra)})
    for index, content in enumerate(contents):
        objects[first + 2 * index] = (b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Contents %d 0 R/Resources<</Font<</F 3 0 R>>%s>>>>"
                                      % (rotate, first + 2 * index + 1, resources))
        objects[first + 2 * index + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    return assemble(objects, trailer)


def assemble(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """Return the objects as a file with its table of places."""
    data = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    size = max(objects) + 1
    data += b"xref\n0 %d\n" % size
    for number in range(size):
        data += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return bytes(data) + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)


def words(lines: Sequence[tuple[float, float, str]], size: float = 16) -> bytes:
    """Return the content that shows texts at x, y."""
    return b"".join(b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, text.encode()) for x, y, text in lines)
