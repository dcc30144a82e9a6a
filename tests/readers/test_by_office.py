"""Files of older and other office programs."""

import io
import json
from typing import Any

import pytest
from docx import Document

from convert.diagnostics import ConvertError
from convert.model.codec import to_json
from convert.model.report import Report
from convert.office import find_office
from convert.readers import by_office, read

needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice (soffice) is not installed")
BEGUN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
OLE = BEGUN + "Root Entry".encode("utf-16-le")
TITLE = "望川县人民政府关于2023年水利工作情况的报告"
RICH = b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}}\\f0 " + "\\par ".join(
    "".join(f"\\u{ord(letter)}?" for letter in line) for line in (TITLE, "全年整修渠道120公里，比上年增长8%。")).encode() + b"\\par}"


def document() -> bytes:
    """Return a DOCX with headings, a run-in heading, a table and a list that Word numbers."""
    word = Document()
    for line in (TITLE, "一、主要工作", "（一）整修渠道。全年整修渠道120公里，比上年增长8%。"):
        word.add_paragraph(line)
    grid = word.add_table(rows=0, cols=2)
    for name, length in (("项目", "公里"), ("干渠", "80"), ("支渠", "40")):
        for cell, text in zip(grid.add_row().cells, (name, length), strict=True):
            cell.text = text
    word.add_paragraph("二、下一步打算")
    word.add_paragraph("继续推进各项工作。", style="List Number")
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def told(report: Report) -> Any:
    """Return what a report tells, without what belongs to its file."""
    def without(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: without(value) for key, value in node.items() if "source" not in key}
        return [without(one) for one in node] if isinstance(node, list) else node

    return without(json.loads(to_json(report)))


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "odt"])
def test_an_old_file_gives_the_model_that_the_docx_gives(suffix: str):
    new = document()
    old = by_office.converted(new, ".docx", suffix)
    assert old is not None
    outcome = read(old, name=f"旧.{suffix}")
    assert told(outcome.value) == told(read(new, name="新.docx").value)
    assert (outcome.value.source.format, outcome.value.source.name) == (suffix, f"旧.{suffix}")
    assert outcome.diagnostics[0].code == "reader-by-office"


@needs_office
def test_rich_text_gives_the_model_that_the_plain_text_gives():
    report = read(RICH, name="旧.rtf").value
    assert report.front.title == TITLE
    assert [block.text for block in report.body] == ["全年整修渠道120公里，比上年增长8%。"]


@pytest.mark.parametrize(("data", "name", "suffix", "form"), [
    (OLE, "a.doc", ".doc", "docx"), (OLE, "a.wps", ".doc", "docx"), (b"{\\rtf1 a}", "a.rtf", ".rtf", "docx"), (OLE, "a.xls", ".xls", "xlsx")])
def test_what_is_made_is_read_under_the_name_of_the_file(monkeypatch: pytest.MonkeyPatch, data: bytes, name: str, suffix: str, form: str):
    asked, new = [], document()
    monkeypatch.setattr(by_office, "find_office", lambda: "soffice")
    monkeypatch.setattr(by_office, "converted", lambda data, suffix, form, **_: asked.append((data, suffix, form)) or (new if form == "docx" else b"PK"))
    if form == "docx":
        report = read(data, name=name).value
        assert report.source.name == name
        assert report.source.sha256 != read(new, name=name).value.source.sha256
    else:
        with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "readxlsx-damaged"):
            read(data, name=name)
    assert asked == [(data, suffix, form)]


@pytest.mark.parametrize(("office", "code"), [(None, "reader-format-doc"), ("soffice", "reader-office-failed")])
def test_without_the_program_or_its_result_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch, office: str | None, code: str):
    monkeypatch.setattr(by_office, "find_office", lambda: office)
    monkeypatch.setattr(by_office, "converted", lambda *_, **__: None)
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == code):
        read(OLE, name="a.doc")


def test_an_old_file_that_is_cut_short_is_no_letters(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(by_office, "find_office", lambda: "soffice")
    monkeypatch.setattr(by_office, "converted", lambda *_, **__: pytest.fail("LibreOffice would read it as text"))
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "reader-office-failed"):
        read(BEGUN, name="旧.doc")
