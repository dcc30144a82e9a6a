"""`convert packet`."""

import zipfile
from pathlib import Path

import pytest

from convert.cli import run
from tests.texts import MEETING

MANIFEST = '[meeting]\nname = "青禾区会议"\ndate = "2025-03-20"\n[[item]]\ntitle = "听取报告"\n[[item.material]]\nfile = "a.txt"\n'


def _prepare(folder: Path) -> str:
    (folder / "a.txt").write_text(MEETING, "utf-8")
    (folder / "meeting.toml").write_text(MANIFEST, "utf-8")
    return str(folder / "meeting.toml")


def test_all_files_are_written_and_a_second_run_leaves_them_alone(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    manifest = _prepare(tmp_path)
    call = ["packet", manifest, "--out", str(tmp_path / "out"), "--fonts", "bundled"]
    assert run(call) == 0
    times = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    assert len(times) == 4
    assert run(call) == 3
    assert "file-exists" in capsys.readouterr().err
    monkeypatch.setattr("convert.cli.packet.make_packet", None)  # a packet that is there is not made again
    assert run([*call, "--resume"]) == 0
    assert times == {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}


def test_a_packet_that_lacks_a_file_is_made_again_on_resume(tmp_path: Path):
    manifest = _prepare(tmp_path)
    call = ["packet", manifest, "--out", str(tmp_path / "out"), "--fonts", "bundled", "--quiet"]
    assert run(call) == 0
    whole = (tmp_path / "out" / "会议材料.pdf").read_bytes()
    (tmp_path / "out" / "会议材料.pdf").unlink()
    assert run([*call, "--resume"]) == 0
    assert (tmp_path / "out" / "会议材料.pdf").read_bytes() == whole


def test_resume_takes_new_materials_and_replaces_what_it_made_but_nothing_that_a_person_changed(tmp_path: Path, capsys):
    manifest = _prepare(tmp_path)
    call = ["packet", manifest, "--out", str(tmp_path / "out"), "--fonts", "bundled", "--quiet", "--resume"]
    assert run(call) == 0
    pdf, book = tmp_path / "out" / "会议材料.pdf", tmp_path / "out" / "指标.xlsx"
    before = pdf.read_bytes()
    (tmp_path / "a.txt").write_text(MEETING.replace("1286", "1287"), "utf-8")
    assert run(call) == 0
    assert pdf.read_bytes() != before
    book.write_bytes(b"changed by hand")
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    assert run(call) == 3
    assert f"{book}: 错误 file-exists" in capsys.readouterr().err
    assert book.read_bytes() == b"changed by hand"
    assert run([*call, "--force"]) == 0
    assert pdf.read_bytes() == before


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_neither_manifest_nor_material_is_replaced(tmp_path: Path, force: list[str], capsys):
    manifest = _prepare(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "指标.xlsx").write_bytes(b"finished file")
    Path(manifest).write_text(MANIFEST + '[[item.material]]\nfile = "out/指标.xlsx"\nkind = "attachment"\n', "utf-8")
    assert run(["packet", manifest, "--out", str(tmp_path / "out"), "--fonts", "bundled", *force]) == 2
    assert "file-is-input" in capsys.readouterr().err
    assert (tmp_path / "out" / "指标.xlsx").read_bytes() == b"finished file"
    assert run(["packet", manifest, "--out", manifest, "--zip", "--fonts", "bundled", *force]) == 2
    assert Path(manifest).read_text("utf-8").startswith("[meeting]")


def test_a_packet_as_one_zip(tmp_path: Path):
    assert run(["packet", _prepare(tmp_path), "--zip", "--fonts", "bundled", "--quiet"]) == 0
    with zipfile.ZipFile(tmp_path / "meeting.zip") as archive:
        assert "manifest.json" in archive.namelist()
    before = (tmp_path / "meeting.zip").stat().st_mtime_ns
    call = ["packet", str(tmp_path / "meeting.toml"), "--zip", "--fonts", "bundled", "--quiet"]
    assert run([*call, "--resume"]) == 0
    assert (tmp_path / "meeting.zip").stat().st_mtime_ns == before
    assert run(call) == 3


def test_a_zip_is_made_beside_a_folder_that_is_there_already(tmp_path: Path):
    manifest = _prepare(tmp_path)
    call = ["packet", manifest, "--fonts", "bundled", "--quiet"]
    assert run(call) == 0
    assert run([*call, "--zip", "--resume"]) == 0
    with zipfile.ZipFile(tmp_path / "meeting.zip") as archive:
        assert sorted(archive.namelist()) == sorted(path.name for path in (tmp_path / "meeting").iterdir())


def test_resume_replaces_a_zip_that_it_made_but_none_that_a_person_changed(tmp_path: Path, capsys):
    manifest, path = _prepare(tmp_path), tmp_path / "meeting.zip"
    call = ["packet", manifest, "--zip", "--fonts", "bundled", "--quiet", "--resume"]
    assert run(call) == 0
    before = path.read_bytes()
    (tmp_path / "a.txt").write_text(MEETING.replace("1286", "1287"), "utf-8")
    assert run(call) == 0
    assert path.read_bytes() != before
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("意见.txt", "by hand")
    changed = path.read_bytes()
    assert run(call) == 3
    assert f"{path}: 错误 file-exists" in capsys.readouterr().err
    assert path.read_bytes() == changed
    path.write_bytes(b"another file")
    assert run(call) == 3
    assert path.read_bytes() == b"another file"


def test_a_wrong_manifest_is_one_sentence_and_exit_2(tmp_path: Path, capsys):
    manifest = _prepare(tmp_path)
    Path(manifest).write_text(MANIFEST.replace("title", "titel"), "utf-8")
    assert run(["packet", manifest]) == 2
    err = capsys.readouterr().err
    assert "meeting.toml:5: " in err
    assert "title" in err


def test_a_manifest_is_written_for_a_folder_and_never_over_another(tmp_path):
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    assert run(["packet", "--init", str(tmp_path), "--fonts", "bundled", "--quiet"]) == 0
    assert "[[议程.材料]]" in (tmp_path / "会议.toml").read_text("utf-8")
    assert run(["packet", "--init", str(tmp_path), "--fonts", "bundled", "--quiet"]) != 0


def test_a_set_without_a_tag_is_made(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(MEETING, "utf-8")
    (tmp_path / "m.toml").write_text('[会议]\n名称 = "会议"\n日期 = 2025-03-20\n[[议程]]\n标题 = "甲"\n[[议程.材料]]\n文件 = "a.txt"\n'
                                     '[[议程.材料]]\n文件 = "b.txt"\n标记 = ["内部"]\n', "utf-8")
    assert run(["packet", str(tmp_path / "m.toml"), "--out", str(tmp_path / "out"), "--fonts", "bundled", "--quiet", "--without", "内部"]) == 0
    assert [path.name[:8] for path in sorted((tmp_path / "out").glob("*.docx"))] == ["01 材料一之一"]
