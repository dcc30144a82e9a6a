"""Print how dark and how large the shipped faces are.

    python tools/measure_faces.py [FILE …]       the faces of styles/fonts, or these font files

Letters are drawn with FreeType on a square of one em and the ink is counted. A table of hanzi that all faces have shows whether
two faces can stand beside each other: ink per em², width and height of the drawn box, and how high its middle lies.
"""

import sys
from math import fsum
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parent.parent / "styles" / "fonts"
EM = 256
"""Pixels of an em."""
ASCENT = 0.88
"""Where the baseline is drawn, in em from the top."""
COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经三之进着等部度家电力里如水化高自二"
    "理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条"
    "只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几"
    "九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联认六共权收证改清己美再采转更单风切打白教速花带安场身"
    "车例真务具万每目至达走积示议声报斗完类八离华名确才科张信")
"""The most common hanzi of running text."""
BOXES = "国回因固圆困囚四田日目围曰由甲白百自"
"""Hanzi that are boxes, whose middle is the middle of a line."""
DIGITS = "0123456789"


class Look(NamedTuple):
    """What letters look like on the average; shares of an em."""

    ink: float
    width: float
    height: float
    centre: float
    """How far right of the left edge the middle of the drawn box lies."""
    middle: float
    """How high it lies above the baseline."""


def look_of(path: Path, letters: str) -> Look:
    """Return the average look of `letters` in a font file, all of which it must have."""
    font = ImageFont.truetype(str(path), EM)
    looks = [_look(font, letter) for letter in letters]
    return Look(*(fsum(column) / len(looks) for column in zip(*looks, strict=True)))


def _look(font: ImageFont.FreeTypeFont, letter: str) -> Look:
    image = Image.new("L", (2 * EM, 2 * EM))
    ImageDraw.Draw(image).text((EM // 2, EM // 2 + ASCENT * EM), letter, fill=255, font=font, anchor="ls")
    left, top, right, bottom = image.getbbox() or (0, 0, 0, 0)
    ink = fsum(value * count for value, count in enumerate(image.histogram())) / 255
    return Look(ink / EM ** 2, (right - left) / EM, (bottom - top) / EM, (left + right) / 2 / EM - 0.5,
                0.5 + ASCENT - (top + bottom) / 2 / EM)


def _row(path: Path) -> list[float]:
    known = TTFont(path, lazy=True).getBestCmap()
    common = [letter for letter in COMMON if ord(letter) in known]
    values = [*look_of(path, "".join(common))] if len(common) == len(COMMON) else [float("nan")] * len(Look._fields)
    values.append(look_of(path, BOXES).middle if ord(BOXES[0]) in known else float("nan"))
    values.append(look_of(path, DIGITS).ink if ord("0") in known else float("nan"))
    return values


def main(argv: list[str]) -> int:
    """Print the table."""
    paths = [Path(name) for name in argv] or sorted(FONTS.glob("*.ttf"))
    print(f"{'face':32}" + "".join(f"{name:>8}" for name in (*Look._fields, "boxes", "digits")))
    for path in paths:
        print(f"{path.name:32}" + "".join(f"{value:8.3f}" for value in _row(path)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
