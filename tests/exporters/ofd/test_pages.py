"""Strokes, pictures, paper."""

import pytest

from convert.diagnostics import ConvertError
from convert.layout.frame import LaidOut, Page, Picture, Reserved, Stroke
from tests.exporters.ofd.made import OFD, exported, part, parts
from tests.exporters.pdf.samples import one_line, png
from tests.exporters.pdf.test_pictures import PICTURES

LINE = one_line("正文").pages[0].items[0]


def _written(*items: object, **fields: object) -> bytes:
    return exported(pages=LaidOut((Page(1, (LINE, *items), "1", **fields),))).value  # type: ignore[arg-type]


def _path(data: bytes) -> tuple[list[float], str, str]:
    (path,) = part(data, "Page_0").iter(f"{OFD}PathObject")
    return [float(word) for word in path.get("Boundary").split()], path[0].get("Value"), path[1].text


@pytest.mark.parametrize(("ends", "box", "drawn"), [
    ((28, 100, 184, 100), [27.825, 99.825, 156.35, 0.35], "M 0.175 0.175 L 156.175 0.175"),
    ((28, 100, 28, 150), [27.825, 99.825, 0.35, 50.35], "M 0.175 0.175 L 0.175 50.175"),
    ((184, 100, 28, 100), [27.825, 99.825, 156.35, 0.35], "M 156.175 0.175 L 0.175 0.175")])
def test_a_stroke_is_drawn_where_its_frame_says(ends: tuple[float, ...], box: list[float], drawn: str):
    assert _path(_written(Stroke(*ends, 0.35, "FF0000"))) == (box, "255 0 0", drawn)


def test_a_landscape_page_lies_on_its_side():
    for landscape, paper in ((False, "0 0 210 297"), (True, "0 0 297 210")):
        assert next(part(_written(landscape=landscape), "Page_0").iter(f"{OFD}PhysicalBox")).text == paper


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_of_any_kind_become_png_or_stay_jpeg(name: str):
    data = _written(Picture(50, 80, 60, 40, "f1", "图", PICTURES[name], "image/png"))
    stored = {file: content for file, content in parts(data).items() if file.startswith("Doc_0/Res/image_")}
    (content,) = stored.values()
    if name in ("jpeg", "grey jpeg"):
        assert content == PICTURES[name]
    else:
        assert content.startswith(b"\x89PNG")


def test_a_picture_stands_where_its_frame_says_and_is_stored_once():
    data = _written(*(Picture(50, top, 60, 40, f"f{top}", "图", png(), "image/png") for top in (80, 130)))
    images = list(part(data, "Page_0").iter(f"{OFD}ImageObject"))
    assert [(one.get("Boundary"), one.get("CTM")) for one in images] == [("50 80 60 40", "60 0 0 40 0 0"), ("50 130 60 40", "60 0 0 40 0 0")]
    assert len({one.get("ResourceID") for one in images}) == 1
    assert sum(name.startswith("Doc_0/Res/image_") for name in parts(data)) == 1


@pytest.mark.parametrize("picture", [b"", b"no picture", png()[:60]])
def test_a_broken_picture_is_named(picture: bytes):
    with pytest.raises(ConvertError) as caught:
        _written(Picture(30, 60, 50, 20, "f1", "图", picture, "image/png"))
    assert (caught.value.diagnostic.code, caught.value.diagnostic.args["block"]) == ("ofd-picture", "f1")


def test_a_reserved_place_is_not_drawn_but_named():
    data = _written(Reserved(100, 200, 42, 42, "seal"))
    assert len(list(part(data, "Page_0").iter())) == len(list(part(_written(), "Page_0").iter()))
    (seal,) = [node for node in part(data, "CustomTags/DocumentTags.xml") if node.get("Boundary")]
    assert (seal.tag.rpartition("}")[2], seal.get("PageRef"), seal.get("Boundary")) == ("签名章", "1", "100 200 42 42")
