"""The PDF that the program really writes, workbook and model inside, judged by every validator that is here."""

import tomllib
from pathlib import Path

import pytest

from convert.api import Settings, load, load_path
from convert.exporters.pdf import unpack
from tests.exporters.pdf.checked import check_pdf
from tests.gates.vera import verdicts, why_not
from tests.texts import MEETING

SAMPLES = Path(__file__).parents[2] / "samples"


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


def test_verapdf_accepts_every_sample(tmp_path: Path):
    """Titles, tables across, seals' places, notes, pictures, red lines."""
    if why_not():
        pytest.skip(why_not())
    files = []
    for entry in sorted(SAMPLES.glob("*/sample.toml")):
        source = entry.parent / tomllib.loads(entry.read_text("utf-8"))["source"]
        files.append(tmp_path / f"{entry.parent.name}.pdf")
        files[-1].write_bytes(load_path(str(source), Settings(fonts="bundled")).output("pdf"))
    assert len(files) >= 11
    assert {key: told for key, told in verdicts(files, "3a,ua1").items() if told} == {}


def test_one_pdf_is_the_whole_dossier(written: bytes):
    files = unpack(written)
    assert sorted(files) == ["meeting.json", "meeting.xlsx"]
    again = load(files["meeting.json"], name="meeting.json", settings=Settings(fonts="bundled"))
    assert again.output("pdf") == written
