"""`compare` as a user calls it."""

import io
import json
from pathlib import Path

import pytest

from convert.cli import run
from tests.texts import MEETING
from tests.tracked import accepted, rejected

FONTS = ["--fonts", "bundled"]


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "原稿.txt", tmp_path / "新稿.txt"
    old.write_text(MEETING, "utf-8")
    new.write_text(MEETING.replace("1286 件", "1306 件"), "utf-8")
    return old, new


def test_the_document_stands_beside_the_new_version_and_the_figures_are_printed(both: tuple[Path, Path], capsys):
    assert run(["compare", *map(str, both), *FONTS]) == 0
    told = capsys.readouterr()
    assert [line.split() for line in told.out.splitlines()] == [["指标", "原稿", "新稿", "差额"], ["办理行政处罚案件数", "1286件", "1306件", "+20件"]]
    data = both[1].with_name("新稿-花脸稿.docx").read_bytes()
    texts = [next(text for text in side(data) if "行政处罚" in text) for side in (accepted, rejected)]
    assert ["1306件" in texts[0], "1286件" in texts[1]] == [True, True]
    assert "新稿-花脸稿.docx" in told.err


def test_as_json_the_figures_are_an_array(both: tuple[Path, Path], capsys):
    assert run(["compare", *map(str, both), *FONTS, "--format", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["name"], one["old"]["value"], one["new"]["value"], one["difference"]) == ("办理行政处罚案件数", 1286, 1306, 20)


def test_the_figures_can_be_a_workbook_too(both: tuple[Path, Path], tmp_path: Path):
    assert run(["compare", *map(str, both), *FONTS, "--quiet", "-o", str(tmp_path / "out" / ""), "--figures", str(tmp_path / "变动.xlsx")]) == 0
    assert (tmp_path / "变动.xlsx").read_bytes().startswith(b"PK")


def test_a_document_on_standard_output_stands_there_alone(both: tuple[Path, Path], capsysbinary):
    assert run(["compare", *map(str, both), *FONTS, "-o", "-"]) == 0
    assert accepted(capsysbinary.readouterr().out)


def test_no_changed_figure_is_said(both: tuple[Path, Path], capsys):
    assert run(["compare", str(both[0]), str(both[0]), *FONTS]) == 0
    told = capsys.readouterr()
    assert (told.out, "数据没有变动" in told.err) == ("", True)


@pytest.mark.parametrize("count", [1, 3])
def test_other_than_two_files_are_wrong_use(both: tuple[Path, Path], count: int, capsys):
    assert run(["compare", *[str(both[0])] * count, *FONTS]) == 2
    assert "cli-two-versions" in capsys.readouterr().err
    assert len(list(both[0].parent.iterdir())) == 2


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("flag", ["-o", "--figures"])
def test_neither_version_is_ever_replaced(both: tuple[Path, Path], place: int, flag: str, capsys):
    before = both[place].read_bytes()
    assert run(["compare", *map(str, both), *FONTS, flag, str(both[place]), "--force"]) == 2
    assert "file-is-input" in capsys.readouterr().err
    assert both[place].read_bytes() == before
    assert len(list(both[0].parent.iterdir())) == 2


def test_a_comparison_that_is_compared_again_is_not_replaced(both: tuple[Path, Path]):
    assert run(["compare", *map(str, both), *FONTS, "--quiet"]) == 0
    first = both[1].with_name("新稿-花脸稿.docx")
    before = first.read_bytes()
    assert run(["compare", str(first), str(both[1]), *FONTS, "--quiet"]) == 0
    assert first.read_bytes() == before
    assert both[1].with_name("新稿-花脸稿-公文.docx").exists()


def test_the_new_version_from_standard_input_needs_a_target(both: tuple[Path, Path], monkeypatch, capsys, tmp_path: Path):
    for words, status in (([], 2), (["-o", str(tmp_path / "a.docx")], 0)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MEETING.encode())))
        assert run(["compare", str(both[0]), "-", *FONTS, "--quiet", *words]) == status
    assert "cli-stdin-output" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["-o", "new{}"], ["-o", "new{}", "--figures", "a.xlsx"]])
def test_wrong_use_makes_no_folder(both: tuple[Path, Path], words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert run(["compare", str(both[0]), *(word.format("/") for word in words), *FONTS]) == 2
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("words", [[], ["-o", "-"], ["-o", "new/"]])
def test_the_workbook_of_figures_does_not_go_to_standard_output(both: tuple[Path, Path], words: list[str], tmp_path: Path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["compare", *map(str, both), *FONTS, "--figures", "-", *words]) == 2
    told = capsys.readouterr()
    assert ("cli-figures-file" in told.err, told.out) == (True, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["原稿.txt", "新稿.txt"]


@pytest.mark.parametrize("target", ["-", "k.docx"])
def test_what_is_noticed_while_the_document_is_made_is_told_wherever_it_goes(both: tuple[Path, Path], target: str, tmp_path: Path, capsysbinary, monkeypatch):
    from convert.diagnostics import Diagnostic, Outcome
    from convert.exporters.docx import compared

    export = compared.export_compared
    noticed = Diagnostic(code="docx-font-not-embedded", grade="note", args={"family": "某体"})
    monkeypatch.setattr(compared, "export_compared", lambda *args: Outcome(export(*args).value, (noticed,)))
    monkeypatch.chdir(tmp_path)
    assert run(["compare", *map(str, both), *FONTS, "-o", target]) == 0
    assert b"docx-font-not-embedded" in capsysbinary.readouterr().err
