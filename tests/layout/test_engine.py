import itertools

import msgspec
import pytest
from hypothesis import given, settings

from convert.layout import LayoutOptions, lay_out
from convert.layout.engine import adjusted_sheets
from convert.layout.frame import Line, Picture, Stroke
from convert.layout.punctuation import NO_END, NO_START
from convert.model.blocks import Heading, Lead, Mark, Paragraph
from convert.model.elements import Attachment, Front, HeaderBlock, Imprint, SignOff
from convert.model.report import Note
from convert.model.walk import all_blocks, block_texts
from convert.style import choose_style, load_style
from tests.layout.square import CELL, FONTS, FORMAL, MEETING, lines_of, report, text_of, width_of
from tests.strategies import reports

SHEETS = {
    name: load_style(name) for name in ("meeting", "gbt9704", "gbt9704-letter", "gbt9704-order", "gbt9704-minutes")
}


def laid(own, sheet=MEETING, **options):
    return lay_out(own, sheet, FONTS, LayoutOptions(**options)).value


def full_page(rows: int) -> str:
    """A paragraph of so many rows."""
    return "甲" * (26 + 28 * (rows - 1))


def test_an_empty_report_is_an_empty_page():
    pages = laid(report()).pages
    assert [lines_of(laid(report()), page.number) for page in pages] == [[]]
    assert pages[0].label == "— 1 —"


def test_paragraphs_follow_each_other_row_by_row():
    result = laid(report(full_page(21), full_page(4)))
    assert [len(lines_of(result, page.number)) for page in result.pages] == [22, 3]


def test_a_heading_never_stands_last_on_a_page():
    body = (
        Paragraph(id="p1", text=full_page(21)),
        Heading(id="h1", level=1, ordinal="一、", text="题"),
        Paragraph(id="p2", text=full_page(3)),
    )
    result = laid(report(body=body))
    assert lines_of(result, 1)[-1][0] == "甲"
    assert lines_of(result, 2)[0] == "一、题"
    assert result.outline[0].page == 2


def test_a_last_line_that_would_stand_alone_is_pulled_in_by_a_row_more_on_every_page():
    own = report(full_page(22), "以上各项请审议。")
    outcome = lay_out(own, MEETING, FONTS)
    assert len(outcome.value.pages) == 1
    sheet = outcome.value.sheet
    assert (sheet.grid.lines_per_page, sheet.docx.line_twips) == (23, 565)
    assert [diagnostic.code for diagnostic in outcome.diagnostics] == ["layout-pulled-in"]
    last = [item for item in outcome.value.pages[0].items if isinstance(item, Line) and not item.artifact][-1]
    assert last.baseline_mm + 0.12 * CELL == pytest.approx(262, abs=0.02)


def test_the_empty_row_below_the_material_number_is_given_up_first():
    own = report(full_page(20), "以上各项请审议。", front=Front(material_number="会议材料一"))
    outcome = lay_out(own, MEETING, FONTS)
    assert len(outcome.value.pages) == 1
    assert outcome.value.sheet.grid.lines_per_page == 22
    assert outcome.value.sheet.roles["material_number"].space_after_lh == 0


def test_a_closing_line_is_not_left_alone_either():
    result = laid(report(full_page(22), closing="以上报告，请予审议。"))
    assert len(result.pages) == 1


def test_a_lone_line_that_cannot_be_pulled_in_is_told():
    sheet = msgspec.structs.replace(MEETING, text=msgspec.structs.replace(MEETING.text, pull_in_lines=0))
    outcome = lay_out(report(full_page(22), "甲"), sheet, FONTS)
    assert len(outcome.value.pages) == 2
    assert outcome.value.sheet is None
    assert [diagnostic.code for diagnostic in outcome.diagnostics] == ["layout-single-line"]


def test_nothing_is_adjusted_when_that_is_switched_off():
    sheet = msgspec.structs.replace(MEETING, text=msgspec.structs.replace(MEETING.text, avoid_single_line_page=False))
    assert len(laid(report(full_page(22), "甲"), sheet).pages) == 2


def test_more_rows_still_fill_the_type_area():
    *_, sheet = adjusted_sheets(MEETING)
    grid = sheet.grid
    assert (grid.lines_per_page - 1) * grid.line_pitch_mm + grid.char_height_mm == pytest.approx(225)
    room = 297 - sheet.docx.margin_top_mm - sheet.docx.margin_bottom_mm
    assert 0 <= room - 23 * sheet.docx.line_twips * 25.4 / 1440 < 0.5


def test_notes_are_set_at_the_foot():
    body = (Paragraph(id="p1", text="甲①乙", marks=(Mark(kind="note", start=1, end=2, target="n1"),)),)
    result = laid(report(body=body, notes=(Note(id="n1", marker="①", text="①所称甲。"),)))
    assert lines_of(result) == ["甲①乙", "①所称甲。"]
    assert any(isinstance(item, Stroke) and item.role == "footnote" for item in result.pages[0].items)


def formal(**parts):
    values = {
        "format": "general",
        "header": HeaderBlock(issuing_authorities=("青禾区人民政府",), document_number="青政〔2024〕7号"),
        "front": Front(title="青禾区人民政府关于加强安全生产工作的通知"),
        "main_recipients": "各街道办事处：",
        "sign_off": SignOff(authority="青禾区人民政府", date="2024年12月26日", seal="seal"),
        **parts,
    }
    return report(*["为做好有关工作，现通知如下。" * 8] * 4, **values)


