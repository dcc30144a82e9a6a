"""Faults of packages."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from convert.verify.package_faults import CheckedPackage, source_of

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
    return [fault.partition(":")[0] for fault in CheckedPackage(_packed({name: part for name, part in parts.items() if part is not None})).faults]


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
    ("word/_rels/document.xml.rels", _rels(_relation(1, "media/图.xml").replace('Id="rId1"', "")), "package-relation-id"),
    ("word/_rels/document.xml.rels", _rels(_relation(1, "").replace('Target=""', "")), "package-relation-target"),
    ("word//a.xml", b"<a/>", "package-part-name"),
    ("docProps/core.xml", CORE.replace(b"2024-01-01T00:00:00Z", b""), "package-core-date"),
    ("[Content_Types].xml", TYPES.replace(b"</Types>", b'<Override PartName="/word/document.xml" ContentType="a/b"/>' * 2 + b"</Types>"),
     "package-content-type-twice"),
    ("[Content_Types].xml", TYPES.replace(b"</Types>", b'<Override ContentType="a/b"/></Types>'), "package-content-type-of-nothing"),
    ("word/_rels/document.xml.rels", _rels(_relation(1, "http://a/", "attachedTemplate", ' TargetMode="External"')), "package-external"),
    ("word/DOCUMENT.xml", b"<a/>", "package-duplicate-part"),
    ("word/../up.xml", b"<a/>", "package-part-name"),
    ("word/media/pic.png", b"x", "package-content-type-missing"),
    ("word\\a.xml", b"<a/>", "package-part-name"),
    ("word/a./b.xml", b"<a/>", "package-part-name"),
    ("docProps/core.xml", CORE.replace(b"<dcterms:modified>", b"<dcterms:created>2024-01-01T00:00:00Z</dcterms:created><dcterms:modified>"),
     "package-core-date"),
    ("word/_rels/document.xml.rels", _rels(_relation(1, "media/图.xml").replace("rId1", "1 a")), "package-relation-id"),
    ("[Content_Types].xml", TYPES.replace(b"</Types>", b'<Default Extension="XML" ContentType="a/b"/></Types>'), "package-content-type-twice"),
    ("[Content_Types].xml", TYPES.replace(b"</Types>", b'<Override PartName="/a.xml" ContentType="a/b"/></Types>'), "package-content-type-of-nothing"),
    ("word/_rels/document.xml.rels", _rels('<Relationship Id="rId1" Target="media/图.xml"/>'), "package-relation-type"),
])
def test_each_fault_is_found(name, content, code):
    assert code in _codes(**{name: content})


@pytest.mark.parametrize(("name", "types"), [
    ("media/a.xml", '<Default Extension="XML" ContentType="a/b"/>'), ("media/a.XML", '<Default Extension="xml" ContentType="a/b"/>'),
    ("media/a.xml", '<Default Extension="xml" ContentType="a/b"/><Override PartName="/word/DOCUMENT.xml" ContentType="a/b"/>'),
    ("Media/a.bin", '<Default Extension="xml" ContentType="a/b"/><Override PartName="/word/media/a.bin" ContentType="a/b"/>'),
    ("media/a.xml", "".join(f'<Override PartName="/{name}" ContentType="a/b"/>' for name in ("word/document.xml", "docProps/core.xml", "word/media/a.xml"))),
    ("media/a.xml", '<Default Extension="xml" ContentType="a/b"/><Default ContentType="a/b"/>')])
def test_names_and_suffixes_are_the_same_in_capitals(name: str, types: str):
    content = TYPES.replace(b'<Default Extension="xml" ContentType="a/b"/>', types.encode())
    rels = _rels(_relation(1, name, "image"))
    assert _codes(**{"[Content_Types].xml": content, "word/_rels/document.xml.rels": rels, "word/media/图.xml": None, f"word/{name}": b"<a/>"}) == []


def test_after_a_part_that_is_no_xml_and_one_that_is_broken_the_next_is_looked_at():
    parts = {"a.png": b"", **GOOD, "docProps/core.xml": b"<c", "word/document.xml": b"<d"}
    faults = CheckedPackage(_packed(parts)).faults
    assert [fault.split(": ")[1] for fault in faults if fault.startswith("package-not-well-formed")] == ["docProps/core.xml", "word/document.xml"]


def test_entities_are_not_read_and_a_relation_without_kind_leads_nowhere():
    package = CheckedPackage(_packed({**GOOD, "word/document.xml": b"<!DOCTYPE d [<!ENTITY x 'y'>]><d>&x;</d>",
                                      "word/_rels/document.xml.rels": _rels('<Relationship Id="rId1" Target="media/a.xml"/>')}))
    assert package.trees["word/document.xml"].text is None
    assert package.targets("word/document.xml", "image") == []


SHEET = (b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"/><row r="2"/><row r="3"/></sheetData>'
         b'<mergeCells/></worksheet>')


@pytest.mark.parametrize(("limit", "in_tree"), [(len(SHEET) + 1, 3), (len(SHEET), 0)])
def test_the_rows_of_a_long_sheet_come_one_by_one_and_are_gone(monkeypatch: pytest.MonkeyPatch, limit: int, in_tree: int):
    monkeypatch.setattr("convert.verify.package_faults._LONG", limit)
    package = CheckedPackage(_packed({**GOOD, "word/media/图.xml": SHEET}))
    data, merges = package.trees["word/media/图.xml"]
    assert (len(data), merges.tag.rpartition("}")[2]) == (in_tree, "mergeCells")
    rows = [(row.get("r"), row.getprevious() is None) for row in package.rows("word/media/图.xml")]
    assert rows == ([] if in_tree else [("1", True), ("2", True), ("3", True)])


def test_a_hyperlink_may_lead_outside():
    assert _codes(**{"word/_rels/document.xml.rels": _rels(
        _relation(1, "media/图.xml"), _relation(2, "报告.pdf#page=3", "hyperlink", ' TargetMode="External"'))}) == []


def test_a_damaged_archive_is_a_fault():
    data = bytearray(_packed(GOOD))
    data[60] ^= 0xFF
    assert CheckedPackage(bytes(data)).faults
    assert CheckedPackage(b"").faults[0].startswith("package-unreadable")


def test_relationships_lead_from_the_folder_of_their_part():
    assert source_of("word/_rels/document.xml.rels") == "word/document.xml"
    assert source_of("_rels/.rels") == ""
    package = CheckedPackage(_packed(GOOD))
    assert package.relations("word/nothing.xml") == {}
    assert package.targets("word/document.xml", "image") == ["word/media/图.xml"]
    assert package.targets("word/document.xml", "chart") == []


def test_a_target_outside_is_kept_as_it_is_written():
    outside = _relation(2, "../报告.pdf#page=3", "hyperlink", ' TargetMode="External"')
    package = CheckedPackage(_packed({**GOOD, "word/_rels/document.xml.rels": _rels(_relation(1, "media/图.xml", "image"), outside)}))
    assert package.faults == []
    assert package.relations("word/document.xml")["rId2"].name == "../报告.pdf#page=3"


def test_a_part_that_is_no_xml_is_not_parsed():
    types = TYPES.replace(b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>')
    rels = _rels(_relation(1, "media/%E5%9B%BE.xml", "image"), _relation(2, "media/a.png", "image"))
    assert _codes(**{"[Content_Types].xml": types, "word/_rels/document.xml.rels": rels, "word/media/a.png": b"<no XML"}) == []


def test_a_part_may_have_a_content_type_of_its_own_alone():
    types = TYPES.replace(b"</Types>", b'<Override PartName="/word/media/a.bin" ContentType="a/b"/></Types>')
    rels = _rels(_relation(1, "media/%E5%9B%BE.xml", "image"), _relation(2, "media/a.bin", "image"))
    assert _codes(**{"[Content_Types].xml": types, "word/_rels/document.xml.rels": rels, "word/media/a.bin": b"x"}) == []


def test_the_content_type_of_a_part_is_its_own_or_none():
    types = TYPES.replace(b"</Types>", b'<Override PartName="/word/document.xml" ContentType="c/d"/></Types>')
    package = CheckedPackage(_packed({**GOOD, "[Content_Types].xml": types}))
    assert (package.content_type("word/document.xml"), package.content_type("docProps/core.xml")) == ("c/d", None)
    assert CheckedPackage(b"").content_type("word/document.xml") is None
