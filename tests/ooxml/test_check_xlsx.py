"""Do the checks bite? Every deliberate fault is found, and a good workbook has none."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.xlsx import export_xlsx
from convert.ooxml.check_xlsx import check_xlsx, is_name
from convert.ooxml.package import read_package
from tests.exporters.xlsx.made import OPTIONS, made
from tests.ooxml.sdk import REASON, find_validator, sdk_errors
from tests.ooxml.xlsx_faults import FAULTS, FOUND_BY_AUDIT, FOUND_BY_SDK, Fault

BY_NAME = {fault.name: fault for fault in FAULTS}


@pytest.fixture(scope="module")
def good() -> dict[str, bytes]:
    return read_package(export_xlsx([made()], OPTIONS).value)


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _broken(good: dict[str, bytes], fault: Fault) -> bytes:
    parts = dict(good)
    fault.make(parts)
    return _packed(parts)


def _codes(data: bytes) -> set[str]:
    return {fault.partition(":")[0] for fault in check_xlsx(data)}


def test_there_are_enough_faults_and_each_has_its_name():
    assert len(BY_NAME) == len(FAULTS) >= 60
    assert FOUND_BY_AUDIT | FOUND_BY_SDK <= set(BY_NAME)


def test_a_good_workbook_has_no_faults(good):
    assert check_xlsx(_packed(good)) == ()


@pytest.mark.parametrize("name", BY_NAME)
def test_our_own_checks_find_every_fault(good, name):
    assert BY_NAME[name].own in _codes(_broken(good, BY_NAME[name]))


@pytest.mark.parametrize("name", sorted(FOUND_BY_AUDIT))
def test_openxml_audit_finds_what_it_is_said_to_find(good, name, tmp_path: Path):
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "broken.xlsx"
    path.write_bytes(_broken(good, BY_NAME[name]))
    assert OpenXmlValidator().validate(str(path)).errors


@pytest.mark.skipif(find_validator() is None, reason=REASON)
def test_the_sdk_finds_nothing_in_a_good_workbook(tmp_path: Path):
    path = tmp_path / "good.xlsx"
    for tables in ([made()], [made(2023), made(2024)]):
        path.write_bytes(export_xlsx(tables, OPTIONS).value)
        assert sdk_errors(path) == []


@pytest.mark.skipif(find_validator() is None, reason=REASON)
@pytest.mark.parametrize("name", sorted(FOUND_BY_SDK))
def test_the_sdk_finds_what_it_is_said_to_find(good, name, tmp_path: Path):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(_broken(good, BY_NAME[name]))
    assert sdk_errors(path)


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", _packed({}), _packed({"xl/workbook.xml": b"<a/>"})])
def test_what_is_no_workbook_is_a_fault_and_not_an_exception(data: bytes):
    assert check_xlsx(data)


@pytest.mark.parametrize(("name", "good_name"), [
    ("指标总表", True), ("_表1", True), ("T.1", True), ("A1", False), ("XFD1048576", False), ("XFE1", True), ("R1C1", False), ("r", False),
    ("1x", False), ("a b", False), ("", False), ("甲" * 256, False), ("甲-乙", False)])
def test_names_of_tables_and_ranges(name: str, good_name: bool):
    assert is_name(name) is good_name


@given(st.data())
def test_a_workbook_cut_short_is_a_fault_and_not_an_exception(data):
    whole = _packed({"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>", "xl/workbook.xml": b"<workbook/>"})
    assert check_xlsx(whole[:data.draw(st.integers(0, len(whole) - 1))])
