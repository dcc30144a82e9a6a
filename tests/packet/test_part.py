"""A material on its way into the packet."""

from pathlib import Path

import pikepdf
import pytest

from convert.api import Settings
from convert.diagnostics import ConvertError
from convert.packet.manifest import PacketMaterial
from convert.packet.part import begin_printing, open_part
from tests.texts import MEETING

SETTINGS = Settings(fonts="bundled")


def test_a_report_gets_its_number_and_the_title_of_the_manifest(tmp_path: Path):
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    part = open_part(PacketMaterial(file=str(tmp_path / "a.txt"), title="年度报告", number="区会议材料二"), SETTINGS, [])
    assert (part.title, part.is_report, part.in_pdf) == ("年度报告", True, True)
    assert part.dossier.report.front.material_number == "区会议材料二"


def test_a_report_without_a_number_keeps_its_own(tmp_path: Path):
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    part = open_part(PacketMaterial(file=str(tmp_path / "a.txt")), SETTINGS, [])
    assert part.dossier.report.front.material_number == "青禾区第五届人大常委会第十二次会议材料之三"


def test_a_missing_file_that_may_be_left_out_is_none_and_told(tmp_path: Path):
    told = []
    assert open_part(PacketMaterial(file=str(tmp_path / "x.txt"), title="某件", optional=True), SETTINGS, told) is None
    assert [(one.code, one.grade) for one in told] == [("file-missing", "advisory"), ("packet-left-out", "advisory")]


def _attachment(folder: Path, name: str, data: bytes) -> PacketMaterial:
    (folder / name).write_bytes(data)
    return PacketMaterial(file=str(folder / name), kind="attachment", number="区会议材料二")


def test_a_picture_is_a_page_with_the_number_of_the_material(tmp_path: Path):
    picture = (Path(__file__).parents[2] / "samples" / "letter" / "site.png").read_bytes()
    part = open_part(_attachment(tmp_path, "图.png", picture), SETTINGS, [])
    assert (part.pages, part.is_report, part.shown_in_part) == (1, False, False)
    assert part.dossier.laid_out.pages[0].items[0].block == "front.material_number"


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7 nothing"])
def test_what_is_called_a_pdf_and_holds_no_pages_is_damaged(tmp_path: Path, data: bytes):
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "packet-pdf-damaged"):
        open_part(_attachment(tmp_path, "附表.pdf", data), SETTINGS, [])


def test_an_office_file_shows_what_libreoffice_made_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    document = pikepdf.new()
    document.add_blank_page()
    document.save(tmp_path / "printed.pdf")
    monkeypatch.setattr("convert.packet.part.has_office", lambda: True)
    monkeypatch.setattr("convert.packet.office.converted", lambda *_: (tmp_path / "printed.pdf").read_bytes())
    part = open_part(_attachment(tmp_path, "函.docx", b"PK"), SETTINGS, [])
    assert (part.pages, part.data, part.shown_in_part) == (1, b"PK", True)


def test_printing_begins_with_all_finished_office_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    begun: list[str] = []
    monkeypatch.setattr("convert.packet.part.has_office", lambda: True)
    monkeypatch.setattr("convert.packet.office.OfficePrinter.begin", lambda *_, path: begun.append(Path(path).name))
    begin_printing([_attachment(tmp_path, "甲.DOCX", b"1"), _attachment(tmp_path, "乙.xlsx", b"2"), _attachment(tmp_path, "丙.pdf", b"3"),
                    PacketMaterial(file=str(tmp_path / "甲.DOCX")), PacketMaterial(file="没有.docx", kind="attachment")])
    assert begun == ["甲.DOCX", "乙.xlsx"]
