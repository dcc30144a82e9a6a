"""Pictures as reportlab stores them: PNG with transparency, JPEG as it is, in grey or RGB (ISO 32000-1, 8.9.5)."""

from _thread import allocate_lock
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFImageXObject

from convert.exporters.pdf.syntax import name, reference

if TYPE_CHECKING:
    from convert.exporters.pdf.document import Document

rl_config.useA85 = 0
_LOADING = allocate_lock()
"""Pillow is loaded by the first picture; two pages at once must not both begin."""


def write_picture(document: "Document", data: bytes) -> int:
    """Add the picture in the file `data` to the document and return its number.

    Raises:
        OSError, ValueError, SyntaxError: it cannot be read.
    """
    return _write(document, PDFImageXObject("", _open(BytesIO(data)), mask="auto"))


def _open(file: BytesIO) -> ImageReader:
    """Return a picture to store. Colours for printing presses (CMYK) become RGB: the pages promise sRGB."""
    from PIL import Image

    with _LOADING:
        opener = Image.open
    image = opener(file)
    image.load()
    if image.format == "JPEG" and image.mode in ("L", "RGB"):
        file.seek(0)
        return ImageReader(file)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return ImageReader(image.convert("RGBA"))
    return ImageReader(image.convert("L" if image.mode in ("1", "L", "I;16") else "RGB"))


def _write(document: "Document", image: PDFImageXObject) -> int:
    entries = (f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}/BitsPerComponent {image.bitsPerComponent}"
               f"/ColorSpace{name(image.colorSpace)}/Filter[{''.join(map(name, image._filters))}]")
    mask = getattr(image, "_smask", None)
    if mask is not None:
        entries += f"/SMask {reference(_write(document, mask))}"
    return document.add_stream(entries, image.streamContent, compress=False)
