"""Compare the pages of a DOCX, as LibreOffice sets them, with the pages of our PDF.

    python tools/parity.py INPUT...       texts, Markdown or model files; without any, every sample

Each input is rendered to DOCX and PDF with the shipped faces; LibreOffice is led to the same files. One line for each:

    budget-report  text 1.0000  pages 8/8  starts 1.0000  lines 1.0000

text: share of the letters that both have, in the same order; starts: share of the PDF's lines that begin on the same page in
both; lines: share that hold the same letters on the same page. `--list` prints the lines that differ.
"""

import difflib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
TIMEOUT_SECONDS = 120
_SAME_ROW_PT = 6.0
"""Letters whose middles are no further apart stand in one row."""


class Parity(NamedTuple):
    """How far two renderings agree."""

    text: float
    """Share of the letters that both have, in whatever order columns and cells are read."""
    pages: tuple[int, int]
    """Of the DOCX, of the PDF."""
    starts: float
    lines: float
    different: tuple[tuple[int, str], ...]
    """Page and letters of the PDF's lines that the DOCX does not have."""

    def __str__(self) -> str:
        """Return the line that is printed."""
        return (f"text {self.text:.4f}  pages {self.pages[0]}/{self.pages[1]}  "
                f"starts {self.starts:.4f}  lines {self.lines:.4f}")


def sample_source(name: str) -> Path:
    """Return the source of the sample `name`."""
    return SAMPLES / name / tomllib.loads((SAMPLES / name / "sample.toml").read_text("utf-8"))["source"]


def sample_names() -> list[str]:
    """Return the names of all samples."""
    return sorted(path.parent.name for path in SAMPLES.glob("*/sample.toml"))


def measure_input(path: Path, soffice: str) -> Parity:
    """Render the input at `path` twice and compare.

    Raises:
        RuntimeError: LibreOffice made no PDF, or took longer than `TIMEOUT_SECONDS`.
    """
    from convert.api import Settings, load_path
    from convert.fonts.fontconfig import fontconfig_text

    dossier = load_path(str(path), Settings(fonts="bundled"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "fonts.conf").write_text(fontconfig_text(), "utf-8")
        (folder / "report.docx").write_bytes(dossier.docx)
        theirs = page_lines(render(folder / "report.docx", soffice, folder))
        return compare(page_lines(dossier.pdf), theirs)


def render(document: Path, soffice: str, folder: Path) -> bytes:
    """Return the PDF that LibreOffice makes of `document`, with a profile of its own in `folder` and `folder`/fonts.conf.

    Raises:
        RuntimeError: it made none, or took longer than `TIMEOUT_SECONDS`.
    """
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
               "--outdir", str(folder / "rendered"), str(document)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          start_new_session=True) as process:
        try:
            process.wait(TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            raise RuntimeError(f"LibreOffice took longer than {TIMEOUT_SECONDS} s") from None
        finally:
            _end_group(process.pid)
    made = folder / "rendered" / f"{document.stem}.pdf"
    if not made.exists():
        raise RuntimeError("LibreOffice made no PDF")
    return made.read_bytes()


def _end_group(group: int) -> None:
    """End what LibreOffice started, too."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def page_lines(data: bytes) -> list[tuple[int, str]]:
    """Return page and letters of every line of a PDF, from top to bottom; numbers of pages are left out.

    A page that lies across holds a table whose cells are set side by side: its letters are one line, sorted.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [(number, text) for number, page in enumerate(document, 1) for text in _lines(page)
                if not text.strip("—–-").isdigit()]
    finally:
        document.close()


def _lines(page: object) -> Iterator[str]:
    rows = _rows(page.get_textpage())  # type: ignore[attr-defined]
    width, height = page.get_size()  # type: ignore[attr-defined]
    if width < height:
        yield from rows
    else:
        yield "".join(sorted("".join(rows)))


def _rows(page: object) -> Iterator[str]:
    letters: list[tuple[float, float, str]] = []
    for index in range(page.count_chars()):  # type: ignore[attr-defined]
        letter = page.get_text_range(index, 1)  # type: ignore[attr-defined]
        if letter.strip():
            left, bottom, _, top = page.get_charbox(index, loose=True)  # type: ignore[attr-defined]
            letters.append((-(bottom + top) / 2, left, letter))
    row: list[tuple[float, str]] = []
    middle = 0.0
    for y, x, letter in sorted(letters):
        if row and y - middle > _SAME_ROW_PT:
            yield "".join(each for _, each in sorted(row))
            row = []
        if not row:
            middle = y
        row.append((x, letter))
    if row:
        yield "".join(each for _, each in sorted(row))


def compare(ours: list[tuple[int, str]], theirs: list[tuple[int, str]]) -> Parity:
    """Return how far the lines of the PDF and those of the rendered DOCX agree."""
    left, right = "".join(text for _, text in ours), "".join(text for _, text in theirs)
    blocks = difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    pages = [page for page, text in theirs for _ in text]
    found = {block.a + step: pages[block.b + step] for block in blocks for step in range(block.size)}
    starts = offset = 0
    for page, text in ours:
        starts += found.get(offset) == page
        offset += len(text)
    lost = Counter(ours) - Counter(theirs)
    count = max(len(ours), 1)
    both = (Counter(left) & Counter(right)).total()
    return Parity(2 * both / max(len(left) + len(right), 1),
                  (max((page for page, _ in theirs), default=0), max((page for page, _ in ours), default=0)),
                  starts / count, 1 - lost.total() / count, tuple(lost.elements()))


def main(arguments: list[str]) -> int:
    """Print a line for every input; return 1 when one does not agree."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("soffice is not installed (Debian: libreoffice-writer); nothing was compared")
        return 2
    paths = [Path(one) for one in arguments if one != "--list"] or [sample_source(name) for name in sample_names()]
    poor = False
    for path in paths:
        parity = measure_input(path, soffice)
        print(f"{path.stem:20} {parity}", flush=True)
        if "--list" in arguments:
            for page, text in parity.different:
                print(f"  page {page}: {text}")
        poor |= not agrees(parity)
    return int(poor)


_LETTERS = 0.995
"""Cells of a row may be read in another order."""
_STARTS = 0.9


def agrees(parity: Parity) -> bool:
    """Tell whether letters and pages are the same, and nine lines in ten begin on the same page."""
    return parity.text >= _LETTERS and parity.pages[0] == parity.pages[1] and parity.starts >= _STARTS


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
