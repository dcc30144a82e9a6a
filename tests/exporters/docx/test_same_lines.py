"""Lines come out as in the layout: by a model of two word processors, and in LibreOffice itself where it is installed."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.exporters.docx.measure import HUNG
from convert.exporters.docx.same_lines import cell_key, cell_size_pt, plan_pages
from convert.layout.frame import Line
from convert.model.blocks import Paragraph
from convert.model.report import Report
from tests.exporters.docx.made import SENTENCE, SOURCE, docx_of, fonts_of, formal, laid, meeting, sheet_of

SHEET = sheet_of("meeting")
ROOM_PT = (11906 - 1587 - 1474) / 20


def _plan(report: Report):
    return plan_pages(laid(report), SHEET, fonts_of("meeting"), report)


def _report(*texts: str) -> Report:
    return Report(source=SOURCE, body=tuple(Paragraph(id=f"p{number}", text=text) for number, text in enumerate(texts)))


def _width(text: str, gap_pt: float, twips: int) -> float:
    """Width of a line in points in a program that adds `gap_pt` between scripts; LibreOffice spaces no last letter of a stretch."""
    width = 0.0
    for before, char in zip(" " + text, text, strict=False):
        own = fonts_of("meeting").advance("latin" if char.isascii() else "fangsong", char)
        meet = before.isascii() != char.isascii()
        width += own * 15.68 + (gap_pt if meet and before.isalnum() and char.isalnum() else 0)
        width += twips / 20 if not (gap_pt and meet) else 0
    return width - twips / 20


def test_lines_of_chinese_characters_need_nothing():
    assert _plan(_report("全区各级各部门认真贯彻落实" * 20)).lines == {}


def test_lines_with_many_figures_are_set_closer():
    plan = _plan(_report(SENTENCE * 6)).lines["p0"]
    assert plan.spacing
    assert all(-26 <= twips <= 96 for _, _, twips in plan.spacing)
    ends = [0, *(end for _, end, _ in plan.spacing)]
    assert all(start >= before for before, (start, _, _) in zip(ends, plan.spacing, strict=False))


def test_a_dash_that_would_be_torn_is_kept_by_wider_letters():
    text = "字" * 25 + "——" + "字" * 30
    plan = _plan(_report(text)).lines["p0"]
    assert plan.spacing[0][0] == 0
    assert plan.spacing[0][2] > 0


def test_a_word_after_a_closing_mark_at_the_start_of_a_line_is_called_chinese():
    found = set()
    for count in range(20, 30):
        found |= {offset - count for offset in _plan(_report("字" * count + "》2024" + "字" * 40)).lines.get("p0", _NONE).latin_starts}
    assert found == {1}


class _None:
    latin_starts: frozenset[int] = frozenset()


_NONE = _None()
_ALPHABET = "的一是在了有和人这中大为上个国我以要他时来用们生，。、；：“”《》（）—2024%.5A"


@settings(max_examples=60, deadline=None)
@given(st.text(_ALPHABET, min_size=40, max_size=200))
def test_every_line_that_is_planned_fits_in_both_programs(text):
    report = _report(text)
    plan = _plan(report).lines.get("p0")
    lines = [item for page in laid(report).pages for item in page.items if isinstance(item, Line) and item.block == "p0"]
    spacing = {start: twips for start, _, twips in plan.spacing} if plan else {}
    for line in lines:
        twips = spacing.get(line.start)
        letters = "".join(run.text for run in line.runs).rstrip()
        if twips is None or twips > 0:
            continue
        room = ROOM_PT - (32 if line.start == 0 else 0)
        assert _width(letters, 3.136, twips) <= room + 0.3, letters


def test_cells_have_their_key_and_their_size():
    assert cell_key("t1", 2, 0) == "t1[2,0]"
    assert cell_size_pt(SHEET.roles["table_cell"], 0.83) == 9.5


def test_marks_that_hang_are_full_width_stops_and_commas():
    assert set("。，、") <= HUNG
    assert not set("”）》") & HUNG


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="soffice is missing (Debian: libreoffice-writer), so its pages cannot be compared with ours")
@pytest.mark.parametrize("report", [meeting(), formal(), _report(*(SENTENCE * count for count in range(1, 9)))],
                         ids=["meeting", "formal", "figures"])
def test_libreoffice_turns_the_same_pages(report, tmp_path: Path):
    theirs = _rendered(docx_of(report), tmp_path)
    ours = [_letters(page.items) for page in laid(report).pages]
    assert [sorted(page) for page in theirs] == [sorted(page) for page in ours]


def _letters(items: tuple[object, ...]) -> str:
    return "".join(char for item in items if isinstance(item, Line) for run in item.runs for char in run.text if not char.isspace())


def _rendered(data: bytes, folder: Path) -> list[str]:
    """Return the letters of every page as LibreOffice sets them with our faces."""
    from convert.fonts.fontconfig import fontconfig_text

    (folder / "report.docx").write_bytes(data)
    (folder / "fonts.conf").write_text(fontconfig_text(), "utf-8")
    command = [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(folder),
               str(folder / "report.docx")]
    process = subprocess.Popen(command, env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}, start_new_session=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=90)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    with pypdfium2.PdfDocument(folder / "report.pdf") as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
