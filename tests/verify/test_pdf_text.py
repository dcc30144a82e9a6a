"""The letters of a PDF, read from nothing but its bytes, are those that another reader finds."""

import re
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from convert.api import Settings, load, load_path
from convert.exporters.pdf import PdfOptions, export_pdf
from convert.exporters.pdf.file import assemble, stream
from convert.exporters.pdf.fonts import to_unicode_map
from convert.layout.frame import LaidOut, Line, Page
from convert.model.report import Report
from convert.verify.pdf_syntax import PdfReadError
from convert.verify.pdf_text import pdf_pages, read_map
from tests.exporters.pdf.reading import pdfium_pages
from tests.exporters.pdf.samples import WHEN, fonts, full_pdf, laid_out, one_line, sheet, short_report
from tests.strategies import reports
from tests.texts import MEETING

SAMPLES = sorted(path for path in (Path(__file__).parents[2] / "samples").glob("*/*") if path.suffix in (".txt", ".md", ".html"))
TEXTS = {"plain": "望川县人民政府", "two faces": "ABC 甲乙 def 1 200", "rare": "生僻字𠮷㐂镕堃喆祎", "no glyph": "缺\U00030edd字𠮷", "variation": "葛\U000e0100城",
         "private": "造字\ue123在此", "private in two rows": "\ue123\ue124甲\ue123", "nothing to see": "零宽\u200b空格",
         "one glyph for two": "、﹑", "emoji": "😀甲"}


def _pdf(pages: LaidOut, report: Report | None = None, **options: object) -> bytes:
    wanted = PdfOptions(when=WHEN, **options)  # type: ignore[arg-type]
    return export_pdf(report or short_report(), pages, sheet(), fonts(), wanted).value


def _letters(pages: list[str]) -> list[str]:
    return ["".join(sorted("".join(page.split()))) for page in pages]


def _drawn(pages: LaidOut) -> list[str]:
    return ["".join(run.text for item in page.items if isinstance(item, Line) for run in item.runs) for page in pages.pages]


