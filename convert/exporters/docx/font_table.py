"""The table of fonts, and subsets of the shipped faces inside the document.

An embedded font is mixed with a key as ISO/IEC 29500-4 (17.8.1) wants it.
"""

import string
from typing import TYPE_CHECKING, Final

from convert.diagnostics import Diagnostic
from convert.digest import sha256_of
from convert.exporters.docx.elements import Element, w
from convert.exporters.docx.package import add_part
from convert.exporters.docx.story import Story

if TYPE_CHECKING:
    from convert.fonts import FontSet

_MIXED: Final = 32
"""How many bytes of a font are mixed with its key."""
_ALWAYS: Final = frozenset(string.printable.strip() + " 　，。、；：？！“”‘’（）《》〈〉〔〕【】—…·％")
"""Letters that every subset has, so that small corrections look right."""
_GB2312: Final = 86
"""Its number among character sets, in hexadecimal digits."""
_ALTERNATIVES: Final = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "黑体": "SimHei", "宋体": "SimSun", "方正小标宋简体": "华文中宋"}


def add_font_table(story: Story, fonts: "FontSet") -> list[Diagnostic]:
    """Add the table of the families that the styles name; return what could not be embedded."""
    names, letters = story.styles.names, story.writer.letters
    root = w("fonts")
    table, _ = add_part(story.document.part, "/word/fontTable.xml", "font_table", root)
    carried: dict[str, Element] = {}
    diagnostics: list[Diagnostic] = []
    for typeface in sorted(letters) if story.options.embed_fonts else ():
        served = fonts.served(typeface)
        if names[typeface] in carried:
            continue
        if not served.shipped:
            diagnostics.append(Diagnostic(code="docx-font-not-embedded", grade="note", args={"family": served.family}))
            continue
        data = served.face.subset(frozenset(filter(served.face.has, letters[typeface] | _ALWAYS)), layout=True).data
        key = font_key(data)
        _, relationship = add_part(table, f"/word/fonts/font{len(carried) + 1}.odttf", "font", obfuscated(data, key))
        carried[names[typeface]] = w("embedRegular", r__id=relationship, fontKey=key)
    for name in sorted(story.styles.families):
        root.append(w("font", *_described(name), *([carried[name]] if name in carried else ()), name=name))
    return diagnostics


def font_key(data: bytes) -> str:
    """Return a GUID in braces that depends on the font alone."""
    digest = sha256_of(data).upper()
    return f"{{{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}}}"


def obfuscated(data: bytes, key: str) -> bytes:
    """Return a font with its first 32 bytes mixed with `key`; doing it twice gives the font back."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    head = bytes(byte ^ mask[place % len(mask)] for place, byte in enumerate(data[:_MIXED]))
    return head + data[_MIXED:]


def _described(name: str) -> list[Element]:
    """Return alternative name, character set and kind of a font."""
    western = name.isascii() and not name.startswith("GW ")
    found = [w("altName", val=_ALTERNATIVES[name])] if name in _ALTERNATIVES else []
    return [*found, w("charset", val="00" if western else _GB2312), w("family", val="roman" if western else "auto"),
            w("pitch", val="variable")]
