"""Building the shipped faces."""

import bz2
import io
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

_SPEC = spec_from_file_location("build_fonts", Path(__file__).parents[2] / "tools" / "build_fonts.py")
assert _SPEC is not None
assert _SPEC.loader is not None
build_fonts = module_from_spec(_SPEC)
_SPEC.loader.exec_module(build_fonts)

FACE = {"family": "GW Test", "source": "Source.otf 1.0", "licence": "OFL-1.1", "rise": 20}
LETTERS = {"A": 600, "H": 600, "x": 500, "国": 1000, "“": 350, "”": 350, "—": 890, "·": 330, "№": 1137, "$": 500, "￥": 1000, "¥": 500}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A font with cubic outlines whose marks are too narrow or too wide."""
    builder = FontBuilder(1000, isTTF=False)
    names = {letter: f"uni{ord(letter):04X}" for letter in LETTERS}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(letter): name for letter, name in names.items()})
    shapes, widths = {}, {".notdef": (1000, 50)}
    for name, width in {".notdef": 1000, **{names[letter]: LETTERS[letter] for letter in LETTERS}}.items():
        pen = T2CharStringPen(width, None)
        pen.moveTo((50, 0))
        pen.curveTo((50, 400), (100, 700), (width / 2, 700))
        pen.lineTo((width - 50, 0))
        pen.closePath()
        shapes[name], widths[name] = pen.getCharString(), (width, 50)
    builder.setupCFF("Source", {}, shapes, {})
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=1151, descent=-286)
    builder.setupNameTable({"familyName": "Source", "styleName": "Bold", "copyright": "(c) somebody"})
    builder.setupOS2(version=3, usWeightClass=700, fsType=8)
    builder.setupPost()
    builder.save(tmp_path / "source.otf")
    return tmp_path / "source.otf"


@pytest.fixture
def built(source: Path) -> TTFont:
    target = source.with_name("built.ttf")
    build_fonts.build_face(source, target, {**FACE, "redrawn": {"FFE5": "00A5"}}, set(map(ord, LETTERS)))
    return TTFont(io.BytesIO(target.read_bytes()))


def _ink(font: TTFont, letter: str) -> tuple[float, float, float, float]:
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord(letter)]].draw(pen)
    return tuple(round(value) for value in pen.bounds)


def test_outlines_become_truetype_under_the_projects_name(built: TTFont):
    assert "glyf" in built
    assert "CFF " not in built
    assert [built["name"].getDebugName(number) for number in (0, 1, 2, 4, 6, 13)] == [
        "(c) somebody", "GW Test", "Regular", "GW Test", "GWTest-Regular", "Licence: OFL-1.1"]
    assert (built["OS/2"].usWeightClass, built["OS/2"].fsType, built["hhea"].ascent, built["hhea"].descent) == (400, 0, 880, -120)


def test_marks_become_one_em_wide(built: TTFont):
    widths = {letter: built["hmtx"][built.getBestCmap()[ord(letter)]][0] for letter in LETTERS}
    latin = {"A": 600, "H": 600, "x": 500, "$": 500}
    assert widths == {**dict.fromkeys(LETTERS, 1000), **latin}
    assert _ink(built, "“")[::2] == (700, 950)
    assert _ink(built, "”")[::2] == (50, 300)
    assert _ink(built, "—")[::2] == (0, 1000)
    assert _ink(built, "·")[::2] == (385, 615)
    assert _ink(built, "№")[::2] == (44, 956)


def test_hanzi_rise_and_latin_letters_stay(built: TTFont):
    assert _ink(built, "国")[1::2] == (20, 720)
    assert _ink(built, "A")[1::2] == (0, 700)


def test_a_sign_drawn_wrongly_gets_the_right_outline(built: TTFont):
    assert built.getBestCmap()[0xFFE5] == built.getBestCmap()[0xA5]


def test_the_same_source_gives_the_same_bytes(source: Path):
    targets = [source.with_name(name) for name in ("one.ttf", "two.ttf")]
    for target in targets:
        build_fonts.build_face(source, target, FACE, set(map(ord, LETTERS)))
    assert targets[0].read_bytes() == targets[1].read_bytes()


def test_letters_are_those_of_gb2312_of_the_standard_list_and_of_reports():
    assert len([code for code in build_fonts.gb2312() if 0x4E00 <= code <= 0x9FFF]) == 6763
    kept = build_fonts.letters({ord("镕")})
    assert set(map(ord, "国镕①⑳㎡㎏‰℃№A1é")) <= kept
    assert ord("𠮷") not in kept


def test_a_list_of_standard_hanzi_that_is_not_whole_is_refused():
    with pytest.raises(SystemExit, match="8105"):
        build_fonts.standard_hanzi(bz2.compress(b"U+4E00\tkTGH\t2013:1\n"))


def test_traditional_forms_are_those_of_the_standard_hanzi():
    variants = bz2.compress(b"U+56FD\tkTraditionalVariant\tU+570B\nU+3447\tkTraditionalVariant\tU+20000\n")
    found = build_fonts.traditional_hanzi(variants, {0x56FD})
    assert ord("國") in found
    assert 0x20000 not in found


def test_an_archive_with_another_digest_is_refused(tmp_path: Path):
    (tmp_path / "package.whl").write_bytes(b"something else")
    with pytest.raises(SystemExit, match="sha256"):
        build_fonts.fetch("package", {"client": "pypi", "version": "1.0", "sha256": "0"}, tmp_path)
