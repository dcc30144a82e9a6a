"""A file that does not agree with the model is not published."""

import re
from io import BytesIO

import msgspec
import pikepdf
import pytest

from convert.api import Dossier, Settings, load
from convert.diagnostics import ConvertError
from convert.exporters.pdf import PdfOptions, export_pdf
from convert.layout.frame import LaidOut, Line, Page
from convert.model.blocks import Paragraph, Table
from convert.model.letters import letters
from convert.model.report import Report
from convert.ooxml.package import read_package, write_package
from convert.verify import verify_compared, verify_docx, verify_pdf, verify_xlsx
from convert.versions import Versions
from tests.exporters.pdf.samples import SOURCE, WHEN, fonts, full_pdf, full_report, laid_out, one_line, sheet, short_report
from tests.gates.pdf_faults import broken, edit_content, with_shown
from tests.refused import refused
from tests.texts import MEETING


@pytest.fixture(scope="module")
def dossier():
    return load(MEETING.encode(), name="report.txt", settings=Settings(fonts="bundled", pdf_profile="plain"))


def _with_other_letter(report):
    last = report.body[-1]
    changed = msgspec.structs.replace(last, text=last.text.replace("计划", "规划"))
    return msgspec.structs.replace(report, body=(*report.body[:-1], changed))


def test_files_that_agree_pass(dossier):
    verify_docx(dossier.docx, dossier.report)
    verify_pdf(dossier.pdf, dossier.laid_out, dossier.report)


def test_one_changed_letter_in_the_docx_is_found(dossier):
    with pytest.raises(ConvertError) as error:
        verify_docx(dossier.docx, _with_other_letter(dossier.report))
    assert error.value.diagnostic.code == "verify-docx"


def test_tracked_changes_have_to_give_both_versions(dossier):
    other = Dossier(_with_other_letter(dossier.report), dossier.settings, name="other")
    woven = Versions(dossier, other).docx
    verify_compared(woven, dossier.docx, other.docx)
    for old, new, words in ((other.docx, other.docx, "规划"), (dossier.docx, dossier.docx, "计划")):
        with pytest.raises(ConvertError) as error:
            verify_compared(woven, old, new)
        text = str(error.value.diagnostic.args["text"])
        assert (error.value.diagnostic.code, text[:1], len(text)) == ("verify-compare", words[0], 12)
    parts = read_package(woven)
    unsound = write_package({**parts, "word/document.xml": parts["word/document.xml"].replace(b"<w:sectPr", b"<w:p><w:t>x</w:t></w:p><w:sectPr", 1)})
    with refused("docx-structure"):
        verify_compared(unsound, dossier.docx, other.docx)


def test_what_a_compared_file_has_too_much_is_told(dossier):
    without = Dossier(msgspec.structs.replace(dossier.report, closing=None), dossier.settings, name="without")
    with pytest.raises(ConvertError) as error:
        verify_compared(dossier.docx, without.docx, without.docx)
    assert error.value.diagnostic.args["text"] == letters(dossier.report.closing or "")[:12]


def test_letters_that_are_there_too_few_times_are_told():
    once = Report(source=SOURCE, body=(Paragraph(id="p1", text="甲乙"),))
    made = Dossier(once, Settings(fonts="bundled"), name="once").docx
    with pytest.raises(ConvertError) as error:
        verify_docx(made, msgspec.structs.replace(once, closing="甲乙"))
    assert error.value.diagnostic.args == {"block": "—", "text": "甲乙"}


@pytest.mark.parametrize(("place", "verify", "code"), [
    ("docx_faults.docx_faults", lambda made: verify_docx(made.docx, made.report), "docx-structure"),
    ("docx_faults.docx_faults", lambda made: verify_compared(made.docx, made.docx, made.docx), "docx-structure"),
    ("xlsx_faults.xlsx_faults", lambda made: verify_xlsx(made.xlsx), "xlsx-structure")])
def test_the_first_faults_are_told(dossier, monkeypatch: pytest.MonkeyPatch, place: str, verify, code: str):
    assert dossier.docx
    assert dossier.xlsx
    monkeypatch.setattr(f"convert.verify.{place}", lambda _: ("one", "two", "three", "four"))
    with pytest.raises(ConvertError) as error:
        verify(dossier)
    assert (error.value.diagnostic.code, error.value.diagnostic.args) == (code, {"fault": "one; two; three"})


