"""What Windows does otherwise, simulated: its consoles, its shells, its files and its paths."""

import io
import json
import ntpath
import sys
import types
from pathlib import Path

import pytest

from convert import publish
from convert.cli import run
from convert.cli.console import Console
from convert.cli.settings import target_of
from convert.cli.table import Arguments, expanded
from convert.diagnostics import ConvertError
from convert.fonts import scan
from convert.packet import load_manifest
from convert.publish import make_folder, plain_utf8
from convert.readers import read
from convert.style import load_style
from tests.texts import MEETING

FONTS = ["--fonts", "bundled", "--quiet"]


def gbk_stream() -> io.TextIOWrapper:
    """Return a stream as Python opens one for a Chinese console."""
    return io.TextIOWrapper(io.BytesIO(), encoding="gbk", errors="strict", write_through=True)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch):
    """Let the writing of files take this machine for a Windows."""
    monkeypatch.setattr(publish, "sys", types.SimpleNamespace(platform="win32", stdin=sys.stdin))


def test_a_console_of_gbk_shows_what_it_can_and_the_rest_by_like_signs_or_numbers(monkeypatch: pytest.MonkeyPatch):
    out = gbk_stream()
    monkeypatch.setattr(sys, "stdout", out)
    Console(language="zh", quiet=False, as_json=False).result("合格 ✓　米²　𠮷")
    assert out.buffer.getvalue().decode("gbk") == "合格 √　米2　\\U00020bb7\n"  # type: ignore[attr-defined]


def test_the_table_of_elements_is_whole_in_a_console_of_gbk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "报告.txt").write_text(MEETING, "utf-8")
    out = gbk_stream()
    monkeypatch.setattr(sys, "stdout", out)
    assert run(["pdf", str(tmp_path / "报告.txt"), *FONTS, "--report-layout", "--lang", "zh"]) == 0
    text = out.buffer.getvalue().decode("gbk")  # type: ignore[attr-defined]
    assert "√" in text
    assert "\\u" not in text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_what_powershell_and_editors_write_is_read(encoding: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]):
    def written(text: str) -> bytes:
        return ("\ufeff" * (encoding == "utf-16-be") + text.replace("\n", "\r\n")).encode(encoding)

    (tmp_path / "报告.txt").write_bytes(written(MEETING))
    assert run(["model", str(tmp_path / "报告.txt"), "--quiet"]) == 0
    model = capsysbinary.readouterr().out
    assert json.loads(model)["front"]["salutation"] == "主任、各位副主任、各位委员："
    again = read(written(model.decode("utf-8")), name="报告.json").value
    assert again.front.salutation == "主任、各位副主任、各位委员："
    assert load_manifest(written('[meeting]\nname = "会议"\ndate = "2024-12-26"\n[[item]]\ntitle = "议题"\n[[item.material]]\nfile = "a.txt"\n'),
                         path="会议.toml").meeting.name == "会议"
    (tmp_path / "own.toml").write_bytes(written('[sheet]\nid = "own"\nextends = "meeting"\n[role.title]\ntype_size = "小二"\n'))
    assert load_style(str(tmp_path / "own.toml")).roles["title"].type_size_pt == 18


def test_damaged_utf16_is_told_and_not_a_fault_of_the_program():
    assert plain_utf8(b"\xff\xfe{\x00\x00\xd8").decode("utf-8") == "{\ufffd"
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "reader-json-syntax"):
        read(b"\xff\xfe{\x00\x00\xd8", name="a.json")


def test_patterns_that_the_shell_left_are_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "c.md", "[d].txt"):
        Path(name).write_text(MEETING, "utf-8")
    assert expanded(["*.txt", "c.md", "none-*.txt"]) == ("[d].txt", "a.txt", "b.txt", "c.md", "none-*.txt")
    assert expanded(["[d].txt"]) == ("[d].txt",)
    assert run(["check", "*.md", *FONTS, "--lang", "zh"]) in (0, 1)
    assert run(["?.md", "-o", "out", *FONTS]) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["c.docx", "c.json", "c.pdf", "c.xlsx"]
    assert run(["docx", "?.txt", *FONTS]) == 2
    assert run(["docx", "none-*.txt", *FONTS]) == 3


def test_files_are_written_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delattr("os.link")
    target = str(tmp_path / "a.docx")
    publish.publish([(target, b"new")], force=False, inputs=())
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "file-exists"):
        publish.publish([(target, b"other")], force=False, inputs=())
    publish.publish([(target, b"other")], force=True, inputs=())
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"other"]
    publish.publish([(target, b"third"), (str(tmp_path / "b.pdf"), b"third")], force=True, inputs=())
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"third"] * 2


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("name", ["CON.docx", "con .docx", "nul.pdf", "Com1.xlsx", "aux"])
def test_names_of_devices_are_no_targets(name: str, tmp_path: Path):
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "file-reserved"):
        publish.publish([(str(tmp_path / name), b"x")], force=True, inputs=())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("windows")
