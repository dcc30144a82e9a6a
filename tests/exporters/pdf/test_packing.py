"""Packing of streams, with and without libdeflate."""

import importlib
import sys
import zlib

import pytest

from convert.exporters.pdf import packing


@pytest.fixture(params=["deflate", "zlib"])
def packer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    if request.param == "zlib":
        monkeypatch.setitem(sys.modules, "deflate", None)
    yield importlib.reload(packing)
    monkeypatch.undo()
    importlib.reload(packing)


def test_what_is_packed_is_a_stream_of_zlib_and_the_sums_are_the_standard_ones(packer):
    data = b"BT /F1 16 Tf ET\n" * 400
    packed = bytes(packer.zlib_compress(data, 1))
    assert zlib.decompress(packed) == data
    assert len(packed) < 200
    assert (packer.crc32(data), packer.adler32(data)) == (zlib.crc32(data), zlib.adler32(data))