def _changed(data: bytes, pattern: str, replacement: str, page: int = 0) -> bytes:
    """Return the file with another content of a page."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        content = document.pages[page].Contents.read_bytes().decode("latin-1")
        changed = re.sub(pattern, replacement, content, count=1, flags=re.DOTALL)
        assert changed != content
        document.pages[page].Contents = document.make_stream(changed.encode("latin-1"))
        document.save(out)
    return out.getvalue()


def test_pages_are_read_in_order():
    dossier = load(MEETING.encode(), name="report.txt", settings=Settings(fonts="bundled", pdf_profile="plain", verify=False))
    pages = list(pdf_pages(dossier.pdf))
    assert len(pages) == len(dossier.laid_out.pages)
    assert pages[0].startswith("青禾区第五届人大常委会第十二次会议材料之三青禾区人民政府关于2023年度")


def test_everything_that_a_page_can_hold_is_read_as_another_reader_reads_it():
    assert _letters(list(pdf_pages(full_pdf()))) == _letters(pdfium_pages(full_pdf()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_is_read_as_another_reader_reads_it(path: Path):
    data = load_path(str(path), Settings(fonts="bundled", verify=False)).pdf
    assert _letters(list(pdf_pages(data))) == _letters(pdfium_pages(data))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_letters_of_every_kind_are_read(text: str):
    pages = one_line(text)
    landscape = LaidOut((*pages.pages, Page(2, pages.pages[0].items, "2", landscape=True), Page(3, (), "")))
    data = _pdf(landscape)
    assert list(pdf_pages(data)) == ["".join(text.split())] * 2 + [""]
    assert _letters(list(pdf_pages(data))) == _letters(pdfium_pages(data))


def test_a_private_letter_beyond_the_basic_plane_is_read_though_another_reader_drops_it():
    assert list(pdf_pages(_pdf(one_line("\U000f0000甲")))) == ["\U000f0000甲"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports())
def test_any_report_is_read_as_it_was_drawn_and_as_another_reader_reads_it(report: Report):
    pages = laid_out(report)
    data = _pdf(pages, report)
    found = _letters(list(pdf_pages(data)))
    assert found == _letters(_drawn(pages))
    assert found == _letters(pdfium_pages(data))


def test_a_file_that_another_program_saved_holds_the_same_letters():
    out = BytesIO()
    with pikepdf.open(BytesIO(full_pdf())) as document:
        document.save(out)
    assert list(pdf_pages(out.getvalue())) == list(pdf_pages(full_pdf()))


def test_text_that_stands_for_what_is_shown_is_taken_instead():
    data = _pdf(one_line("甲乙丙"))
    assert list(pdf_pages(_changed(data, r"(<\w+>Tj)", r"/Span<</ActualText<FEFF4E01>>>BDC \1 EMC"))) == ["丁"]
    assert list(pdf_pages(_changed(data, r"(<\w+>Tj)", r"/Span<</ActualText<FEFFD842DFB7>>>BDC /P<</MCID 9>>BDC \1 EMC EMC"))) == ["𠮷"]


def test_the_font_of_before_is_back_after_a_state_that_was_kept():
    text = LaidOut((Page(1, (*one_line("甲").pages[0].items, *one_line("乙丙", typeface="heiti", baseline_mm=60.0).pages[0].items), "1"),))
    data = _pdf(text)
    shown = _changed(data, r"/F1 (.*?)<(\w+)>Tj(.*?)/F2 (\S+) Tf(.*?)<(\w+)>Tj", r"/F1 \1<\2>Tj\3 q /F2 \4 Tf \5<\6>Tj Q <\2> Tj")
    assert list(pdf_pages(shown)) == ["甲乙丙甲"]


SHOW = r"<(\w+)>Tj"


@pytest.mark.parametrize(("pattern", "replacement"), [
    (SHOW, r"<FFF0>Tj"), (SHOW, r"<\g<1>00>Tj"), (SHOW, r"(\1)Tj"), (SHOW, r"<\1>'"), (SHOW, r"[<\1>5<FFF0>]TJ"),
    (SHOW, r"[<\1>5(a)]TJ"),
    (SHOW, r"[<\1> >]TJ"), (SHOW, r"<\1>Tj EMC EMC"), (SHOW, r"<\1>Tj /P<</MCID 9>>BDC"), (SHOW, r"<\1>Tj Q"), (SHOW, r"<\1>Tj q"),
    (SHOW, r"<\1>Tj BX"), (SHOW, r"<\1>Tj /X1 Do"), (SHOW, r"/Span<</ActualText<FEFFD842>>>BDC <\1>Tj EMC"),
    (SHOW, r"/Span<</ActualText(a)>>BDC <\1>Tj EMC"),
    (SHOW, r"/Span<</ActualText<FEFF4E00>>>BDC <FFF0>Tj EMC"), (r"0 Tr", "3 Tr"), (r"0 Tr", "7 Tr"), (r"/F1", "/F9"),
    (r"/F1 \S+ Tf", ""),
    (r"\Z", " % end"), (r"\Z", " BI /W 1 ID x EI"), (r"\Z", " <0001"), (r"\Z", " 1 0 0 1")])
def test_content_that_is_not_understood_is_refused(pattern: str, replacement: str):
    with pytest.raises(PdfReadError):
        list(pdf_pages(_changed(_pdf(one_line("甲乙丙")), pattern, replacement)))


def _no_file(document: pikepdf.Pdf) -> None:
    del document.pages[0].Resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile2


def _file_is_no_stream(document: pikepdf.Pdf) -> None:
    document.pages[0].Resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile2 = document.make_indirect(pikepdf.Dictionary())


def _no_descriptor(document: pikepdf.Pdf) -> None:
    del document.pages[0].Resources.Font.F1.DescendantFonts[0].FontDescriptor


def _two_descendants(document: pikepdf.Pdf) -> None:
    document.pages[0].Resources.Font.F1.DescendantFonts.extend([document.pages[0].Resources.Font.F1.DescendantFonts[0]])


def _no_map(document: pikepdf.Pdf) -> None:
    del document.pages[0].Resources.Font.F1.ToUnicode


def _other_kind(document: pikepdf.Pdf) -> None:
    document.pages[0].Resources.Font.F1.Subtype = pikepdf.Name.TrueType


def _other_encoding(document: pikepdf.Pdf) -> None:
    document.pages[0].Resources.Font.F1.Encoding = pikepdf.Name("/GBK-EUC-H")


def _codes_of_one_byte(document: pikepdf.Pdf) -> None:
    document.pages[0].Resources.Font.F1.Encoding = document.make_stream(b"\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n")


def _no_pages(document: pikepdf.Pdf) -> None:
    document.Root.Pages.Kids[0].Type = pikepdf.Name.Pages


@pytest.mark.parametrize("fault", [_no_file, _file_is_no_stream, _no_descriptor, _two_descendants, _no_map, _other_kind, _other_encoding,
                                   _codes_of_one_byte, _no_pages])
def test_a_font_or_a_page_tree_that_is_not_sound_is_refused(fault):  # type: ignore[no-untyped-def]
    out = BytesIO()
    with pikepdf.open(BytesIO(_pdf(one_line("甲乙丙")))) as document:
        fault(document)
        document.save(out)
    with pytest.raises(PdfReadError):
        list(pdf_pages(out.getvalue()))


PAGE = b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<<>>>>"
TREE = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: PAGE, 4: b"<<>>"}


@pytest.mark.parametrize("nodes", [
    {2: b"<</Type/Pages/Kids[3 0 R]/Count 2>>"}, {2: b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>"}, {2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"},
    {2: b"<</Type/Pages/Kids[9 0 R]/Count 1>>"}, {2: b"<</Kids[3 0 R]/Count 1>>"}, {2: b"<</Type/Pages/Count 1>>"}, {1: b"<</Type/Catalog>>"},
    {2: b"<</Type/Pages/Kids[<</Type/Page>>]/Count 1>>"}, {3: b"<</Type/Page/Contents 4 0 R>>"}, {3: b"<</Type/Page/Contents 9 0 R>>"}])
def test_a_page_tree_that_is_not_sound_is_refused(nodes: dict[int, bytes]):
    content = {5: stream("", b"q Q")}
    assert list(pdf_pages(assemble(TREE, content, root=1, info=4))) == [""]
    with pytest.raises(PdfReadError):
        list(pdf_pages(assemble({**TREE, **nodes}, content, root=1, info=4)))


def test_every_code_of_a_font_tells_its_text():
    texts = {1: "甲", 2: "𠮷", 3: "葛\U000e0100", **{code: chr(0x4E00 + code) for code in range(4, 250)}}
    told = read_map(to_unicode_map(texts))
    assert {int.from_bytes(code.to_bytes(2, sys.byteorder), "big"): text for code, text in told.items()} == texts


@pytest.mark.parametrize(("old", "new"), [
    (b"2 beginbfchar", b"3 beginbfchar"), (b"<0002>", b"<0001>"), (b"<0002>", b"<02>"), (b"<4E01>", b"<D842>"), (b"<4E01>",
    b"<4E>"), (b"<4E01>", b"<4E0>"),
    (b"<4E01>", b"[<4E01>]"), (b"<4E01>", b"<DFB7>"), (b"beginbfchar", b"beginbfrange"), (b"<FFFF>", b"<00FF>"), (b"endcmap",
    b"<0003> <4E02>\nendcmap")])
def test_a_way_back_to_unicode_that_is_not_understood_is_refused(old: bytes, new: bytes):
    data = to_unicode_map({1: "一", 2: "丁"})
    assert old in data
    assert len(read_map(data)) == 2
    with pytest.raises(PdfReadError):
        read_map(data.replace(old, new))


def test_two_halves_of_a_letter_are_not_put_together():
    data = to_unicode_map({1: "一", 2: "丁"})
    with pytest.raises(PdfReadError):
        read_map(data.replace(b"<4E00>", b"<D842>").replace(b"<4E01>", b"<DFB7>"))