def test_a_path_that_is_too_long_is_told_with_its_length(tmp_path: Path):
    folder = str(tmp_path / ("深" * 60) / ("层" * 60) / ("目" * 60) / ("录" * 60))
    make_folder(folder)
    with pytest.raises(ConvertError) as error:
        publish.publish([(f"{folder}/报告.docx", b"x")], force=False, inputs=())
    assert (error.value.diagnostic.code, error.value.diagnostic.args["limit"]) == ("file-path-long", 259)


@pytest.mark.usefixtures("windows")
def test_a_path_in_the_long_form_may_be_long():
    publish.check_targets(["\\\\?\\" + "a" * 300], force=True, inputs=())
    with pytest.raises(ConvertError, check=lambda error: error.diagnostic.code == "file-path-long"):
        publish.check_targets(["a" * 300], force=True, inputs=())


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(("letters", "length"), [(229, None), (230, 260)])
def test_the_temporary_name_counts_too(letters: int, length: int | None, tmp_path: Path):
    """It is 30 letters long, with a stroke before it: a folder of 228 letters is the last that takes it."""
    folder = tmp_path / ("a" * (letters - 1 - len(str(tmp_path)) - 1))
    make_folder(str(folder))
    if length is None:
        publish.publish([(f"{folder}/a", b"x")], force=False, inputs=())
        assert [path.name for path in folder.iterdir()] == ["a"]
        return
    with pytest.raises(ConvertError) as error:
        publish.publish([(f"{folder}/a", b"x")], force=False, inputs=())
    assert (error.value.diagnostic.code, error.value.diagnostic.args["length"]) == ("file-path-long", length)


def test_names_of_devices_are_taken_elsewhere(tmp_path: Path):
    publish.publish([(str(tmp_path / "CON.docx"), b"x")], force=False, inputs=())
    assert (tmp_path / "CON.docx").read_bytes() == b"x"


def test_drives_and_backslashes_are_parts_of_paths(monkeypatch: pytest.MonkeyPatch):
    from convert.batch.places import is_remote
    from convert.cli.table import named_path

    console = Console(language="zh", quiet=False, as_json=False)
    with monkeypatch.context() as patch:
        patch.setattr("os.path", ntpath)
        patch.setattr("os.sep", "\\")
        found = (publish.output_name(r"D:\报告\终稿.docx", "docx"), publish.output_stem(r"D:\报告\a.txt"),
                 target_of(r"D:\报告\a.txt", "pdf", Arguments(), console), named_path(r"区财政局=C:\章\a.png"))
    assert found == ("终稿-公文.docx", "a", r"D:\报告\a.pdf", ("区财政局", r"C:\章\a.png"))
    assert not is_remote(r"D:\报告\a.txt")
    assert not is_remote("D:/报告/a.txt")


class Registry(types.ModuleType):
    """A stand-in for the registry of Windows: one list of fonts for all users, none for this one."""

    HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER = "all", "one"
    FONTS = (("仿宋 (TrueType)", "simfang.ttf", 1), ("方正小标宋简体 (TrueType)", r"D:\字库\FZXBSJW.TTF", 1))

    @staticmethod
    def OpenKey(root: str, _: str):  # noqa: N802 - the registry's own names
        if root == "one":
            raise FileNotFoundError
        import contextlib

        return contextlib.nullcontext(root)

    @staticmethod
    def QueryInfoKey(_: str):  # noqa: N802
        return 0, len(Registry.FONTS), 0

    @staticmethod
    def EnumValue(_: str, number: int):  # noqa: N802
        return Registry.FONTS[number]


def test_fonts_that_the_registry_names_are_read_and_their_folders_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Of a font that was registered from the root of a drive only that file is read, once."""
    from convert.shipped import shipped_folder

    font = (Path(shipped_folder("styles")) / "fonts" / "gw-latin.ttf").read_bytes()
    for name in ("a.ttf", "b.ttf", "c.fon"):
        (tmp_path / name).write_bytes(font)
    usual = tmp_path / "usual"
    usual.mkdir()
    monkeypatch.setattr(Registry, "FONTS", [(name, str(tmp_path / name), 1) for name in ("a.ttf", "a.ttf", "c.fon")] + [("甲", "simfang.ttf", 1)])
    monkeypatch.setattr("convert.fonts.scan.ntpath.isabs", lambda path: path.startswith(str(tmp_path)))
    monkeypatch.setitem(sys.modules, "winreg", Registry("winreg"))
    monkeypatch.setattr(scan, "font_folders", lambda _: [str(usual)])
    found = scan.scan("win32")
    assert list(found.values()) == [((str(tmp_path / "a.ttf"), 0),)] * len(found)
    assert found
    assert scan.watched("win32") == sorted([str(tmp_path / "a.ttf"), str(usual)])


def test_without_fc_list_the_folders_are_looked_through(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    from convert.shipped import shipped_folder

    (tmp_path / "a.ttf").write_bytes((Path(shipped_folder("styles")) / "fonts" / "gw-latin.ttf").read_bytes())
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    monkeypatch.setattr(scan, "font_folders", lambda _: [str(tmp_path)])
    for platform in ("win32", "linux"):
        found = scan.scan(platform)
        assert {path for places in found.values() for path, _ in places} == {str(tmp_path / "a.ttf")}
