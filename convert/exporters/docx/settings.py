"""`settings.xml`, the colours of the theme and the table of fonts: what a word processor has to know before it sets the first line."""

from collections.abc import Iterable
from typing import Final

import msgspec

from convert.ooxml.elements import NAMESPACE, XML, escape, value
from convert.ooxml.names import R
from convert.style.sheet import StyleSheet

NO_LINE_START: Final = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
NO_LINE_END: Final = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
"""The lists that a Chinese word processor has built in (GB/T 15834-2011 5.1), written down so that every program has them."""


class EmbeddedFont(msgspec.Struct, frozen=True):
    """A font that the document carries."""

    family: str
    relationship: str
    key: str
    """GUID in braces that its first 32 bytes are mixed with."""


def settings_part(sheet: StyleSheet, *, footnotes: bool, embedded: bool) -> bytes:
    """Return `settings.xml`."""
    notes = ('<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if footnotes else "")
    inside = "".join((
        '<w:zoom w:percent="100"/>',
        "<w:embedTrueTypeFonts/><w:saveSubsetFonts/>" if embedded else "",
        "<w:mirrorMargins/>" if sheet.page.mirror else "",
        value("defaultTabStop", sheet.docx.default_tab_twips),
        "<w:evenAndOddHeaders/>" if sheet.page_number.side == "outer" else "",
        value("drawingGridVerticalSpacing", sheet.docx.line_twips // 2),
        '<w:noPunctuationKerning/><w:characterSpacingControl w:val="doNotCompress"/>',
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val="{escape(NO_LINE_END)}"/>',
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val="{escape(NO_LINE_START)}"/>',
        notes,
        "<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>", *map(_compatibility, _COMPATIBILITY), "</w:compat>",
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
        _COLOR_MAPPING,
        value("decimalSymbol", "."), value("listSeparator", ",")))
    return f"{XML}<w:settings {NAMESPACE}>{inside}</w:settings>".encode()


def font_table(names: Iterable[str], embedded: Iterable[EmbeddedFont] = ()) -> bytes:
    """Return `fontTable.xml` for the families that the styles name."""
    carried = {font.family: f'<w:embedRegular r:id="{font.relationship}" w:fontKey="{font.key}"/>' for font in embedded}
    fonts = "".join(f'<w:font w:name="{escape(name)}">{_describe(name)}{carried.get(name, "")}</w:font>' for name in sorted(set(names)))
    return f'{XML}<w:fonts {NAMESPACE} xmlns:r="{R}">{fonts}</w:fonts>'.encode()


def _compatibility(setting: tuple[str, str]) -> str:
    name, content = setting
    return f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{content}"/>'


def _describe(name: str) -> str:
    """Alternative name, character set and kind of a font: 134 is GB 2312."""
    if name.isascii() and not name.startswith("GW "):
        return '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
    alternative = value("altName", _ALTERNATIVES[name]) if name in _ALTERNATIVES else ""
    return f'{alternative}<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'


_COLOR_MAPPING: Final = (
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" '
    'w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" '
    'w:followedHyperlink="followedHyperlink"/>')
_COMPATIBILITY: Final = (
    ("compatibilityMode", "15"), ("overrideTableStyleFontSizeAndJustification", "1"), ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"), ("differentiateMultirowTableHeaders", "1"), ("useWord2013TrackBottomHyphenation", "0"))
_ALTERNATIVES: Final = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "黑体": "SimHei", "宋体": "SimSun", "方正小标宋简体": "华文中宋"}
THEME_COLORS: Final = (
    ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "000000"), ("lt2", "FFFFFF"), ("accent1", "FF0000"), ("accent2", "C00000"),
    ("accent3", "7F7F7F"), ("accent4", "404040"), ("accent5", "1F4E79"), ("accent6", "385723"), ("hlink", "0000FF"),
    ("folHlink", "800080"))
