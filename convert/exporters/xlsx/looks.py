"""How cells look, and `styles.xml`, which has every look once."""

from typing import Final, Literal

import msgspec

from convert.exporters.xlsx.texts import attribute

FACE: Final = "等线"
SIZE_PT: Final = 10
SENTENCE_SIZE_PT: Final = 9
_BORDER: Final = "BFBFBF"
_FIRST_FORMAT: Final = 164
"""Numbers below belong to the formats that every program knows."""
_KNOWN_FORMATS: Final = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10}
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class Look(msgspec.Struct, frozen=True, kw_only=True):
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


class Styles:
    """The looks of a workbook, each with its index. Elements stand in the order of the schema (ISO/IEC 29500-1 18.8)."""

    def __init__(self) -> None:
        """Begin with the style Normal, by whose face the widths of columns are measured."""
        self._indices: dict[Look, int] = {}
        self._formats: dict[str, int] = {}
        self._fonts: dict[str, int] = {_font(Look()): 0}
        self._fills: dict[str, int] = {"<fill><patternFill/></fill>": 0, '<fill><patternFill patternType="gray125"/></fill>': 1}
        self._borders: dict[str, int] = {"<border><left/><right/><top/><bottom/><diagonal/></border>": 0}
        self._cells: dict[str, int] = {'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>': 0}
        self._rules: list[str] = []

    def index(self, look: Look) -> int:
        """Return the number by which cells name `look`."""
        found = self._indices.get(look)
        if found is None:
            found = self._indices[look] = _add(self._cells, self._cell(look))
        return found

    def rule(self, *, color: str | None = None, fill: str | None = None) -> int:
        """Return the number of what a conditional format changes: the colour of the letters, the ground (RRGGBB)."""
        font = f'<font><color rgb="FF{color}"/></font>' if color else ""
        ground = f'<fill><patternFill patternType="solid"><bgColor rgb="FF{fill}"/></patternFill></fill>' if fill else ""
        self._rules.append(f"<dxf>{font}{ground}</dxf>")
        return len(self._rules) - 1

    def to_xml(self) -> bytes:
        """Return the part `styles.xml`."""
        formats = "".join(f'<numFmt numFmtId="{number}" formatCode="{attribute(code)}"/>' for code, number in self._formats.items())
        parts = (
            f'<numFmts count="{len(self._formats)}">{formats}</numFmts>' if formats else "",
            _group("fonts", self._fonts), _group("fills", self._fills), _group("borders", self._borders),
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
            _group("cellXfs", self._cells),
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
            _group("dxfs", self._rules) if self._rules else "",
            '<tableStyles count="0" defaultTableStyle="TableStyleMedium9" defaultPivotStyle="PivotStyleLight16"/>')
        return f'{_XML}<styleSheet xmlns="{_MAIN}">{"".join(parts)}</styleSheet>'.encode()

    def _cell(self, look: Look) -> str:
        fill = border = 0
        if look.fill:
            ground = f'rgb="FF{look.fill}"'
            fill = _add(self._fills, f'<fill><patternFill patternType="solid"><fgColor {ground}/><bgColor {ground}/></patternFill></fill>')
        if look.border:
            sides = "".join(f'<{side} style="thin"><color rgb="FF{_BORDER}"/></{side}>' for side in ("left", "right", "top", "bottom"))
            border = _add(self._borders, f"<border>{sides}</border>")
        horizontal = f' horizontal="{look.align}"' if look.align else ""
        wrap = ' wrapText="1"' if look.wrap else ""
        indent = f' indent="{look.indent}"' if look.indent else ""
        mark = ' quotePrefix="1"' if look.text else ""
        return (f'<xf numFmtId="{self._format(look.number_format)}" fontId="{_add(self._fonts, _font(look))}" fillId="{fill}" '
                f'borderId="{border}"{mark} xfId="0" applyAlignment="1">'
                f'<alignment{horizontal} vertical="{look.vertical}"{wrap}{indent}/></xf>')

    def _format(self, code: str) -> int:
        known = _KNOWN_FORMATS.get(code)
        return self._formats.setdefault(code, _FIRST_FORMAT + len(self._formats)) if known is None else known


def _font(look: Look) -> str:
    bold = '<b val="1"/>' if look.bold else ""
    line = '<u val="single"/>' if look.underline else ""
    color = f'<color rgb="FF{look.color}"/>' if look.color else ""
    return f'<font>{bold}{line}<sz val="{look.size:g}"/>{color}<name val="{FACE}"/><family val="2"/><charset val="134"/></font>'


def _add(parts: dict[str, int], xml: str) -> int:
    return parts.setdefault(xml, len(parts))


def _group(name: str, parts: "dict[str, int] | list[str]") -> str:
    return f'<{name} count="{len(parts)}">{"".join(parts)}</{name}>'
