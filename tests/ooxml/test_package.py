"""Packages whose bytes depend on their content alone."""

from datetime import datetime, timedelta, timezone
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from hypothesis import given
from hypothesis import strategies as st

from convert.ooxml.package import read_package, repacked, w3c_date, write_package


def test_entries_are_sorted_after_the_content_types_and_carry_no_machine():
    parts = {"b.xml": b"2", "[Content_Types].xml": b"0", "a.xml": b"1", "Z.xml": b"3"}
    data = write_package(parts)
    with ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["[Content_Types].xml", "Z.xml", "a.xml", "b.xml"]
    assert {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0)}


def test_a_time_of_another_zone_is_written_in_utc():
    assert w3c_date(datetime(2025, 1, 1, 8, tzinfo=timezone(timedelta(hours=8)))) == "2025-01-01T00:00:00Z"
    assert w3c_date(datetime(2025, 1, 1, 8)) == "2025-01-01T08:00:00Z"  # noqa: DTZ001


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?\.xml", fullmatch=True), st.binary()))
def test_packing_keeps_every_part_and_is_stable(parts):
    packed = write_package(parts)
    assert read_package(packed) == parts
    assert repacked(packed) == packed
    assert write_package(dict(reversed(parts.items()))) == packed


@given(st.dictionaries(st.text(min_size=1, max_size=9).map(lambda name: name.replace("\0", "_").replace("\ud800", "_")), st.binary(max_size=300)))
def test_what_is_written_is_what_zipfile_reads(parts):
    with ZipFile(BytesIO(write_package(parts))) as archive:
        assert archive.testzip() is None
        assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == parts


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.binary(max_size=300)), st.sampled_from([ZIP_STORED, ZIP_DEFLATED]))
def test_what_zipfile_writes_is_read(parts, method):
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert read_package(buffer.getvalue()) == parts
