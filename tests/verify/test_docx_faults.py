"""Do the checks bite? Every deliberate fault is found, and a good document has none."""

from functools import cache
from io import BytesIO
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from lxml import etree

from convert.ooxml.names import CONTENT_TYPE, WP, R, W
from convert.ooxml.package import read_package
from convert.verify.docx_faults import DocumentCheck, StoryCheck, docx_faults
from convert.verify.package_faults import CheckedPackage, PartTarget
from tests.exporters.docx.checked import audit_findings
from tests.exporters.docx.made import docx_of, meeting
from tests.gates.sdk import MISSING, find_validator, findings
from tests.verify.broken_docx import FAULTS, NOT_FOUND_BY_AUDIT, NOT_FOUND_BY_SDK, Fault

BY_NAME = {fault.name: fault for fault in FAULTS}


@cache
def _parts(*, contents: bool) -> dict[str, bytes]:
    return read_package(docx_of(meeting(), contents=contents))


@pytest.fixture(scope="module")
def good() -> dict[str, bytes]:
    return _parts(contents=False)


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _broken(fault: Fault) -> bytes:
    parts = dict(_parts(contents=fault.contents))
    fault.make(parts)
    return _packed(parts)


def test_there_are_at_least_forty_faults_and_each_has_its_name():
    assert len(BY_NAME) == len(FAULTS) >= 40


def test_a_good_document_has_no_faults(good):
    assert docx_faults(CheckedPackage(_packed(good))) == ()


@pytest.mark.parametrize("name", BY_NAME)
def test_our_own_checks_find_every_fault(name):
    found = docx_faults(CheckedPackage(_broken(BY_NAME[name])))
    assert any(BY_NAME[name].own in fault for fault in found), found


@pytest.mark.parametrize("name", BY_NAME)
def test_openxml_audit_finds_what_it_is_said_to_find(name):
    assert bool(audit_findings(_broken(BY_NAME[name]))) is (name not in NOT_FOUND_BY_AUDIT)


@pytest.mark.skipif(find_validator() is None, reason=MISSING)
@pytest.mark.parametrize("name", BY_NAME)
def test_the_open_xml_sdk_finds_what_it_is_said_to_find(name, tmp_path):
    path = tmp_path / "broken.docx"
    path.write_bytes(_broken(BY_NAME[name]))
    assert bool(findings(path)) is (name not in NOT_FOUND_BY_SDK)


@pytest.mark.skipif(find_validator() is None, reason=MISSING)
def test_the_open_xml_sdk_accepts_what_we_write(good, tmp_path):
    path = tmp_path / "good.docx"
    path.write_bytes(_packed(good))
    assert findings(path) == []


@pytest.mark.parametrize("data", [b"", b"not an archive", b"PK\x03\x04 broken"])
def test_what_is_no_archive_is_said_to_be_none(data):
    assert "package-unreadable" in docx_faults(CheckedPackage(data))[0]


def _tree(inner: str, root: str = "document"):
    return etree.fromstring(f'<w:{root} xmlns:w="{W}" xmlns:wp="{WP}">{inner.replace(" val=", " w:val=").replace(" id=", " w:id=")}</w:{root}>')


def _field(*kinds: str) -> str:
    return "".join(f'<w:fldChar w:fldCharType="{kind}"/>' for kind in kinds)


def _mark(number: int, name: str, end: bool = True) -> str:
    return f'<w:bookmarkStart id="{number}" w:name="{name}"/>' + f'<w:bookmarkEnd id="{number}"/>' * end


def _rows(grid: int, *rows: str) -> str:
    return f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


CELL = "<w:tc><w:p/></w:tc>"
BEGUN, GOES_ON = (f"<w:tc><w:tcPr><w:vMerge{value}/></w:tcPr><w:p/></w:tc>" for value in (' val="restart"', ""))
WIDE = '<w:tc><w:tcPr><w:gridSpan val="2"/></w:tcPr><w:p/></w:tc>'
NO_BEGIN = "a field ends that did not begin"
BAD_NAME = "a bookmark has no name, or a longer one than 40 characters"


