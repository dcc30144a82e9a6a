"""Packages whose bytes depend on their content alone."""

import contextlib
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.ooxml.package import PackageError, read_entries, read_package, set_core_dates, w3c_date, write_package

WHEN = datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)
CORE = (b'<cp:coreProperties xmlns:dcterms="d">'
        b'<dcterms:created xsi:type="dcterms:W3CDTF">2013-01-01T00:00:00Z</dcterms:created>'
        b'<dcterms:modified xsi:type="dcterms:W3CDTF">x</dcterms:modified></cp:coreProperties>')


def test_entries_are_sorted_after_the_content_types_and_carry_no_machine():
    parts = {"b.xml": b"2", "[Content_Types].xml": b"0", "a.xml": b"1", "Z.xml": b"3"}
    data = write_package(parts, when=WHEN)
    with ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["[Content_Types].xml", "Z.xml", "a.xml", "b.xml"]
    assert {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0)}


def test_both_core_dates_become_the_given_one():
    core = set_core_dates(CORE, WHEN).decode()
    assert core.count("2025-03-04T05:06:07Z") == 2
    assert "2013" not in core


def test_a_time_of_another_zone_is_written_in_utc():
    assert w3c_date(datetime(2025, 1, 1, 8, tzinfo=timezone(timedelta(hours=8)))) == "2025-01-01T00:00:00Z"
    assert w3c_date(datetime(2025, 1, 1, 8)) == "2025-01-01T08:00:00Z"  # noqa: DTZ001


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?\.xml", fullmatch=True), st.binary()))
def test_packing_keeps_every_part_and_is_stable(parts):
    packed = write_package(parts, when=WHEN)
    assert read_package(packed) == parts
    assert write_package(read_package(packed), when=WHEN) == packed
    assert write_package(dict(reversed(parts.items())), when=WHEN) == packed


@given(st.dictionaries(st.text(min_size=1, max_size=9).map(lambda name: name.replace("\0", "_").replace("\ud800", "_")), st.binary(max_size=300)))
def test_what_is_written_is_what_zipfile_reads(parts):
    with ZipFile(BytesIO(write_package(parts, when=WHEN))) as archive:
        assert archive.testzip() is None
        assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == parts


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.binary(max_size=300)), st.sampled_from([ZIP_STORED, ZIP_DEFLATED]))
def test_what_zipfile_writes_is_read(parts, method):
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert read_package(buffer.getvalue()) == parts


def test_two_entries_of_one_name_are_both_read():
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("a", b"1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a", b"2")
    assert read_entries(buffer.getvalue()) == [("a", b"1"), ("a", b"2")]


@given(st.data())
def test_a_byte_that_is_changed_or_missing_is_noticed_or_means_nothing(data):
    whole = write_package({"a.xml": b"<a>" + b"1234" * 40 + b"</a>", "b.bin": bytes(range(64))}, when=WHEN)
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = data.draw(st.sampled_from([
        whole[:place], whole[:place] + whole[place + 1:], whole[:place] + bytes([whole[place] ^ data.draw(st.integers(1, 255))]) + whole[place + 1:]]))
    with contextlib.suppress(PackageError):
        assert read_package(changed) == read_package(whole)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\5\6" + bytes(18) + b"x", b"x" * 100])
def test_what_is_no_archive_is_refused(data: bytes):
    with pytest.raises(PackageError):
        read_entries(data)
