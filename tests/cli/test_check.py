"""`check`, as a user calls it."""

import codecs
import json
from pathlib import Path

import pytest

from convert.cli import run
from tests.lint.docx.office import BODY, docx
from tests.texts import MEETING

FONTS = ["--fonts", "bundled"]
FAULTY = MEETING.replace(" ", "") + "\n全面完成任务,成效明显。\n"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(FAULTY, "utf-8")
    return path


def test_findings_are_json_on_standard_output_and_the_status_is_one(faulty: Path, capsys):
    assert run(["check", str(faulty), *FONTS, "--format", "json"]) == 1
    found = [one for one in json.loads(capsys.readouterr().out) if one["code"] == "C01"]
    assert [(one["path"], one["grade"], FAULTY.splitlines()[one["line"] - 1][one["column"] - 1]) for one in found] == [
        (str(faulty), "mandatory", ",")]
    assert set(found[0]) >= {"path", "line", "column", "code", "grade", "message", "hint"}


def test_a_correct_report_has_status_zero(tmp_path: Path, capsys):
    path = tmp_path / "report.txt"
    path.write_text(MEETING, "utf-8")
    assert run(["check", str(path), *FONTS, "--lang", "en"]) == 0
    assert "mandatory" not in capsys.readouterr().out


@pytest.mark.parametrize(("shown", "mark"), [("text", "C01"), ("sarif", '"version": "2.1.0"')])
def test_findings_come_as_text_and_as_sarif(faulty: Path, capsys, shown: str, mark: str):
    assert run(["check", str(faulty), *FONTS, "--format", shown]) == 1
    assert mark in capsys.readouterr().out


@pytest.mark.parametrize(("lang", "family", "line"), [
    ("zh", "F  数据", "  F02  提示  分项大于总数（通行做法）"), ("en", "F  Figures", "  F02  advisory  Parts exceed their whole (practice)")])
def test_every_rule_is_listed_by_family(capsys, lang, family, line):
    from convert.lint import rule_ids

    assert run(["check", "--rules", "--lang", lang]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert family in lines
    assert line in lines
    assert sorted(one.split()[0] for one in lines if one.startswith("  ")) == list(rule_ids())


def test_a_rule_is_explained_without_input(capsys):
    assert run(["check", "--explain", "C24", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("# C24 Form of a document number")
    assert run(["check", "--explain", "X99"]) == 2
    assert run(["check"]) == 2


def test_a_fix_shows_a_diff_and_stands_beside_the_input(faulty: Path, capsys):
    assert run(["check", str(faulty), *FONTS, "--fix"]) == 0
    assert "+全面完成任务，成效明显。" in capsys.readouterr().out
    fixed = faulty.with_name("report-fixed.txt")
    assert fixed.read_text("utf-8") == FAULTY.replace("任务,", "任务，")
    assert faulty.read_text("utf-8") == FAULTY
    assert run(["check", str(fixed), *FONTS, "--fix"]) == 0
    assert not faulty.with_name("report-fixed-fixed.txt").exists()


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", codecs.BOM_UTF8), ("gb18030", b""), ("utf-16-le", codecs.BOM_UTF16_LE)])
def test_a_fixed_text_keeps_its_encoding_and_byte_order_mark(tmp_path: Path, encoding: str, mark: bytes):
    path = tmp_path / "report.txt"
    path.write_bytes(mark + FAULTY.encode(encoding))
    assert run(["check", str(path), *FONTS, "--fix", "--quiet"]) == 0
    assert (tmp_path / "report-fixed.txt").read_bytes() == mark + FAULTY.replace("任务,", "任务，").encode(encoding)


def test_text_and_format_of_a_docx_are_checked_and_fixed_as_tracked_changes(tmp_path: Path, capsys):
    path = tmp_path / "old.docx"
    path.write_bytes(docx(f"word/document.xml //w:body/w:p[3]\n<w:p><w:r><w:rPr><w:sz w:val='24'/></w:rPr><w:t>{BODY}</w:t></w:r>"
                          "<w:r><w:t>任务完成,成效明显。</w:t></w:r></w:p>"))
    assert run(["check", str(path), *FONTS, "--format", "json"]) == 1
    found = {one["code"]: one for one in json.loads(capsys.readouterr().out)}
    assert {"C01", "D09", "D24"} <= set(found)
    assert found["C01"]["line"] == found["D09"]["line"] == 3
    assert run(["check", str(path), *FONTS, "--fix", "--quiet"]) == 0
    assert b"PK" in (tmp_path / "old-fixed.docx").read_bytes()[:2]


def test_a_profile_may_be_a_file(faulty: Path, tmp_path: Path, capsys):
    profile = tmp_path / "mine.toml"
    profile.write_text('id = "mine"\ntitle = "自定"\ninclude = ["N"]\n', "utf-8")
    assert run(["check", str(faulty), *FONTS, "--profile", str(profile)]) == 0
    assert run(["check", str(faulty), *FONTS, "--profile", "nowhere"]) == 2
    assert "check-profile-unknown" in capsys.readouterr().err


def test_a_model_cannot_be_fixed(tmp_path: Path):
    path = tmp_path / "report.json"
    text = tmp_path / "report.txt"
    text.write_text(FAULTY, "utf-8")
    assert run(["model", str(text), "-o", str(path), "--quiet"]) == 0
    assert run(["check", str(path), *FONTS, "--fix"]) == 2


def test_one_report_is_fixed_at_a_time_and_standard_input_with_a_name(tmp_path: Path, capsys):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FAULTY, "utf-8")
    assert run(["check", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), *FONTS, "--fix"]) == 2
    assert "check-fix-one" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_words_of_the_office_are_told_mended_and_never_accused(tmp_path: Path, capsys):
    path, words = tmp_path / "report.txt", tmp_path / "用语表.txt"
    path.write_text(MEETING + "\n由青河区布署，座落的的村落实。\n", "utf-8")
    words.write_bytes("青河区 青禾区\n座落的的村\n".encode("gb18030"))
    assert run(["check", str(path), *FONTS, "--words", str(words), "--format", "json"]) == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out) if one["code"][0] == "W"] == ["W13", "W11"]
    assert run(["check", str(path), *FONTS, "--words", str(words), "--fix"]) == 0
    assert (tmp_path / "report-fixed.txt").read_text("utf-8").endswith("由青禾区部署，座落的的村落实。\n")


def test_a_line_of_the_list_that_is_wrong_is_told_with_its_number(faulty: Path, tmp_path: Path, capsys):
    words = tmp_path / "用语表.txt"
    words.write_text("青河区 青禾区\n甲乙 丙丁 戊己\n", "utf-8")
    assert run(["check", str(faulty), *FONTS, "--words", str(words)]) == 2
    assert f"{words}:2: " in capsys.readouterr().err


def test_files_and_folders_are_checked_together_with_a_summary(faulty: Path, tmp_path: Path, capsys):
    folder = tmp_path / "稿件"
    folder.mkdir()
    (folder / "甲.txt").write_text(MEETING, "utf-8")
    (folder / "乙.txt").write_bytes(b"PK\x03\x04broken")
    assert run(["check", str(faulty), str(folder), *FONTS]) == 3
    shown = capsys.readouterr()
    assert f"{faulty}:" in shown.out and "乙.txt" in shown.err
    assert shown.out.splitlines()[-1] == "检查了 3 份：有问题的 1 份，没有的 1 份，读不出的 1 份。"
    assert run(["check", str(folder / "甲.txt"), *FONTS]) == 0
    assert "检查了" not in capsys.readouterr().out
