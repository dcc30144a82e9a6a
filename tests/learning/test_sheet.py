"""A style sheet that looks like finished documents."""

from pathlib import Path

import pytest

from convert.api import Settings, load
from convert.learning import observe, sheet_text
from convert.readers import read
from convert.style import load_style
from tests.learning.samples import other_looks
from tests.texts import MEETING

SAMPLES = Path(__file__).parents[2] / "samples"
FORMAL = (SAMPLES / "formal-document" / "formal-document.md").read_bytes()
OTHERS = {name: (SAMPLES / name / f"{name}.md").read_bytes() for name in ("joint-request", "letter", "minutes", "order")}


def learned(data: bytes, folder: Path) -> tuple[str, str]:
    """Return the path of the sheet that is learned from a DOCX, and its text."""
    text = sheet_text(observe([("样本.docx", data, read(data, name="样本.docx").value)]), "本单位")
    path = folder / "本单位.toml"
    path.write_text(text, "utf-8")
    return str(path), text


def made(content: bytes, name: str, *, style: str | None = None, overrides: tuple[str, ...] = ()) -> bytes:
    return load(content, name=name, settings=Settings(fonts="bundled", style=style, overrides=overrides)).docx


def test_the_sheet_has_the_values_and_says_what_the_standard_asks_for(tmp_path: Path):
    path, text = learned(other_looks(), tmp_path)
    sheet = load_style(path)
    assert (sheet.grid.chars_per_line, sheet.grid.lines_per_page, sheet.page.margin_binding_mm) == (30, 26, 30)
    assert sheet.grid.line_pitch_mm == pytest.approx(26 * 25.4 / 72, abs=0.01)
    assert (sheet.page_number.pattern, sheet.page_number.side, sheet.roles["page_number"].type_size_pt) == ("第{page}页", "centre", 10.5)
    title, body, heading = (sheet.roles[name] for name in ("title", "body", "heading_1"))
    assert (sheet.typefaces[title.typeface].name, title.type_size_pt, title.bold) == ("微软雅黑", 20, True)
    assert (sheet.typefaces[body.typeface].name, body.type_size_pt, body.first_line_ic) == ("宋体", 14, 2)
    assert (heading.type_size_pt, heading.bold) == (15, True)
    assert (sheet.roles["heading_2"].bold, sheet.roles["lead_3"].bold) == (False, False)
    assert sheet.typefaces["kaiti"].name == "楷体"
    assert sheet.roles["authority_signature"].type_size_pt == 14
    assert "# 公文标题：微软雅黑 20 磅 加粗，居中。标准：方正小标宋简体 二号（GB/T 9704-2012 7.3.1）。" in text
    assert "第三层“1、”" in text


def test_a_report_set_by_the_sheet_looks_like_the_sample(tmp_path: Path):
    path, _ = learned(other_looks(), tmp_path)
    again = made(MEETING.encode(), "报告.txt", style=path)
    first, second = (observe([("a", data, read(data, name="a.docx").value)]) for data in (other_looks(), again))
    for role in ("title", "body", "heading_1"):
        one, other = first.roles[role], second.roles[role]
        assert (one.family, one.size_pt, one.bold, one.first_line_ic) == (other.family, other.size_pt, other.bold, other.first_line_ic)
        assert one.pitch_pt == pytest.approx(other.pitch_pt, abs=1)
    assert (first.paper.left_mm, first.paper.top_mm) == (second.paper.left_mm, second.paper.top_mm)


@pytest.mark.parametrize(("content", "name"), [(FORMAL, "a.md"), (MEETING.encode(), "a.txt"), *((content, "a.md") for content in OTHERS.values())],
                         ids=["formal", "meeting", *OTHERS])
def test_from_a_document_of_the_standard_nothing_else_is_learned(content: bytes, name: str, tmp_path: Path):
    path, text = learned(made(content, name), tmp_path)
    assert [line for line in text.splitlines() if line.startswith(("[role", "[page", "[grid", "[docx", "[typeface", "[header"))] == []
    assert text.count("与标准一致") > 5
    load_style(path)


def test_the_sheet_of_another_document_of_ours_comes_back(tmp_path: Path):
    own = ("title.type_size=小二", "title.typeface=heiti", "body.typeface=songti", "page_number.side=centre", "issuer_mark.color=C00000", "heading_1.bold=true")
    path, _ = learned(made(FORMAL, "a.md", overrides=own), tmp_path)
    sheet = load_style(path)
    assert (sheet.roles["title"].type_size_pt, sheet.roles["title"].typeface) == (18, "heiti")
    assert (sheet.roles["body"].typeface, sheet.page_number.side, sheet.roles["issuer_mark"].color) == ("songti", "centre", "C00000")
    assert (sheet.roles["heading_1"].bold, sheet.roles["heading_2"].bold) == (True, True)
