"""What a paragraph is comes from what was read, not from how it looks."""

from convert.lint.docx.facts import DocxFacts
from convert.lint.passage import CheckedPassage
from convert.lint.run import findings
from tests.lint.docx.office import BODY, docx
from tests.lint.worlds import EVERYTHING

SMALL = '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="{size}"/></w:rPr>'


def _line(text: str, size: int = 32, align: str = "left") -> str:
    return f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr><w:r>{SMALL.format(size=size)}<w:t>{text}</w:t></w:r></w:p>'


def _passages(*told: tuple[str, str]) -> tuple[CheckedPassage, ...]:
    return tuple(CheckedPassage(block=f"b{at}", kind=kind, text=text) for at, (kind, text) in enumerate(told))


def _codes(data: bytes, passages: tuple[CheckedPassage, ...]) -> set[str]:
    return {rule.id for rule, _ in findings(DocxFacts(data, passages=passages), EVERYTHING, "docx")}


def test_a_title_that_looks_like_text_is_still_the_title():
    data = docx("word/document.xml //w:p[1]\n" + _line("关于2024年工作情况的报告"))
    facts = DocxFacts(data, passages=_passages(("title", "关于2024年工作情况的报告"), ("body", BODY)))
    assert facts.paragraphs[0].role == "title"
    assert {"D10", "D11", "D12"} <= _codes(data, _passages(("title", "关于2024年工作情况的报告"), ("body", BODY)))
    assert not {"D10", "D11", "D12"} & _codes(data, ())


def test_a_title_over_two_paragraphs_is_one():
    data = docx("word/document.xml //w:p[1]\n" + _line("关于2024年", 44) + _line("工作情况的报告", 44))
    roles = [one.role for one in DocxFacts(data, passages=_passages(("title", "关于2024年工作情况的报告"))).paragraphs]
    assert roles[:3] == ["title", "title", "other"]


def test_the_name_of_the_issuer_above_the_title_is_no_part_of_it():
    data = docx("word/document.xml //w:p[1]\n" + _line("青禾区水利局", 80) + _line("青禾区水利局关于防汛工作的函", 44))
    roles = [one.role for one in DocxFacts(data, passages=_passages(("title", "青禾区水利局关于防汛工作的函"))).paragraphs]
    assert roles[:3] == ["other", "title", "other"]


def test_an_imprint_in_its_own_size_is_no_text():
    line = "抄送：区委办公室，区人大常委会办公室，区政协办公室，区监察委员会，区人民法院。"
    data = docx("word/document.xml //w:p[8]\n" + _line(line, 28))
    read = (("title", "关于2024年工作情况的报告"), ("body", BODY), ("body", BODY), ("body", BODY), ("imprint", line))
    assert "D09" not in _codes(data, _passages(*read))


def test_a_run_in_heading_ends_where_it_was_read():
    lead = CheckedPassage(block="p1", kind="body", text="（一）加强组织领导。" + BODY, level=2, lead_end=10)
    paragraph = DocxFacts(docx(), passages=(lead,)).paragraphs[4]
    assert (paragraph.role, paragraph.level, paragraph.text[: paragraph.lead_end]) == ("body", 2, "（一）加强组织领导。")


def test_a_face_that_is_named_nowhere_is_not_asked_about():
    data = docx("word/styles.xml //w:docDefaults\n<w:docDefaults/>", "word/theme/theme1.xml //a:minorFont\n")
    shown = [finding.args.get("face") for _, finding in findings(DocxFacts(data), EVERYTHING, "docx")]
    assert "?" not in shown
