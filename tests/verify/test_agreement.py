"""A file that does not agree with the model is not published."""

import re
from io import BytesIO

import msgspec
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convert.api import Settings, load
from convert.diagnostics import ConvertError
from convert.verify import verify_docx, verify_pdf
from tests.exporters.pdf.samples import full_pdf, full_report, laid_out
from tests.gates.pdf_faults import broken
from tests.texts import MEETING


@pytest.fixture(scope="module")
def dossier():
    return load(MEETING.encode(), name="report.txt", settings=Settings(fonts="bundled", pdf_profile="plain"))


def _with_other_letter(report):
    last = report.body[-1]
    changed = msgspec.structs.replace(last, text=last.text.replace("计划", "规划"))
    return msgspec.structs.replace(report, body=(*report.body[:-1], changed))


def test_files_that_agree_pass(dossier):
    verify_docx(dossier.docx, dossier.report)
    verify_pdf(dossier.pdf, dossier.laid_out, dossier.report)


def test_one_changed_letter_in_the_docx_is_found(dossier):
    with pytest.raises(ConvertError) as error:
        verify_docx(dossier.docx, _with_other_letter(dossier.report))
    assert error.value.diagnostic.code == "verify-docx"


def test_a_lost_paragraph_is_found(dossier):
    report = msgspec.structs.replace(dossier.report, body=(*dossier.report.body, dossier.report.body[0]))
    with pytest.raises(ConvertError) as error:
        verify_docx(dossier.docx, report)
    assert error.value.diagnostic.code == "verify-docx"


def test_pages_that_lack_a_letter_of_the_model_are_found(dossier):
    with pytest.raises(ConvertError) as error:
        verify_pdf(dossier.pdf, dossier.laid_out, _with_other_letter(dossier.report))
    assert error.value.diagnostic.code == "verify-layout"


def test_a_pdf_that_lacks_a_line_of_the_pages_is_found(dossier):
    last = dossier.laid_out.pages[-1]
    twice = msgspec.structs.replace(last, items=(*last.items, last.items[0]))
    laid_out = msgspec.structs.replace(dossier.laid_out, pages=(*dossier.laid_out.pages[:-1], twice))
    with pytest.raises(ConvertError) as error:
        verify_pdf(dossier.pdf, laid_out, dossier.report)
    assert (error.value.diagnostic.code, error.value.diagnostic.args["page"]) == ("verify-pdf", last.number)


def _refused(data: bytes, pages, report) -> dict[str, str | int | float]:  # type: ignore[no-untyped-def]
    with pytest.raises(ConvertError) as error:
        verify_pdf(data, pages, report)
    assert error.value.diagnostic.code == "verify-pdf"
    return error.value.diagnostic.args


def _resaved(data: bytes, change) -> bytes:  # type: ignore[no-untyped-def]
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def test_a_page_that_was_dropped_is_found(dossier):
    def drop(document: pikepdf.Pdf) -> None:
        del document.pages[-1]

    last = dossier.laid_out.pages[-1]
    assert _refused(_resaved(dossier.pdf, drop), dossier.laid_out, dossier.report)["page"] == last.number


def test_a_page_too_many_is_found(dossier):
    def add(document: pikepdf.Pdf) -> None:
        document.add_blank_page()

    assert _refused(_resaved(dossier.pdf, add), dossier.laid_out, dossier.report)["page"] == len(dossier.laid_out.pages) + 1


def test_the_place_of_one_changed_code_is_told(dossier):
    def change(document: pikepdf.Pdf) -> None:
        content = document.pages[1].Contents.read_bytes()
        changed = re.sub(rb"<(\w{4})(\w{4})(\w*)>Tj", rb"<\1\1\3>Tj", content, count=1)
        document.pages[1].Contents = document.make_stream(changed)

    assert _refused(_resaved(dossier.pdf, change), dossier.laid_out, dossier.report)["page"] == 2


def test_one_changed_text_of_a_font_is_found(dossier):
    def change(document: pikepdf.Pdf) -> None:
        told = document.pages[0].Resources.Font.F1.ToUnicode
        told.write(re.sub(rb"<0002> <\w+>", b"<0002> <7532>", told.read_bytes()))

    assert _refused(_resaved(dossier.pdf, change), dossier.laid_out, dossier.report)["text"]


@pytest.mark.parametrize("fault", [
    "font_not_embedded", "no_way_back_to_unicode", "letters_mapped_wrongly", "missing_glyph_shown", "unembedded_standard_font",
    "letter_lost", "cut_short",
    "junk_before_the_header", "encrypted", "colours_for_printing_presses"])
def test_a_fault_in_what_the_pages_show_is_found(fault):
    assert _refused(broken(full_pdf(), fault), laid_out(full_report()), full_report())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255), kind=st.sampled_from(["change", "cut", "insert"]))
def test_a_byte_that_is_wrong_is_found_or_changes_no_letter(dossier, place, byte, kind):
    data = dossier.pdf
    at = int(place * len(data))
    spoilt = data[:at] + (b"" if kind == "cut" else bytes([byte])) + data[at + (kind != "insert"):]
    try:
        verify_pdf(spoilt, dossier.laid_out, dossier.report)
    except ConvertError as error:
        assert error.diagnostic.code == "verify-pdf"
    else:
        assert kind == "change" or at >= int(data.split()[-2]), "what stands before the table of offsets has moved"
