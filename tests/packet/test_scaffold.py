"""A manifest to begin with."""

from pathlib import Path

import pytest

from convert.api import Settings, load
from convert.diagnostics import UsageError
from convert.model.report import Report
from convert.packet.manifest import load_manifest
from convert.packet.scaffold import draft_of, manifest_of
from tests.texts import MEETING

SETTINGS = Settings(fonts="bundled")


def _report(number: str) -> str:
    return MEETING.replace("青禾区第五届人大常委会第十二次会议材料之三", f"青禾区第五届人大常委会第十二次会议材料{number}")


def test_titles_and_order_come_from_the_numbers_of_the_materials(tmp_path: Path):
    for name, number in (("a.txt", "二"), ("b.txt", "一之二"), ("c.txt", "一之一")):
        (tmp_path / name).write_text(_report(number), "utf-8")
    (tmp_path / "座位.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "注.zip").write_bytes(b"PK")
    text = manifest_of(str(tmp_path), SETTINGS)
    packet = load_manifest(text.encode(), path=str(tmp_path / "会议.toml"))
    assert [[Path(one.file).name for one in item.material] for item in packet.item] == [["c.txt", "b.txt"], ["a.txt"], ["座位.pdf"]]
    assert packet.meeting.label == "青禾区第五届人大常委会第十二次会议材料"
    assert packet.meeting.name == "青禾区第五届人大常委会第十二次会议"
    assert packet.item[2].material[0].kind == "attachment"


@pytest.mark.parametrize(("number", "title", "role"), [
    ("会议材料一", "关于2024年工作情况的报告", "report"), ("会议材料一", "青禾区条例（修订草案）", "draft"), ("会议文件二", "关于条例的说明", "explanation"),
    ("会议材料之三", "条例修订前后对照表", "comparison"), ("会议材料四", "关于批准决算的决议", "decision"), ("参阅材料一", "关于有关情况的报告", "reference")])
def test_number_and_title_tell_what_a_material_is(tmp_path: Path, number: str, title: str, role: str):
    label = f"青禾区第五届人大常委会第十二次{number}" if number.startswith("会议") else number
    text = f"---\n材料编号: {label}\n标题: {title}\n---\n\n正文一段。\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    packet = load_manifest(manifest_of(str(tmp_path), SETTINGS).encode(), path=str(tmp_path / "会议.toml"))
    assert packet.item[0].material[0].role == role
    assert packet.meeting.label == ("" if role == "reference" else label.rstrip("之一二三四"))


def test_a_folder_without_reports_is_told(tmp_path: Path):
    with pytest.raises(UsageError, check=lambda error: error.diagnostic.code == "packet-init-empty"):
        manifest_of(str(tmp_path), SETTINGS)


def test_what_is_no_folder_is_told(tmp_path: Path):
    with pytest.raises(UsageError, check=lambda error: error.diagnostic.code == "packet-init-folder"):
        manifest_of(str(tmp_path / "没有"), SETTINGS)


def test_a_draft_of_reports_stands_in_the_order_of_their_numbers_with_meeting_and_date():
    def numbered(number: str) -> Report:
        return load(_report(number).encode(), name="a.txt").report

    draft = draft_of([("丙", load("关于工作的报告\n\n一、工作\n\n办理案件9件。\n".encode(), name="c.txt").report),
                      ("乙", numbered("四之二")), ("甲", numbered("四之一")), ("丁", numbered("二"))])
    assert [[one.file for one in item.material] for item in draft.item] == [["丁"], ["甲", "乙"], ["丙"]]
    assert (draft.meeting.name, draft.meeting.date) == ("青禾区第五届人大常委会第十二次会议", "2024-03-20")
    assert [item.title for item in draft.item][2] == "关于工作的报告"
