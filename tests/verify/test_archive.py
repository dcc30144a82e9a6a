"""The entries of an archive."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.verify.archive import ArchiveError, read_archive
from tests.archives import every_way

BUFFER = BytesIO()
with ZipFile(BUFFER, "w", ZIP_DEFLATED) as archive:
    archive.writestr("b.xml", b"2" * 300)
    archive.writestr("a.xml", b"1")
DATA = BUFFER.getvalue()


def test_entries_come_in_their_order():
    assert read_archive(DATA) == [("b.xml", b"2" * 300), ("a.xml", b"1")]


@pytest.mark.parametrize("data", [b"", b"no archive", DATA[:-30], DATA[40:]])
def test_what_is_no_archive_is_an_error(data: bytes):
    with pytest.raises(ArchiveError):
        read_archive(data)


def test_an_entry_that_cannot_be_read_is_an_error():
    for way, damaged in every_way(DATA, "b.xml").items():
        with pytest.raises(ArchiveError):
            pytest.fail(f"{way}: {read_archive(damaged)}")


@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_a_changed_byte_is_an_error_or_changes_no_content(place: int, change: int):
    data = bytearray(DATA)
    data[place] ^= change
    try:
        found = read_archive(bytes(data))
    except ArchiveError:
        return
    assert [content for _, content in found] in ([b"2" * 300, b"1"], [b"2" * 300], [b"1"], [])