def test_an_attachment_begins_on_a_new_page_with_its_title_in_row_three():
    result = laid(
        formal(attachments=(Attachment(label="附件1", title="任务清单", body=(Paragraph(id="a1", text="内容。"),)),)),
        FORMAL,
    )
    lines = [item for item in result.pages[-1].items if isinstance(item, Line) and not item.artifact]
    assert [text_of(line) for line in lines] == ["附件1", "任务清单", "内容。"]
    assert lines[0].row == 1
    size = 22 * 25.4 / 72
    assert lines[1].baseline_mm - 0.88 * size == pytest.approx(37 + 2 * FORMAL.grid.line_pitch_mm, abs=0.01)
    assert result.outline[-1].text == "附件1　任务清单"


def test_a_signature_takes_a_line_of_text_along():
    for rows in range(1, 24):
        own = report(full_page(rows), sign_off=SignOff(authority="青禾区人民政府", date="2024年12月26日", seal="seal"))
        page = next(
            page
            for page in laid(own, FORMAL).pages
            if any(getattr(item, "role", "") == "date_of_issue" for item in page.items)
        )
        assert any(getattr(item, "block", "") == "p1" for item in page.items), rows


def test_the_users_seal_is_placed():
    assert any(
        isinstance(item, Picture) for page in laid(formal(), FORMAL, seals={"": b"\x89PNG"}).pages for item in page.items
    )


def test_recipients_that_leave_no_room_for_text_move_to_the_imprint():
    own = formal(main_recipients="、".join(["某某单位"] * 150) + "：", imprint=Imprint(copy_recipients=("区委办公室",)))
    outcome = lay_out(own, FORMAL, FONTS)
    assert outcome.value.recipients_moved
    assert [diagnostic.code for diagnostic in outcome.diagnostics] == ["layout-recipients-moved"]
    assert "为做好" in "".join(lines_of(outcome.value, 1))
    imprint = "".join(lines_of(outcome.value)).partition("主送：")[2]
    assert imprint == "、".join(["某某单位"] * 150) + "。抄送：区委办公室。"


def test_a_run_in_heading_changes_face_in_the_line():
    lead = Lead(level=2, ordinal="（一）", text="加强领导。")
    result = laid(report(body=(Paragraph(id="p1", lead=lead, text="（一）加强领导。各部门落实。"),)))
    assert [run.role for run in result.pages[0].items[0].runs] == ["lead_2", ""]
    assert result.outline[0].text == "（一）加强领导"


def test_the_title_is_told_as_it_was_broken():
    assert laid(report(front=Front(title="工作报告"))).title_lines == ("工作报告",)
    assert laid(report()).title_lines == ()
    long = "岚山市青禾区人民政府关于2024年度法治政府建设情况的报告"
    assert laid(report(front=Front(title=long))).title_lines == (
        "岚山市青禾区人民政府",
        "关于2024年度法治政府建设情况的报告",
    )


def letters(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=60, deadline=None)
@given(reports())
def test_any_report_keeps_its_letters_and_the_rules_of_the_page(own):
    sheet = SHEETS[choose_style(own)]
    result = laid(own, sheet)
    assert result == laid(own, sheet)
    body = [item for page in result.pages for item in page.items if isinstance(item, Line) and not item.artifact]
    for block in all_blocks(own):
        found = letters("".join(text_of(line) for line in body if line.block == block.id))
        assert sorted(found) == sorted(letters("".join(block_texts(block))))
    for line in body:
        assert line.runs[0].x_mm >= 28 - 1e-6
        assert line.runs[0].x_mm + width_of(line) <= 184 + 1e-6
        assert line.baseline_mm <= 262
    for before, after in itertools.pairwise(body):
        if (
            before.block == after.block
            and before.role == "body"
            and after.start == before.end
            and width_of(before) > 100
        ):
            assert text_of(after)[0] not in NO_START
            assert text_of(before)[-1] not in NO_END


def test_a_note_without_its_marker_gets_it_and_one_that_nothing_refers_to_follows_the_body():
    body = (Paragraph(id="p1", text="甲［1］", marks=(Mark(kind="note", start=1, end=4, target="n1"),)),)
    notes = (Note(id="n1", marker="［1］", text="所称甲。"), Note(id="n2", marker="［2］", text="所称乙。"))
    result = laid(report(body=body, closing="以上报告，请予审议。", notes=notes))
    assert lines_of(result) == ["甲［1］", "以上报告，请予审议。", "［2］　所称乙。", "［1］　所称甲。"]


@pytest.mark.parametrize("letters", [7, 90])
def test_the_number_of_a_formal_document_stands_once_on_its_first_page(letters):
    pages = laid(formal(front=Front(title="工作报告", material_number="会" * letters)), FORMAL)
    shown = [item for page in pages.pages for item in page.items if getattr(item, "block", "") == "front.material_number"]
    assert "".join(map(text_of, shown)) == "会" * letters
    assert pages.number_above == (pages.pages[0].items[0] is shown[0]) == (letters == 7)