def test_a_lost_paragraph_is_found(dossier):
    report = msgspec.structs.replace(dossier.report, body=(*dossier.report.body, dossier.report.body[0]))
    with pytest.raises(ConvertError) as error:
        verify_docx(dossier.docx, report)
    assert error.value.diagnostic.code == "verify-docx"


def test_pages_that_lack_a_letter_of_the_model_are_found(dossier):
    with pytest.raises(ConvertError) as error:
        verify_pdf(dossier.pdf, dossier.laid_out, _with_other_letter(dossier.report))
    assert (error.value.diagnostic.code, len(str(error.value.diagnostic.args["text"]))) == ("verify-layout", 12)


def test_a_pdf_that_lacks_a_line_of_the_pages_is_found(dossier):
    last = dossier.laid_out.pages[-1]
    number = next(item for item in last.items if isinstance(item, Line) and item.artifact)
    twice = msgspec.structs.replace(last, items=(*last.items, number))
    laid_out = msgspec.structs.replace(dossier.laid_out, pages=(*dossier.laid_out.pages[:-1], twice))
    with pytest.raises(ConvertError) as error:
        verify_pdf(dossier.pdf, laid_out, dossier.report)
    assert (error.value.diagnostic.code, error.value.diagnostic.args["page"]) == ("verify-pdf", last.number)


@pytest.mark.parametrize("moved", [{"baseline_mm": -3.0}, {"baseline_mm": 0.0}, {"baseline_mm": 297.0}, {"baseline_mm": 299.0}, {"x_mm": -1.0}, {"x_mm": 200.0}])
def test_a_line_beyond_the_edge_of_the_paper_is_found(dossier, moved):
    first = dossier.laid_out.pages[0]
    line = next(item for item in first.items if getattr(item, "role", "") == "body")
    runs = tuple(msgspec.structs.replace(run, x_mm=moved.get("x_mm", run.x_mm)) for run in line.runs)
    other = msgspec.structs.replace(line, runs=runs, baseline_mm=moved.get("baseline_mm", line.baseline_mm))
    items = tuple(other if item is line else item for item in first.items)
    laid_out = msgspec.structs.replace(dossier.laid_out, pages=(msgspec.structs.replace(first, items=items), *dossier.laid_out.pages[1:]))
    with pytest.raises(ConvertError) as error:
        verify_pdf(dossier.pdf, laid_out, dossier.report)
    assert (error.value.diagnostic.code, error.value.diagnostic.args["page"]) == ("verify-paper", 1)
    assert len(str(error.value.diagnostic.args["text"])) == 12


@pytest.mark.parametrize(("text", "x_mm", "fits"), [("甲", -0.005, True), ("甲", -0.02, False), ("甲", 204.36, True), ("甲", 204.38, False)])
def test_rounding_may_reach_over_the_edge(text: str, x_mm: float, fits: bool):
    """A letter of 16 points is 5.644 mm wide."""
    report = Report(source=SOURCE, body=(Paragraph(id="p1", text=text),))
    pages = msgspec.structs.replace(one_line(text, x_mm=x_mm), paper_mm=(210.0, 297.0))
    if fits:
        verify_pdf(export_pdf(report, pages, sheet(), fonts(), PdfOptions(when=WHEN)).value, pages, report)
    else:
        with refused("verify-paper"):
            verify_pdf(b"", pages, report)


def test_of_a_line_every_run_stands_on_the_paper():
    line = one_line("甲乙").pages[0].items[0]
    beyond = msgspec.structs.replace(line, runs=(*line.runs, *one_line("丙", x_mm=208.0).pages[0].items[0].runs))
    pages = LaidOut((Page(1, (beyond,), "1"),), paper_mm=(210.0, 297.0))
    with refused("verify-paper"):
        verify_pdf(b"", pages, Report(source=SOURCE, body=(Paragraph(id="p1", text="甲乙丙"),)))


def test_pages_that_were_put_together_have_no_one_paper():
    report = Report(source=SOURCE, body=(Paragraph(id="p1", text="甲乙"),))
    pages = one_line("甲乙")
    assert pages.paper_mm is None
    verify_pdf(export_pdf(report, pages, sheet(), fonts(), PdfOptions(when=WHEN)).value, pages, report)


def test_letters_that_only_the_page_has_are_not_taken_for_a_paragraph_that_is_lost():
    line = msgspec.structs.replace(one_line("—1—").pages[0].items[0], artifact=True)
    with refused("verify-layout"):
        verify_pdf(b"", LaidOut((Page(1, (line,), "1"),)), Report(source=SOURCE, body=(Paragraph(id="p1", text="—1—"),)))


