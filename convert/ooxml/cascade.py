"""What letters and paragraphs of a WordprocessingML document look like in the end (ISO/IEC 29500-1 17.7.2).

The order is document defaults, then the chain of the paragraph's style, then the character style, then what is written on the
run or the paragraph itself. Only what checks need is resolved. Sizes are points, lengths twips.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from convert.ooxml.names import FALSE, WORD, A

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWING: Final = f"{{{A}}}"
_DEEPEST: Final = 20
UNSAID_SIZE_PT: Final = 10.0
"""Size of letters to which neither a style nor a run gives one, as word processors set them."""


class LetterFormat(msgspec.Struct, kw_only=True):
    """Properties of a run; None is unsaid."""

    east_asia: str | None = None
    """The family of Chinese letters: a name, or the theme font that stands for it."""
    from_theme: bool = False
    overridden: str | None = None
    """A family that is written but loses against the theme."""
    latin: str | None = None
    size_pt: float | None = None
    bold: bool = False
    color: str | None = None
    scale_percent: float = 100.0
    spacing_twips: float = 0.0
    language: str | None = None
    """Language of Chinese letters."""


class ParagraphLook(msgspec.Struct, kw_only=True):
    """Properties of a paragraph; None is unsaid."""

    style: str = ""
    """Name of its style."""
    align: str | None = None
    line: float | None = None
    line_rule: str = "auto"
    before: float = 0.0
    after: float = 0.0
    first_line: float | None = None
    first_line_chars: float | None = None
    """Hundredths of a character."""
    left: float = 0.0
    right: float = 0.0
    outline: int | None = None
    """Level from 0."""
    numbered: bool = False


class Cascade:
    """The styles of a document."""

    def __init__(self, styles: "_Element | None", theme: "_Element | None" = None) -> None:
        """`styles` and `theme` are the roots of the parts, None where there is none."""
        self._fonts = _theme_fonts(theme)
        self._styles: dict[str, _Element] = {}
        self._default = ""
        self._letters = LetterFormat()
        self._look = ParagraphLook()
        self._known: dict[tuple[str, str], tuple[LetterFormat, ParagraphLook]] = {}
        if styles is None:
            return
        for element in styles.iter(f"{WORD}style"):
            key = element.get(f"{WORD}styleId", "")
            self._styles.setdefault(key, element)
            if element.get(f"{WORD}type") == "paragraph" and element.get(f"{WORD}default") in ("1", "true"):
                self._default = key
        defaults = child(styles, "docDefaults")
        self._letters = self.with_run(self._letters, child(child(defaults, "rPrDefault"), "rPr"))
        self._look = with_paragraph(self._look, child(child(defaults, "pPrDefault"), "pPr"))

    def paragraph(self, properties: "_Element | None") -> tuple[LetterFormat, ParagraphLook]:
        """Return what the paragraph with these `w:pPr` gives its letters, and its own look."""
        style = value(properties, "pStyle") or self._default
        letters, look = self._of_style(style)
        return letters, with_paragraph(look, properties)

    def run(self, letters: LetterFormat, properties: "_Element | None") -> LetterFormat:
        """Return the look of a run with these `w:rPr` in a paragraph that gives `letters`."""
        style = value(properties, "rStyle")
        if style:
            for element in reversed(self._chain(style)):
                letters = self.with_run(letters, child(element, "rPr"))
        return self.with_run(letters, properties)

    def with_run(self, letters: LetterFormat, properties: "_Element | None") -> LetterFormat:
        """Return `letters` changed by one `w:rPr`."""
        if properties is None:
            return letters
        found = msgspec.structs.replace(letters)
        fonts = child(properties, "rFonts")
        if fonts is not None:
            self._take_fonts(found, fonts)
        size = value(properties, "sz")
        found.size_pt = float(size or 0) / 2 if is_number(size) else found.size_pt
        found.color = value(properties, "color") or found.color
        bold = child(properties, "b")
        found.bold = found.bold if bold is None else bold.get(f"{WORD}val") not in FALSE
        scale, spacing = (value(properties, "w") or "").rstrip("%"), value(properties, "spacing")
        found.scale_percent = float(scale or 100) if is_number(scale) else found.scale_percent
        found.spacing_twips = float(spacing or 0) if is_number(spacing) else found.spacing_twips
        language = child(properties, "lang")
        found.language = found.language if language is None else language.get(f"{WORD}eastAsia") or found.language
        return found

    def _take_fonts(self, found: LetterFormat, fonts: "_Element") -> None:
        theme, name = fonts.get(f"{WORD}eastAsiaTheme"), fonts.get(f"{WORD}eastAsia")
        if theme:
            found.east_asia, found.from_theme, found.overridden = self._fonts.get(theme, ""), True, name
        elif name:
            found.east_asia, found.from_theme, found.overridden = name, False, None
        found.latin = fonts.get(f"{WORD}ascii") or self._fonts.get(fonts.get(f"{WORD}asciiTheme", ""), "") or found.latin

    def _of_style(self, style: str) -> tuple[LetterFormat, ParagraphLook]:
        known = self._known.get((style, ""))
        if known is None:
            letters, look = self._letters, self._look
            chain = self._chain(style)
            for element in reversed(chain):
                letters = self.with_run(letters, child(element, "rPr"))
                look = with_paragraph(look, child(element, "pPr"))
            look = msgspec.structs.replace(look, style=value(chain[0], "name") or style if chain else "")
            known = self._known[style, ""] = letters, look
        return known

    def _chain(self, style: str) -> "list[_Element]":
        """Return the style and what it is based on, nearest first."""
        chain: list[_Element] = []
        while style in self._styles and self._styles[style] not in chain and len(chain) < _DEEPEST:
            chain.append(self._styles[style])
            style = value(chain[-1], "basedOn") or ""
        return chain


def with_paragraph(look: ParagraphLook, properties: "_Element | None") -> ParagraphLook:
    """Return `look` changed by one `w:pPr`."""
    if properties is None:
        return look
    found = msgspec.structs.replace(look)
    found.align = value(properties, "jc") or found.align
    outline = value(properties, "outlineLvl")
    found.outline = int(outline or 0) if is_number(outline) else found.outline
    found.numbered = found.numbered or child(properties, "numPr") is not None
    spacing = child(properties, "spacing")
    if spacing is not None:
        found.line = number(spacing, "line", found.line)
        found.line_rule = spacing.get(f"{WORD}lineRule") or ("auto" if spacing.get(f"{WORD}line") else found.line_rule)
        found.before = number(spacing, "before", found.before) or 0.0
        found.after = number(spacing, "after", found.after) or 0.0
    indent = child(properties, "ind")
    if indent is not None:
        found.first_line = number(indent, "firstLine", found.first_line)
        found.first_line_chars = number(indent, "firstLineChars", found.first_line_chars)
        if indent.get(f"{WORD}hanging") or indent.get(f"{WORD}hangingChars"):
            found.first_line, found.first_line_chars = -(number(indent, "hanging", 0.0) or 0.0), None
        found.left = number(indent, "left", number(indent, "start", found.left)) or 0.0
        found.right = number(indent, "right", number(indent, "end", found.right)) or 0.0
    return found


def child(element: "_Element | None", name: str) -> "_Element | None":
    """Return the first child `w:name` of `element`."""
    return None if element is None else element.find(f"{WORD}{name}")


def value(element: "_Element | None", name: str) -> str | None:
    """Return the `w:val` of the child `w:name`."""
    found = child(element, name)
    return None if found is None else found.get(f"{WORD}val")


def number(element: "_Element", name: str, default: float | None = None) -> float | None:
    """Return the attribute `w:name` as a number, `default` when it is absent or none."""
    text = element.get(f"{WORD}{name}")
    return float(text) if text is not None and is_number(text) else default


def is_number(text: str | None) -> bool:
    """Tell whether `text` is a plain number."""
    return text is not None and text.lstrip("-").replace(".", "", 1).isdecimal()


def _theme_fonts(theme: "_Element | None") -> dict[str, str]:
    """Return the family that each theme font name stands for in a Chinese document."""
    fonts: dict[str, str] = {}
    for kind, element in _font_sets(theme):
        east_asia = element.find(f"{_DRAWING}ea")
        chinese = next((one.get("typeface", "") for one in element.findall(f"{_DRAWING}font") if one.get("script") == "Hans"), "")
        latin = element.find(f"{_DRAWING}latin")
        named = east_asia.get("typeface", "") if east_asia is not None else ""
        fonts[f"{kind}EastAsia"] = named or chinese
        fonts[f"{kind}HAnsi"] = fonts[f"{kind}Ascii"] = latin.get("typeface", "") if latin is not None else ""
    return fonts


def _font_sets(theme: "_Element | None") -> "Iterator[tuple[str, _Element]]":
    for kind in ("major", "minor"):
        element = theme.find(f".//{_DRAWING}{kind}Font") if theme is not None else None
        if element is not None:
            yield kind, element
