"""How cells look, and what XlsxWriter calls it."""

from typing import Any, Final, Literal

import msgspec

FACE: Final = "等线"
CHARSET: Final = 134
"""GB 2312."""
SIZE_PT: Final = 10
SMALL_PT: Final = 9
_BORDER: Final = "#BFBFBF"
MARKED: Final = "#C00000"
"""Of the figure in its clause."""
CORRECTED: Final = "#E2EFDA"
"""Fill of what a person corrected."""


class CellLook(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """How a cell looks."""

    number_format: str = "General"
    bold: bool = False
    size: float = SIZE_PT
    color: str | None = None
    """#RRGGBB."""
    fill: str | None = None
    align: Literal["left", "center", "right"] | None = None
    vertical: Literal["top", "center"] = "top"
    wrap: bool = False
    border: bool = True
    underline: bool = False
    text: bool = False
    """Marked as text (`quotePrefix`), so that editing the cell does not make a formula of it."""


HEADER: Final = CellLook(bold=True, color="#FFFFFF", fill="#1F4E79", align="center", vertical="center", wrap=True, text=True)
TITLE: Final = CellLook(bold=True, size=16, border=False, text=True, vertical="center")
LEGEND: Final = CellLook(color="#595959", size=SMALL_PT, border=False, wrap=True, text=True)
TEXT: Final = CellLook(wrap=True, text=True, align="left")
SMALL: Final = CellLook(wrap=True, text=True, align="left", size=SMALL_PT)
ONE_LINE: Final = CellLook(text=True, align="left", size=SMALL_PT)
"""Of a text that is cut at the edge of its cell, so that no half of a second line shows."""
HIDDEN: Final = CellLook(text=True, border=False)
CENTRED: Final = CellLook(align="center", wrap=True, text=True)
LINK: Final = CellLook(align="center", color="#0563C1", underline=True, text=True)
NUMBER: Final = CellLook(number_format="0", align="center")

NORMAL: Final[dict[str, Any]] = {"font_name": FACE, "font_size": SIZE_PT, "font_charset": CHARSET, "font_scheme": "none"}
"""The font of the style Normal, by which column widths are measured; every other format begins with it."""


def format_of(look: CellLook) -> dict[str, Any]:
    """Return `look` as XlsxWriter's `add_format` takes it."""
    made: dict[str, Any] = {"num_format": look.number_format, "bold": look.bold, "font_size": look.size,
                            "valign": "top" if look.vertical == "top" else "vcenter", "text_wrap": look.wrap, "quote_prefix": look.text}
    if look.color:
        made["font_color"] = look.color
    if look.fill:
        made["bg_color"] = look.fill
    if look.align:
        made["align"] = look.align
    if look.border:
        made.update(border=1, border_color=_BORDER)
    if look.underline:
        made["underline"] = 1
    return made
