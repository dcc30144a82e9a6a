"""Formats are told by content, then by suffix; what cannot be read gets one sentence."""

import io
import zipfile

import pytest

from convert.diagnostics import ConvertError
from convert.messages import render
from convert.readers import read
from convert.readers.registry import READERS, detect_format

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 32


def archive(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        ("报告".encode(), "a.txt", "text"),
        ("报告".encode(), "-", "text"),
        ("# 报告".encode(), "a.md", "markdown"),
        ("# 报告".encode(), "a.MARKDOWN", "markdown"),
        ("# 报告".encode(), "a.txt", "text"),
        (b"---\ntitle: x\n---\n", "-", "markdown"),
        (b"---\ntitle: x\n---\n", "a.txt", "text"),
        (b'{"schema": "convert.report/1"}', "-", "json"),
        (b"{}", "a.json", "json"),
        (b"{}", "a.txt", "text"),
        (b"<!DOCTYPE html><html>", "a.txt", "html"),
        (b"\xef\xbb\xbf\n<html lang=zh>", "a.doc", "html"),
        (b"%PDF-1.7", "a.txt", "pdf"),
        (archive("[Content_Types].xml", "word/document.xml"), "a.bin", "docx"),
        (archive("OFD.xml"), "a.docx", "ofd"),
        (archive("xl/workbook.xml"), "a", "xlsx"),
        (archive("a.txt"), "a.zip", "archive"),
        (OLE, "a.doc", "doc"),
        (OLE, "a.wps", "wps"),
        (OLE, "a.xls", "sheet"),
        (b"{\\rtf1", "a.doc", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "picture"),
        (b"\xff\xd8\xff\xe0", "a.pdf", "picture"),
        (b"BMP report", "a.txt", "text"),
        (b"text", "a.docx", "broken"),
        (b"\x7fELF", "a", "binary"),
    ],
)
def test_a_format_is_told(data: bytes, name: str, found: str):
    assert detect_format(data, name) == found


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "没有文字"),
        (b" \n\t\n", "a.txt", "没有文字"),
        (b"123\n4,567\n89%", "a.txt", "只有数字"),
        (OLE, "a.doc", "另存为 .docx"),
        (OLE, "a.wps", "另存为 .docx"),
        (archive("OFD.xml"), "a.ofd", "OFD.xml"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "图片"),
        (b"text", "a.pdf", "可能已损坏"),
        ("字".encode() * 6_000_000, "a.txt", "上限"),
        (b"x" * 50_000_001, "a.docx", "50 MB"),
        ("字".encode() * 2_000_001, "a.txt", "2000000"),
        ("字\n".encode() * 100_001, "a.txt", "100000"),
        ("— 1 —\n第1页 共2页\n".encode(), "a.txt", "没有剩下正文"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(data: bytes, name: str, words: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CONVERT_OFFICE", "")
    with pytest.raises(ConvertError) as caught:
        read(data, name=name)
    sentence = render(caught.value.diagnostic)
    assert words in sentence
    assert sentence.count("。") == 1
    assert render(caught.value.diagnostic, "en").endswith(".")


def test_every_reader_is_named_by_module_and_function():
    assert all(place.startswith("convert.readers.") and place.count(":") == 1 for place in READERS.values())
