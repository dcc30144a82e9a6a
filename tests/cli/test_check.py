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
