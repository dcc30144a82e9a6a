"""From a manifest to the files of a packet."""

import hashlib
import io
import json
from pathlib import Path

import docx
import ofdkit
import openpyxl
import pikepdf
import pytest

from convert.api import Settings
from convert.diagnostics import ConvertError
from convert.exporters.pdf import unpack
from convert.packet import load_manifest, make_packet
from convert.style import styles_folder
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


def _make(folder: Path, more: str = "", separators: str = "false", settings: Settings = SETTINGS):
    (folder / "a.txt").write_text(MEETING, "utf-8")
    (folder / "b.txt").write_text(SECOND_YEAR, "utf-8")
    text = MANIFEST.format(more=more, separators=separators)
    return make_packet(load_manifest(text.encode(), path=str(folder / "meeting.toml")), settings)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return _make(tmp_path_factory.mktemp("packet")).value


def test_the_packet_holds_a_pdf_a_workbook_a_docx_for_each_report_and_a_manifest(files):
    title = "青禾区人民政府关于{}年度法治政府建设情况的报告"
    assert set(files) == {"会议材料.pdf", "指标.xlsx", "manifest.json", f"01 材料一之一 {title.format(2023)}.docx",
                          f"02 材料一之二 {title.format(2024)}.docx"}


def test_the_manifest_tells_the_sum_of_every_file_and_where_each_material_stands(files):
    record = json.loads(files["manifest.json"])
    sums = {one["name"]: one["sha256"] for one in record["files"]}
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "manifest.json"}
    assert [(one["number"], one["first_page"], one["pages"]) for one in record["materials"]] == [
        ("区会议材料一之一", 5, 2), ("区会议材料一之二", 7, 2)]


def test_the_pages_are_cover_agenda_contents_and_the_reports_with_their_numbers(files):
    pages = list(pdf_pages(files["会议材料.pdf"]))
    assert len(pages) == 8
    assert "第十八次会议议程（2025年3月20日）一、听取法治政府建设情况的报告" in pages[2]
    assert pages[4].startswith("区会议材料一之一青禾区人民政府关于2023年度")
    assert pages[6].startswith("区会议材料一之二青禾区人民政府关于2024年度")
    assert [page.count(f"会议材料第{number}页") for number, page in enumerate(pages, 1)] == [0, 0, *[1] * 6]


def test_each_material_begins_on_a_right_hand_page_unless_printed_on_one_side(tmp_path: Path):
    more = '[[item]]\ntitle = "乙"\n[[item.material]]\nfile = "a.txt"\n'
    for duplex in ("true", "false"):
        text = MANIFEST.format(more=more, separators="true").replace("separators", f"duplex = {duplex}\nseparators")
        (tmp_path / "a.txt").write_text(MEETING, "utf-8")
        (tmp_path / "b.txt").write_text(SECOND_YEAR, "utf-8")
        files = make_packet(load_manifest(text.encode(), path=str(tmp_path / "meeting.toml")), SETTINGS).value
        firsts = [one["first_page"] for one in json.loads(files["manifest.json"])["materials"]]
        assert firsts == ([7, 11, 15] if duplex == "true" else [5, 8, 11])
        pages = list(pdf_pages(files["会议材料.pdf"]))
        assert all(pages[first - 1].startswith("区会议材料") for first in firsts)
        blank = [number for number, page in enumerate(pages, 1) if not page]
        assert blank == ([2, 6, 10, 14] if duplex == "true" else [])


def test_an_item_without_material_and_reference_material_have_their_places(tmp_path: Path):
    more = '[[item.material]]\nfile = "a.txt"\nrole = "reference"\n[[item]]\ntitle = "选举"\n'
    outcome = _make(tmp_path, more)
    pages = list(pdf_pages(outcome.value["会议材料.pdf"]))
    assert "二、选举" in pages[2]
    assert "参阅材料一" in pages[3]
    assert any(name.startswith("03 参阅材料一") for name in outcome.value)


def test_the_number_of_a_formal_document_stands_above_its_head(tmp_path: Path):
    sample = Path(__file__).parents[2] / "samples" / "formal-document" / "formal-document.md"
    (tmp_path / "c.md").write_bytes(sample.read_bytes())
    files = _make(tmp_path, '[[item.material]]\nfile = "c.md"\n').value
    page = list(pdf_pages(files["会议材料.pdf"]))[8]
    assert page.startswith("区会议材料一之三000007")
    own = docx.Document(io.BytesIO(next(data for name, data in files.items() if name.startswith("03 "))))
    assert [paragraph.text for paragraph in own.paragraphs[:2]] == ["区会议材料一之三", "000007"]


