"""What stands at a place, and other words there."""

import pytest

from convert.editing.texts import block_at, text_at, with_text
from convert.model.blocks import Figure, Heading, Paragraph, Table
from convert.model.elements import AttachmentNote, Note
from convert.model.report import Report, SourceInfo
from tests.refused import refused

REPORT = Report(
    source=SourceInfo(name="a.txt", format="text", sha256="", characters=9), closing="请予审议。", attachment_note=AttachmentNote(names=("甲", "乙")),
    notes=(Note(id="n1", marker="1", text="一条注释"),),
    body=(Heading(id="h1", level=1, ordinal="一、", text="成效"), Paragraph(id="p1", text="正文。"), Table(id="t1", rows=(("甲", "乙"),), caption="表1 收支"),
          Figure(id="f1", image=b"", media_type="image/png", caption="图1 平面")))
PLACES = {"closing": "请予审议。", "attachment_note.1": "乙", "n1": "一条注释", "h1": "一、成效", "p1": "正文。", "t1:0,1": "乙", "t1:caption": "表1 收支",
          "f1:caption": "图1 平面"}


@pytest.mark.parametrize(("place", "text"), PLACES.items())
def test_every_place_is_read_and_rewritten_alone(place, text):
    assert text_at(REPORT, place) == text
    changed = with_text(REPORT, place, "二、别的")
    assert text_at(changed, place) == "二、别的"
    assert [text_at(changed, other) for other in PLACES if other != place] == [text_at(REPORT, other) for other in PLACES if other != place]


def test_of_a_figure_the_caption_alone_is_text():
    with refused("edit-place"):
        with_text(REPORT, "f1", "甲")


@pytest.mark.parametrize("place", ["nowhere", "attachment_note.2", "t1:5,5", "t1:甲"])
def test_a_place_that_is_not_there_is_named(place):
    with refused("edit-place"):
        with_text(REPORT, place, "甲")
    with refused("edit-place"):
        block_at(REPORT, place)
