"""The faces that come with the program."""

import hashlib
import tomllib
import zlib
from pathlib import Path

import measure_faces
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from convert.fonts import Face
from convert.fonts.fitness import common_hanzi
from convert.style.locate import styles_folder
from tests.fonts.conftest import read_font

FOLDER = Path(styles_folder(), "fonts")
MANIFEST = tomllib.loads((FOLDER / "manifest.toml").read_text("utf-8"))
FACES = MANIFEST["faces"]
CHINESE = [key for key in FACES if key not in ("latin", "supplement", "rare")]
BUILT = [key for key in FACES if key != "latin"]


def _bounds(font: TTFont, letter: str) -> tuple[float, float, float, float]:
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
    return pen.bounds


@pytest.mark.parametrize("key", FACES)
def test_every_face_is_the_one_of_the_manifest_and_has_its_licence(key: str):
    face = FACES[key]
    assert hashlib.sha256((FOLDER / face["file"]).read_bytes()).hexdigest() == face["sha256"]
    licence = (FOLDER / face["licence_file"]).read_text("utf-8", errors="replace").upper()
    assert ("OPEN FONT LICENSE" if face["licence"] == "OFL-1.1" else "GNU GENERAL PUBLIC LICENSE") in licence
    assert face["package"] in MANIFEST["packages"]


def test_the_folder_holds_nothing_else():
    files = {face["file"] for face in FACES.values()} | {"manifest.toml", "licences"}
    assert {path.name for path in FOLDER.iterdir()} == files


@pytest.mark.parametrize("key", FACES)
def test_every_face_is_truetype_of_one_weight_and_may_be_embedded(key: str):
    font = read_font(FOLDER / FACES[key]["file"])
    assert "glyf" in font
    assert {"CFF ", "fvar"}.isdisjoint(font.keys())
    assert (font["OS/2"].fsType, font["OS/2"].usWeightClass, font["head"].macStyle) == (0, 400, 0)


@pytest.mark.parametrize("key", FACES)
def test_a_built_face_has_the_projects_own_name_and_one_ascent(key: str):
    font = read_font(FOLDER / FACES[key]["file"])
    assert {font["name"].getDebugName(number) for number in (1, 4)} == {FACES[key]["family"]}
    for reserved in ("Noto", "Source", "LXGW", "霞鹜", "Klee", "Liberation", "Hana", "花園"):
        assert reserved not in FACES[key]["family"]
    if key == "latin":
        return
    assert (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap) == (880, -120, 0)
    assert (font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender, font["OS/2"].sTypoLineGap) == (880, -120, 0)
    assert font["maxp"].maxPoints > 0


@pytest.mark.parametrize("key", CHINESE)
def test_hanzi_and_marks_are_one_em_wide_and_nothing_of_gb2312_is_missing(key: str):
    face = Face(str(FOLDER / FACES[key]["file"]))
    assert all(face.file.glyph(code) and face.advance(chr(code)) == 1.0 for code in common_hanzi())
    for char in "“”‘’—…·―、。，；：？！（）《》〈〉「」〔〕【】％￥～℃‰№°′″±×÷①⑩⒈⑴㈠Ⅰ→■〇※\u3000":
        assert face.glyph(char), char
        assert face.advance(char) == 1.0, char


@pytest.mark.parametrize("key", CHINESE)
def test_marks_stand_where_chinese_text_needs_them(key: str):
    font = read_font(FOLDER / FACES[key]["file"])
    assert _bounds(font, "—")[::2] == (0, 1000), "two dashes join"
    for letter in "“‘":
        assert _bounds(font, letter)[0] > 500, letter
    for letter in "”’，。":
        assert _bounds(font, letter)[2] < 520, letter
    left, _, right, _ = _bounds(font, "·")
    assert (left + right) / 2 == pytest.approx(500, abs=30)


@pytest.mark.parametrize("key", CHINESE)
def test_the_middle_of_hanzi_is_the_middle_of_digits(key: str):
    font = read_font(FOLDER / FACES[key]["file"])
    middles = [sum(_bounds(font, letter)[1::2]) / 2 for letter in "国口日目回田因困固圈"]
    assert sum(middles) / len(middles) == pytest.approx(335, abs=6)


def test_the_yen_sign_is_no_dollar(outline):
    path = FOLDER / FACES["fangsong"]["file"]
    assert outline(path, "￥") == outline(path, "\u00a5")
    assert outline(path, "￥") != outline(path, "$")


def test_only_the_fangsong_lacks_standard_hanzi():
    sample = "镕堃喆祎珺玥昇赟"
    lacking = {key for key in CHINESE if not all(Face(str(FOLDER / FACES[key]["file"])).glyph(letter) for letter in sample)}
    assert lacking == {"fangsong"}


def test_the_song_has_traditional_forms_to_help_out():
    face = Face(str(FOLDER / FACES["songti"]["file"]))
    assert all(face.glyph(letter) for letter in "臺灣國會議員報告審議憲")


def test_the_supplement_looks_like_the_fangsong_on_hanzi_that_both_have():
    own, other = (measure_faces.look_of(FOLDER / FACES[key]["file"], measure_faces.COMMON) for key in ("fangsong", "supplement"))
    for name in ("ink", "width", "height"):
        assert getattr(other, name) == pytest.approx(getattr(own, name), rel=0.1), name
    for name in ("centre", "middle"):
        assert getattr(other, name) == pytest.approx(getattr(own, name), abs=0.01), name


def test_the_supplement_has_every_standard_hanzi_that_the_fangsong_lacks():
    own, other = (read_font(FOLDER / FACES[key]["file"]).getBestCmap() for key in ("fangsong", "supplement"))
    standard = read_font(FOLDER / FACES["kaiti"]["file"]).getBestCmap()
    assert [] == [chr(code) for code in standard if 0x3400 <= code < 0xA000 and code not in own and code not in other]


def test_digits_of_a_title_are_as_dark_as_its_face_and_darker_than_those_of_the_text():
    title, text = (measure_faces.look_of(FOLDER / FACES[key]["file"], "0123456789").ink for key in ("xiaobiaosong", "latin"))
    assert title > 1.4 * text


def test_raised_figures_of_the_latin_face_have_one_weight():
    file = FOLDER / FACES["latin"]["file"]
    own = measure_faces.look_of(file, "²³⁴⁸")
    made = measure_faces.look_of(file, "⁰")
    assert made.ink == pytest.approx(own.ink, rel=0.25)
    assert made.height == pytest.approx(own.height, rel=0.1)


def test_all_faces_together_leave_the_package_below_25_megabytes():
    packed = sum(len(zlib.compress((FOLDER / face["file"]).read_bytes())) for face in FACES.values())
    assert packed < 22_000_000
