"""What the outside may rely on, held from outside: commands run as programs."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

TEXT = """岚山市青禾区人民政府关于2024年度法治政府建设情况的报告

主任、各位副主任、各位委员：
　　现将2024年度法治政府建设情况报告如下。
　　一、主要工作成效
　　（一）坚持依法行政。全区办理行政复议案件128件，调解成功率
99.29%，比上年提高3.5个百分点。
　　二、下一步工作
　　全区计划新建服务站20个，完善制度。
　　以上报告，请予审议。
"""
FIELDS = ["path", "line", "column", "code", "grade", "message", "hint"]
GRADES = {"error", "mandatory", "recommended", "advisory", "note"}


class Ran(NamedTuple):
    """What a program left behind."""

    status: int
    out: str
    err: str


def _run(folder: Path, *words: str, given: str = "") -> Ran:
    done = subprocess.run([sys.executable, "-m", "convert", *words], cwd=folder, input=given, capture_output=True, encoding="utf-8",
                          check=False, timeout=60)
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a clean report, one with a fault, and the outputs of the first."""
    folder = tmp_path_factory.mktemp("contract")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "wrong.txt").write_text(TEXT.replace("20个，", "20个,"), "utf-8")
    assert _run(folder, "all", "a.txt", "--out", "out", "--quiet") == Ran(0, "", "")
    return folder


@pytest.fixture(scope="module")
def model(folder: Path) -> dict:
    """The model as JSON."""
    return json.loads((folder / "out" / "a.json").read_text("utf-8"))


def test_all_names_four_outputs_after_the_input(folder: Path):
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["a.docx", "a.json", "a.pdf", "a.xlsx"]


def test_an_output_stands_beside_the_input_and_is_not_replaced_unasked(folder: Path):
    assert _run(folder, "docx", "a.txt", "--quiet") == Ran(0, "", "")
    assert (folder / "a.docx").read_bytes()[:2] == b"PK"
    again = _run(folder, "docx", "a.txt", "--format", "json")
    assert (again.status, again.out) == (3, "")
    told = [json.loads(line) for line in again.err.splitlines()]
    assert (told[-1]["code"], told[-1]["path"], told[-1]["grade"]) == ("file-exists", "a.docx", "error")


def test_the_schema_comes_first_and_absent_slots_are_left_out(model: dict):
    assert next(iter(model)) == "schema"
    assert model["schema"] == "convert.report/1"
    assert set(model["source"]) == {"name", "format", "encoding", "sha256", "characters"}
    assert (model["source"]["name"], model["source"]["format"], model["source"]["characters"]) == ("a.txt", "text", len(TEXT))
    assert model["front"]["title"] == "岚山市青禾区人民政府关于2024年度法治政府建设情况的报告"
    assert model["closing"] == "以上报告，请予审议。"
    assert {"header", "sign_off", "imprint", "attachments"}.isdisjoint(model)


def test_headings_leads_and_sources_are_those_of_the_contract(model: dict):
    first, heading, run_in, *_ = model["body"]
    assert [first["type"], heading["type"], run_in["type"]] == ["paragraph", "heading", "paragraph"]
    assert (heading["level"], heading["ordinal"], heading["text"]) == (1, "一、", "主要工作成效")
    assert run_in["lead"] == {"level": 2, "ordinal": "（一）", "text": "坚持依法行政。"}
    assert run_in["text"].startswith("（一）坚持依法行政。")
    for block in model["body"]:
        letters = "".join(TEXT[start:end] for start, end in block["source"])
        assert letters == block.get("ordinal", "") + block["text"]


def test_a_join_tells_both_sides_the_place_and_the_reason(model: dict):
    (join,) = model["joins"]
    assert (join["left"][-5:], join["right"][:5]) == ("调解成功率", "99.29")
    assert TEXT[join["at"]:].startswith("99.29") or TEXT[:join["at"]].endswith("调解成功率")
    assert join["reason"]


def test_furniture_is_listed_with_its_place(folder: Path):
    text = TEXT.replace("　　二、", "— 1 —\n　　二、")
    found = json.loads(_run(folder, "model", "-", given=text).out)["furniture"]
    assert [one["text"] for one in found] == ["— 1 —"]
    assert [text[start:end] for start, end in found[0]["source"]] == ["— 1 —"]


