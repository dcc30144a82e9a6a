import struct

import pytest

from convert.layout.image import pixel_size


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0"


def jpeg(width: int, height: int) -> bytes:
    return b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0"


@pytest.mark.parametrize("make", [png, jpeg])
def test_the_size_is_read_from_the_head(make):
    assert pixel_size(make(640, 480)) == (640, 480)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        png(0, 5),
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"\xff\xd8\0\0\0\0\0\0\0\0\0\0\0",
        b"\xff\xd8\xff\xd0\xff\xd9\0\0\0\0\0\0",
    ],
)
def test_what_is_no_picture_has_no_size(data):
    assert pixel_size(data) is None
