"""Drawings at fixed places: the lines of a letter, the picture of a seal."""

from convert.exporters.docx.figures import graphic, picture_properties
from convert.ooxml.elements import escape
from convert.ooxml.names import MC, WP, WPS, A
from convert.units import mm_to_emu


def anchored_line(number: int, x_mm: float, y_mm: float, width_mm: float, thickness_mm: float, color: str,
                  name: str = "红色分隔线") -> str:
    """Return a run with a horizontal line at a fixed place of the page, decorative for those who cannot see it."""
    shape = (f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{WPS}"><wps:wsp xmlns:wps="{WPS}"><wps:cNvCnPr/><wps:spPr><a:xfrm>'
             f'<a:off x="0" y="0"/><a:ext cx="{mm_to_emu(width_mm)}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
             f'<a:ln w="{mm_to_emu(thickness_mm)}"><a:solidFill><a:srgbClr val="{escape(color)}"/></a:solidFill></a:ln></wps:spPr>'
             "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>")
    inside = (f'<wp:docPr id="{number}" name="{name}{number}" descr="{name}"/><wp:cNvGraphicFramePr/>{shape}')
    anchor = _anchor(inside, ("page", x_mm), ("page", y_mm), width_mm, 0.0, behind=True)
    return (f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:wps="{WPS}" Requires="wps"><w:drawing>{anchor}</w:drawing>'
            "</mc:Choice></mc:AlternateContent></w:r>")


def anchored_picture(relationship: str, number: int, alt: str, place_mm: tuple[float, float], size_mm: tuple[float, float]) -> str:
    """Return a run with a picture at a place counted from its column and paragraph, in front of the text."""
    inside = picture_properties(number, alt) + graphic(relationship, *size_mm, number)
    anchor = _anchor(inside, ("column", place_mm[0]), ("paragraph", place_mm[1]), *size_mm, behind=False)
    return f"<w:r><w:drawing>{anchor}</w:drawing></w:r>"


def _anchor(inside: str, across: tuple[str, float], down: tuple[str, float], width_mm: float, height_mm: float, *, behind: bool) -> str:
    return (f'<wp:anchor xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" '
            f'behindDoc="{int(behind)}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="{across[0]}"><wp:posOffset>{mm_to_emu(across[1])}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="{down[0]}"><wp:posOffset>{mm_to_emu(down[1])}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{mm_to_emu(width_mm)}" cy="{mm_to_emu(height_mm)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f"<wp:wrapNone/>{inside}</wp:anchor>")
