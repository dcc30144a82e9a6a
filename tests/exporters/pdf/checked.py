"""Every PDF that a test writes goes through here: page-validation judges it, and what no validator looks at is looked at."""

import re
from hashlib import md5
from io import BytesIO
from typing import Any

import page
import pikepdf

RULES = {"a3a": ("PDF_A_3A", "PDF_UA_1"), "a2a": ("PDF_A_2A", "PDF_UA_1"), "plain": ("PDF_UA_1",)}
PAGE_VALIDATION = "0.11.0"


def check_pdf(data: bytes, profile: str = "a3a") -> None:
    """Fail unless page-validation accepts the PDF for its profile and our own checks find nothing."""
    assert judged(data, profile) == []
    assert own_findings(data) == []


def judged(data: bytes, profile: str = "a3a") -> list[str]:
    """Return what page-validation has against the PDF."""
    found: list[str] = []
    for rules in RULES[profile]:
        if profile == "plain":
            continue
        result = page.validate_pdf_bytes(data, profile=getattr(page.ValidationProfile, rules))
        found += [f"{one.rule_id} {one.message}" for one in result.failures]
        if not result.is_compliant and not found:
            found.append(f"{rules} not compliant")
    return found


def own_findings(data: bytes) -> list[str]:
    """Return the faults that validators let pass.

    Two kinds of metadata that differ, wrong widths, holes in the parent tree, changed files, targets that are no page.
    """
    with pikepdf.open(BytesIO(data)) as document:
        return [*_metadata(document), *_widths(document), *_parent_tree(document), *_files(document), *_targets(document)]


def _metadata(document: pikepdf.Pdf) -> list[str]:
    packet = document.Root.Metadata.read_bytes().decode()
    info = document.trailer.Info
    pairs = {"/Title": r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", "/Author": r"<dc:creator>.*?<rdf:li>(.*?)</rdf:li>",
             "/Subject": r"<dc:description>.*?<rdf:li[^>]*>(.*?)</rdf:li>", "/Keywords": r"<pdf:Keywords>(.*?)<",
             "/Creator": r"<xmp:CreatorTool>(.*?)<", "/Producer": r"<pdf:Producer>(.*?)<"}
    found = []
    for key, pattern in pairs.items():
        match = re.search(pattern, packet, re.DOTALL)
        said = match.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") if match else ""
        if said != str(info.get(key, "")):
            found.append(f"metadata {key}")
    for key, pattern in (("/CreationDate", r"<xmp:CreateDate>(.*?)<"), ("/ModDate", r"<xmp:ModifyDate>(.*?)<")):
        match = re.search(pattern, packet)
        if not match or re.sub(r"\D", "", match.group(1)) != re.sub(r"\D", "", str(info[key])):
            found.append(f"metadata {key}")
    return found


def _widths(document: pikepdf.Pdf) -> list[str]:
    """Compare /W with the widths in the embedded TrueType font."""
    found = []
    for font in document.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Subtype") != "/CIDFontType2":
            continue
        program = font.FontDescriptor.get("/FontFile2")
        if program is None:
            continue
        widths = _true_widths(program.read_bytes())
        for identifier, width in _listed_widths(font.W).items():
            if abs(widths[identifier] - width) > 0.1:
                found.append(f"width of {identifier} in {font.BaseFont}")
    return found


def _true_widths(program: bytes) -> list[float]:
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(program))
    return [font["hmtx"][name][0] * 1000 / font["head"].unitsPerEm for name in font.getGlyphOrder()]


def _listed_widths(array: Any) -> dict[int, float]:
    widths: dict[int, float] = {}
    for first, values in zip(array[::2], array[1::2], strict=True):
        widths.update({int(first) + index: float(value) for index, value in enumerate(values)})
    return widths


def _parent_tree(document: pikepdf.Pdf) -> list[str]:
    """Every piece of marked content and every link must lead back to an element."""
    root = document.Root.get("/StructTreeRoot")
    if root is None or "/ParentTree" not in root:
        return ["no parent tree"]
    numbers = root.ParentTree.get("/Nums", [])
    entries = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    found = []
    for index, one in enumerate(document.pages):
        pieces = len(re.findall(rb"/MCID \d+", one.Contents.read_bytes()))
        owners = entries.get(int(one.get("/StructParents", -1)))
        if owners is None or len(owners) != pieces:
            found.append(f"parent tree of page {index + 1}")
        for link in one.get("/Annots", []):
            owner = entries.get(int(link.get("/StructParent", -1)))
            if owner is None or owner.get("/S") != "/Link":
                found.append(f"link on page {index + 1}")
    return found


def _files(document: pikepdf.Pdf) -> list[str]:
    found = []
    for key, specification in document.attachments.items():
        content = specification.obj.EF.F
        data = content.read_bytes()
        if bytes(content.Params.CheckSum) != md5(data, usedforsecurity=False).digest() or int(content.Params.Size) != len(data):
            found.append(f"file {key}")
    return found


def _targets(document: pikepdf.Pdf) -> list[str]:
    pages = {one.obj.objgen for one in document.pages}
    places = [one.obj.Dest for one in _outline_items(document)]
    places += [link.Dest for one in document.pages for link in one.get("/Annots", []) if "/Dest" in link]
    return ["a target that is no page" for place in places if place[0].objgen not in pages]


def _outline_items(document: pikepdf.Pdf) -> list[Any]:
    with document.open_outline() as outline:
        waiting, found = list(outline.root), []
        while waiting:
            item = waiting.pop()
            found.append(item)
            waiting.extend(item.children)
    return found
