"""Elements that were not read as such because of their fault."""

import pytest

from convert.lint import check_report
from tests.lint.worlds import report_of

BODY = "\n\n全区经济平稳运行，各项任务全面完成，社会大局保持和谐稳定。\n"


def _codes(text: str) -> list[str]:
    return [one.code for one in check_report(report_of(text), source_text=text) if one.grade in ("mandatory", "recommended")]


@pytest.mark.parametrize(("text", "code"), [
    ("关于2024年工作情况的报告。\n\n各位代表：" + BODY, "C44"), ("关于防汛工作的报告\n\n主任、各位副主任、各位委员，" + BODY, "C46"),
    ("关于加强防汛工作的通知\n\n各街道办事处，区政府各部门，" + BODY, "C46"), ("关于加强防汛工作的通知\n\n各位代表：\n\n一、总体要求。\n\n坚持预防为主。\n", "C42"),
    ("关于防汛工作的报告\n\n各位代表：" + BODY + "\n图1 流程示意图。\n", "C48"),
])
def test_the_fault_is_found_all_the_same(text: str, code: str):
    assert code in _codes(text)


@pytest.mark.parametrize("text", [
    "关于2024年工作情况的报告\n\n主任、各位副主任、各位委员：" + BODY, "关于加强防汛工作的通知\n\n各街道办事处，区政府各部门：" + BODY,
    "关于防汛工作的报告\n\n各位代表：\n\n各街道办事处要加强值守，确保安全。" + BODY, "各位委员认真审议了报告。" + BODY,
    "表1反映了全区经济情况，请各位委员参阅。" + BODY])
def test_a_right_element_and_running_text_are_left_alone(text: str):
    assert _codes(text) == []


def test_a_written_list_of_copies_ends_in_a_full_stop_and_a_list_of_names_need_not():
    text = ("青禾区人民政府关于加强防汛工作的通知\n\n各街道办事处：" + BODY + "\n青禾区人民政府\n2024年5月6日\n\n抄送：区委办公室，区人大常委会办公室{}\n"
            "青禾区人民政府办公室\t2024年5月8日印发\n")
    assert _codes(text.format("。")) == []
    assert _codes(text.format("")) == ["C47"]


def test_names_in_the_front_matter_get_their_marks_when_they_are_set():
    text = "---\n标题: 关于水文站迁建的函\n抄送: [区水利局, 区水文中心]\n---\n\n现将有关情况函告如下。" + BODY
    assert "C47" not in _codes(text)