def test_letters_of_a_table_are_not_taken_for_a_paragraph_that_is_lost():
    report = short_report(Table(id="t1", rows=(("项目", "数量"), ("案件", "12"))), Paragraph(id="p9", text="案件"))
    pages = laid_out(report)
    kept = tuple(item for item in pages.pages[0].items if not (isinstance(item, Line) and item.block == "p9"))
    with pytest.raises(ConvertError) as error:
        verify_pdf(b"", msgspec.structs.replace(pages, pages=(msgspec.structs.replace(pages.pages[0], items=kept),)), report)
    assert (error.value.diagnostic.code, error.value.diagnostic.args["block"]) == ("verify-layout", "p9")


def test_notes_at_the_foot_of_a_paragraph_that_crosses_the_page_do_not_disturb():
    for lines in range(1, 21):
        text = "# 某市工作情况的报告\n\n" + "全市推进重点工作。\n\n" * lines + "完成三项[^1]。\n\n" + "推进重点工作，" * 80 + "\n\n[^1]: 说明。\n"
        made = load(text.encode(), name="report.md", settings=Settings(fonts="bundled", pdf_profile="plain"))
        assert made.pdf


@pytest.mark.parametrize("text", ["# 会议纪要\n\n正文。\n\n记录：{}\n", "# 某市工作情况的报告\n\n正文。\n\n附件：1.{}\n2.说明\n",
                                  "# 某市工作情况的报告\n\n正文[^1]。\n\n[^1]: {}\n"], ids=["attendance", "attachment", "note"])
@pytest.mark.parametrize("unseen", ["\ufe0f", "\u200d", "\U000e0100"])
def test_what_does_not_show_and_stands_alone_does_not_disturb(text: str, unseen: str):
    made = load(text.format(unseen).encode(), name="report.md", settings=Settings(fonts="bundled", pdf_profile="plain"))
    assert made.pdf


def _refused(data: bytes, pages, report) -> dict[str, str | int | float]:  # type: ignore[no-untyped-def]
    with pytest.raises(ConvertError) as error:
        verify_pdf(data, pages, report)
    assert error.value.diagnostic.code == "verify-pdf"
    return error.value.diagnostic.args


def _resaved(data: bytes, change) -> bytes:  # type: ignore[no-untyped-def]
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def test_a_page_that_was_dropped_is_found(dossier):
    def drop(document: pikepdf.Pdf) -> None:
        del document.pages[-1]

    last = dossier.laid_out.pages[-1]
    assert _refused(_resaved(dossier.pdf, drop), dossier.laid_out, dossier.report)["page"] == last.number


def test_a_letter_too_many_is_found_and_told(dossier):
    first = dossier.laid_out.pages[0]
    items = tuple(item for item in first.items if not (isinstance(item, Line) and item.artifact))
    pages = msgspec.structs.replace(dossier.laid_out, pages=(msgspec.structs.replace(first, items=items), *dossier.laid_out.pages[1:]))
    assert _refused(dossier.pdf, pages, dossier.report) == {"page": 1, "text": "——1"}


def test_an_empty_page_that_was_dropped_is_found(dossier):
    pages = msgspec.structs.replace(dossier.laid_out, pages=(*dossier.laid_out.pages, Page(9, (), "")))
    assert _refused(dossier.pdf, pages, dossier.report)["page"] == len(pages.pages)


def test_letters_that_the_reader_takes_apart_agree():
    report = Report(source=SOURCE, body=(Paragraph(id="p1", text="效率efﬁciency，示例（ﺍﻟ）。"), Paragraph(id="p2", text="\U000f0000甲")))
    pages = laid_out(report)
    verify_pdf(export_pdf(report, pages, sheet(), fonts(), PdfOptions(when=WHEN)).value, pages, report)


def test_a_page_too_many_is_found(dossier):
    def add(document: pikepdf.Pdf) -> None:
        document.add_blank_page()

    assert _refused(_resaved(dossier.pdf, add), dossier.laid_out, dossier.report)["page"] == len(dossier.laid_out.pages) + 1


def test_the_page_of_one_changed_letter_is_told(dossier):
    def change(document: pikepdf.Pdf) -> None:
        edit_content(document, with_shown(lambda codes: codes[:2] + codes[:2] + codes[4:]), page=1)

    args = _refused(_resaved(dossier.pdf, change), dossier.laid_out, dossier.report)
    assert (args["page"], len(str(args["text"]))) == (2, 1)


