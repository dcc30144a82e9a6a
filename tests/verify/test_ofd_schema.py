"""The tables of the standard."""

import pytest

from convert.verify.ofd_schema import shapes


def test_everything_that_is_named_is_described():
    for shape in shapes().values():
        for slot in (*shape.children, *shape.repeats):
            assert slot.described in shapes()


@pytest.mark.parametrize(("name", "children", "in_order"), [
    ("DocBody", [("DocInfo", 1, 1), ("DocRoot", 1, 1)], True), ("Res", [("Fonts", 0, 1), ("MultiMedias", 0, 1)], False),
    ("Fonts", [("Font", 1, 1_000_000)], True)])
def test_children_are_told_with_their_numbers(name: str, children: list[tuple[str, int, int]], in_order: bool):
    shape = shapes()[name]
    assert [(slot.name, slot.least, slot.most) for slot in shape.children] == children
    assert shape.in_order is in_order


def test_attributes_are_told_with_their_types():
    assert shapes()["CustomTag"].attributes == {"NameSpace": ("text", True)}
    assert shapes()["TextCode"].attributes["DeltaX"] == ("deltas", False)
    assert (shapes()["TextCode"].text, shapes()["DocInfo"].children[-1].name) == ("letters", "CustomDatas")


def test_a_text_ends_with_codes_that_may_be_transformed():
    assert [slot.name for slot in shapes()["TextObject"].repeats] == ["CGTransform", "TextCode"]
