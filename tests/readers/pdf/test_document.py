"""PDF to a report, as a whole."""

import io
from pathlib import Path

import pikepdf
import pytest

from convert.api import Settings, load
from convert.diagnostics import ConvertError
from convert.model.codec import to_json
from convert.model.letters import letters, report_letters
from convert.readers import read
from convert.readers.pdf.document import open_apart
from tests.exporters.pdf.samples import full_pdf
from tests.foreign import foreign_folder, foreign_was_run
from tests.readers.pdf.build import pdf, words
from tests.refused import refused
from tests.texts import MEETING

TABLED = MEETING.replace("二、存在的不足", "表1　任务完成情况\n单位：件\n\n项目\t2022年\t2023年\n立案\t120\t135\n结案\t118\t130\n\n二、存在的不足")


@pytest.fixture(scope="module")
def own():
    """A report, its PDF with the model inside and its PDF without."""
    found = {profile: load(TABLED.encode(), name="report.txt", settings=Settings(fonts="bundled", verify=False, pdf_profile=profile))
             for profile in ("a3a", "a2a")}
    return found["a3a"].report, found["a3a"].json, found["a3a"].pdf, found["a2a"].pdf


def test_a_file_of_this_program_comes_back_as_the_identical_model(own):
    outcome = read(own[2], name="report.pdf")
    assert to_json(outcome.value) == own[1]
    assert [each.code for each in outcome.diagnostics] == ["readpdf-own"]


def test_a_model_that_says_something_else_than_the_pages_is_not_believed(own):
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(own[2])) as document:
        key, spec = next((key, spec) for key, spec in document.attachments.items() if key.endswith(".json"))
        changed = spec.get_file().read_bytes().replace("1286件".encode(), "1296件".encode())
        document.attachments[key] = pikepdf.AttachedFileSpec(document, changed, filename=key)
        buffer = io.BytesIO()
        document.save(buffer)
    outcome = read(buffer.getvalue(), name="report.pdf")
    assert outcome.diagnostics[0].code == "readpdf-changed"
    assert any("1286件" in getattr(block, "text", "") for block in outcome.value.body)


def test_without_the_model_inside_the_pages_give_the_same_report(own):
    report = read(own[3], name="report.pdf").value
    assert report.front == own[0].front
    assert [getattr(block, "text", None) or block.rows for block in report.body] == [
        getattr(block, "text", None) or block.rows for block in own[0].body]
    assert report.closing == own[0].closing
    assert report.source.format == "pdf"
    assert {each.reason for each in report.furniture} == {"page-number"}


def test_every_letter_of_the_pages_is_in_the_model_or_listed_as_dropped(own):
    report = read(own[3], name="report.pdf").value
    found = open_apart(own[3], "report.pdf")
    pages = "".join(row.text for page in found.pages for row in page.rows) + "".join(
        cell for page in found.pages for grid in page.grids for row in grid.cells for cell in row)
    kept = "".join(text for _, text in report_letters(report)) + "".join(each.text for each in report.furniture)
    assert sorted(letters(pages)) == sorted(letters(kept))


def test_a_scan_says_that_there_is_no_text_and_how_to_go_on():
    image = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
    data = pdf([b"q 500 0 0 700 40 70 cm /I Do Q"], extra=[image], resources=b"/XObject<</I 10 0 R>>")
    with pytest.raises(ConvertError) as caught:
        read(data, name="scan.pdf")
    assert caught.value.diagnostic.code == "readpdf-scan"


@pytest.mark.parametrize(("data", "code"), [
    (b"%PDF-1.7\n" + b"junk " * 50, "readpdf-damaged"),
    (pdf([b""]), "readpdf-empty"),
    (pdf([words([(72, 700, "Report")])])[:200], "readpdf-damaged"),
    (pdf([b""] * 1001), "readpdf-too-many-pages"),
])
def test_a_pdf_that_cannot_be_read_says_why(data, code):
    with pytest.raises(ConvertError) as caught:
        read(data, name="a.pdf")
    assert caught.value.diagnostic.code == code


def test_letters_without_codes_are_told_and_not_guessed():
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(full_pdf())) as document:
        for font in (font for page in document.pages for font in page.Resources.Font.values() if "/ToUnicode" in font):
            del font.ToUnicode
        document.save(buffer)
    with refused("readpdf-no-codes"):
        read(buffer.getvalue(), name="a.pdf")


def test_a_child_that_needs_too_much_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("convert.readers.pdf.document.run_apart", lambda *_: None)
    with refused("readpdf-limits"):
        open_apart(b"", "a.pdf")


def test_modules_that_lie_in_the_folder_of_the_user_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(foreign_folder(tmp_path, "resource", "msgspec", "pypdfium2"))
    assert len(open_apart(pdf([words([(72, 700, "Report")])]), "a.pdf").pages) == 1
    assert not foreign_was_run(tmp_path)


def test_letters_of_a_page_on_its_side_are_read_upright():
    data = pdf([b"BT /F 16 Tf 0 1 -1 0 300 100 Tm (Annual report on water) Tj ET\nBT /F 16 Tf 0 1 -1 0 330 100 Tm (The work went on as planned.) Tj ET"],
               rotate=90)
    found = open_apart(data, "a.pdf")
    assert [row.text for row in found.pages[0].rows] == ["Annual report on water", "The work went on as planned."]
