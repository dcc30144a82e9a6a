"""The content of the pages: frames as text, path and image objects (7.7, 8.5, 9, 10)."""

from io import BytesIO
from typing import TYPE_CHECKING, Final, assert_never

from lxml import etree

from convert.diagnostics import ConvertError
from convert.exporters.addresses import is_address
from convert.exporters.ofd.fonts import OfdFonts
from convert.exporters.ofd.package import FOLDER, OfdPackage, child, numbers, root
from convert.exporters.ofd.tags import TagWriter
from convert.exporters.ofd.text import placed, rgb, write_text
from convert.layout.find import link_places
from convert.layout.frame import Line, Picture, Reserved, Stroke

if TYPE_CHECKING:
    from collections.abc import Mapping

    from convert.exporters.ofd.options import OfdProfile
    from convert.layout.frame import LaidOut, Page, Run
    from convert.model.report import Report
    from convert.style.sheet import StyleSheet

RESOURCES: Final = "DocumentRes.xml"
_MEDIA: Final = "Res"


class OfdPageWriter:
    """Writes page after page into a package."""

    def __init__(self, package: OfdPackage, page_ids: "Mapping[int, int]", report: "Report", laid_out: "LaidOut", sheet: "StyleSheet",
                 fonts: OfdFonts, profile: "OfdProfile") -> None:
        self.page_ids = page_ids
        """Number in the document of every page, by that which the layout counts it by."""
        self.tags = TagWriter(report)
        self.left_out: list[str] = []
        """Characters that XML cannot hold."""
        self.links_left_out: set[str] = set()
        self._package = package
        self._laid_out = laid_out
        self._sheet = sheet
        self._fonts = fonts
        self._profile = profile
        self._bold = {name for name, role in sheet.roles.items() if role.bold}
        self._media: dict[bytes, int] = {}
        self._media_list = root("Res", {"BaseLoc": _MEDIA})
        self._places = link_places(laid_out)

    def write(self) -> None:
        """Write all pages and the list of their pictures."""
        for index, page in enumerate(self._laid_out.pages):
            self._write_page(index, page)
        if self._media:
            self._package.add(RESOURCES, self._media_list)

    @property
    def has_pictures(self) -> bool:
        """Whether the pages show any."""
        return bool(self._media)

    def destination(self, parent: etree._Element, page: int, top_mm: float, left_mm: float = 0.0) -> None:
        """Add the place `top_mm` below the edge of the page of that number."""
        child(parent, "Dest", Type="XYZ", PageID=self.page_ids[page], Left=float(left_mm), Top=float(top_mm), Zoom=0)

    def _write_page(self, index: int, page: "Page") -> None:
        paper = self._sheet.page
        size = (paper.height_mm, paper.width_mm) if page.landscape else (paper.width_mm, paper.height_mm)
        content = root("Page")
        child(child(content, "Area"), "PhysicalBox", numbers(0, 0, *size))
        layer = child(child(content, "Content"), "Layer", ID=self._package.next_id(), Type="Body")
        for item in page.items:
            match item:
                case Line():
                    self._line(layer, page.number, item)
                case Stroke():
                    self._stroke(layer, item)
                case Picture():
                    self._picture(layer, page.number, item)
                case Reserved():
                    self.tags.reserve(self.page_ids[page.number], item)
                case _:
                    assert_never(item)
        self._package.add(f"Pages/Page_{index}/Content.xml", content)

    def _line(self, layer: etree._Element, page: int, line: Line) -> None:
        for run in line.runs:
            bold = run.mark == "strong" or (run.role or line.role) in self._bold
            for font, start, end in self._fonts.pieces(run):
                text = placed(run, font, start, end)
                if text is None:
                    continue
                number = self._package.next_id()
                written = write_text(layer, number, text, line, bold=bold, left_out=self.left_out)
                if run.link is not None and not line.artifact:
                    self._link(written, run)
                self.tags.take(self.page_ids[page], number, line, run)

    def _link(self, written: etree._Element, run: "Run") -> None:
        """Let a click on the object lead where the run says; actions are the first element of an object."""
        address = run.link or ""
        place = self._places.get(address[1:]) if address.startswith("#") else None
        if place is None and (not is_address(address) or self._profile == "archive"):
            self.links_left_out.add(address)
            return
        actions = child(written, "Actions")
        written.insert(0, actions)
        action = child(actions, "Action", Event="CLICK")
        if place is not None:
            self.destination(child(action, "Goto"), *place)
        else:
            child(action, "URI", URI=address)

    def _stroke(self, layer: etree._Element, stroke: Stroke) -> None:
        half = stroke.thickness_mm / 2
        left, top = min(stroke.x1_mm, stroke.x2_mm) - half, min(stroke.y1_mm, stroke.y2_mm) - half
        width, height = abs(stroke.x2_mm - stroke.x1_mm) + 2 * half, abs(stroke.y2_mm - stroke.y1_mm) + 2 * half
        path = child(layer, "PathObject", ID=self._package.next_id(), Boundary=numbers(left, top, width, height),
                     LineWidth=float(stroke.thickness_mm), Stroke=True, Fill=False)
        child(path, "StrokeColor", Value=rgb(stroke.color))
        start, end = numbers(stroke.x1_mm - left, stroke.y1_mm - top), numbers(stroke.x2_mm - left, stroke.y2_mm - top)
        child(path, "AbbreviatedData", f"M {start} L {end}")

    def _picture(self, layer: etree._Element, page: int, picture: Picture) -> None:
        number = self._package.next_id()
        child(layer, "ImageObject", ID=number, CTM=numbers(picture.width_mm, 0, 0, picture.height_mm, 0, 0),
              Boundary=numbers(picture.x_mm, picture.y_mm, picture.width_mm, picture.height_mm), ResourceID=self._media_id(picture))
        self.tags.take_picture(self.page_ids[page], number, picture)

    def _media_id(self, picture: Picture) -> int:
        """Return the number of the picture among the resources; one that is drawn again is stored once."""
        if picture.image not in self._media:
            try:
                data, form = _stored(picture.image)
            except (OSError, ValueError, SyntaxError) as error:
                raise ConvertError("ofd-picture", block=picture.block, reason=str(error)[:80]) from None
            file = f"image_{len(self._media) + 1}.{form.lower()}"
            self._package.parts[f"{FOLDER}/{_MEDIA}/{file}"] = data
            listing = self._media_list[0] if len(self._media_list) else child(self._media_list, "MultiMedias")
            self._media[picture.image] = self._package.next_id()
            child(child(listing, "MultiMedia", ID=self._media[picture.image], Type="Image", Format=form), "MediaFile", file)
        return self._media[picture.image]


def _stored(data: bytes) -> tuple[bytes, str]:
    """Return a picture as it is stored, and its format: JPEG and PNG as they are, anything else as PNG."""
    from convert.exporters.pictures import picture_to_draw

    image, is_kept = picture_to_draw(data)
    if is_kept:
        return data, "JPEG"
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue(), "PNG"
