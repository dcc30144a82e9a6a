"""From a manifest to the files of a packet."""

import hashlib
import io
import json
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from convert.api import Settings
from convert.diagnostics import ConvertError
from convert.packet import load_manifest, make_packet
from convert.verify.pdf_text import pdf_pages
from tests.exporters.pdf.checked import check_pdf
from tests.texts import MEETING, SECOND_YEAR

MANIFEST = """
[meeting]
name = "青禾区第五届人大常委会第十八次会议"
date = "2025-03-20"
label = "区会议材料"
separators = {separators}

[[item]]
title = "听取法治政府建设情况的报告"
[[item.material]]
file = "a.txt"
[[item.material]]
file = "b.txt"
{more}
"""
SETTINGS = Settings(fonts="bundled")


def _make(folder: Path, more: str = "", separators: str = "false"):
    (folder / "a.txt").write_text(MEETING, "utf-8")
    (folder / "b.txt").write_text(SECOND_YEAR, "utf-8")
    text = MANIFEST.format(more=more, separators=separators)
    return make_packet(load_manifest(text.encode(), path=str(folder / "meeting.toml")), SETTINGS)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return _make(tmp_path_factory.mktemp("packet")).value


def test_the_packet_holds_a_pdf_a_workbook_a_docx_for_each_report_and_a_manifest(files):
    title = "青禾区人民政府关于{}年度法治政府建设情况的报告"
    assert set(files) == {"会议材料.pdf", "指标.xlsx", "manifest.json", f"材料一之一 {title.format(2023)}.docx",
                          f"材料一之二 {title.format(2024)}.docx"}


def test_the_manifest_tells_the_sum_of_every_file_and_where_each_material_stands(files):
    record = json.loads(files["manifest.json"])
    sums = {one["name"]: one["sha256"] for one in record["files"]}
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "manifest.json"}
    assert [(one["number"], one["first_page"], one["pages"]) for one in record["materials"]] == [
        ("区会议材料一之一", 4, 2), ("区会议材料一之二", 6, 2)]


def test_the_pages_are_cover_agenda_contents_and_the_reports_with_their_numbers(files):
    pages = list(pdf_pages(files["会议材料.pdf"]))
    assert len(pages) == 7
    assert "会议议程一、听取法治政府建设情况的报告" in pages[1]
    assert pages[3].startswith("区会议材料一之一青禾区人民政府关于2023年度")
    assert pages[5].startswith("区会议材料一之二青禾区人民政府关于2024年度")
    assert [page.count(f"会议材料第{number}页") for number, page in enumerate(pages, 1)] == [1] * 7


def test_the_packet_is_archival_and_carries_workbook_and_models(files):
    check_pdf(files["会议材料.pdf"], "a3a")
    with pikepdf.open(io.BytesIO(files["会议材料.pdf"])) as document:
        assert sorted(document.attachments) == ["指标.xlsx", "材料一之一.json", "材料一之二.json"]
        with document.open_outline() as outline:
            assert [entry.title for entry in outline.root] == [
                "青禾区第五届人大常委会第十八次会议", "会议议程", "目录", "听取法治政府建设情况的报告"]
            assert len(outline.root[3].children) == 2


def test_the_workbook_compares_and_leads_to_the_pages_of_the_packet(files):
    book = openpyxl.load_workbook(io.BytesIO(files["指标.xlsx"]))
    assert {"对比", "指标总表", "材料一之一 1", "材料一之二 2"} <= set(book.sheetnames)
    links = {cell.hyperlink.target for row in book["材料一之二 2"].iter_rows() for cell in row if cell.hyperlink}
    assert links == {"会议材料.pdf#page=6", "会议材料.pdf#page=7"}


def test_the_same_manifest_gives_the_same_bytes(files, tmp_path: Path):
    assert _make(tmp_path).value == files


def test_separator_sheets_stand_before_the_materials_when_asked(tmp_path: Path):
    pages = list(pdf_pages(_make(tmp_path, separators="true").value["会议材料.pdf"]))
    assert len(pages) == 9
    assert pages[3].startswith("区会议材料一之一青禾区人民政府")


def test_a_finished_pdf_is_put_in_and_named_as_not_archival(tmp_path: Path):
    document = pikepdf.new()
    document.add_blank_page(page_size=(595.276, 841.89))
    document.save(tmp_path / "附表.pdf")
    outcome = _make(tmp_path, '[[item.material]]\nfile = "附表.pdf"\nkind = "attachment"\n')
    assert [one.path for one in outcome.diagnostics if one.code == "packet-not-archival"] == [str(tmp_path / "附表.pdf")]
    assert len(list(pdf_pages(outcome.value["会议材料.pdf"]))) == 8
    assert outcome.value["材料一之三 附表.pdf"] == (tmp_path / "附表.pdf").read_bytes()


def test_a_finished_file_of_another_kind_lies_apart(tmp_path: Path):
    (tmp_path / "表.docx").write_bytes(b"PK finished")
    outcome = _make(tmp_path, '[[item.material]]\nfile = "表.docx"\nkind = "attachment"\n')
    assert outcome.value["材料一之三 表.docx"] == b"PK finished"
    assert "另附" in list(pdf_pages(outcome.value["会议材料.pdf"]))[2]


def test_a_material_that_is_not_there_makes_nothing(tmp_path: Path):
    with pytest.raises(ConvertError) as error:
        _make(tmp_path, '[[item.material]]\nfile = "c.txt"\n')
    assert error.value.diagnostic.code == "file-missing"
