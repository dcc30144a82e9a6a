"""What a reader can make is published: every output of any report, each read back and compared with the model."""

import json
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from convert.api import Dossier, Kind, Settings, load
from convert.model.report import Report
from tests.whole_reports import whole_reports

PUBLISHED: Final[tuple[Kind, ...]] = ("docx", "pdf", "xlsx", "json", "ofd")


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck))
@given(whole_reports())
def test_every_output_of_a_whole_report_is_published(report: Report) -> None:
    """A report that fails is shown as it was drawn: to make it smaller takes minutes."""
    dossier = Dossier(report, Settings(fonts="bundled"), name="any")
    for kind in PUBLISHED:
        assert dossier.output(kind)


_FORMAL: Final = "望川县人民政府文件\n\n望政〔2024〕15号\n\n关于开展水利工程检查的通知\n\n各镇人民政府：\n\n现将有关事项通知如下。\n\n望川县人民政府\n\n2024年3月5日\n\n"
_PRINTER: Final = "望川县推进水利工程建设和农村饮用水安全工作领导小组第一联合办公室"
_OFFICES: Final = tuple(f"望川县第{number}中心小学" for number in range(1, 61))


@pytest.mark.parametrize("end", ["\n", "　　"])
def test_sixty_offices_and_a_printer_of_thirty_two_characters_are_published(end: str) -> None:
    assert len(_PRINTER) == 32
    made = load(f"{_FORMAL}抄送：{'，'.join(_OFFICES)}。{end}{_PRINTER}　2024年3月6日印发\n".encode(), name="a.txt",
                settings=Settings(fonts="bundled"))
    assert made.report.imprint is not None
    assert (made.report.imprint.copy_recipients, made.report.imprint.printing_office) == (_OFFICES, _PRINTER)
    for kind in PUBLISHED:
        assert made.output(kind)


def test_a_model_whose_merged_cell_covers_text_is_published() -> None:
    model = json.loads(load("关于工作情况的报告\n\n正文。\n".encode(), name="a.txt").output("json"))
    model["body"].append({"type": "table", "id": "t1", "caption": "", "rows": [["项目", "甲", "乙"], ["收入", "1", "2"], ["支出", "3", "4"]],
                          "source": [], "spans": [{"row": 0, "column": 0, "rows": 3, "columns": 2}]})
    made = load(json.dumps(model).encode(), name="a.json", settings=Settings(fonts="bundled"))
    for kind in PUBLISHED:
        assert made.output(kind)


@pytest.mark.parametrize("lines", range(2, 21, 3))
def test_a_word_file_with_a_note_near_the_foot_of_the_page_is_published(lines: int) -> None:
    text = "# 某市工作情况的报告\n\n" + "全市推进重点工作。\n\n" * lines + "完成三项[^1]。\n\n" + "推进重点工作，" * 80 + "\n\n[^1]: 说明。\n"
    word = load(text.encode(), name="a.md", settings=Settings(fonts="bundled")).docx
    made = load(word, name="a.docx", settings=Settings(fonts="bundled", pdf_profile="plain"))
    assert [note.text for note in made.report.notes] == ["说明。"]
    assert made.pdf
