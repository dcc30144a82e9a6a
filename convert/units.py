"""Lengths. Positions are millimetres from the top left of the paper, type sizes are points; all else is derived here."""

from typing import Final

MM_PER_INCH: Final = 25.4
PT_PER_INCH: Final = 72.0
PT_PER_MM: Final = PT_PER_INCH / MM_PER_INCH
TWIPS_PER_PT: Final = 20
EMU_PER_MM: Final = 36000

TYPE_SIZES_PT: Final[dict[str, float]] = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15, "四号": 14, "小四": 12,
    "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5,
}
"""字号 in points, as Word and WPS define them."""
_SIZE_SLACK_PT: Final = 0.1


def size_name(points: float) -> str | None:
    """Return the 字号 of a type size in points, None where it has none; sizes less than 0.1 pt apart are one."""
    return next((name for name, size in TYPE_SIZES_PT.items() if abs(size - points) < _SIZE_SLACK_PT), None)


def mm_to_pt(mm: float) -> float:
    """Millimetres to points."""
    return mm * PT_PER_MM


def pt_to_mm(pt: float) -> float:
    """Points to millimetres."""
    return pt / PT_PER_MM


def mm_to_twips(mm: float) -> int:
    """Millimetres to whole twips (1/20 point), the unit of WordprocessingML."""
    return round(mm * PT_PER_MM * TWIPS_PER_PT)


def mm_to_emu(mm: float) -> int:
    """Millimetres to whole English metric units, the unit of DrawingML."""
    return round(mm * EMU_PER_MM)
