"""What a workbook would cost."""

import io
import zipfile

import pytest

from convert.diagnostics import ConvertError
from convert.readers.xlsx import guard as guarded
from convert.readers.xlsx.guard import guard
from tests.hostile.office_files import workbook


def code_of(data: bytes) -> str:
    with pytest.raises(ConvertError) as error:
        guard(data, "a.xlsx")
    return error.value.diagnostic.code


def test_a_small_workbook_passes():
    guard(workbook({"A1": "甲", "B2": "乙"}, merged="A1:A3"), "a.xlsx")


def test_cells_and_merged_cells_are_counted(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(guarded, "MAX_CELLS", 2)
    monkeypatch.setattr(guarded, "MAX_MERGED", 6)
    guard(workbook({"A1": "甲", "B1": "乙"}), "a.xlsx")
    assert code_of(workbook({"A1": "甲", "B1": "乙", "C1": "丙"})) == "readxlsx-too-large"
    assert code_of(workbook({"A1": "甲"}, merged="A1:B4")) == "readxlsx-too-large"


def test_an_archive_or_a_part_that_is_damaged_or_declares_entities_is_refused():
    assert code_of(b"PK\3\4junk") == "readxlsx-damaged"
    for content in (b"<a", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("xl/worksheets/sheet1.xml", content)
        assert code_of(buffer.getvalue()) == "readxlsx-damaged"
