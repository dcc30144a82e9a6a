"""Pictures."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from convert.layout.frame import LaidOut, Line, Page, Picture
from tests.exporters.pdf.reading import MM_PER_PT, tree
from tests.exporters.pdf.samples import export, one_line, png


def _saved(mode: str, kind: str, colour: object) -> bytes:
    out = BytesIO()
    Image.new(mode, (30, 20), colour).save(out, kind)  # type: ignore[arg-type]
    return out.getvalue()


def _pdf(picture: bytes, block: str = "f1") -> bytes:
    line = one_line("正文").pages[0].items[0]
    assert isinstance(line, Line)
    return export(pages=LaidOut((Page(1, (line, Picture(50, 80, 60, 40, block, "图", picture, "image/png")), "1"),)))


def _images(document: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [one for one in document.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]


PICTURES = {
    "png with transparency": png(), "png": png(alpha=False), "grey": _saved("L", "PNG", 90), "black and white": _saved("1", "PNG", 1),
    "palette": _saved("P", "PNG", 3), "jpeg": _saved("RGB", "JPEG", (200, 30, 30)), "grey jpeg": _saved("L", "JPEG", 90),
    "jpeg for printing presses": _saved("CMYK", "JPEG", (0, 200, 200, 0)), "grey with transparency": _saved("LA", "PNG", (90, 120)),
    "sixteen bits": _saved("I;16", "PNG", 30000),
}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_of_any_kind_make_an_archival_file(name: str):
    with pikepdf.open(BytesIO(_pdf(PICTURES[name]))) as document:
        (image,) = [one for one in document.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
                    and "transparency" not in name] or [None]
        if image is not None:
            assert str(image.ColorSpace) in ("/DeviceRGB", "/DeviceGray")


def test_a_jpeg_is_kept_as_it_is():
    with pikepdf.open(BytesIO(_pdf(PICTURES["jpeg"]))) as document:
        (image,) = _images(document)
        assert image.read_raw_bytes() == PICTURES["jpeg"]


def test_transparency_is_kept_as_a_mask():
    with pikepdf.open(BytesIO(_pdf(png()))) as document:
        assert any("/SMask" in one for one in document.objects if isinstance(one, pikepdf.Stream))


def test_a_picture_stands_where_its_frame_says():
    page = pypdfium2.PdfDocument(_pdf(_saved("RGB", "PNG", (255, 0, 0))))[0]
    (image,) = [one for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    left, bottom, right, top = image.get_bounds()
    height = page.get_height()
    assert [left * MM_PER_PT, (height - top) * MM_PER_PT, right * MM_PER_PT, (height - bottom) * MM_PER_PT] == pytest.approx(
        [50, 80, 110, 120], abs=0.05)


def test_a_seal_is_a_figure_of_its_own():
    assert tree(_pdf(png(), "sign_off.seal")) == ["Document", "  P", "  Figure [Alt=图]"]


def test_a_picture_for_printing_presses_becomes_rgb():
    with pikepdf.open(BytesIO(_pdf(PICTURES["jpeg for printing presses"]))) as document:
        (image,) = _images(document)
        assert (int(image.Width), int(image.Height), str(image.ColorSpace)) == (30, 20, "/DeviceRGB")
        assert image.read_bytes() == Image.open(BytesIO(PICTURES["jpeg for printing presses"])).convert("RGB").tobytes()


@pytest.mark.parametrize(("name", "mode"), [("png", "RGB"), ("grey", "L"), ("black and white", "L"), ("palette", "RGB")])
def test_every_sample_of_a_picture_is_kept(name: str, mode: str):
    with pikepdf.open(BytesIO(_pdf(PICTURES[name]))) as document:
        (image,) = _images(document)
        assert image.read_bytes() == Image.open(BytesIO(PICTURES[name])).convert(mode).tobytes()


def test_colours_and_mask_of_a_transparent_picture_are_its_own():
    picture = Image.open(BytesIO(png()))
    with pikepdf.open(BytesIO(_pdf(png()))) as document:
        (image,) = [one for one in _images(document) if "/SMask" in one]
        assert image.read_bytes() == picture.convert("RGB").tobytes()
        assert image.SMask.read_bytes() == picture.getchannel("A").tobytes()
        assert str(image.SMask.ColorSpace) == "/DeviceGray"


def test_a_picture_that_is_drawn_twice_is_stored_once():
    line = one_line("正文").pages[0].items[0]
    twice = tuple(Picture(50, top, 60, 40, f"f{top}", "图", png(alpha=False), "image/png") for top in (80, 130))
    pages = tuple(Page(number, (line, *twice), str(number)) for number in (1, 2))
    with pikepdf.open(BytesIO(export(pages=LaidOut(pages)))) as document:
        assert len(_images(document)) == 1
        assert [page.Contents.read_bytes().count(b" Do") for page in document.pages] == [2, 2]


def test_two_documents_at_once_may_both_hold_the_first_picture():
    code = """
from concurrent.futures import ThreadPoolExecutor
from tests.exporters.pdf.test_pictures import _pdf
from tests.exporters.pdf.samples import png
with ThreadPoolExecutor(8) as pool:
    print(len({one for one in pool.map(lambda _: _pdf(png()), range(16))}))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
