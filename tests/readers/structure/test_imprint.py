"""版记 and what stands below it."""

import pytest

from convert.readers.structure.draft import Draft
from convert.readers.structure.imprint import is_imprint_part, read_imprint
from tests.readers.structure.making import lines_of


def test_an_imprint():
    imprint, rest = read_imprint(
        lines_of(
            "正文一段。\n主送：各镇。\n抄送：市水利局，市财政局。\n青禾区人民政府办公室　2024年3月6日印发\n（共印30份）"
        ),
        Draft(),
    )
    assert (imprint.main_recipients, imprint.copy_recipients) == (("各镇",), ("市水利局", "市财政局"))
    assert (imprint.printing_office, imprint.date_of_printing, len(rest)) == ("青禾区人民政府办公室", "2024年3月6日", 1)


def test_a_text_without_imprint_stays_whole():
    assert read_imprint(lines_of("正文一段。\n抄好作业。"), Draft())[0] is None


def test_a_row_of_labels_names_nobody_and_stays_text():
    assert read_imprint(lines_of("正文一段。\n抄送:抄送:抄送:"), Draft())[0] is None


def test_who_printed_is_said_once_and_a_second_line_is_not_lost():
    line = "青禾区人民政府办公室　2024年3月6日印发"
    imprint, rest = read_imprint(lines_of(f"正文一段。\n抄送：市水利局。\n{line}\n{line}"), Draft())
    assert (imprint.copy_recipients, imprint.printing_office) == (("市水利局",), "青禾区人民政府办公室")
    assert [one.text for one in rest] == ["正文一段。", "青禾区人民政府办公室2024年3月6日印发"]


def test_copies_may_be_wrapped_within_a_name():
    text = "正文一段。\n抄送：县委办公室，县人大常委会办公室，县自\n然资源和规划局，\n县农业农村局。\n青禾县人民政府办公室　2024年3月6日印发"
    imprint, rest = read_imprint(lines_of(text), Draft())
    assert (imprint.copy_recipients, len(rest)) == (("县委办公室", "县人大常委会办公室", "县自然资源和规划局", "县农业农村局"), 1)


@pytest.mark.parametrize("between", ["。", "。　　", "　", "，"])
def test_who_printed_may_follow_the_list_on_its_line(between: str):
    copies = tuple(f"市第{number}局" for number in "一二三四五六七八九十")
    text = f"正文一段。\n抄送：{'，'.join(copies)}{between}青禾区人民政府办公室　2024年3月6日印发"
    imprint, rest = read_imprint(lines_of(text), Draft())
    assert (imprint.copy_recipients, imprint.printing_office, imprint.date_of_printing, len(rest)) == (
        copies, "青禾区人民政府办公室", "2024年3月6日", 1)


def test_who_printed_may_stand_on_the_line_above_the_date():
    imprint, rest = read_imprint(lines_of("正文一段。\n抄送：市水利局。\n青禾区水务局办公室\n2024年3月6日印发"), Draft())
    assert (imprint.copy_recipients, imprint.printing_office, imprint.date_of_printing) == (("市水利局",), "青禾区水务局办公室", "2024年3月6日")
    imprint, rest = read_imprint(lines_of("正文一段。\n青禾区水务局办公室\n2024年3月6日印发"), Draft())
    assert (imprint.printing_office, [line.text for line in rest]) == ("青禾区水务局办公室", ["正文一段。"])


@pytest.mark.parametrize(("text", "part"), [
    ("抄送：区水务局。", True), ("共印30份", True), ("主题词：水利　防汛　通知", True), ("青禾区水务局、青禾区财政局。", True), ("全年平稳。", False)])
def test_what_stands_in_an_imprint(text, part):
    assert is_imprint_part(text) is part
