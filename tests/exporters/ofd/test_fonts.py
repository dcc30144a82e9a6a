"""The faces inside the file."""

from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from fontTools.ttLib import TTFont

from convert.exporters.ofd import OfdOptions, export_ofd
from convert.fonts.fontset import open_face
from convert.verify import verify_ofd
from tests.exporters.ofd.made import OFD, exported, full_ofd, part, parts
from tests.exporters.pdf.samples import WHEN, fonts, one_line, sheet, short_report

POSTSCRIPT = sorted(Path("/usr/share/fonts/opentype").rglob("NotoSerifCJK-Regular.ttc"))


def _fonts(data: bytes) -> list[TTFont]:
    return [TTFont(BytesIO(content)) for name, content in parts(data).items() if name.startswith("Doc_0/Res/font_")]


def test_every_face_is_a_small_truetype_file_that_readers_find_letters_in():
    listing = part(full_ofd(), "PublicRes.xml")
    names = [node.get("FontName") for node in listing.iter(f"{OFD}Font")]
    fonts = _fonts(full_ofd())
    assert len(names) == len(fonts) > 5
    assert "GW FangSong" in names
    for font in fonts:
        assert {"cmap", "loca", "glyf", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post"} <= set(font.keys())
    assert any(ord("县") in font.getBestCmap() for font in fonts)


def test_a_face_holds_the_letters_shown_in_it_alone():
    (font,) = _fonts(exported(pages=one_line("青禾区")).value)
    assert set(font.getBestCmap()) == {ord(letter) for letter in "青禾区"}


@pytest.mark.skipif(not POSTSCRIPT, reason="no face with PostScript outlines is installed")
def test_a_face_with_postscript_outlines_gives_way_to_a_shipped_one_and_is_told():
    face = open_face(str(POSTSCRIPT[0]), 0)
    assert face.is_cff
    pages = one_line("青禾")
    run = msgspec.structs.replace(pages.pages[0].items[0].runs[0], face=face.key)  # type: ignore[union-attr]
    line = msgspec.structs.replace(pages.pages[0].items[0], runs=(run,))
    pages = msgspec.structs.replace(pages, pages=(msgspec.structs.replace(pages.pages[0], items=(line,)),))
    outcome = export_ofd(short_report(), pages, sheet(), fonts(), OfdOptions(when=WHEN))
    verify_ofd(outcome.value, pages)
    assert [(one.code, one.args["families"]) for one in outcome.diagnostics] == [("ofd-face-replaced", face.family)]
    assert all("glyf" in font for font in _fonts(outcome.value))
