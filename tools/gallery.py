"""Write the pages of the samples as pictures, PDF and DOCX side by side, for a person to look at.

    python tools/gallery.py [--out FOLDER] [NAME …]      all samples into out/gallery when nothing else is said
    python tools/gallery.py --docs [NAME …]              small ones of docs/gallery.md into docs/images

Every sample gives one picture: the pages of the PDF in the upper row, those of the DOCX, as LibreOffice sets them in the same
faces, in the lower one.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import pypdfium2
from parity import ROOT, render, sample_names, sample_source
from PIL import Image, ImageOps

from convert.api import Settings, load_path
from convert.fonts.fontconfig import fontconfig_text

GAP = 8
"""Pixels around a page."""
PAPER = "#808080"
SCALE = 1.0
"""Pixels to the point."""
SMALL_SCALE = 0.42
SMALL_PAGES = 4
COLOURS = 32


def pages_of(data: bytes, scale: float, most: int | None = None) -> list[Image.Image]:
    """Return pictures of the pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [document[number].render(scale=scale).to_pil() for number in range(min(len(document), most or len(document)))]
    finally:
        document.close()


def row_of(pages: list[Image.Image]) -> Image.Image:
    """Return the pages beside each other."""
    framed = [ImageOps.expand(page, GAP, PAPER) for page in pages]
    row = Image.new("RGB", (sum(page.width for page in framed), max(page.height for page in framed)), PAPER)
    left = 0
    for page in framed:
        row.paste(page, (left, (row.height - page.height) // 2))
        left += page.width
    return row


def picture_of(pdf: bytes, docx: bytes, scale: float, most: int | None = None) -> Image.Image:
    """Return the pages of both files, those of the PDF in the upper row."""
    rows = [row_of(pages_of(data, scale, most)) for data in (pdf, docx)]
    whole = Image.new("RGB", (max(row.width for row in rows), sum(row.height for row in rows)), PAPER)
    top = 0
    for row in rows:
        whole.paste(row, (0, top))
        top += row.height
    return whole


def rendered(name: str, soffice: str) -> tuple[bytes, bytes]:
    """Return the PDF of a sample, and the PDF that LibreOffice makes of its DOCX."""
    dossier = load_path(str(sample_source(name)), Settings(fonts="bundled"))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "fonts.conf").write_text(fontconfig_text(), "utf-8")
        (folder / "report.docx").write_bytes(dossier.docx)
        return dossier.pdf, render(folder / "report.docx", soffice, folder)


def main() -> int:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "gallery")
    parser.add_argument("--docs", action="store_true", help="the small pictures of docs/gallery.md")
    parser.add_argument("names", nargs="*", help="samples; all when left out")
    arguments = parser.parse_args()
    soffice = shutil.which("soffice")
    if soffice is None:
        print("soffice is not installed (Debian: libreoffice-writer)", file=sys.stderr)
        return 1
    folder = ROOT / "docs" / "images" if arguments.docs else arguments.out
    folder.mkdir(parents=True, exist_ok=True)
    for name in arguments.names or sample_names():
        pdf, docx = rendered(name, soffice)
        if arguments.docs:
            picture, path = picture_of(pdf, docx, SMALL_SCALE, SMALL_PAGES).quantize(COLOURS), folder / f"gallery-{name}.png"
        else:
            picture, path = picture_of(pdf, docx, SCALE), folder / f"{name}.png"
        picture.save(path, optimize=True)
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
