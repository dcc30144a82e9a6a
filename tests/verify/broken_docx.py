"""Deliberate faults in a good DOCX, and which layer finds each."""

import re
from collections.abc import Callable
from typing import NamedTuple

Parts = dict[str, bytes]


class Fault(NamedTuple):
    """One fault: what it is called, how it is made, and a piece of what our own checks say."""

    name: str
    make: Callable[[Parts], None]
    own: str
    contents: bool = False
    """It needs a document with a table of contents."""


def _replace(part: str, old: str, new: str, count: int = 1) -> Callable[[Parts], None]:
    def make(parts: Parts) -> None:
        text = parts[part].decode()
        assert old in text, f"{old} is not in {part}"
        parts[part] = text.replace(old, new, count).encode()

    return make


def _sub(part: str, pattern: str, new: str, count: int = 1) -> Callable[[Parts], None]:
    def make(parts: Parts) -> None:
        text, changed = re.subn(pattern, new, parts[part].decode(), count=count, flags=re.DOTALL)
        assert changed, f"{pattern} is not in {part}"
        parts[part] = text.encode()

    return make


def _remove(name: str) -> Callable[[Parts], None]:
    return lambda parts: parts.__delitem__(name)


DOCUMENT, STYLES, NOTES, FOOTER = "word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/footer1.xml"
RELATIONSHIPS, TYPES, CORE = "word/_rels/document.xml.rels", "[Content_Types].xml", "docProps/core.xml"

