"""The program as other Python programs call it."""

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

import convert
from tests.texts import MEETING

ROOT = Path(__file__).parents[1]
EXAMPLES = re.findall(r"^```python\n(.*?)^```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "报告.txt").write_text(MEETING, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_examples_of_the_manual_run_as_they_stand_and_print_what_they_say(folder: Path):
    assert len(EXAMPLES) >= 5
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec("\n".join(EXAMPLES), {})  # noqa: S102 - the manual's own examples
    for said in re.findall(r"print\(error.*?\)\s+# (.*)", "\n".join(EXAMPLES)):
        assert said in printed.getvalue()
    assert {"out", "对比.xlsx"} <= {path.name for path in folder.iterdir()}


def test_every_name_that_is_offered_is_there_and_is_loaded_when_it_is_asked_for():
    assert len(convert.__all__) <= 13
    for name in convert.__all__:
        assert getattr(convert, name).__doc__
    with pytest.raises(AttributeError, match="nothing"):
        convert.nothing  # noqa: B018
    code = "import sys, convert; print('msgspec' in sys.modules); convert.Settings; print('msgspec' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() == ["False", "True"]


@pytest.mark.parametrize("form", [str, Path])
def test_a_path_or_bytes_give_the_same_outputs(folder: Path, form: type):
    by_path = convert.load(form("报告.txt"), fonts="bundled")
    by_bytes = convert.load(MEETING.encode(), name="报告.txt", fonts="bundled")
    for kind in ("docx", "pdf", "xlsx", "json"):
        assert getattr(by_path, kind) == getattr(by_bytes, kind)
    assert (folder / "报告.txt").exists()


@pytest.mark.parametrize(("chosen", "code"), [
    ({"stile": "meeting"}, "settings-unknown"), ({"fonts": "mine"}, "settings-value"), ({"seals": {"": "text"}}, "settings-value"),
    ({"style": "nothing"}, "style-unknown"), ({"overrides": ("titel.size=1",)}, None), ({"style": "meeting", "overrides": ("titel.size=1",)}, "style-key")])
@pytest.mark.usefixtures("folder")
def test_a_wrong_setting_is_refused_at_once(chosen: dict, code: str | None):
    if code is None:
        convert.load("报告.txt", **chosen)
        return
    with pytest.raises(convert.UsageError) as error:
        convert.load("报告.txt", **chosen)
    assert error.value.diagnostic.code.startswith(code.rpartition("-")[0])
    assert "{" not in str(error.value)


def test_a_wrong_setting_is_told_with_what_may_stand_there():
    with pytest.raises(convert.UsageError, match=r"fonts 不能是“mine”，应为：auto \| bundled"):
        convert.load(b"", fonts="mine")


@pytest.mark.usefixtures("folder")
def test_a_date_that_no_file_can_hold_is_refused_at_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "x")
    with pytest.raises(convert.UsageError, match="SOURCE_DATE_EPOCH"):
        convert.load("报告.txt")


def test_saving_replaces_nothing_and_never_the_input(folder: Path):
    report = convert.load("报告.txt", fonts="bundled")
    assert convert.save(report, "out") == [f"out/报告.{kind}" for kind in ("docx", "pdf", "xlsx", "json")]
    with pytest.raises(convert.ConvertError, match=r"out/报告.docx: 文件已经存在"):
        convert.save(report, "out", kinds=("docx",))
    assert [(folder / "out" / f"报告.{kind}").read_bytes() for kind in ("docx", "pdf", "xlsx", "json")] == [report.docx, report.pdf, report.xlsx, report.json]
    (folder / "模型.json").write_bytes(report.json)
    again = convert.load(folder / "模型.json", fonts="bundled")
    before = (folder / "模型.json").read_bytes()
    assert convert.save(again, kinds=("json", "docx"), force=True) == ["./模型-公文.json", "./模型.docx"]
    assert (folder / "模型.json").read_bytes() == before


def test_the_workbook_leads_to_the_pdf_that_is_saved(folder: Path):
    (folder / "终稿.pdf").write_bytes(convert.load("报告.txt", fonts="bundled").pdf)
    for place, name in ((".", "终稿-公文.pdf"), ("out", "终稿.pdf")):
        report = convert.load("终稿.pdf", fonts="bundled")
        assert convert.save(report, place, kinds=("xlsx", "pdf")) == [f"{place}/终稿.xlsx", f"{place}/{name}"]
        assert report.pdf_name == name


@pytest.mark.usefixtures("folder")
def test_settings_for_several_reports_are_those_of_each_with_its_own_on_top():
    settings = convert.load("报告.txt", settings=convert.Settings(fonts="bundled", language="en", style="meeting"), style="gbt9704").settings
    assert (settings.fonts, settings.language, settings.style) == ("bundled", "en", "gbt9704")


def test_a_packet_is_files_by_name(folder: Path):
    (folder / "会议.toml").write_text('[meeting]\nname = "青禾区会议"\ndate = "2025-03-20"\n[[item]]\ntitle = "听取报告"\n[[item.material]]\nfile = "报告.txt"\n',
                                    "utf-8")
    assert {"会议材料.pdf", "指标.xlsx", "manifest.json"} <= set(convert.make_packet("会议.toml", fonts="bundled"))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_what_is_found_is_told_with_its_line(encoding: str):
    text = MEETING.replace("，", ",", 1)
    line = text[:text.index(",")].count("\n") + 1
    (found,) = [one for one in convert.check(convert.load(text.encode(encoding), name="a.txt", fonts="bundled")) if one.code == "C01"]
    assert (found.line, found.column) == (line, text.splitlines()[line - 1].index(",") + 1)


def test_a_report_is_checked_by_the_words_it_was_loaded_with():
    text = (MEETING + "\n由青河区牵头。\n").encode()
    codes = [[one.code for one in convert.check(convert.load(text, fonts="bundled", words=words)) if one.code == "W13"]
             for words in (None, "青河区 青禾区".encode())]
    assert codes == [[], ["W13"]]
