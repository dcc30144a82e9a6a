"""Office files as pages."""

from concurrent.futures import wait
from threading import Event

import pypdfium2
import pytest

from convert.diagnostics import ConvertError
from convert.packet import office
from convert.packet.foreign import first_sheet
from tests.exporters.xlsx.made import OPTIONS, export_xlsx, made

needs_office = pytest.mark.skipif(not office.has_office(), reason="LibreOffice (soffice) is not installed")


@needs_office
def test_of_a_workbook_the_first_sheet_is_printed():
    printed = office.office_pdf(export_xlsx([made(repeat=3)], OPTIONS).value, ".xlsx", path="a.xlsx")
    document = pypdfium2.PdfDocument(first_sheet(printed))
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(texts) == 2
    assert all("指标名称" in text and "原句" in text for text in texts)


def test_without_the_program_there_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(office, "find_office", lambda: None)
    assert not office.has_office()


def test_a_program_that_makes_nothing_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(office, "converted", lambda *_: None)
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "packet-office"):
        office.office_pdf(b"", ".docx", path="a.docx")


def test_files_are_printed_while_other_work_goes_on_and_each_once(monkeypatch: pytest.MonkeyPatch):
    asked: list[bytes] = []
    monkeypatch.setattr(office, "converted", lambda data, *_: asked.append(data) or data + b"!")
    printer = office.OfficePrinter()
    for path in ("a.docx", "b.docx", "a.docx"):
        printer.begin(path.encode(), ".docx", path=path)
    assert [printer.pdf(b"", ".docx", path=path) for path in ("b.docx", "a.docx")] == [b"b.docx!", b"a.docx!"]
    assert sorted(asked) == [b"a.docx", b"b.docx"]
    assert printer.pdf(b"c", ".docx", path="c.docx") == b"c!"


def test_what_nothing_is_made_of_is_told_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(office, "converted", lambda *_: None)
    printer = office.OfficePrinter()
    printer.begin(b"", ".docx", path="a.docx")
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "packet-office"):
        printer.pdf(b"", ".docx", path="a.docx")


def test_a_printer_that_is_closed_begins_with_no_further_file(monkeypatch: pytest.MonkeyPatch):
    goes_on, asked = Event(), []
    monkeypatch.setattr(office, "converted", lambda data, *_: asked.append(data) or (goes_on.wait(20) and data))
    printer = office.OfficePrinter()
    for number in range(9):
        printer.begin(bytes([number]), ".docx", path=f"{number}.docx")
    printer.close()
    goes_on.set()
    begun = [one for one in printer._begun.values() if not one.cancelled()]
    wait(begun)
    assert len(asked) == len(begun) <= 2
