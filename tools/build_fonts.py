"""Build the shipped faces of `styles/fonts` from pinned packages.

    python tools/build_fonts.py             build into a temporary folder and compare with the digests of the manifest
    python tools/build_fonts.py --write     build, replace the files of styles/fonts, and note their digests

`styles/fonts/manifest.toml` says what is built from what. Every archive and every font taken from one is checked
against its sha256; the same sources and the same fontTools give the same bytes.

What is changed in a face: only the letters of GB 2312, of 通用规范汉字表 and the signs of reports are kept (GW Song, which
helps the others out, keeps traditional forms too); outlines become TrueType; layout tables and hinting go; every sign
of GB 2312 is one em wide; the middle line of hanzi is the same in all faces; ascent and descent are 0.88 and -0.12 em;
the face is named as the project's own.
"""

import argparse
import bz2
import gzip
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import fontTools
from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem
from measure_faces import BOXES, COMMON

FONTS: Final = Path(__file__).resolve().parent.parent / "styles" / "fonts"
MANIFEST: Final = FONTS / "manifest.toml"

ASCENT: Final = 880
DESCENT: Final = -120
EM: Final = 1000
FIRST_HANZI: Final = 0x3400
WAVE: Final = 800
"""Width of the ～ of ranges where a face draws it too short."""
MODIFIED: Final = 3_786_912_000
"""`head.modified` of every built face (2024-01-01, in seconds since 1904), so that a build does not depend on the day."""

ALIASES: Final = {0x2015: 0x2014, 0x22EF: 0x2026, 0x30FB: 0x00B7, 0x2022: 0x00B7, 0x2027: 0x00B7}
"""Signs often written for another: where a face lacks the first, it shows the second."""

EXTRA_SIGNS: Final = (
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟❶❷❸❹❺❻❼❽❾❿"
    "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉ⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ㎎㎏㎜㎝㎞㎡㎥㏄㎖㎕℡℉℅‱№㈱"
    "✓✔✕✖☑☒☐▪▫▶►▼▽◀◁⇒⇐⇔↔〻〜〝〞﹏﹣︰⋯⸺―‧•・﹒"
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉½⅓¼⅔¾€–‐‑‒†‡‹›™℠㊣〒㏕㏑㏒∆∕≒≦≧⊿∟"
)

EXTRA_FULL: Final = "―⋯‧•・№‱℡℉℅㎎㎏㎜㎝㎞㎡㎥㏄㎖㎕⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅪⅫ"


