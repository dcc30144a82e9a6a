"""Do the checks bite? Every deliberate fault is found, and a good document has none."""

import time
from io import BytesIO
from zipfile import ZipFile

import pytest

from convert.ooxml.check_docx import check_docx
from convert.ooxml.package import read_package
from tests.exporters.docx.checked import audit_findings
from tests.exporters.docx.made import docx_of, meeting
from tests.ooxml.docx_faults import FAULTS, NOT_FOUND_BY_AUDIT, NOT_FOUND_BY_SDK, Fault
from tests.ooxml.sdk import REASON, find_validator, sdk_errors

BY_NAME = {fault.name: fault for fault in FAULTS}


@pytest.fixture(scope="module")
def good() -> dict[str, bytes]:
    return read_package(docx_of(meeting()))


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


def test_there_are_at_least_forty_faults_and_each_has_its_name():
    assert len(BY_NAME) == len(FAULTS) >= 40


def test_a_good_document_has_no_faults(good):
    assert check_docx(_packed(good)) == ()


@pytest.mark.parametrize("name", BY_NAME)
def test_our_own_checks_find_every_fault(good, name):
    found = check_docx(_broken(good, BY_NAME[name]))
    assert any(BY_NAME[name].own in fault for fault in found), found


@pytest.mark.parametrize("name", BY_NAME)
def test_openxml_audit_finds_what_it_is_said_to_find(good, name):
    assert bool(audit_findings(_broken(good, BY_NAME[name]))) is (name not in NOT_FOUND_BY_AUDIT)


@pytest.mark.skipif(find_validator() is None, reason=REASON)
@pytest.mark.parametrize("name", BY_NAME)
def test_the_open_xml_sdk_finds_what_it_is_said_to_find(good, name, tmp_path):
    path = tmp_path / "broken.docx"
    path.write_bytes(_broken(good, BY_NAME[name]))
    assert bool(sdk_errors(path)) is (name not in NOT_FOUND_BY_SDK)


@pytest.mark.skipif(find_validator() is None, reason=REASON)
def test_the_open_xml_sdk_accepts_what_we_write(good, tmp_path):
    path = tmp_path / "good.docx"
    path.write_bytes(_packed(good))
    assert sdk_errors(path) == []


@pytest.mark.parametrize("data", [b"", b"not an archive", b"PK\x03\x04 broken"])
def test_what_is_no_archive_is_said_to_be_none(data):
    assert "not a readable archive" in check_docx(data)[0]


def test_a_document_of_ten_pages_is_checked_in_fifteen_milliseconds(good):
    data = _packed(good)
    check_docx(data)
    best = min(_seconds(data) for _ in range(5))
    assert best < 0.015


def _seconds(data: bytes) -> float:
    start = time.process_time()
    check_docx(data)
    return time.process_time() - start