@pytest.mark.parametrize(("inner", "faults"), [
    (_field("begin", "separate", "end", "begin", "end"), []), (_field("begin", "begin", "end"), ["a field begins and does not end"]),
    (_field("end", "begin", "end"), [NO_BEGIN]), (_field("separate", "begin", "end"), [NO_BEGIN]), (_field("end", "end"), [NO_BEGIN] * 2),
    (_field("begin") + "<w:instrText>PAGE</w:instrText>" + _field("end"), []), ("<w:instrText>PAGE</w:instrText>", ["a field code stands outside a field: PAGE"]),
    (_mark(1, "a") + _mark(1, "b"), []), (_mark(1, "a", end=False) + _mark(1, "b"), ["the number 1 is that of two open bookmarks"]),
    (_mark(1, "a") + _mark(2, "a"), ["two bookmarks are called a"]), (_mark(1, "a", end=False), ["the bookmark a begins and does not end"]),
    ('<w:bookmarkEnd id="1"/>', ["a bookmark ends that did not begin"]), (_mark(1, "a" * 40), []), (_mark(1, "a" * 41), [BAD_NAME]), (_mark(1, ""), [BAD_NAME]),
    ('<w:bookmarkStart id="1"/><w:bookmarkEnd id="1"/>', [BAD_NAME]),
    ('<w:hyperlink w:anchor="a"/><w:hyperlink/>' + _mark(1, "a"), []), ('<w:hyperlink w:anchor="b"/>' + _mark(1, "a"), ["a link goes to the bookmark b, which is missing"]),
    (_rows(2, CELL * 2, WIDE), []), (_rows(2, CELL), ["a row of a table of 2 columns has 1"]), (_rows(2, WIDE + CELL), ["a row of a table of 2 columns has 3"]),
    (_rows(1), ["a table has no rows"]), ("<w:tbl/>", ["a table has no columns", "a table has no rows"]),
    (_rows(2, BEGUN + CELL, GOES_ON + CELL, GOES_ON + CELL), []), (_rows(2, CELL + BEGUN, CELL + GOES_ON), []), (_rows(3, WIDE + BEGUN, WIDE + GOES_ON), []),
    (_rows(2, BEGUN + CELL, CELL * 2, GOES_ON + CELL), ["a merged cell continues one that does not begin"]),
    (_rows(2, BEGUN + CELL, CELL + GOES_ON), ["a merged cell continues one that does not begin"]),
    (_rows(1, GOES_ON), ["a merged cell continues one that does not begin"]),
    (_rows(1, "<w:tc/>"), ["a cell of a table does not end with a paragraph"]), (_rows(1, "<w:tc><w:p/><w:r/></w:tc>"), ["a cell of a table does not end with a paragraph"]),
    ("<w:p><w:pPr/><w:r/></w:p><w:p/>", []), ("<w:p><w:r/><w:pPr/></w:p>", ["the properties of a paragraph are not its first element"]),
    ("<w:p><w:p/></w:p>", ["a paragraph stands in a paragraph"]), ("<w:p><w:t>a</w:t></w:p>", ["letters stand outside a run"]),
    ('<w:t>a b</w:t><w:t xml:space="preserve"> a</w:t><w:t/><w:t>\u3000a</w:t>', []), ("<w:t> a</w:t>", ["blanks at the edge of ' a' would be lost"]),
    ("<w:t>0123456789abcd </w:t>", ["blanks at the edge of '0123456789ab' would be lost"]), ('<w:t xml:space="default">a\n</w:t>', ["blanks at the edge of 'a\\n' would be lost"]),
    *((f'<w:rFonts w:{name}="minorEastAsia"/>', ["a theme font overrides the named one"]) for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")),
    ('<w:pStyle val="p"/><w:rStyle val="c"/><w:tblStyle val="t"/>', []), ('<w:pStyle val="x"/>', ["the style x is missing"]),
    ('<w:pStyle val="c"/>', ["c is not a style for a paragraph"]), ('<w:rStyle val="p"/>', ["p is not a style for a character"]),
    ('<w:tblStyle val="p"/>', ["p is not a style for a table"]), ("<w:pStyle/>", ["the style  is missing"]), ('<w:numId val="7"/>', ["the list 7 is not defined"]),
    ('<wp:docPr id="1" descr="甲"/>'.replace(" id=", " \nid="), []), ('<wp:docPr\nid="1"\ndescr="甲"/><wp:docPr\nid="1"\ndescr="乙"/>', ["two drawings have the number 1"]),
    ('<wp:docPr\nid="1"\ndescr=""/>', ["a picture has no alternative text"])])
def test_what_a_part_of_text_may_not_hold(inner: str, faults: list[str]):
    assert StoryCheck({"p": "paragraph", "c": "character", "t": "table"}, {}).faults(_tree(inner)) == faults


def test_a_list_is_defined_where_the_part_leads_to_lists():
    relations = {"rId1": PartTarget(f"{R}/styles", "word/styles.xml", external=False), "rId2": PartTarget(f"{R}/numbering", "word/numbering.xml", external=False)}
    assert StoryCheck({}, relations).faults(_tree('<w:numId val="7"/>')) == []
    assert StoryCheck({}, {"rId1": relations["rId1"]}).faults(_tree('<w:numId val="7"/>')) == ["the list 7 is not defined"]


MARGINS = "<w:pgMar " + " ".join(f'w:{name}="1"' for name in ("top", "right", "bottom", "left", "header", "footer", "gutter")) + "/>"
SIZE = '<w:pgSz w:w="1" w:h="1"/>'
NOTE = '<w:footnoteReference id="{}"/>'


def _document(body: str | None, styles: str | None = "", notes: str | None = None, kind: str = "document") -> list[str]:
    trees = {"word/styles.xml": None if styles is None else _tree(styles, "styles"), "word/footnotes.xml": None if notes is None else _tree(notes, "footnotes"),
             "word/document.xml": None if body is None else _tree(body)}
    package = SimpleNamespace(trees={name: tree for name, tree in trees.items() if tree is not None}, relations=lambda _: {}, content_type=lambda _: CONTENT_TYPE.get(kind))
    return list(DocumentCheck(package).faults())


def _body(section: str = SIZE + MARGINS, text: str = "") -> str:
    return f"<w:body>{text}<w:sectPr>{section}</w:sectPr></w:body>"


def _style(name: str, **links: str) -> str:
    inner = "".join(f'<w:{tag} val="{value}"/>' for tag, value in links.items())
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name val="名{name}"/>{inner}</w:style>'


@pytest.mark.parametrize(("arguments", "faults"), [
    ({"body": _body()}, []), ({"body": None}, ["word/document.xml is missing"]), ({"body": _body(), "styles": None}, ["word/styles.xml is missing"]),
    ({"body": ""}, ["word/document.xml has no body"]), ({"body": "<w:body/>"}, ["word/document.xml has no body"]),
    ({"body": _body(), "kind": "template"}, ["word/document.xml has the wrong content type"]),
    ({"body": _body().replace("</w:body>", "<w:p/></w:body>")}, ["word/document.xml does not end with the properties of its section"]),
    ({"body": _body(SIZE)}, ["word/document.xml: a section lacks the margin top"]),
    ({"body": _body(SIZE + MARGINS.replace(' w:gutter="1"', ""))}, ["word/document.xml: a section lacks the margin gutter"]),
    *(({"body": _body(MARGINS + size)}, ["word/document.xml: a section lacks the size of its paper"]) for size in ("", '<w:pgSz w:w="1"/>', '<w:pgSz w:h="1"/>')),
    ({"body": _body(text=NOTE.format(1) + NOTE.format(2)), "notes": '<w:footnote id="1"/><w:footnote id="2"/>'}, []),
    ({"body": _body(text=NOTE.format(1))}, ["word/document.xml refers to the footnote 1, which is missing"]),
    ({"body": _body(text=NOTE.format(1) * 2), "notes": '<w:footnote id="1"/>'}, ["word/document.xml refers to a footnote twice"]),
    ({"body": _body(), "notes": '<w:footnote id="1"/>' * 2}, ["word/footnotes.xml: two footnotes have the same id"]),
    ({"body": _body(), "styles": _style("a", basedOn="b") + _style("b")}, []),
    ({"body": _body(), "styles": _style("a") + _style("a").replace("名a", "名b")}, ["word/styles.xml: two styles have the same id"]),
    ({"body": _body(), "styles": _style("a") + _style("b").replace("名b", "名a")}, ["word/styles.xml: two styles have the same name"]),
    *(({"body": _body(), "styles": _style("a", **{tag: "x"})}, ["word/styles.xml: a refers to the style x, which is missing"]) for tag in ("basedOn", "next", "link")),
    ({"body": _body(), "styles": _style("a", link="b") + _style("b", link="a")}, []),
    ({"body": _body(), "styles": _style("a", link="b") + _style("b")}, ["word/styles.xml: a and its linked style do not name each other"]),
    ({"body": _body(), "styles": _style("a", basedOn="a")}, ["word/styles.xml: a is based on itself"]),
    ({"body": _body(), "styles": _style("a", basedOn="b") + _style("b", basedOn="c") + _style("c", basedOn="b")},
     [f"word/styles.xml: {name} is based on itself" for name in "abc"]),
    ({"body": _body(), "styles": _style("a"), "notes": '<w:pStyle val="a"/><w:pStyle val="x"/>'}, ["word/footnotes.xml: the style x is missing"])])
def test_what_a_document_and_its_styles_and_notes_lack(arguments: dict[str, str | None], faults: list[str]):
    assert _document(**arguments) == faults
