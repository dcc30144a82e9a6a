"""The commands that make outputs, as a user calls them."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from convert.cli import run
from tests.texts import MEETING, SECOND_YEAR

FONTS = ["--fonts", "bundled"]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(MEETING, "utf-8")
    return path


@pytest.mark.parametrize(("kind", "magic"), [("docx", b"PK"), ("pdf", b"%PDF-1.7"), ("xlsx", b"PK")])
def test_the_output_stands_beside_the_input(report: Path, kind: str, magic: bytes):
    assert run([kind, str(report), *FONTS, "--quiet"]) == 0
    assert report.with_suffix(f".{kind}").read_bytes().startswith(magic)


def test_an_existing_output_is_kept_without_force(report: Path, capsys):
    target = report.with_suffix(".docx")
    target.write_bytes(b"mine")
    assert run(["docx", str(report), *FONTS]) == 3
    assert "file-exists" in capsys.readouterr().err
    assert target.read_bytes() == b"mine"
    assert run(["docx", str(report), *FONTS, "--force", "--quiet"]) == 0
    assert zipfile.is_zipfile(target)


def test_the_model_is_printed_and_is_an_input(report: Path, capsysbinary, tmp_path: Path):
    assert run(["model", str(report), "--quiet"]) == 0
    data = capsysbinary.readouterr().out
    assert json.loads(data)["front"]["salutation"] == "主任、各位副主任、各位委员："
    again = tmp_path / "again.json"
    again.write_bytes(data)
    for path in (report, again):
        assert run(["pdf", str(path), "-o", str(path.with_suffix(".p")), *FONTS, "--quiet", "--pdf-profile", "plain"]) == 0
    assert report.with_suffix(".p").read_bytes() == again.with_suffix(".p").read_bytes()


DOUBTFUL = "县图书馆2023年度工作报告\n\n2023年，各项工作取得新进展。\n\n基本情况\n\n现有职工18人，藏书26万册。\n"


def test_doubts_are_listed_with_both_readings_and_their_reasons(report: Path, capsys):
    report.write_text(DOUBTFUL, "utf-8")
    assert run(["model", str(report), "--doubts", "--quiet"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "d1　第 5 行“基本情况”：按一级标题处理，也可能是正文。", "    一级标题：独占一行、没有句末标点、下面另起正文",
        "    正文：没有序号、也可以是一个短的自然段"]
    assert run(["model", str(report), "--doubts", "--quiet", "--format", "json"]) == 0
    (doubt,) = json.loads(capsys.readouterr().out)
    assert (doubt["id"], doubt["lines"], doubt["chosen"], doubt["alternative"]) == ("d1", [5], "heading1", "text")


def test_a_chosen_reading_is_kept_beside_the_input_and_followed(report: Path, capsys):
    report.write_text(DOUBTFUL, "utf-8")
    assert run(["model", str(report), "--choose", "d1", "--quiet"]) == 0
    assert {block["type"] for block in json.loads(capsys.readouterr().out)["body"]} == {"paragraph"}
    assert report.with_name("report.txt.choices.json").exists()
    assert run(["model", str(report), "--doubts"]) == 0
    assert "没有拿不准的地方" in capsys.readouterr().err
    assert run(["model", str(report), "--choose", "d9"]) == 3
    assert "d9" in capsys.readouterr().err


def test_standard_input_needs_an_output(monkeypatch, tmp_path: Path, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MEETING.encode())))
    assert run(["docx", "-", *FONTS]) == 2
    assert "cli-stdin-output" in capsys.readouterr().err
    assert run(["docx", "-", "-o", str(tmp_path / "a.docx"), *FONTS, "--quiet"]) == 0
    assert (tmp_path / "a.docx").exists()


def test_indicators_are_json_lines_in_text_order_with_their_pages(report: Path, capsysbinary):
    assert run(["indicators", str(report), *FONTS, "--quiet"]) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    assert {row["page"] for row in rows} == {1, 2}
    assert {"name", "value", "unit", "qualifier", "kind", "sentence"} <= set(rows[0])


def test_several_inputs_make_one_workbook(report: Path, tmp_path: Path):
    other = tmp_path / "later.txt"
    other.write_text(SECOND_YEAR, "utf-8")
    assert run(["xlsx", str(report), str(other), "-o", str(tmp_path / "both.xlsx"), *FONTS, "--quiet"]) == 0
    assert zipfile.is_zipfile(tmp_path / "both.xlsx")


def test_a_dossier_is_unpacked(report: Path, tmp_path: Path):
    assert run(["all", str(report), "--out", str(tmp_path / "out"), *FONTS, "--quiet"]) == 0
    assert run(["unpack", str(tmp_path / "out" / "report.pdf"), "--out", str(tmp_path / "inside"), "--quiet"]) == 0
    for suffix in ("xlsx", "json"):
        assert (tmp_path / "inside" / f"report.{suffix}").read_bytes() == (tmp_path / "out" / f"report.{suffix}").read_bytes()


def test_the_layout_is_reported_on_standard_output(report: Path, capsys):
    assert run(["pdf", str(report), *FONTS, "--quiet", "--report-layout"]) == 0
    assert "7.3.1" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_an_input_that_cannot_be_read_is_one_sentence_and_exit_3(tmp_path: Path, capsys, name: str):
    assert run(["pdf", str(tmp_path / name), *FONTS]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
