"""Where a page that was made elsewhere is blank, so that the number of the packet does not meet what stands there.

The pages are drawn in a process of their own, since a PDF may ask for any amount of memory and time.
"""

import sys
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.apart import run_apart

_PIXELS_PER_MM: Final = 3.0
_SECONDS: Final = 24.0
"""For one file."""
_AT_ONCE: Final = 2
_BLANK: Final = 200
"""What is darker is no paper, of 255."""


class PlaceBox(msgspec.Struct, frozen=True):
    """What something would cover on an upright page, in mm from the top left of the paper."""

    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float


class PlaceQuestion(msgspec.Struct, frozen=True):
    """A finished PDF, and the places that are asked about."""

    data: bytes
    boxes: tuple[PlaceBox, ...]
    width_mm: float
    height_mm: float


def free_places(files: Sequence[bytes], boxes: Sequence[PlaceBox], width_mm: float, height_mm: float) -> list[list[int | None]]:
    """Return for every page of every PDF the first of `boxes` in which nothing stands; None where there is none, or nobody can tell.

    Args:
        files: Finished PDFs; their pages are taken to be scaled to the paper.
        boxes: Places on upright paper; on a page that lies across they are turned with it.
        width_mm: Width of the upright paper.
        height_mm: Its height.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda data: _asked(PlaceQuestion(data, tuple(boxes), width_mm, height_mm)), files))


def _asked(question: PlaceQuestion) -> list[int | None]:
    """Return the answer of a process of its own; one file that takes too long says nothing of the others."""
    told = run_apart("convert.packet.free_place", msgspec.msgpack.encode(question), _SECONDS)
    return [] if told is None else msgspec.msgpack.decode(told, type=list[int | None])


def answer(question: PlaceQuestion) -> list[int | None]:
    """Return the answer of `free_places` for one PDF, found in this process."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return [_of_page(page, question) for page in PdfDocument(question.data)]
    except PdfiumError:
        return []


def _of_page(page: object, question: PlaceQuestion) -> int | None:
    """Return the first free place of a page, which is drawn as it will stand on the paper."""
    from PIL import Image

    width, height = page.get_size()  # type: ignore[attr-defined]
    lies = width > height
    paper = (question.height_mm, question.width_mm) if lies else (question.width_mm, question.height_mm)
    pixels = round(paper[0] * _PIXELS_PER_MM), round(paper[1] * _PIXELS_PER_MM)
    scale = min(pixels[0] / width, pixels[1] / height)
    drawn = page.render(scale=scale, grayscale=True).to_pil()  # type: ignore[attr-defined]
    sheet = Image.new("L", pixels, 255)
    sheet.paste(drawn, ((pixels[0] - drawn.width) // 2, (pixels[1] - drawn.height) // 2))
    for number, box in enumerate(question.boxes):
        left, top, right, bottom = _turned(box, question.height_mm) if lies else (box.left_mm, box.top_mm, box.right_mm, box.bottom_mm)
        covered = sheet.crop((left * _PIXELS_PER_MM, top * _PIXELS_PER_MM, right * _PIXELS_PER_MM, bottom * _PIXELS_PER_MM))
        if not any(covered.histogram()[:_BLANK]):
            return number
    return None


def _turned(box: PlaceBox, paper_height_mm: float) -> tuple[float, float, float, float]:
    """Return the edges of a place on a page that was turned clockwise."""
    return paper_height_mm - box.bottom_mm, box.left_mm, paper_height_mm - box.top_mm, box.right_mm


def main() -> None:
    """Read the question from standard input and write the answer to standard output, within limits."""
    from convert.readers.pdf.child import limit_resources

    limit_resources()
    question = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=PlaceQuestion)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer(question)))


if __name__ == "__main__":
    main()