FAULTS: tuple[Fault, ...] = (
    Fault("not well-formed", _replace(DOCUMENT, "</w:body>", ""), "package-not-well-formed"),
    Fault("document missing", _remove(DOCUMENT), "package-relation-target"),
    Fault("styles missing", _remove(STYLES), "package-relation-target"),
    Fault("content types missing", _remove(TYPES), "package-content-types"),
    Fault("footer missing", _remove(FOOTER), "package-relation-target"),
    Fault("wrong main type", _replace(TYPES, "wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml"), "wrong content type"),
    Fault("part without type", lambda parts: parts.__setitem__("word/strange.bin", b"x"), "package-content-type-missing"),
    Fault("type twice", _sub(TYPES, r"(<Override [^>]*/>)", r"\1\1"), "package-content-type-twice"),
    Fault("relationship id twice", _sub(RELATIONSHIPS, r"(<Relationship [^>]*/>)", r"\1\1"), "package-relation-id"),
    Fault("relationship unknown", _sub(DOCUMENT, r'r:id="rId\d+"', 'r:id="rId999"'), "package-reference: word/document.xml 'rId999'"),
    Fault("outside template", _replace(RELATIONSHIPS, "</Relationships>", '<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/'
          'officeDocument/2006/relationships/attachedTemplate" Target="http://example.org/x.dotm" TargetMode="External"/></Relationships>'),
          "package-external"),
    Fault("field without end", _sub(FOOTER, r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""), "does not end"),
    Fault("field without begin", _sub(FOOTER, r'<w:r><w:fldChar w:fldCharType="begin"/></w:r>', ""), "did not begin"),
    Fault("code outside field", _sub(DOCUMENT, "<w:t>", "<w:instrText>PAGE</w:instrText><w:t>"), "outside a field"),
    Fault("bookmark without end", _sub(DOCUMENT, r'<w:bookmarkEnd w:id="\d+"/>', ""), "does not end", contents=True),
    Fault("bookmark without begin", _sub(DOCUMENT, r"<w:bookmarkStart [^>]*/>", ""), "did not begin", contents=True),
    Fault("bookmark name twice", _sub(DOCUMENT, r'(w:name=")_b[^"]+(".*?w:name=")_b[^"]+"', r'\1_same\2_same"'), "two bookmarks", contents=True),
    Fault("bookmark name long", _sub(DOCUMENT, r'(<w:bookmarkStart [^>]*w:name=")[^"]+', r"\g<1>_" + "a" * 50), "longer one", contents=True),
    Fault("link to nowhere", _replace(DOCUMENT, "<w:hyperlink ", '<w:hyperlink w:anchor="nowhere" '), "nowhere"),
    Fault("margin missing", _sub(DOCUMENT, r' w:gutter="0"', ""), "lacks the margin"),
    Fault("paper missing", _sub(DOCUMENT, r"<w:pgSz [^>]*/>", ""), "size of its paper"),
    Fault("section not last", _sub(DOCUMENT, r"(<w:sectPr>.*</w:sectPr>)(</w:body>)", r"\1<w:p/>\2"), "does not end with"),
    Fault("style unknown", _replace(DOCUMENT, '<w:pStyle w:val="body"/>', '<w:pStyle w:val="nosuch"/>'), "nosuch"),
    Fault("style of wrong kind", _replace(DOCUMENT, '<w:pStyle w:val="body"/>', '<w:pStyle w:val="lead_2"/>'), "not a style for"),
    Fault("style id twice", _replace(STYLES, 'w:styleId="closing"', 'w:styleId="issuer"'), "same id"),
    Fault("style name twice", _replace(STYLES, '<w:name w:val="结语"/>', '<w:name w:val="公文正文"/>'), "same name"),
    Fault("style based on itself", _sub(STYLES, r'(w:styleId="title">.*?<w:basedOn w:val=")Normal', r"\1title"), "based on itself"),
    Fault("parent unknown", _sub(STYLES, r'(w:styleId="closing">.*?<w:basedOn w:val=")Normal', r"\1nosuch"), "nosuch"),
    Fault("next unknown", _replace(STYLES, '<w:next w:val="salutation"/>', '<w:next w:val="nosuch"/>'), "nosuch"),
    Fault("link one-sided", _replace(STYLES, '<w:link w:val="lead_2"/>', ""), "name each other"),
    Fault("theme font", _replace(STYLES, "<w:rFonts ", '<w:rFonts w:eastAsiaTheme="minorEastAsia" '), "theme font"),
    Fault("table without rows", _sub(DOCUMENT, r"(<w:tbl>.*?</w:tblGrid>).*?</w:tbl>", r"\1</w:tbl>"), "no rows"),
    Fault("row too short", _sub(DOCUMENT, r"<w:tc>(?:(?!<w:tc>).)*</w:tc></w:tr>", "</w:tr>"), "columns has"),
    Fault("table without columns", _sub(DOCUMENT, r"<w:tblGrid>.*?</w:tblGrid>", "<w:tblGrid/>"), "no columns"),
    Fault("cell without paragraph", _sub(DOCUMENT, r"(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p></w:tc>", r"\1</w:tc>"), "end with a paragraph"),
    Fault("merge without begin", _sub(DOCUMENT, r"(<w:tcW [^>]*/>)", r"\1<w:vMerge/>"),
          "does not begin"),
    Fault("note missing", _sub(NOTES, r'<w:footnote w:id="1">.*?</w:footnote>', ""), "footnote 1"),
    Fault("note twice", _sub(NOTES, r'(<w:footnote w:id="1">.*?</w:footnote>)', r"\1\1"), "same id"),
    Fault("no date", _sub(CORE, r"(<dcterms:created[^>]*>)[^<]*", r"\1yesterday"), "package-core-date"),
    Fault("blank lost", _replace(FOOTER, ' xml:space="preserve">— ', ">— "), "would be lost"),
    Fault("letters outside a run", _sub(DOCUMENT, r"<w:r>(<w:t>[^<]*</w:t>)</w:r>", r"\1"), "outside a run"),
    Fault("paragraph in paragraph", _sub(DOCUMENT, r"(</w:pPr>)(<w:r>)", r"\1<w:p/>\2"), "in a paragraph"),
    Fault("properties not first", _sub(DOCUMENT, r"(<w:p>)(<w:pPr><w:pStyle w:val=\"body\"/></w:pPr>)", r"\1<w:r/>\2"), "not its first"),
    Fault("drawing number twice", _sub(DOCUMENT, r"(<w:r><w:drawing>.*?</w:drawing></w:r>)", r"\1\1"), "have the number"),
    Fault("no alternative text", _sub(DOCUMENT, r' descr="[^"]*"', ""), "alternative text"),
    Fault("list unknown", _replace(DOCUMENT, '<w:pStyle w:val="body"/>', '<w:pStyle w:val="body"/><w:numPr><w:ilvl w:val="0"/>'
          '<w:numId w:val="7"/></w:numPr>'), "list 7"),
)

FOUND_BY_OURS_ALONE = frozenset({
    "blank lost", "bookmark name twice", "bookmark without begin", "bookmark without end", "code outside field", "field without begin",
    "field without end", "link one-sided", "link to nowhere", "margin missing", "merge without begin", "no alternative text", "no date",
    "outside template", "paper missing", "row too short", "style based on itself", "style name twice", "style of wrong kind",
    "table without columns", "table without rows", "theme font"})
"""Found neither by openxml-audit nor by the Open XML SDK."""
NOT_FOUND_BY_AUDIT = FOUND_BY_OURS_ALONE | {"drawing number twice", "relationship id twice", "type twice"}
NOT_FOUND_BY_SDK = FOUND_BY_OURS_ALONE | {
    "cell without paragraph", "list unknown", "next unknown", "parent unknown", "part without type", "style unknown", "wrong main type"}
