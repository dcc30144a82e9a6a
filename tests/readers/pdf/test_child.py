"""The process that opens a PDF."""

import io
import subprocess
import sys

import msgspec
import pikepdf
import pytest

from convert.readers.pdf import child
from convert.readers.pdf.pages import Extract
from tests.readers.pdf.build import pdf, words

PAGE = words([(72, 700, "Report on water"), (72, 660, "All went well.")])


def test_rows_of_all_pages_are_found():
    found = child.extract(pdf([PAGE, b""]))
    assert [[row.text for row in page.rows] for page in found.pages] == [["Report on water", "All went well."], []]
    assert (found.error, found.model) == ("", b"")


@pytest.mark.parametrize(("limit", "value", "error"), [
    ("MAX_PAGES", 1, "readpdf-too-many-pages"), ("MAX_LETTERS", 10, "readpdf-too-long"), ("MAX_PAGE_LETTERS", 10, "readpdf-too-long")])
def test_every_limit_is_kept(monkeypatch, limit, value, error):
    monkeypatch.setattr(child, limit, value)
    assert child.extract(pdf([PAGE, PAGE])).error == error


@pytest.mark.parametrize(("name", "data", "taken"), [
    ("a.json", b'{\n "schema": "convert.report/1"}', True), ("a.json", b"{}", False), ("a.txt", b'{"schema": "convert.report/1"}', False)])
def test_only_a_model_is_taken_out(name, data, taken):
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf([PAGE]))) as document:
        document.attachments[name] = pikepdf.AttachedFileSpec(document, data, filename=name)
        document.save(buffer)
    assert child.extract(buffer.getvalue()).model == (data if taken else b"")


def test_it_is_a_process_that_speaks_by_standard_input_and_output():
    done = subprocess.run([sys.executable, "-m", "convert.readers.pdf.child"], input=pdf([PAGE]), capture_output=True, check=True)
    assert msgspec.msgpack.decode(done.stdout, type=Extract).pages[0].rows[0].text == "Report on water"
