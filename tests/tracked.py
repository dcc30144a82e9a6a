"""What a word processor makes of tracked changes: all of them accepted, all of them rejected, on the XML of a document."""

from lxml import etree

from convert.ooxml.names import W
from convert.ooxml.package import read_package

_W = f"{{{W}}}"


def accepted(data: bytes) -> list[str]:
    """Return the paragraphs with letters of the document and then of its notes, all changes accepted; blanks are left out."""
    return _settled(data, came="ins", gone="del")


def rejected(data: bytes) -> list[str]:
    """Return the same with all changes rejected."""
    return _settled(data, came="del", gone="ins")


def plain(data: bytes) -> list[str]:
    """Return the same of a document without changes."""
    return _settled(data, came="", gone="")


def _settled(data: bytes, *, came: str, gone: str) -> list[str]:
    parts = read_package(data)
    roots = [etree.fromstring(parts[name]) for name in ("word/document.xml", "word/footnotes.xml") if name in parts]
    for root in roots:
        if came:
            _settle(root, came, gone)
    kept = {one.get(f"{_W}id") for one in roots[0].iter(f"{_W}footnoteReference")}
    for note in roots[1].findall(f"{_W}footnote") if len(roots) > 1 else ():
        if note.get(f"{_W}type") is None and note.get(f"{_W}id") not in kept:
            roots[1].remove(note)
    texts = ["".join("".join(part.text or "" for part in one.iter(f"{_W}t")).split()) for root in roots for one in root.iter(f"{_W}p")]
    return [text for text in texts if text]


def _settle(root: etree._Element, came: str, gone: str) -> None:
    _settle_rows(root, gone)
    marked = [one for one in root.iter(f"{_W}p") if one.find(f"{_W}pPr/{_W}rPr/{_W}{gone}") is not None]
    for change in list(root.iter(f"{_W}{gone}")):
        if change.getparent().tag not in (f"{_W}rPr", f"{_W}trPr"):
            change.getparent().remove(change)
    for change in list(root.iter(f"{_W}{came}")):
        for run in change:
            change.addprevious(run)
        change.getparent().remove(change)
    for letters in root.iter(f"{_W}delText"):
        letters.tag = f"{_W}t"
    for one in marked:
        _join_to_next(one)


def _settle_rows(root: etree._Element, gone: str) -> None:
    for row in list(root.iter(f"{_W}tr")):
        if row.find(f"{_W}trPr/{_W}{gone}") is not None:
            row.getparent().remove(row)
    for table in list(root.iter(f"{_W}tbl")):
        if table.find(f"{_W}tr") is None:
            table.getparent().remove(table)


def _join_to_next(paragraph: etree._Element) -> None:
    """What is left of a paragraph whose mark is gone belongs to the next one."""
    following = paragraph.getnext()
    if following is not None and following.tag == f"{_W}p":
        at = int(following.find(f"{_W}pPr") is not None)
        following[at:at] = [child for child in paragraph if child.tag != f"{_W}pPr"]
        paragraph.getparent().remove(paragraph)
