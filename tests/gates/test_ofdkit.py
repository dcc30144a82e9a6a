"""ofdkit, which did not write the file, finds the text and the metadata of an OFD."""

from pathlib import Path

import ofdkit

from convert.api import Settings, load
from convert.model.letters import letters
from convert.verify.ofd_text import wanted_letters
from tests.exporters.ofd.made import full_ofd
from tests.exporters.pdf.samples import full_report, laid_out
from tests.texts import MEETING


def test_every_page_has_the_letters_of_the_layout(tmp_path: Path):
    path = tmp_path / "full.ofd"
    path.write_bytes(full_ofd())
    with ofdkit.open(path) as document:
        assert document.warnings == []
        shown = ["".join(sorted(letters(page.text()))) for page in document.pages]
    assert shown == ["".join(sorted(one.letter for one in wanted_letters(page))) for page in laid_out(full_report()).pages]


def test_a_report_is_read_in_order_with_its_metadata(tmp_path: Path):
    dossier = load(MEETING.encode(), name="report.txt", settings=Settings(fonts="bundled"))
    path = tmp_path / "report.ofd"
    path.write_bytes(dossier.ofd)
    with ofdkit.open(path) as document:
        text, info = letters(document.text()), document.info
    for line in MEETING.split():
        assert letters(line)[:12] in text
    assert info.title == dossier.report.front.title
    assert (info.custom_data["题名"], info.creator) == (dossier.report.front.title, "report-convert")
