"""The letters of a finished PDF."""

import random
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from convert.api import Settings, load, load_path
from convert.exporters.pdf import PdfOptions, export_pdf
from convert.layout.frame import LaidOut, Line, Page
from convert.model.report import Report
from convert.verify.pdf_text import PdfReadError, pdf_pages, resolved
from tests.exporters.pdf.samples import WHEN, fonts, full_pdf, laid_out, one_line, sheet, short_report
from tests.strategies import reports
from tests.texts import MEETING

SAMPLES = sorted(path for path in (Path(__file__).parents[2] / "samples").glob("*/*") if path.suffix in (".txt", ".md", ".html"))
TEXTS = {"plain": "望川县人民政府", "two faces": "ABC 甲乙 def 1 200", "rare": "生僻字𠮷㐂镕堃喆祎", "no glyph": "缺\U00030edd字𠮷", "variation": "葛\U000e0100城",
         "private": "造字\ue123在此", "private in two rows": "\ue123\ue124甲\ue123", "nothing to see": "零宽\u200b空格", "nothing to see at the head": "\u200b\u2060零宽空格",
         "one glyph for two": "、﹑", "emoji": "😀甲", "raised": "10⁸、4320¹", "ligature": "oﬃce ﬁn", "presentation form": "ﷲ", "turned round": "“שלום”（אב）א≤ב①，ﬁ", "hyphen": "a-b\u00adc",
         "marks twice": "甲\u0301\u0301乙e\u0302\u200b\u0301\u0302丙\u0301", "nothing but marks": "\u0301" * 40, "halves turned round": "ئ\U00023b38，甲𠮷ت\U00023b38\U00020bb7"}


def _pdf(pages: LaidOut, report: Report | None = None) -> bytes:
    return export_pdf(report or short_report(), pages, sheet(), fonts(), PdfOptions(when=WHEN)).value


def _letters(pages: list[str]) -> list[str]:
    return ["".join(sorted(resolved("".join(page.split())))) for page in pages]


def _drawn(pages: LaidOut) -> list[str]:
    return ["".join(run.text for item in page.items if isinstance(item, Line) for run in item.runs) for page in pages.pages]


def _resaved(data: bytes, change) -> bytes:  # type: ignore[no-untyped-def]
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def test_pages_are_read_in_order():
    dossier = load(MEETING.encode(), name="report.txt", settings=Settings(fonts="bundled", pdf_profile="plain", verify=False))
    pages = pdf_pages(dossier.pdf)
    assert len(pages) == len(dossier.laid_out.pages)
    assert pages[0].startswith("青禾区第五届人大常委会第十二次会议材料之三青禾区人民政府关于2023年度")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_is_read_as_it_was_drawn(path: Path):
    dossier = load_path(str(path), Settings(fonts="bundled", verify=False))
    assert _letters(pdf_pages(dossier.pdf)) == _letters(_drawn(dossier.laid_out))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_letters_of_every_kind_are_read(text: str):
    pages = one_line(text)
    landscape = LaidOut((*pages.pages, Page(2, pages.pages[0].items, "2", landscape=True), Page(3, (), "")))
    assert _letters(pdf_pages(_pdf(landscape))) == _letters([text, text, ""])


def test_a_hyphen_at_the_end_of_a_line_is_read():
    first, second = (one_line(text, typeface="latin", baseline_mm=place).pages[0].items[0]
                     for text, place in (("well-", 50.0), ("known", 60.0)))
    shown = pdf_pages(_pdf(LaidOut((Page(1, (first, second), "1"),))))  # type: ignore[arg-type]
    assert [resolved(page) for page in shown] == ["well-known"]


def test_beside_letters_read_leftwards_brackets_alone_are_not_compared():
    assert resolved("“אב”（甲）") == resolved("”אב“)甲（") != resolved("“אב”（乙）")
    assert resolved("“甲”（乙）") != resolved("”甲“）乙（")


@pytest.mark.parametrize(("text", "wanted"), [
    ("\ufb00\ufb03\ufb17", "ffffi\u0574\u056d"), ("①½㎡", "①½㎡"), ("a\xadb\ufffec", "a-b-c"), ("甲 乙\u3000丙", "甲乙丙"), ("ﷲ①", "\u0627\u0644\u0644\u06471"),
    ("א«≤½/»", "א12"), ("א\u0301", "א"),
    ("甲\u0301\u0300\u0301乙\u0301", "甲\u0301\u0300乙\u0301")])
def test_letters_are_compared_in_one_form(text: str, wanted: str):
    assert resolved(text) == wanted


def test_private_letters_beyond_the_basic_planes_are_read_beside_what_is_shown():
    data = _pdf(one_line("\U000f0000甲\U0010fffd"))
    assert pdf_pages(data) == ["甲"]
    assert pdf_pages(data, beyond={0}) == ["甲\U000f0000\U0010fffd"]