def test_pictures_are_pages_of_the_packet(tmp_path: Path):
    picture = Path(__file__).parents[2] / "samples" / "letter" / "site.png"
    (tmp_path / "图.png").write_bytes(picture.read_bytes())
    outcome = _make(tmp_path, '[[item.material]]\nfile = "图.png"\nkind = "attachment"\n')
    assert outcome.value["03 材料一之三 图.png"] == picture.read_bytes()
    assert len(list(pdf_pages(outcome.value["会议材料.pdf"]))) == 9


def test_what_may_be_left_out_is_left_out_when_it_is_damaged_and_told(tmp_path: Path):
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7 nothing")
    more = '[[item.material]]\nfile = "坏.pdf"\nkind = "attachment"\n'
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "packet-pdf-damaged"):
        _make(tmp_path, more)
    outcome = _make(tmp_path, more + "optional = true\n")
    assert [one.code for one in outcome.diagnostics if one.grade == "advisory"] == ["packet-pdf-damaged", "packet-left-out"]
    assert not any("坏" in name for name in outcome.value)


def test_front_files_stand_before_the_contents(tmp_path: Path):
    document = pikepdf.new()
    document.add_blank_page(page_size=(595.276, 841.89))
    document.save(tmp_path / "座位.pdf")
    outcome = _make(tmp_path, '[[front]]\nfile = "座位.pdf"\ntitle = "座位图"\n[[schedule]]\ntime = "上午"\ntext = "开会"\n'
                              '[[attendance]]\nlabel = "出席"\nnames = ["林岚"]\n')
    pages = list(pdf_pages(outcome.value["会议材料.pdf"]))
    assert [page.partition("（")[0].removeprefix("青禾区第五届人大常委会第十八次会议")[:4] for page in pages[2:7]] == [
        "议程", "日程", "出席列席", "会议材料", "目录一、"]


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
    assert {"对比", "指标总表"} <= set(book.sheetnames)
    own = book[next(name for name in book.sheetnames if name.endswith(" 2"))]
    links = {f"{cell.hyperlink.target}#{cell.hyperlink.location}" for row in own.iter_rows() for cell in row if cell.hyperlink}
    assert links == {"会议材料.pdf#page=7", "会议材料.pdf#page=8"}


def test_the_same_manifest_gives_the_same_bytes(files, tmp_path: Path):
    assert _make(tmp_path).value == files


def test_separator_sheets_stand_before_the_materials_when_asked(tmp_path: Path):
    pages = list(pdf_pages(_make(tmp_path, separators="true").value["会议材料.pdf"]))
    assert len(pages) == 12
    assert pages[4].startswith("区会议材料一之一青禾区人民政府")
    assert "会议材料第" not in pages[4]


def test_a_finished_pdf_is_put_in_and_named_as_not_archival(tmp_path: Path):
    document = pikepdf.new()
    document.add_blank_page(page_size=(595.276, 841.89))
    document.save(tmp_path / "附表.pdf")
    outcome = _make(tmp_path, '[[item.material]]\nfile = "附表.pdf"\nkind = "attachment"\n')
    assert [one.path for one in outcome.diagnostics if one.code == "packet-not-archival"] == [str(tmp_path / "附表.pdf")]
    assert len(list(pdf_pages(outcome.value["会议材料.pdf"]))) == 9
    assert outcome.value["03 材料一之三 附表.pdf"] == (tmp_path / "附表.pdf").read_bytes()
    assert "会议材料第9页" in list(pdf_pages(outcome.value["会议材料.pdf"]))[8]


def test_the_contents_lead_to_the_pages_of_a_finished_pdf(tmp_path: Path):
    document = pikepdf.new()
    document.add_blank_page(page_size=(595.276, 841.89))
    document.save(tmp_path / "附表.pdf")
    outcome = _make(tmp_path, '[[item.material]]\nfile = "附表.pdf"\nkind = "attachment"\n')
    with pikepdf.open(io.BytesIO(outcome.value["会议材料.pdf"])) as packet:
        numbers = {page.obj.objgen: number for number, page in enumerate(packet.pages, 1)}
        assert {numbers[link.Dest[0].objgen] for link in packet.pages[3].Annots} == {5, 7, 9}


