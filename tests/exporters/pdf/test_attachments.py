"""Files inside the PDF."""

from hashlib import md5
from io import BytesIO

import pikepdf

from convert.exporters.pdf import AssociatedFile, PdfOptions, export_pdf, unpack
from tests.exporters.pdf.samples import FILES, WHEN, export, fonts, full_pdf, one_line, sheet, short_report


def test_the_catalogue_names_every_file_and_what_it_is_to_the_document():
    with pikepdf.open(BytesIO(full_pdf())) as document:
        assert [(str(one.UF), str(one.AFRelationship), str(one.EF.F.Subtype)) for one in document.Root.AF] == [
            (file.name, f"/{file.relationship}", f"/{file.media_type}") for file in FILES]
        assert str(document.Root.AF[0].Desc) == "指标工作簿"


def test_the_sum_of_a_file_is_its_md5():
    with pikepdf.open(BytesIO(full_pdf())) as document:
        sums = [bytes(one.EF.F.Params.CheckSum) for one in document.Root.AF]
    assert sums == [md5(file.data, usedforsecurity=False).digest() for file in FILES]


def test_what_is_packed_is_not_packed_again():
    with pikepdf.open(BytesIO(full_pdf())) as document:
        assert ["/Filter" in one.EF.F for one in document.Root.AF] == [False, True]


def test_names_are_sorted_as_readers_look_them_up():
    names = ["乙.json", "b.json", "甲.json", "A.json"]
    files = tuple(AssociatedFile(name=name, data=name.encode(), media_type="application/json") for name in names)
    data = export(associated_files=files)
    with pikepdf.open(BytesIO(data)) as document:
        keys = [bytes(one) for one in document.Root.Names.EmbeddedFiles.Names[::2]]
        assert keys == sorted(keys)
    assert unpack(data) == {name: name.encode() for name in names}


def test_a_profile_that_cannot_carry_files_says_so():
    options = PdfOptions(when=WHEN, profile="a2a", associated_files=FILES)
    outcome = export_pdf(short_report(), one_line("正文。"), sheet(), fonts(), options)
    assert [one.code for one in outcome.diagnostics] == ["pdf-files-left-out"]
    with pikepdf.open(BytesIO(outcome.value)) as document:
        assert len(document.attachments) == 0


def test_what_claims_no_standard_may_carry_files():
    assert unpack(export(profile="plain", associated_files=FILES)) == {file.name: file.data for file in FILES}
