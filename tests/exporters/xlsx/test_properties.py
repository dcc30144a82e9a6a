"""Properties of the document."""

from lxml import etree

from convert.exporters.xlsx.properties import core_properties

DC = "{http://purl.org/dc/elements/1.1/}"


def test_fields_are_escaped_and_empty_ones_left_out():
    root = etree.fromstring(core_properties({"dc:title": "a<b>&\x00", "dc:subject": "", "dc:language": "zh-CN"}))
    assert {node.tag: node.text for node in root if node.tag.startswith(DC)} == {
        DC + "title": "a<b>&\ufffd",
        DC + "language": "zh-CN",
    }
    assert [node.tag.rpartition("}")[2] for node in root][-2:] == ["created", "modified"]