def test_a_packet_with_finished_pages_carries_workbook_models_and_office_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    document = pikepdf.new()
    document.add_blank_page(page_size=(595.276, 841.89))
    document.save(tmp_path / "附表.pdf")
    (tmp_path / "表.xlsx").write_bytes(b"PK a workbook")
    monkeypatch.setattr("convert.packet.part.has_office", lambda: False)
    more = "".join(f'[[item.material]]\nfile = "{name}"\nkind = "attachment"\n' for name in ("附表.pdf", "表.xlsx"))
    packet = _make(tmp_path, more).value["会议材料.pdf"]
    assert sorted(unpack(packet)) == ["04 材料一之四 表.xlsx", "指标.xlsx", "材料一之一.json", "材料一之二.json"]
    assert unpack(packet)["04 材料一之四 表.xlsx"] == b"PK a workbook"


def test_a_finished_file_of_another_kind_lies_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("convert.packet.part.has_office", lambda: False)
    (tmp_path / "表.docx").write_bytes(b"PK finished")
    outcome = _make(tmp_path, '[[item.material]]\nfile = "表.docx"\nkind = "attachment"\n')
    assert outcome.value["03 材料一之三 表.docx"] == b"PK finished"
    assert "另附" in list(pdf_pages(outcome.value["会议材料.pdf"]))[3]


def test_a_material_that_is_not_there_makes_nothing(tmp_path: Path):
    with pytest.raises(ConvertError) as error:
        _make(tmp_path, '[[item.material]]\nfile = "c.txt"\n')
    assert error.value.diagnostic.code == "file-missing"


def test_faces_of_the_machine_that_only_some_of_the_reports_need_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The pages of a report may name a face that the pages of the packet itself never asked for."""
    kaiti = Path(styles_folder()) / "fonts" / "gw-kaiti.ttf"
    own = tmp_path / "own.ttf"
    own.write_bytes(kaiti.read_bytes())
    monkeypatch.setattr("convert.fonts.installed.installed_faces", lambda: {"宋体": ((str(own), 0),)})
    (tmp_path / "a.txt").write_text(MEETING.replace("法治", "镕堃喆旻法治"), "utf-8")
    (tmp_path / "b.txt").write_text(SECOND_YEAR, "utf-8")
    manifest = load_manifest(MANIFEST.format(more="", separators="false").encode(), path=str(tmp_path / "meeting.toml"))
    files = make_packet(manifest, Settings(fonts="auto")).value
    assert files["会议材料.pdf"].startswith(b"%PDF")


def test_an_ofd_has_the_pages_of_the_pdf_where_it_is_asked_for(tmp_path: Path, files):
    made = _make(tmp_path, settings=Settings(fonts="bundled", ofd=True)).value
    assert set(made) == {*files, "会议材料.ofd"}
    (tmp_path / "packet.ofd").write_bytes(made["会议材料.ofd"])
    with ofdkit.open(tmp_path / "packet.ofd") as document:
        shown = ["".join(sorted("".join(page.text().split()))) for page in document.pages]
    assert shown == ["".join(sorted(page)) for page in pdf_pages(made["会议材料.pdf"])]


def test_an_ofd_is_not_made_where_finished_pages_belong_in_it(tmp_path: Path, files):
    (tmp_path / "c.pdf").write_bytes(files["会议材料.pdf"])
    outcome = _make(tmp_path, more='[[item.material]]\nfile = "c.pdf"\nkind = "attachment"', settings=Settings(fonts="bundled", ofd=True))
    assert "会议材料.ofd" not in outcome.value
    assert "packet-ofd-left-out" in [one.code for one in outcome.diagnostics]


@pytest.mark.parametrize(("places", "told"), [([], [{"count": 1}]), ([None], [{"count": 1}]), ([0], [])], ids=str)
def test_it_is_told_where_the_number_stands_on_a_white_ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, places, told):
    monkeypatch.setattr("convert.packet.make.free_places", lambda *_: [places])
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    document.save(tmp_path / "c.pdf")
    made = _make(tmp_path, '[[item.material]]\nfile = "c.pdf"\nkind = "attachment"')
    assert [one.args for one in made.diagnostics if one.code == "packet-number-on-white"] == told


def test_a_packet_that_fails_stops_printing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    closed: list[bool] = []
    monkeypatch.setattr("convert.packet.office.OfficePrinter.close", lambda _: closed.append(True))
    with pytest.raises(ConvertError):
        _make(tmp_path, '[[item.material]]\nfile = "none.docx"\nkind = "attachment"')
    assert closed == [True]
