"""Where the elements of a report stand in its document."""

from convert.api import Settings, load
from convert.lint.checked import Checked
from convert.lint.docx.facts import DocxFacts
from tests.lint.docx.foreign import Habits, notice


def found(data: bytes) -> dict[str, str]:
    """Return the letters of each element, as its document has them."""
    report = load(data, name="a.docx", settings=Settings(fonts="bundled")).report
    facts = DocxFacts(data, passages=tuple(Checked(report).passages), report=report)
    return {one.slot: one.paragraph.text[one.start:one.end] for one in facts.elements}


WANTED = {
    "header.copy_number": "000012", "header.classification": "秘密", "header.classification_term": "1年", "header.urgency": "特急",
    "header.issuer_mark": "青禾区人民政府文件", "main_recipients": "各镇人民政府，区政府各部门", "attachment_note": "防汛物资储备清单",
    "sign_off.authority": "青禾区人民政府", "sign_off.date": "2024年5月6日", "document_note": "此件公开发布", "attachments.0.label": "附件1",
    "attachments.0.title": "防汛物资储备清单", "imprint.copy_recipients": "区政协办公室", "imprint.printing_office": "青禾区人民政府办公室",
    "imprint.date_of_printing": "2024年5月8日"}


def test_every_element_is_found_in_rows_frames_and_cells():
    for habits in (Habits(), Habits(boxes=True)):
        assert WANTED.items() <= found(notice(habits)).items()


def test_two_elements_in_one_row_are_told_apart():
    both = found(notice(Habits(upward=True)))
    assert (both["header.document_number"], both["header.signatories"]) == ("青政〔2024〕18号", "江一舟")


def test_a_signature_is_not_taken_for_the_line_of_the_printing_office():
    data = notice(printed={"face": "宋体"})
    report = load(data, name="a.docx").report
    facts = DocxFacts(data, passages=tuple(Checked(report).passages), report=report)
    rows = {one.slot: one.paragraph.text for one in facts.elements}
    assert (rows["sign_off.authority"], "印发" in rows["imprint.printing_office"]) == ("青禾区人民政府", True)


def test_without_a_report_no_element_is_looked_for():
    assert DocxFacts(notice()).elements == ()