def test_the_model_is_an_input_and_gives_the_same_files(folder: Path):
    assert _run(folder, "all", "out/a.json", "--out", "again", "--quiet").status == 0
    for suffix in ("docx", "pdf", "xlsx", "json"):
        assert (folder / "again" / f"a.{suffix}").read_bytes() == (folder / "out" / f"a.{suffix}").read_bytes()


def test_indicators_are_json_lines_with_the_fields_of_the_contract(folder: Path):
    ran = _run(folder, "indicators", "a.txt")
    found = [json.loads(line) for line in ran.out.splitlines()]
    rate = next(one for one in found if one["text"] == "99.29%")
    assert {"id", "name", "value", "value_high", "unit", "qualifier", "kind", "aspect", "period", "scope", "text", "start", "end",
            "section", "block", "sentence", "page"} <= set(rate)
    assert (rate["name"], rate["value"], rate["unit"], rate["kind"], rate["page"]) == ("调解成功率", 99.29, "%", "percent", 1)
    assert all(TEXT[one["start"]:one["end"]] == one["text"] for one in found)
    assert [one["start"] for one in found] == sorted(one["start"] for one in found)


@pytest.mark.parametrize(("name", "status"), [("a.txt", 0), ("wrong.txt", 1)])
def test_check_prints_one_array_also_when_it_is_empty(folder: Path, name: str, status: int):
    ran = _run(folder, "check", name, "--format", "json")
    found = json.loads(ran.out)
    assert (ran.status, ran.err, bool(found)) == (status, "", bool(status))
    for one in found:
        assert list(one)[:7] == FIELDS
        assert one["grade"] in GRADES


def test_check_as_text_is_one_finding_a_line(folder: Path):
    ran = _run(folder, "check", "wrong.txt", "--lang", "en")
    assert ran.out.startswith("wrong.txt:9:")
    assert " mandatory C01 " in ran.out.splitlines()[0]


@pytest.mark.parametrize(("words", "status", "code"), [
    (("pdf", "missing.txt"), 3, "file-missing"), (("check", "missing.docx"), 3, "file-missing"), (("pdf",), 2, "cli-missing"),
    (("docx", "a.txt", "--no-such"), 2, "cli-no-such-option"), (("xlsx", "a.txt", "--style", "none"), 2, "style-unknown"),
    (("indicators", "missing.txt"), 3, "file-missing"), (("docx", "-"), 2, "cli-stdin-output"), (("frobnicate",), 2, "cli-no-such-command")])
def test_an_error_is_one_object_on_standard_error_in_english_where_asked(folder: Path, words: tuple[str, ...], status: int, code: str):
    ran = _run(folder, *words, "--format", "json", "--lang", "en", given=TEXT)
    told = json.loads(ran.err)
    assert (ran.status, ran.out) == (status, "")
    assert list(told) == FIELDS
    assert (told["code"], told["grade"]) == (code, "error")
    assert told["message"].isascii() or "“" in told["message"]


def test_an_error_as_text_names_place_grade_and_code(folder: Path):
    assert _run(folder, "pdf", "missing.txt", "--lang", "zh").err == "missing.txt: 错误 file-missing 找不到文件，请检查路径。\n"
    assert _run(folder, "pdf", "missing.txt", "--lang", "en").err == "missing.txt: error file-missing The file does not exist; check the path.\n"


def test_every_line_of_diagnostics_is_an_object_where_asked(folder: Path):
    ran = _run(folder, "xlsx", "-", "-o", "piped.xlsx", "--format", "json", given=TEXT)
    assert (ran.status, ran.out) == (0, "")
    assert {json.loads(line)["grade"] for line in ran.err.splitlines()} == {"note"}
    assert (folder / "piped.xlsx").exists()


def test_fonts_and_styles_are_results(folder: Path):
    fonts = _run(folder, "fonts", "--quiet", "--lang", "en")
    assert (fonts.status, fonts.err) == (0, "")
    assert "fangsong" in fonts.out
    assert _run(folder, "fonts", "fontconfig").out.startswith("<?xml")
    assert "meeting" in _run(folder, "style", "list").out
    assert "chars_per_line = 28" in _run(folder, "style", "show", "meeting").out
