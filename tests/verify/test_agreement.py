"""A file that does not agree with the model is not published."""

import msgspec
import pytest

from convert.api import Settings, load
from convert.diagnostics import ConvertError
from convert.verify import verify_docx, verify_pdf
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
