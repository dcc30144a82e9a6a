"""Packages whose bytes depend on their content alone."""

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from convert.ooxml.package import read_package, repack, set_core_dates, w3c_date, write_package

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
def test_repacking_keeps_every_part_and_is_stable(parts):
    packed = write_package(parts, when=WHEN)
    assert read_package(packed) == parts
    assert repack(packed, when=WHEN) == packed
    assert write_package(dict(reversed(parts.items())), when=WHEN) == packed
