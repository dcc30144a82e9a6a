"""What is handed from one process to the other."""

import msgspec

from convert.readers.pdf.pages import Extract, Grid, PdfPage, Photo, Row


def test_it_comes_through_whole():
    page = PdfPage(595, 842, [Row("甲", 1, 2, 3, 4, ((0, 1),), True)], [Grid((("甲",),), ((0, 0, 1, 1),), (1, 2), 3, 4)], [Photo(b"\xff", 1, 2, 3, 4)],
                ["乙"], 1, 2, 3)
    found = Extract([page], b"{}", "readpdf-damaged", 5)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Extract) == found
