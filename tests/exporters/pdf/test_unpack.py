"""Taking the files out again."""

from io import BytesIO

import pikepdf
import pytest

from convert.diagnostics import ConvertError
from convert.exporters.pdf import unpack
from tests.exporters.pdf.samples import FILES, export, full_pdf


def _with_file(name: str) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    document.attachments["x"] = pikepdf.AttachedFileSpec(document, b"data", filename=name)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_files_come_out_as_they_went_in():
    assert unpack(full_pdf()) == {file.name: file.data for file in FILES}


def test_files_that_another_program_put_in_come_out_too():
    assert unpack(_with_file("附表.csv")) == {"附表.csv": b"data"}


@pytest.mark.parametrize("name", ["../evil", "a/b", "a\\b", "C:x", "a\nb", ".."])
def test_a_name_that_leads_elsewhere_is_refused(name: str):
    with pytest.raises(ConvertError) as caught:
        unpack(_with_file(name))
    assert caught.value.diagnostic.code == "pdf-unsafe-name"


def _encrypted() -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(full_pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(("make", "code"), [(lambda: b"text", "pdf-not-pdf"), (lambda: b"", "pdf-not-pdf"), (_encrypted, "pdf-encrypted"),
                                            (export, "pdf-nothing-inside")])
def test_what_has_no_files_is_answered_with_one_sentence(make, code: str):
    with pytest.raises(ConvertError) as caught:
        unpack(make())
    assert caught.value.diagnostic.code == code
