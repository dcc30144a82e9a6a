"""The whole PDF."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import msgspec
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from convert.exporters.pdf import PdfOptions, export_pdf
from convert.layout.frame import LaidOut, Line, Page
from convert.model.blocks import Paragraph
from convert.model.report import Report
from tests.exporters.pdf.samples import SENTENCE, WHEN, export, fonts, full_pdf, full_report, laid_out, sheet, short_report
from tests.strategies import reports

DIGEST = """
from hashlib import sha256
from tests.exporters.pdf.samples import full_pdf
print(sha256(full_pdf()).hexdigest())
"""


@pytest.mark.parametrize("profile", ["a3a", "a2a", "plain"])
def test_every_profile_is_what_it_claims(profile: str):
    assert export(full_report(), profile=profile).startswith(b"%PDF-1.7")


def test_the_same_report_gives_the_same_bytes_in_every_process():
    digests = set()
    for seed, zone, locale in (("1", "UTC", "C.UTF-8"), ("4711", "Asia/Shanghai", "POSIX")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        digests.add(subprocess.run([sys.executable, "-c", DIGEST], cwd=Path(__file__).parents[3], env=environment, check=True,
                                   capture_output=True).stdout)
    assert len(digests) == 1


def test_another_date_is_all_that_another_date_changes():
    later = export(full_report(), laid_out(full_report()))
    again = export_pdf(full_report(), laid_out(full_report()), sheet(), fonts(), PdfOptions(when=WHEN.replace(year=2025))).value
    assert later != again
    assert len(later) == pytest.approx(len(again), abs=60)


def test_the_file_is_whole_and_sound():
    with pikepdf.open(BytesIO(full_pdf())) as document:
        assert document.check_pdf_syntax() == []
        assert (str(document.Root.Lang), bool(document.Root.MarkInfo.Marked)) == ("zh-CN", True)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_ten_pages_are_small():
    blocks = [Paragraph(id=f"p{index}", text="".join(chr(0x4E00 + 37 * index + place) for place in range(60)) + SENTENCE * 2)
              for index in range(18)]
    report = short_report(*blocks)
    pages = laid_out(report)
    assert 9 <= len(pages.pages) <= 11
    assert len(export(report, pages)) < 1_200_000


def test_growth_is_linear_in_objects():
    counts = []
    for times in (4, 8):
        report = short_report(*(Paragraph(id=f"p{index}", text=SENTENCE * 2) for index in range(8 * times)))
        with pikepdf.open(BytesIO(export(report))) as document:
            counts.append(len(document.objects))
    assert counts[1] < 2 * counts[0]


def test_a_blank_page_is_a_page():
    pages = laid_out(short_report(Paragraph(id="p1", text="正文。")))
    blank = LaidOut((*pages.pages, Page(2, (), "")))
    with pikepdf.open(BytesIO(export(pages=blank))) as document:
        assert len(document.pages) == 2


def test_importing_the_exporter_loads_no_library():
    code = ("import sys, convert.exporters.pdf\n"
            "print([name for name in ('reportlab', 'pikepdf', 'uharfbuzz', 'PIL') if name in sys.modules])")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_options_can_be_stored():
    options = PdfOptions(when=WHEN)
    assert msgspec.json.decode(msgspec.json.encode(options), type=PdfOptions) == options


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(reports())
def test_any_report_becomes_an_archival_file_that_holds_its_letters(report: Report):
    from tests.exporters.pdf.reading import pdfium_text

    pages = laid_out(report)
    drawn = "".join(run.text for page in pages.pages for item in page.items if isinstance(item, Line) for run in item.runs)
    assert sorted("".join(pdfium_text(export(report, pages)).split())) == sorted("".join(drawn.split()))
