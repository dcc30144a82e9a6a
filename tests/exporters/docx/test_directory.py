"""Content types and relationships of a package."""

import sys

import pytest

from convert import kept
from convert.exporters.docx import directory as module
from convert.exporters.docx.directory import Relation, Shape, directory

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHAPE = Shape(parts=(("word/document.xml", MAIN), ("word/a.xml", "application/xml")),
              relations=(Relation("", "rId1", "urn:main", "word/document.xml"), Relation("word/document.xml", "rId1", "urn:a", "word/a.xml")))


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> list[Shape]:
    """Return what grows with every directory that is written."""
    made: list[Shape] = []
    really = module._written
    monkeypatch.setattr(module, "_written", lambda shape: (made.append(shape), really(shape))[1])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(module, "_kept", kept.Kept("test"))
    return made


def test_every_part_has_its_content_type_and_every_relation_its_id():
    found = directory(SHAPE)
    assert set(found) == {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}
    assert f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/>'.encode() in found["[Content_Types].xml"]
    assert b'Target="word/document.xml"' in found["_rels/.rels"]
    assert b'Id="rId1" Type="urn:a"' in found["word/_rels/document.xml.rels"]


def test_the_directory_of_a_shape_is_written_once(written: list[Shape]):
    assert directory(SHAPE) == directory(Shape(parts=SHAPE.parts, relations=SHAPE.relations))
    assert written == [SHAPE]


def test_another_shape_has_a_directory_of_its_own(written: list[Shape]):
    other = Shape(parts=SHAPE.parts[:1], relations=SHAPE.relations[:1])
    assert directory(SHAPE) != directory(other)
    assert written == [SHAPE, other]


def test_addresses_outside_are_not_kept(written: list[Shape]):
    linked = Shape(parts=SHAPE.parts, relations=(*SHAPE.relations, Relation("word/document.xml", "rId2", "urn:l", "https://e.org/", external=True)))
    assert b'Target="https://e.org/" TargetMode="External"' in directory(linked)["word/_rels/document.xml.rels"]
    directory(linked)
    assert len(written) == 2
