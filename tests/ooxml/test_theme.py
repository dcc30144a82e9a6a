"""A theme names faces and colours."""

from lxml import etree

from convert.ooxml.theme import theme_part

COLORS = (("dk1", "000000"), ("lt1", "FFFFFF"))


def test_it_is_well_formed_and_names_the_faces():
    root = etree.fromstring(theme_part("黑体", "仿宋_GB2312", "Times New Roman", COLORS))
    assert [each.get("typeface") for each in root.iter("{*}ea")] == ["黑体", "仿宋_GB2312"]
    assert {each.get("typeface") for each in root.iter("{*}latin")} == {"Times New Roman"}


def test_the_colours_stand_in_the_order_given():
    root = etree.fromstring(theme_part("a", "b", "c", COLORS))
    scheme = next(root.iter("{*}clrScheme"))
    assert [(each.tag.rpartition("}")[2], each[0].get("val")) for each in scheme] == list(COLORS)


def test_names_are_escaped():
    assert b"a&amp;b" in theme_part("a&b", "b", "c", COLORS)
