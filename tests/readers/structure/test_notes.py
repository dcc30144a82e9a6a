"""Notes at the end that markers in the text refer to."""

import pytest

from convert.readers.structure.notes import take_notes
from tests.readers.structure.making import passages_of


@pytest.mark.parametrize(("first", "second"), [("[1]", "[2]"), ("［1］", "［2］"), ("①", "②")])
def test_entries_become_notes(first: str, second: str):
    notes, left = take_notes(
        passages_of(
            f"推进双链{first}融合，培育小升规{second}企业。\n\n{first}双链：指两链。\n\n{second}小升规：指升级。"
        )
    )
    assert [(note.id, note.marker, note.text) for note in notes] == [
        ("n1", first, "双链：指两链。"),
        ("n2", second, "小升规：指升级。"),
    ]
    assert [mark.target for mark in left[0].hints.marks] == ["n1", "n2"]
    assert len(left) == 1


@pytest.mark.parametrize("text", ["正文一段。\n\n①商场；\n\n②学校。", "正文[1]一段。\n\n[2]说明。", "正文一段。"])
def test_items_that_nothing_refers_to_stay(text: str):
    notes, left = take_notes(passages_of(text))
    assert notes == ()
    assert len(left) == len(passages_of(text))
