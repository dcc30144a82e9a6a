"""How cells look, and what XlsxWriter calls it."""

from typing import Any, Final, Literal

import msgspec

FACE: Final = "等线"
CHARSET: Final = 134
"""GB 2312."""
SIZE_PT: Final = 10
SENTENCE_SIZE_PT: Final = 9
_BORDER: Final = "BFBFBF"
_BUILT_IN: Final = {"0.00": 2, "#,##0": 3, "#,##0.00": 4}
"""Number formats that every program has, by their numbers (ISO/IEC 29500-1 18.8.30)."""
_NO_THEME_COLOR: Final = -1
"""XlsxWriter gives a font without a colour that of the theme, unless told so."""


class Look(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """How a cell looks."""

    number_format: str = "General"
    bold: bool = False
    size: float = SIZE_PT
    color: str | None = None
    """RRGGBB."""
    fill: str | None = None
    align: Literal["left", "center", "right"] | None = None
    vertical: Literal["top", "center"] = "center"
    wrap: bool = False
    indent: int = 0
    border: bool = True
    underline: bool = False
    text: bool = False
    """Marked as text (`quotePrefix`), so that editing the cell does not make a formula of it."""


HEADER: Final = Look(bold=True, color="FFFFFF", fill="1F4E79", align="center", wrap=True, text=True)
TITLE: Final = Look(bold=True, size=16, border=False, text=True)
LEGEND: Final = Look(color="595959", size=9, border=False, wrap=True, text=True, vertical="top")
TEXT: Final = Look(wrap=True, text=True, align="left", indent=1)
SENTENCE: Final = Look(wrap=True, text=True, align="left", indent=1, size=SENTENCE_SIZE_PT)
HIDDEN: Final = Look(text=True, border=False)
CENTRED: Final = Look(align="center", wrap=True, text=True)
LINK: Final = Look(align="center", color="0563C1", underline=True, text=True)
NUMBER: Final = Look(number_format="0", align="center")
CONFIDENCE: Final = Look(number_format="0.00", align="center")

NORMAL: Final[dict[str, Any]] = {"font_name": FACE, "font_size": SIZE_PT, "font_charset": CHARSET, "font_scheme": "none",
                                 "theme": _NO_THEME_COLOR}
"""The font of the style Normal, by which column widths are measured; every other format begins with it."""


def format_of(look: Look) -> dict[str, Any]:
    """Return `look` as XlsxWriter's `add_format` takes it."""
    made: dict[str, Any] = {
        "num_format": _BUILT_IN.get(look.number_format, look.number_format), "bold": look.bold, "font_size": look.size,
        "valign": "top" if look.vertical == "top" else "vcenter", "text_wrap": look.wrap, "indent": look.indent,
        "quote_prefix": look.text}
    if look.color:
        made.update(font_color=f"#{look.color}", theme=0)
    if look.fill:
        made.update(pattern=1, fg_color=f"#{look.fill}", bg_color=f"#{look.fill}")
    if look.align:
        made["align"] = look.align
    if look.border:
        made.update(border=1, border_color=f"#{_BORDER}")
    if look.underline:
        made["underline"] = 1
    return made


def rule_format(*, color: str | None, fill: str | None) -> dict[str, Any]:
    """Return what a conditional format changes, as XlsxWriter's `add_format` takes it."""
    made: dict[str, Any] = {}
    if color:
        made.update(font_color=f"#{color}", theme=0)
    if fill:
        made["bg_color"] = f"#{fill}"
    return made