def test_one_changed_text_of_a_font_is_found(dossier):
    def change(document: pikepdf.Pdf) -> None:
        told = document.pages[0].Resources.Font.F1.ToUnicode
        told.write(re.sub(rb"<0002> <\w+>", b"<0002> <7532>", told.read_bytes()))

    assert _refused(_resaved(dossier.pdf, change), dossier.laid_out, dossier.report)["text"]


@pytest.mark.parametrize("fault", [
    "font_not_embedded", "no_way_back_to_unicode", "letters_mapped_wrongly", "missing_glyph_shown", "unembedded_standard_font",
    "letter_lost", "cut_short",
    "junk_before_the_header", "encrypted"])
def test_a_fault_in_what_the_pages_show_is_found(fault):
    assert _refused(broken(full_pdf(), fault), laid_out(full_report()), full_report())


def test_a_docx_and_a_workbook_that_are_not_sound_are_refused(dossier):
    for data, verify, code in ((dossier.docx, lambda data: verify_docx(data, dossier.report), "docx-structure"),
                               (dossier.xlsx, verify_xlsx, "xlsx-structure")):
        verify(data)
        parts = read_package(data)
        name = next(name for name in parts if name.endswith(".rels"))
        broken_data = write_package({**parts, name: parts[name].replace(b"Target=", b"Aim=", 1)})
        with pytest.raises(ConvertError) as error:
            verify(broken_data)
        assert error.value.diagnostic.code == code
        assert "package-relation" in str(error.value.diagnostic.args["fault"])


def _table_pages(*changes: tuple[int, dict[str, object]]):
    """Return a report of a table, its pages and its PDF; the lines of the table changed as told."""
    report = short_report(Table(id="t1", caption="表1", unit="单位：件", rows=(("项目", "数量"), ("案件", "12"), ("调解", "34"))))
    pages = laid_out(report)
    data = export_pdf(report, pages, sheet(), fonts(), PdfOptions(when=WHEN)).value
    items = list(pages.pages[0].items)
    cells = [place for place, item in enumerate(items) if isinstance(item, Line) and item.block == "t1"]
    for index, fields in changes:
        items[cells[index]] = msgspec.structs.replace(items[cells[index]], **fields)
    return data, msgspec.structs.replace(pages, pages=(msgspec.structs.replace(pages.pages[0], items=tuple(items)),)), report


def test_a_table_whose_cells_stand_in_their_places_passes():
    verify_pdf(*_table_pages())


@pytest.mark.parametrize("changes", [
    ((4, {"cell": (2, 0)}), (6, {"cell": (1, 0)})), ((5, {"cell": (2, 1)}), (7, {"cell": (1, 1)})), ((5, {"runs": ()}),), ((0, {"runs": ()}),),
    ((4, {"cell": None}),)])
def test_cells_that_stand_elsewhere_or_nowhere_are_found(changes):
    with pytest.raises(ConvertError) as error:
        verify_pdf(*_table_pages(*changes))
    assert (error.value.diagnostic.code, error.value.diagnostic.args["block"]) == ("verify-layout", "t1")


@pytest.mark.parametrize(("landscape", "turned", "x_mm", "baseline_mm", "fits"), [
    (False, False, 180.0, 280.0, True), (False, False, 250.0, 100.0, False), (False, False, 100.0, 298.0, False),
    (True, False, 280.0, 180.0, True), (True, False, 100.0, 250.0, False), (True, False, 290.0, 100.0, False),
    (True, True, 180.0, 280.0, True), (True, True, 250.0, 100.0, False), (True, True, 100.0, 298.0, False)])
def test_letters_stand_on_the_paper_however_it_lies_and_they_are_turned(landscape: bool, turned: bool, x_mm: float, baseline_mm: float, fits: bool):
    line = msgspec.structs.replace(one_line("甲乙", x_mm=x_mm, baseline_mm=baseline_mm).pages[0].items[0], turned=turned)
    pages = LaidOut((Page(1, (line,), "1", landscape=landscape),), paper_mm=(210.0, 297.0))  # type: ignore[arg-type]
    report = Report(source=SOURCE, body=(Paragraph(id="p1", text="甲乙"),))
    data = export_pdf(report, pages, sheet(), fonts(), PdfOptions(when=WHEN)).value
    if fits:
        verify_pdf(data, pages, report)
    else:
        with pytest.raises(ConvertError) as error:
            verify_pdf(data, pages, report)
        assert (error.value.diagnostic.code, error.value.diagnostic.args["page"]) == ("verify-paper", 1)
