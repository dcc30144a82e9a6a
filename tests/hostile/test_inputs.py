"""Every kind of broken and hostile input: one sentence, the exit status of the contract, bounded memory and time."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from convert.messages import sentence
from tests.hostile import ofd_files as ofds
from tests.hostile import office_files as office
from tests.hostile import pdf_files as pdfs
from tests.hostile.harness import MEGABYTES, SECONDS, run
from tests.readers.docx.build import HEAD, docx, package, paragraph

REPORT = "望川县人民政府关于2023年水利工作情况的报告\n\n全年整修渠道120公里，比上年增长8%。\n"
Make = Callable[[], bytes]

TEXTS: dict[str, tuple[str, Make, str | None]] = {
    "empty text": ("a.txt", lambda: b"", "reader-empty"),
    "blanks only": ("a.txt", "　\n \t\n".encode, "reader-empty"),
    "digits only": ("a.txt", lambda: b"123 456", "reader-no-words"),
    "bytes of a program": ("a.txt", lambda: bytes(range(256)) * 40, "reader-binary"),
    "no encoding fits": ("a.txt", lambda: REPORT.encode() + b"\xff\xfe\xfd\x80\x80" * 90, "reader-undecodable"),
    "damaged UTF-8": ("a.txt", lambda: REPORT.encode()[:-20] + b"\xe5" + REPORT.encode()[-20:], "reader-damaged-utf8"),
    "a line of two million letters": ("a.txt", ("字" * 2_000_000).encode, None),
    "a million lines": ("a.txt", lambda: "字\n".encode() * 1_000_000, "reader-too-many-lines"),
    "two million empty lines": ("a.txt", lambda: REPORT.encode() + b"\n" * 1_900_000, None),
    "seventeen megabytes": ("a.txt", lambda: b"a" * 17_000_000, "reader-too-large"),
    "control characters": ("a.txt", (REPORT + "平\0稳\x07运\x1b行。\n").encode, None),
    "bidirectional controls": ("a.txt", (REPORT + "平\u202e稳\u2066运行。\n").encode, None),
    "private use and rare letters": ("a.txt", (REPORT + "由\ue000某和𠮷某负责。\n").encode, None),
    "lone surrogates in UTF-16": ("a.txt", lambda: b"\xff\xfe" + REPORT.encode("utf-16-le") + b"\x00\xd8", "reader-encoding-wrong"),
    "UTF-16 without mark": ("a.txt", lambda: REPORT.encode("utf-16-le"), None),
    "markup in the text": ("a.txt", (REPORT + "比较<b>a&b</para>与_x0041_。\n").encode, None),
    "quotes forty thousand deep": ("a.md", lambda: b">" * 40_000 + "# 报告\n".encode(), "reader-nesting"),
    "lists in lists": ("a.md", lambda: b"".join(b" " * (2 * n) + b"- a\n" for n in range(600)) + REPORT.encode(), "reader-nesting"),
    "emphasis without end": ("a.md", (REPORT + "*a" * 20_000).encode, None),
    "brackets without end": ("a.md", (REPORT + "[" * 40_000).encode, None),
    "aliases of aliases": ("a.md", lambda: b"---\na: &a [x,x]\ntitle: *a\n---\n" + REPORT.encode(), "reader-front-matter-alias"),
    "JSON of another kind": ("a.json", lambda: b'{"schema": "convert.report/9"}', "reader-json-schema"),
    "JSON a hundred thousand deep": ("a.json", lambda: b'{"a":' + b"[" * 100_000, "reader-json-syntax"),
    "JSON with a lone surrogate": ("a.json", lambda: b'{"schema":"convert.report/1","front":{"title":"\\ud800"}}', "reader-json-syntax"),
    "a picture": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "reader-format-picture"),
    "an old Word file": ("a.doc", lambda: office.OLE, "reader-format-doc"),
    "a WPS file": ("a.wps", lambda: office.OLE, "reader-format-wps"),
    "an old spreadsheet": ("a.xls", lambda: office.OLE, "reader-format-sheet"),
    "a workbook that is none": ("a.xlsx", lambda: package({"xl/workbook.xml": b"<x/>"}), "readxlsx-damaged"),
    "a workbook with a cell in the last corner": ("a.xlsx", lambda: office.workbook({"A1": "甲", "XFD1048576": "乙"}), "readxlsx-too-large"),
    "a workbook of 200 000 cells": ("a.xlsx", office.large_workbook, "readxlsx-too-large"),
    "entities in a workbook": ("a.xlsx", lambda: package({"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "readxlsx-damaged"),
    "a million cells merged": ("a.xlsx", lambda: office.workbook({"A1": "甲"}, merged="A1:ZZ60000"), "readxlsx-too-large"),
    "an archive": ("a.zip", lambda: package({"a.txt": b"x"}), "reader-format-archive"),
    "rich text": ("a.rtf", lambda: b"{\\rtf1 a}", "reader-format-rtf"),
}
OFFICE: dict[str, tuple[str, Make, str | None]] = {
    "empty DOCX": ("a.docx", lambda: b"", "reader-empty"),
    "text called DOCX": ("a.docx", REPORT.encode, "reader-broken"),
    "a web page called DOCX": ("a.docx", f"<html><body><p>{REPORT}</p></body></html>".encode, None),
    "old Word called DOCX": ("a.docx", lambda: office.OLE, "reader-format-doc"),
    "DOCX with a password": ("a.docx", lambda: office.OLE + "EncryptedPackage".encode("utf-16-le"), "readdocx-encrypted"),
    "encrypted parts": ("a.docx", office.locked_archive, "readdocx-encrypted"),
    "cut off": ("a.docx", lambda: docx(office.TEXT)[:-40], "readdocx-damaged"),
    "wrong checksum": ("a.docx", office.broken_checksum, "readdocx-damaged"),
    "no text part": ("a.docx", lambda: package({"a.xml": b"<a/>"}), "readdocx-no-document"),
    "text part that is no XML": ("a.docx", lambda: package({"word/document.xml": b"<w:document"}), "readdocx-xml"),
    "300 MB of letters": ("a.docx", office.one_long_text, "readdocx-bomb"),
    "15 MB of letters in one text": ("a.docx", office.long_text_below_the_limits, "readdocx-xml"),
    "a million paragraphs": ("a.docx", office.million_paragraphs, "readdocx-too-many-paragraphs"),
    "millions of tags": ("a.docx", office.many_runs, "readdocx-bomb"),
    "250 MB of media": ("a.docx", office.large_media, "readdocx-bomb"),
    "six thousand parts": ("a.docx", office.many_entries, "readdocx-bomb"),
    "a part larger than it says": ("a.docx", office.lying_directory, None),
    "entity of a file": ("a.docx", lambda: office.with_doctype('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"), "readdocx-doctype"),
    "entities of entities": ("a.docx", office.laughs, "readdocx-doctype"),
    "twenty thousand deep": ("a.docx", office.deep_nesting, "readdocx-too-deep"),
    "tables in tables": ("a.docx", office.deep_tables, None),
    "names that climb": ("a.docx", lambda: office.with_parts(**{"../../evil.sh": b"x"}), "readdocx-unsafe-name"),
    "absolute names": ("a.docx", lambda: office.with_parts(**{"/etc/evil": b"x"}), "readdocx-unsafe-name"),
    "relations that lead outside": ("a.docx", office.outside_relations, None),
    "macros": ("a.docm", office.with_macros, None),
    "a span of a thousand million": ("a.docx", office.huge_span, None),
    "ninety thousand cells": ("a.docx", office.large_table, "readdocx-table-too-large"),
    "one picture twenty thousand times": ("a.docx", office.many_pictures, None),
    "styles and notes in circles": ("a.docx", office.relation_loop, None),
    "a paragraph of 200 000 letters": ("a.docx", office.long_paragraph, None),
    "a deep page": ("a.html", office.deep_page, "readhtml-too-deep"),
    "a page of a million tags": ("a.html", office.page_of_tags, "readhtml-too-large"),
    "emphasis in titles in emphasis": ("a.html", office.nested_emphasis, None),
}
PDFS: dict[str, tuple[str, Make, str | None]] = {
    "empty PDF": ("a.pdf", lambda: b"", "reader-empty"),
    "junk called PDF": ("a.pdf", lambda: b"junk" * 99, "reader-broken"),
    "head of a PDF and junk": ("a.pdf", lambda: b"%PDF-1.7\n" + b"junk" * 99, "readpdf-damaged"),
    "PDF cut off": ("a.pdf", lambda: pdfs.pdf([pdfs.PAGE])[:150], "readpdf-damaged"),
    "PDF with a password": ("a.pdf", lambda: pdfs.encrypted("user"), "readpdf-encrypted"),
    "PDF that only forbids": ("a.pdf", lambda: pdfs.encrypted(""), None),
    "400 MB of drawing": ("a.pdf", pdfs.packed_content, "readpdf-limits"),
    "a stream packed twice": ("a.pdf", pdfs.twice_packed_content, "readpdf-empty"),
    "pages in a circle": ("a.pdf", pdfs.page_loop, "readpdf-damaged-page"),
    "a form that draws itself": ("a.pdf", pdfs.form_loop, "readpdf-limits"),
    "twenty thousand pages": ("a.pdf", pdfs.many_pages, "readpdf-too-many-pages"),
    "a picture without end": ("a.pdf", pdfs.large_picture, None),
    "two million letters on a page": ("a.pdf", pdfs.million_letters, "readpdf-too-long"),
    "a hundred thousand lines": ("a.pdf", pdfs.many_rules, None),
    "a scan": ("a.pdf", pdfs.scan, "readpdf-scan"),
}

OFDS: dict[str, tuple[str, Make, str | None]] = {
    "an OFD without a document": ("a.ofd", lambda: package({"OFD.xml": b"<x/>"}), "readofd-no-document"),
    "an OFD that is none": ("a.ofd", lambda: ofds.ofd()[:-30], "readofd-damaged"),
    "120 MB in an OFD": ("a.ofd", ofds.bomb, "readofd-bomb"),
    "millions of tags in an OFD": ("a.ofd", ofds.many_tags, "readofd-bomb"),
    "entities in an OFD": ("a.ofd", ofds.doctype, "readofd-doctype"),
    "blocks twenty thousand deep": ("a.ofd", ofds.deep, "readofd-too-deep"),
    "a page that is no XML": ("a.ofd", lambda: ofds.ofd("<a>"), "readofd-xml"),
    "a drawing that shows itself": ("a.ofd", ofds.circle, None),
    "numbers out of all proportion": ("a.ofd", ofds.absurd_numbers, None),
    "three hundred thousand letters on a page of an OFD": ("a.ofd", ofds.many_letters, "readofd-too-long"),
    "two thousand pages": ("a.ofd", lambda: ofds.ofd(pages=2_000), "readofd-too-many-pages"),
    "names that climb out of an OFD": ("a.ofd", ofds.climbing, "readofd-unsafe-name"),
    "an OFD without text": ("a.ofd", lambda: ofds.ofd(""), "readofd-empty"),
}


@pytest.mark.parametrize("row", [pytest.param(row, id=name) for table in (TEXTS, OFFICE, PDFS, OFDS) for name, row in table.items()])
def test_the_input_gives_its_sentence_and_status_within_the_limits(row: tuple[str, Make, str | None], tmp_path: Path):
    name, make, code = row
    (tmp_path / name).write_bytes(make())
    found = run("model", name, folder=tmp_path)
    assert (found.status, found.codes[-1:] if code else []) == ((3, [code]) if code else (0, [])), found.errors[-2000:]
    assert "Traceback" not in found.errors
    assert found.megabytes < MEGABYTES
    assert found.seconds < SECONDS
    assert [path.name for path in tmp_path.iterdir()] == [name]
    if code is None:
        assert json.loads(found.output)["schema"] == "convert.report/1"
    else:
        assert found.output == b""


@pytest.mark.parametrize("code", sorted({row[2] for table in (TEXTS, OFFICE, PDFS, OFDS) for row in table.values() if row[2]}))
def test_every_sentence_says_what_to_do(code: str):
    values = dict.fromkeys(("megabytes", "limit", "characters", "lines", "number", "byte", "line", "encoding", "suffix", "reason", "schema",
                            "part", "paragraphs", "count", "path", "problem", "key", "near", "value", "choices", "name", "sheet"), "某")
    assert "请" in sentence(code, **values) or "JSON" in sentence(code, **values) or "拒绝" in sentence(code, **values) or "只认" in sentence(
        code, **values)


def test_nothing_outside_is_asked_for_and_nothing_of_it_comes_out(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(office.outside_relations())
    found = run("all", "a.docx", "--out", "out", folder=tmp_path)
    assert found.status == 0, found.errors
    assert "readdocx-picture-outside" in found.codes
    for path in (tmp_path / "out").iterdir():
        assert b"evil" not in path.read_bytes()


def test_a_hidden_instruction_of_a_table_cell_stays_text(tmp_path: Path):
    table = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
                    for row in (("项目", "数量"), ("=1+1", "=cmd|'/C calc'!A0"), ("@SUM(A1)", "+5")))
    (tmp_path / "a.docx").write_bytes(docx(HEAD + paragraph("全年完成投资12亿元。") + f"<w:tbl>{table}</w:tbl>" + paragraph("以上报告，请予审议。")))
    found = run("all", "a.docx", "--out", "out", folder=tmp_path)
    assert found.status == 0, found.errors
    with zipfile.ZipFile(tmp_path / "out" / "a.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>1+1" in sheet or b"cmd|" in sheet.partition(b"<f>")[2][:40] for sheet in sheets)