def test_every_letter_of_the_basic_plane_is_read():
    chosen = [chr(code) for code in range(0x20, 0xFFFE) if not 0xD800 <= code <= 0xDFFF and chr(code).isprintable()]
    chosen = random.Random(1).sample(chosen, 2000)  # noqa: S311 - letters, not secrets
    lines = tuple(one_line("甲" + "甲".join(chosen[start : start + 40]), size_pt=5.0, baseline_mm=20.0 + start / 9).pages[0].items[0]
                  for start in range(0, 2000, 40))
    pages = LaidOut((Page(1, lines, "1"),))
    assert _letters(pdf_pages(_pdf(pages))) == _letters(_drawn(pages))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports())
def test_any_report_is_read_as_it_was_drawn(report: Report):
    pages = laid_out(report)
    assert _letters(pdf_pages(_pdf(pages, report))) == _letters(_drawn(pages))


def test_a_file_that_another_program_saved_holds_the_same_letters():
    assert pdf_pages(_resaved(full_pdf(), lambda _document: None)) == pdf_pages(full_pdf())


@pytest.mark.parametrize("fields", [{"x_mm": -5.0}, {"x_mm": 190.0}, {"baseline_mm": -2.0}, {"baseline_mm": 300.0}])
def test_letters_off_the_paper_are_refused(fields: dict[str, float]):
    with pytest.raises(PdfReadError, match="off the paper"):
        pdf_pages(_pdf(one_line("望川县人民政府", **fields)))  # type: ignore[arg-type]


def test_letters_at_the_edge_of_the_paper_pass():
    assert pdf_pages(_pdf(one_line("望川", x_mm=0.0, baseline_mm=5.0))) == ["望川"]
    assert pdf_pages(_pdf(one_line("国", baseline_mm=4.3))) == ["国"]  # its box ends .48 points above the edge
    with pytest.raises(PdfReadError, match="off the paper"):
        pdf_pages(_pdf(one_line("国", baseline_mm=4.25)))  # .62 points


def _no_font_file(document: pikepdf.Pdf) -> None:
    del document.pages[0].Resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile2


def test_a_font_that_is_not_in_the_file_is_refused():
    with pytest.raises(PdfReadError, match="not embedded") as fault:
        pdf_pages(_resaved(_pdf(one_line("甲乙丙")), _no_font_file))
    assert fault.value.page == 1


def _encrypted(data: bytes, user: str) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="x", user=user))
    return out.getvalue()


@pytest.mark.parametrize(("user", "told"), [("", "^encrypted$"), ("x", "password")])
def test_a_locked_file_is_refused(user: str, told: str):
    with pytest.raises(PdfReadError, match=told) as fault:
        pdf_pages(_encrypted(full_pdf(), user))
    assert fault.value.page == 1


def _no_page(document: pikepdf.Pdf) -> None:
    document.Root.Pages.Kids[1] = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font))


def _no_font_of_the_second_page(document: pikepdf.Pdf) -> None:
    second = document.pages[1].Resources
    font = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica))
    second.Font = pikepdf.Dictionary(dict.fromkeys(second.Font.keys(), font))


@pytest.mark.parametrize(("change", "told"), [(_no_page, "page that cannot be opened"), (_no_font_of_the_second_page, "font that is not embedded")])
def test_the_page_of_a_fault_is_told(change, told: str):
    with pytest.raises(PdfReadError, match=told) as fault:
        pdf_pages(_resaved(full_pdf(), change))
    assert (str(fault.value), fault.value.page) == (told, 2)


def test_the_page_of_letters_off_the_paper_is_told():
    first, off = (one_line("国", baseline_mm=place).pages[0] for place in (50.0, 298.0))
    with pytest.raises(PdfReadError, match="letters off the paper") as fault:
        pdf_pages(_pdf(LaidOut((first, off))))
    assert fault.value.page == 2


@pytest.mark.parametrize("cut", [2, 30, 200, 5000])
def test_a_file_that_breaks_off_is_refused(cut: int):
    with pytest.raises(PdfReadError):
        pdf_pages(full_pdf()[:-cut])


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\3\4", b"junk\n%PDF-1.7\n"])
def test_what_is_no_pdf_is_refused(data: bytes):
    with pytest.raises(PdfReadError):
        pdf_pages(data)


def test_a_table_of_objects_that_is_not_where_the_end_says_is_refused():
    data = full_pdf()
    place = data.rindex(b"startxref\n") + len(b"startxref\n")
    with pytest.raises(PdfReadError, match="made anew"):
        pdf_pages(data[:place] + b"5\n%%EOF\n")


def test_something_before_the_beginning_is_refused():
    with pytest.raises(PdfReadError, match="no beginning"):
        pdf_pages(b"junk\n" + full_pdf())
