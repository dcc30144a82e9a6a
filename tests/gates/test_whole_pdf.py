"""The PDF that the program really writes, workbook and model inside, judged by every validator that is here."""

from pathlib import Path

import pytest

from convert.api import Settings, load
from convert.exporters.pdf import unpack
from tests.exporters.pdf.checked import check_pdf
from tests.gates.vera import verdicts
from tests.texts import MEETING


@pytest.fixture(scope="module")
def written() -> bytes:
    """The PDF of a report read from text."""
    return load(MEETING.encode(), name="meeting.txt", settings=Settings(fonts="bundled")).output("pdf")


def test_page_validation_and_our_own_checks_accept_it(written: bytes):
    check_pdf(written)


def test_verapdf_accepts_it(written: bytes, tmp_path: Path):
    path = tmp_path / "meeting.pdf"
    path.write_bytes(written)
    assert verdicts([path], "3a,ua1") == {("meeting.pdf", "3a"): [], ("meeting.pdf", "ua1"): []}


def test_one_pdf_is_the_whole_dossier(written: bytes):
    files = unpack(written)
    assert sorted(files) == ["meeting.json", "meeting.xlsx"]
    again = load(files["meeting.json"], name="meeting.json", settings=Settings(fonts="bundled"))
    assert again.output("pdf") == written
