"""Faults of packages."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from convert.ooxml.check_package import check_package, relations, source_of

TYPES = (b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="a/b"/>'
         b'<Default Extension="xml" ContentType="a/b"/></Types>')
RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = (b'<c xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>2024-01-01T00:00:00Z</dcterms:created>'
        b"<dcterms:modified>2024-01-01T00:00:00+08:00</dcterms:modified></c>")


def _rels(*lines: str) -> bytes:
    return f'<Relationships xmlns="{RELATION}">{"".join(lines)}</Relationships>'.encode()


def _relation(number: int, target: str, kind: str = "officeDocument", mode: str = "") -> str:
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


ROOT = _rels(_relation(1, "word/document.xml"), _relation(2, "/docProps/core.xml", "core"))
GOOD = {"[Content_Types].xml": TYPES, "_rels/.rels": ROOT, "docProps/core.xml": CORE,
        "word/document.xml": f'<d xmlns:r="{OFFICE}"><a r:id="rId1"/></d>'.encode(),
        "word/_rels/document.xml.rels": _rels(_relation(1, "media/%E5%9B%BE.xml", "image")), "word/media/图.xml": b"<a/>"}


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _codes(**changes: bytes | None) -> list[str]:
    parts = {**GOOD, **{name.replace("__", "/"): content for name, content in changes.items()}}
    return [fault.partition(":")[0] for fault in check_package(_packed({name: part for name, part in parts.items() if part is not None}))]


def test_a_sound_package_has_no_faults():
    assert _codes() == []


@pytest.mark.parametrize(("name", "content", "code"), [
    ("[Content_Types].xml", None, "package-content-types"),
    ("_rels/.rels", _rels(_relation(1, "docProps/core.xml", "core")), "package-main-part"),
    ("docProps/core.xml", None, "package-core-properties"),
    ("docProps/core.xml", CORE.replace(b"2024-01-01T00:00:00Z", b"2024-01-01"), "package-core-date"),
    ("word/document.xml", f'<d xmlns:r="{OFFICE}"><a r:embed="rId9"/></d>'.encode(), "package-reference"),
    ("word/document.xml", b"<d>", "package-not-well-formed"),
    ("word/document.xml", b"<!DOCTYPE d [<!ENTITY x 'y'>]><d>&x;</d>", "package-doctype"),
    ("word/media/图.xml", None, "package-relation-target"),
    ("word/lonely.xml", b"<a/>", "package-orphan"),
    ("word/_rels/lonely.xml.rels", _rels(), "package-relations-of-nothing"),
    ("word/_rels/document.xml.rels", _rels(_relation(1, "media/图.xml"), _relation(1, "media/图.xml")), "package-relation-id"),
    ("word/_rels/document.xml.rels", _rels(_relation(1, "http://a/", "attachedTemplate", ' TargetMode="External"')), "package-external"),
    ("word/DOCUMENT.xml", b"<a/>", "package-duplicate-part"),
    ("word/../up.xml", b"<a/>", "package-part-name"),
    ("word/media/pic.png", b"x", "package-content-type-missing"),
])
def test_each_fault_is_found(name, content, code):
    assert code in _codes(**{name: content})


def test_a_hyperlink_may_lead_outside():
    assert _codes(**{"word/_rels/document.xml.rels": _rels(
        _relation(1, "media/图.xml"), _relation(2, "报告.pdf#page=3", "hyperlink", ' TargetMode="External"'))}) == []


def test_a_damaged_archive_is_a_fault():
    data = bytearray(_packed(GOOD))
    data[60] ^= 0xFF
    assert check_package(bytes(data))
    assert check_package(b"")[0].startswith("package-unreadable")


def test_relationships_lead_from_the_folder_of_their_part():
    assert source_of("word/_rels/document.xml.rels") == "word/document.xml"
    assert source_of("_rels/.rels") == ""
    assert relations({}, "word/document.xml") == {}
