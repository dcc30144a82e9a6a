"""Which paragraphs are which part."""

from convert.learning.roles import placed
from convert.lint.docx.facts import DocxFacts
from convert.readers import read
from tests.learning.samples import CENTRE, SENTENCE, Sample, other_looks


def parts_of(data: bytes) -> list[tuple[str, str]]:
    facts = DocxFacts(data, "a.docx")
    report = read(data, name="a.docx").value
    return [(one.role, one.paragraph.text[one.start:one.end]) for one in placed(report, list(facts.paragraphs))]


def test_title_salutation_headings_and_text_are_told_by_what_was_read():
    parts = parts_of(other_looks())
    assert [role for role, _ in parts[:5]] == ["title", "salutation", "body", "heading_1", "heading_2"]
    assert ("heading_3", "1、加强队伍建设。") in parts
    assert parts[-1] == ("closing", "以上报告，请予审议。")


def test_a_title_over_several_paragraphs_is_a_title_in_each():
    sample = Sample()
    for line in ("青禾区人民政府", "关于2024年工作情况的报告"):
        sample.add(line, "黑体", 22, align=CENTRE)
    sample.add(SENTENCE, "宋体", 16, first=2)
    assert [role for role, _ in parts_of(sample.bytes())] == ["title", "title", "body"]


def formal(*lines: str) -> bytes:
    sample = Sample()
    for line in ("青禾区人民政府文件", *lines, "青禾区人民政府", "关于报送2024年工作情况的报告", "岚山市人民政府："):
        sample.add(line, "黑体", 22, align=CENTRE)
    sample.add(SENTENCE, "宋体", 16, first=2)
    sample.add("青禾区人民政府", "宋体", 16)
    sample.add("2024年10月15日", "宋体", 16)
    return sample.bytes()


def test_number_and_who_signs_are_told_apart_in_one_row():
    parts = parts_of(formal("青政〔2024〕18号\t签发人：沈明远"))
    assert parts[:4] == [("issuer_mark", "青禾区人民政府文件"), ("document_number", "青政〔2024〕18号\t"), ("signatory_label", "签发人："),
                         ("signatory", "沈明远")]


def test_below_the_head_nothing_is_the_mark():
    assert [role for role, text in parts_of(formal("青政〔2024〕18号")) if text == "青禾区人民政府"] == ["title", "authority_signature"]
