"""A text that was pasted as one line."""

from convert.readers.structure.one_line import unfold
from tests.readers.structure.making import lines_of

NOTICE = ("关于做好护林工作的通知 各村委会： 为加强护林工作，现将有关事项通知如下： 一、落实责任 各村要明确护林员，"
          "加强日常巡查，发现火情立即报告。 二、报送名单 联系人：苏合 电话：0571-1234567 第一条 本通知自印发之日起施行。 柳溪镇人民政府 2023年4月3日")


def texts(text: str) -> list[str]:
    return [line.text for line in unfold(lines_of(text))]


def test_lines_end_where_a_title_an_address_a_sentence_or_a_number_tells():
    assert texts(NOTICE) == [
        "关于做好护林工作的通知", "各村委会：", "为加强护林工作，现将有关事项通知如下：", "一、落实责任",
        "各村要明确护林员，加强日常巡查，发现火情立即报告。", "二、报送名单", "联系人：苏合", "电话：0571-1234567",
        "第一条 本通知自印发之日起施行。", "柳溪镇人民政府", "2023年4月3日"]


def test_the_lines_are_numbered_on_and_lose_no_letter():
    lines = unfold(lines_of(NOTICE))
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert "".join(line.text for line in lines).replace(" ", "") == NOTICE.replace(" ", "")


def test_a_text_of_several_lines_and_a_single_paragraph_stay():
    several = lines_of(NOTICE + "\n正文一段。\n正文两段。")
    paragraph = lines_of("全县经济平稳运行，城乡面貌持续改善，" * 8 + "人民生活 稳步提高。")
    assert unfold(several) is several
    assert unfold(paragraph) is paragraph