def gb2312_signs() -> set[int]:
    """Return the code points of rows 1 to 7 and 9 of GB 2312: every sign that is one em wide there (row 8 is pinyin)."""
    rows = (1, 2, 3, 4, 5, 6, 7, 9)
    signs = (bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312", "ignore") for row in rows for cell in range(1, 95))
    return {ord(sign) for sign in signs if sign} | {0x00B7, 0x2014} | set(map(ord, EXTRA_FULL))


def gb2312() -> set[int]:
    """Return the code points of the whole of GB 2312."""
    cells = (bytes((high, low)).decode("gb2312", "ignore") for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return {ord(cell) for cell in cells if cell}


def standard_hanzi(unihan: bytes) -> set[int]:
    """Return the 8105 code points of 通用规范汉字表, from the packed Unihan file that holds `kTGH`."""
    lines = bz2.decompress(unihan).decode("utf-8").splitlines()
    found = {int(line[2:].split("\t")[0], 16) for line in lines if line.startswith("U+") and "\tkTGH\t" in line}
    if len(found) != 8105:
        raise SystemExit(f"the list of 通用规范汉字 has {len(found)} letters, not 8105")
    return found


def traditional_hanzi(variants: bytes, standard: set[int]) -> set[int]:
    """Return the traditional forms of `standard`, from the packed Unihan file of variants, and the common hanzi of Big5."""
    found = {ord(cell) for high in range(0xA4, 0xC7) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
             if "\u4e00" <= (cell := bytes((high, low)).decode("big5", "ignore")[:1]) <= "\u9fff"}
    for line in bz2.decompress(variants).decode("utf-8").splitlines():
        if "\tkTraditionalVariant\t" in line and int(line[2:].split("\t")[0], 16) in standard:
            found |= {int(form[2:], 16) for form in line.split("\t")[2].split()}
    return found


def letters(standard: set[int]) -> set[int]:
    """Return every code point a built face keeps, as far as its source has it."""
    latin = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
    return latin | gb2312() | gb2312_signs() | standard | set(map(ord, EXTRA_SIGNS)) | {0x3000, 0x3007}


# Packages


def sha256(data: bytes) -> str:
    """Return the digest of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def fetch(name: str, package: dict[str, Any], folder: Path) -> Path:
    """Download `package` with its own client into `folder` and return the archive, its digest checked."""
    folder.mkdir(parents=True, exist_ok=True)
    version = package["version"]
    commands = {
        "debian": ["apt-get", "download", f"{name}={version}"],
        "npm": ["npm", "pack", "--silent", f"{name}@{version}"],
        "pypi": [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{name}=={version}"],
    }
    if not any(folder.iterdir()):
        subprocess.run(commands[package["client"]], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.iterdir()
    found = sha256(archive.read_bytes())
    if found != package["sha256"]:
        raise SystemExit(f"{name} {version}: sha256 is {found}, the manifest says {package['sha256']}")
    return archive


def take(archive: Path, client: str, member: str) -> bytes:
    """Return the file `member` of a package's archive, unpacked if it is a `.gz`."""
    if client == "debian":
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["dpkg-deb", "-x", str(archive), folder], check=True)
            data = (Path(folder) / member).read_bytes()
    elif client == "npm":
        with tarfile.open(archive) as package:
            found = package.extractfile(f"package/{member}")
            if found is None:
                raise SystemExit(f"{archive.name} has no file {member}")
            data = found.read()
    else:
        with zipfile.ZipFile(archive) as wheel:
            data = wheel.read(member)
    return gzip.decompress(data) if member.endswith(".gz") else data


# Faces


def build_face(source: Path, target: Path, face: dict[str, Any], wanted: set[int], darker: Path | None = None) -> None:
    """Build one face from the font file `source` into the file `target`; see `thin` for `darker`."""
    options = subset.Options(
        layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True, glyph_names=False,
        legacy_kern=False, name_IDs=["*"], recalc_timestamp=False,
        drop_tables=["BASE", "DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "gasp", "kern", "meta", "prep",
                     "vhea", "vmtx"],
    )
    font = subset.load_font(str(source), options)
    alias_signs(font, {int(wrong, 16): int(right, 16) for wrong, right in face.get("redrawn", {}).items()})
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    if font["head"].unitsPerEm != EM:
        scale_upem(font, EM)
    if darker is not None:
        thin(font, TTFont(str(darker)), face["lighter"]["share"])
    redraw(font, face["rise"], face.get("stretch", (1.0, 1.0)))
    set_metrics(font)
    rename(font, face)
    font.recalcTimestamp, font.recalcBBoxes = False, True
    font["head"].modified = MODIFIED
    font.save(str(target), reorderTables=True)
    font.close()


def build_latin(source: Path, target: Path, face: dict[str, Any]) -> None:
    """Build the face of digits and Latin letters: all of `source`, and the raised and lowered signs that it lacks.

    They are its own signs made as small as its ² is against its 2, and stand as high, or as deep as its ₂.
    """
    font = TTFont(str(source))
    shown = font.getBestCmap()
    for kind, model in (("raised", "²"), ("lowered", "₂")):
        small, large = (font["glyf"][shown[ord(letter)]] for letter in (model, "2"))
        scale = (small.yMax - small.yMin) / (large.yMax - large.yMin)
        shift = small.yMin - scale * large.yMin
        for sign, plain in face[kind].items():
            add_glyph(font, int(sign, 16), shown[int(plain, 16)], scale, shift)
    rename(font, face)
    font.recalcTimestamp = False
    font["head"].modified = MODIFIED
    font.save(str(target), reorderTables=True)
    font.close()


def add_glyph(font: TTFont, code: int, plain: str, scale: float, shift: float) -> None:
    """Add the glyph `plain`, made smaller and moved up, for a code point that the font lacks."""
    name, glyphs = f"uni{code:04X}", font.getGlyphSet()
    pen = TTGlyphPen(None)
    glyphs[plain].draw(DecomposingTransform(pen, (scale, 0, 0, scale, 0, shift), glyphs))
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    glyph = font["glyf"].glyphs[name] = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (round(font["hmtx"][plain][0] * scale), glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def alias_signs(font: TTFont, wrong: dict[int, int]) -> None:
    """Let a sign the face lacks show the sign it stands for (`ALIASES`), and one it draws wrongly the right one."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            for sign, shown in (ALIASES | wrong).items():
                if shown in table.cmap and (sign in wrong or sign not in table.cmap):
                    table.cmap[sign] = table.cmap[shown]


def thin(font: TTFont, darker: TTFont, share: float) -> None:
    """Move the outlines of `font` away from those of a heavier weight of its family, by this share of what lies between them.

    Both weights come from one variable font, so that their outlines have the same points.
    """
    names, glyphs = darker.getBestCmap(), darker["glyf"]
    for code, name in font.getBestCmap().items():
        glyph, other = font["glyf"][name], glyphs[names[code]]
        if glyph.numberOfContours <= 0:
            continue
        if len(glyph.coordinates) != len(other.coordinates):
            raise SystemExit(f"U+{code:04X} has other points in the heavier weight")
        glyph.coordinates = type(glyph.coordinates)([
            (x + share * (x - dark_x), y + share * (y - dark_y))
            for (x, y), (dark_x, dark_y) in zip(glyph.coordinates, other.coordinates, strict=True)])
        glyph.coordinates.toInt()


def redraw(font: TTFont, rise: int, scale: Sequence[float]) -> None:
    """Give every glyph TrueType outlines without components; widen the signs to one em; stretch the hanzi and move them by `rise`.

    `scale` is how much wider and higher hanzi become; they stay in the middle of their cell.
    """
    glyphs, widths = font.getGlyphSet(), font["hmtx"]
    code_points: dict[str, set[int]] = {}
    for code, name in font.getBestCmap().items():
        code_points.setdefault(name, set()).add(code)
    cubic, full, drawn, metrics = "CFF " in font, gb2312_signs(), {}, {}
    for name in font.getGlyphOrder():
        codes, width = code_points.get(name, set()), widths[name][0]
        lift = rise if not codes or max(codes) >= 0x2010 or codes & {0xB0, 0xB1, 0xB7, 0xD7, 0xF7} else 0
        bounds = BoundsPen(glyphs)
        glyphs[name].draw(bounds)
        stretch, shift = 1.0, 0.0
        if codes & full:
            stretch, shift = widen(codes, bounds.bounds, width)
            width = EM
        high = 1.0
        if codes and min(codes) >= FIRST_HANZI:
            stretch, high = scale
            shift = EM * (1 - stretch) / 2
        pen = TTGlyphPen(None)
        target = Cu2QuPen(pen, 1.0, reverse_direction=True) if cubic else pen
        glyphs[name].draw(DecomposingTransform(target, (stretch, 0, 0, high, shift, lift), glyphs))
        drawn[name], metrics[name] = pen.glyph(), width
    replace_outlines(font, drawn, metrics)


class DecomposingTransform(TransformPen):
    """A transforming pen that draws components out."""

    def __init__(self, target: Any, matrix: tuple[float, ...], glyphs: Any) -> None:
        super().__init__(target, matrix)
        self._glyphs = glyphs

    def addComponent(self, name: str, transformation: tuple[float, ...]) -> None:  # noqa: N802  (fontTools' name)
        """Draw the component `name` as outlines."""
        inner = DecomposingTransform(self, transformation, self._glyphs)
        self._glyphs[name].draw(inner)


def widen(codes: set[int], bounds: tuple[float, ...] | None, width: int) -> tuple[float, float]:
    """Return the stretch and the shift that put a sign of `width` into one em.

    Opening quotes stand at the right, closing quotes and the signs of degrees, minutes and seconds at the left, a dash
    reaches from edge to edge so that two join, the ～ of ranges is no shorter than in other faces, and anything else stands
    in the middle, made narrower when it is wider than an em.
    """
    if bounds is None:
        return 1.0, 0.0
    left, right = bounds[0], bounds[2]
    if codes & {0x2014, 0x2015}:
        stretch = EM / (right - left)
        return stretch, -left * stretch
    if codes & {0xFF5E} and right - left < WAVE / 1.2:
        stretch = WAVE / (right - left)
        return stretch, (EM - WAVE) / 2 - left * stretch
    if width == EM:
        return 1.0, 0.0
    if codes & {0x2018, 0x201C}:
        return 1.0, float(EM - width)
    if codes & {0x2019, 0x201D, 0xB0, 0x2032, 0x2033}:
        return 1.0, 0.0
    stretch = min(1.0, EM / width)
    return stretch, (EM - width * stretch) / 2


def replace_outlines(font: TTFont, drawn: dict[str, Any], widths: dict[str, int]) -> None:
    """Put the drawn glyphs and their widths into `font`, which becomes a TrueType font."""
    order = font.getGlyphOrder()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = drawn
    for name in order:
        drawn[name].recalcBounds(font["glyf"])
        font["hmtx"][name] = (widths[name], getattr(drawn[name], "xMin", 0) if drawn[name].numberOfContours else 0)
    for tag in ("CFF ", "cvt ", "fpgm"):
        if tag in font:
            del font[tag]
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion, maxp.numGlyphs = 0x00010000, len(order)
    for field in ("maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours", "maxTwilightPoints",
                  "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions",
                  "maxComponentElements", "maxComponentDepth"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}


def set_metrics(font: TTFont) -> None:
    """Set ascent and descent to 0.88 and -0.12 em in every place, and let the face be embedded."""
    hhea, os2, head = font["hhea"], font["OS/2"], font["head"]
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, DESCENT, 0
    outlines = [glyph for glyph in font["glyf"].glyphs.values() if glyph.numberOfContours]
    os2.usWinAscent = max(ASCENT, *(glyph.yMax for glyph in outlines))
    os2.usWinDescent = max(-DESCENT, *(-glyph.yMin for glyph in outlines))
    os2.version = max(os2.version, 4)
    for field, value in (("usDefaultChar", 0), ("usBreakChar", 0x20), ("usMaxContext", 0)):
        setattr(os2, field, getattr(os2, field, value))
    shown = font.getBestCmap()
    os2.sCapHeight, os2.sxHeight = (font["glyf"][shown[ord(letter)]].yMax if ord(letter) in shown else 0 for letter in "Hx")
    os2.fsSelection = 1 << 6 | 1 << 7
    os2.usWeightClass, os2.fsType = 400, 0
    os2.achVendID = "GWFT"
    os2.ulCodePageRange1 = 1 << 0 | 1 << 18
    os2.ulCodePageRange2 = 0
    head.macStyle, head.fontRevision = 0, 1.0
    head.flags &= ~(1 << 2 | 1 << 3 | 1 << 4)


def rename(font: TTFont, face: dict[str, Any]) -> None:
    """Give the face the project's own name; the copyright and the licence stay."""
    family, table = face["family"], font["name"]
    postscript = family.replace(" ", "") + "-Regular"
    kept = {number: table.getDebugName(number) for number in (0, 13, 14)}
    names = {
        13: f"Licence: {face['licence']}", **{number: text for number, text in kept.items() if text}, 1: family,
        2: "Regular", 3: f"1.0;{postscript}", 4: family, 5: "Version 1.0", 6: postscript,
        10: f"Subset and modified version of {face['source']}.",
    }
    table.names = []
    for number, text in sorted(names.items()):
        table.setName(text, number, 3, 1, 0x409)


# The command


def build(folder: Path, downloads: Path, only: list[str]) -> dict[str, str]:
    """Build the faces named in `only` (all when empty) with their licences into `folder`; return their digests."""
    manifest = tomllib.loads(MANIFEST.read_text("utf-8"))
    packages = manifest["packages"]
    if fontTools.version != manifest["built_with"]["fonttools"]:
        print(f"fontTools is {fontTools.version}, not {manifest['built_with']['fonttools']}: the bytes may differ")

    def member(package: str, path: str) -> bytes:
        archive = fetch(package, packages[package], downloads / package.replace("/", "_"))
        return take(archive, packages[package]["client"], path)

    known = Letters(member, manifest["letters"])
    digests = {}
    for key, face in manifest["faces"].items():
        if only and key not in only:
            continue
        source, target, licence = folder / "source", folder / face["file"], folder / face["licence_file"]
        source.write_bytes(checked(member(face["package"], face["member"]), face["source_sha256"], face["source"]))
        darker = None
        if "lighter" in face:
            darker = folder / "darker"
            heavier = face["lighter"]
            darker.write_bytes(checked(member(face["package"], heavier["member"]), heavier["sha256"], heavier["member"]))
        if "raised" in face:
            build_latin(source, target, face)
        else:
            build_face(source, target, face, known.of(face["letters"], manifest["faces"]), darker)
        source.unlink()
        licence.parent.mkdir(exist_ok=True)
        licence.write_bytes(b"\n\n".join(member(face["package"], path) for path in face["licence_members"]))
        digests[key] = sha256(target.read_bytes())
        print(f"{face['file']}: {target.stat().st_size:,} bytes, sha256 {digests[key]}")
    return digests


def checked(data: bytes, wanted: str, name: str) -> bytes:
    """Return `data` if its digest is the one wanted."""
    if sha256(data) != wanted:
        raise SystemExit(f"{name}: sha256 is {sha256(data)}, the manifest says {wanted}")
    return data


class Letters:
    """The sets of code points that faces keep, by their name in the manifest."""

    def __init__(self, member: Callable[[str, str], bytes], sources: dict[str, str]) -> None:
        """Take the lists from the package that the manifest names."""
        self._standard = standard_hanzi(member(sources["package"], sources["standard"]))
        self._variants = member(sources["package"], sources["variants"])

    def of(self, name: str, faces: dict[str, Any]) -> set[int]:
        """Return the code points of a set.

        `standard`: GB 2312, 通用规范汉字表 and the signs of reports; `traditional`: with traditional forms and the hanzi of Big5;
        `supplement`: what the shipped 仿宋 lacks of those and of GBK, and some common hanzi to measure both faces by;
        `plane2`: hanzi beyond the basic plane.
        """
        match name:
            case "standard":
                return letters(self._standard)
            case "traditional":
                return letters(self._standard) | traditional_hanzi(self._variants, self._standard)
            case "supplement":
                own = set(TTFont(str(FONTS / faces["fangsong"]["file"]), lazy=True).getBestCmap())
                return (letters(self._standard) | set(range(0x4E00, 0x9FA6))) - own | set(map(ord, COMMON + BOXES))
            case "plane2":
                return set(range(0x20000, 0x32400))
        raise SystemExit(f"the manifest names letters that are not known: {name}")


def main() -> int:
    """Build, then compare with the manifest or replace what is there; 1 when something differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="replace the files of styles/fonts")
    parser.add_argument("--downloads", type=Path, help="keep the packages in this folder and take them from it")
    parser.add_argument("faces", nargs="*", help="only these faces, such as kaiti")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder)
        digests = build(built, arguments.downloads or built / "downloads", arguments.faces)
        faces = tomllib.loads(MANIFEST.read_text("utf-8"))["faces"]
        different = [key for key, digest in digests.items() if faces[key]["sha256"] != digest]
        if not arguments.write:
            print("different from the manifest: " + ", ".join(different) if different else "all as the manifest says")
            return 1 if different else 0
        write(built, faces, digests)
    return 0


def write(built: Path, faces: dict[str, Any], digests: dict[str, str]) -> None:
    """Move built faces and licences into `styles/fonts` and note the digests in the manifest."""
    text = MANIFEST.read_text("utf-8")
    for key, digest in digests.items():
        for name in (faces[key]["file"], faces[key]["licence_file"]):
            (FONTS / name).parent.mkdir(exist_ok=True)
            (FONTS / name).write_bytes((built / name).read_bytes())
        head, heading, rest = text.partition(f"[faces.{key}]\n")
        rest = rest.replace(f'\nsha256 = "{faces[key]["sha256"]}"', f'\nsha256 = "{digest}"', 1)
        text = head + heading + rest
    MANIFEST.write_text(text, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
