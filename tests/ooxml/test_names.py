"""Namespaces, content types and relationships are those of the standard."""

from convert.ooxml import names


def test_every_content_type_and_relationship_is_said_once():
    assert len(set(names.CONTENT_TYPE.values())) == len(names.CONTENT_TYPE)
    assert len(set(names.RELATIONSHIP.values())) == len(names.RELATIONSHIP)


def test_the_main_part_is_a_document_and_no_template():
    assert names.CONTENT_TYPE["document"].endswith("wordprocessingml.document.main+xml")
    assert names.RELATIONSHIP["document"] == f"{names.R}/officeDocument"
