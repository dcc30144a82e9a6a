"""Certain fixes to the text of a DOCX, written as tracked changes that a person accepts or rejects."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import msgspec

from convert.diagnostics import ConvertError, Outcome
from convert.lint.docx.facts import BOXES, GONE, DocxFacts
from convert.lint.fix import NOT_LETTERS, fix_source, letters_and_digits
from convert.lint.own_words import OwnWords
from convert.lint.plain import plain_report
from convert.lint.profile import Profile
from convert.lint.rule import TextEdit
from convert.ooxml.cascade import child
from convert.ooxml.names import DCTERMS, WORD, XML_SPACE
from convert.ooxml.open_package import UNREADABLE
from convert.ooxml.package import w3c_date
from convert.ooxml.revisions import RevisionAuthor, gone

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIELD: Final = "fldChar"


def fix_package(data: bytes, profile: Profile, *, author: str, when: datetime | None,
                own: OwnWords | None = None) -> Outcome[bytes]:
    """Return the DOCX `data` with every certain fix as a tracked change, and a note for each.

    Tables, text boxes and fields are left alone; every part but the document itself stays as it is, byte by byte.

    Args:
        data: The DOCX.
        profile: Which rules hold.
        author: Name of who makes the changes.
        when: Date of the changes; the document's own date of modification when None, and no date when it has none.
        own: The office's own errors and names.

    Raises:
        ConvertError: a `readdocx-…` code, this is no DOCX.
    """
    facts = DocxFacts(data)
    numbered = [(number, one) for number, one in enumerate(facts.document.iter(f"{WORD}p"), 1)
                if not any(True for _ in one.iterancestors(*BOXES))]
    paragraphs = [one for _, one in numbered]
    texts = ["".join(text for _, text in _letters(one)) for one in paragraphs]
    source = "\n".join(texts)
    outcome = fix_source(source, plain_report(source), plain_report, profile, own)
    told = tuple(msgspec.structs.replace(one, line=numbered[one.line - 1][0], column=None, span=None) if one.line else one
                 for one in outcome.diagnostics)
    if outcome.value == source:
        return Outcome(data, told)
    changes = RevisionAuthor(author, w3c_date(when) if when else _own_date(facts), count(_first_free(facts.document)).__next__)
    for paragraph, before, after in zip(paragraphs, texts, outcome.value.split("\n"), strict=True):
        for edit in reversed(edits_between(before, after)):
            _change(paragraph, edit, changes)
    return Outcome(_with_document(data, facts.main, facts.document), told)


def edits_between(before: str, after: str) -> list[TextEdit]:
    """Return the edits that make `after` of `before`; where both have the same letters, each is inside one gap between letters."""
    edits: list[TextEdit] = []
    old, new = _gaps(before), _gaps(after)
    if letters_and_digits(before) != letters_and_digits(after):
        from difflib import SequenceMatcher

        steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        return [TextEdit(start, end, after[first:last]) for step, start, end, first, last in steps if step != "equal"]
    for (start, left), (_, right) in zip(old, new, strict=True):
        if left != right:
            head = 0
            while head < min(len(left), len(right)) and left[head] == right[head]:
                head += 1
            tail = 0
            while tail < min(len(left), len(right)) - head and left[-1 - tail] == right[-1 - tail]:
                tail += 1
            edits.append(TextEdit(start + head, start + len(left) - tail, right[head:len(right) - tail]))
    return edits


def _gaps(text: str) -> list[tuple[int, str]]:
    """Return what stands before, between and behind the letters of `text`, with its place; one gap for each letter and one more."""
    found: list[tuple[int, str]] = []
    at = start = 0
    while at <= len(text):
        if at == len(text) or NOT_LETTERS.match(text, at) is None:
            found.append((start, text[start:at]))
            start = at + 1
        at += 1
    return found


def _letters(paragraph: "_Element") -> "Iterator[tuple[_Element, str]]":
    """Yield the text elements of `paragraph` that stand in the text now, tabs and breaks as one character."""
    depth = 0
    for run in paragraph.iter(f"{WORD}r"):
        if any(True for _ in run.iterancestors(*GONE)) or next(run.iterancestors(f"{WORD}p"), None) is not paragraph:
            continue
        for part in run:
            name = part.tag.removeprefix(WORD)
            if name == _FIELD:
                depth += {"begin": 1, "end": -1}.get(part.get(f"{WORD}fldCharType", ""), 0)
            elif name == "t" and part.text:
                # a line break inside a text element is no break of paragraphs; what a field made is hidden behind a letter
                yield part, ("甲" * len(part.text) if depth else part.text.replace("\n", " "))
            elif name in ("tab", "br", "cr"):
                yield part, "\t"


def _change(paragraph: "_Element", edit: TextEdit, changes: RevisionAuthor) -> None:
    """Write one edit into `paragraph`: what goes into a `w:del`, what comes into a `w:ins` behind it."""
    at = 0
    covered: list[_Element] = []
    anchor: _Element | None = None
    for part, text in list(_letters(paragraph)):
        start, end = max(edit.start, at) - at, min(edit.end, at + len(text)) - at
        if start < end and part.tag == f"{WORD}t":
            covered.append(_cut_out(part, start, end))
        elif edit.start == edit.end and at <= edit.start <= at + len(text) and anchor is None and part.tag == f"{WORD}t" and (
                edit.start > at or at == 0):
            anchor = _cut_before(part, edit.start - at)
        at += len(text)
    last = anchor
    for run in covered:
        deletion = changes.mark("del")
        run.addprevious(deletion)
        deletion.append(gone(run))
        last = deletion
    if edit.text and last is not None:
        model = covered[-1] if covered else last
        insertion = changes.mark("ins")
        insertion.append(_run_like(model, edit.text))
        last.addnext(insertion)


def _cut_out(part: "_Element", start: int, end: int) -> "_Element":
    """Split the run of `part` so that characters `start` to `end` stand in a run of their own, and return that run."""
    _split_after(part, end)
    _split_before(part, start)
    run = part.getparent()
    if run is None:
        raise ValueError("a text outside of a run")
    return run


def _cut_before(part: "_Element", at: int) -> "_Element":
    """Split the run of `part` behind its first `at` characters and return the run that something can be put behind."""
    run = part.getparent()
    if run is None:
        raise ValueError("a text outside of a run")
    _split_after(part, at)
    return run


def _split_after(part: "_Element", at: int) -> None:
    """Move what follows character `at` of `part` into a run of its own behind its run."""
    run = part.getparent()
    text = part.text or ""
    if run is None or (at >= len(text) and part.getnext() is None):
        return
    rest = _empty_like(run)
    for sibling in list(part.itersiblings()):
        rest.append(sibling)
    if at < len(text):
        piece = deepcopy(part)
        piece.tail = None
        _set_text(piece, text[at:])
        properties = child(rest, "rPr")
        rest.insert(0 if properties is None else 1, piece)
        _set_text(part, text[:at])
    run.addnext(rest)


def _split_before(part: "_Element", at: int) -> None:
    """Move what stands before character `at` of `part` into a run of its own before its run."""
    run = part.getparent()
    text = part.text or ""
    if run is None:
        return
    before = [one for one in part.itersiblings(preceding=True) if one.tag != f"{WORD}rPr"]
    if at == 0 and not before:
        return
    head = _empty_like(run)
    for sibling in reversed(before):
        head.append(sibling)
    if at > 0:
        piece = deepcopy(part)
        piece.tail = None
        _set_text(piece, text[:at])
        head.append(piece)
        _set_text(part, text[at:])
    run.addprevious(head)


def _empty_like(run: "_Element") -> "_Element":
    """Return a run with the properties of `run` and nothing in it."""
    from lxml import etree

    new = etree.Element(run.tag)
    properties = child(run, "rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    return new


def _run_like(element: "_Element", text: str) -> "_Element":
    from lxml import etree

    run = element if element.tag == f"{WORD}r" else element.find(f".//{WORD}r")
    new = _empty_like(run if run is not None else element)
    _set_text(etree.SubElement(new, f"{WORD}t"), text)
    return new


def _set_text(part: "_Element", text: str) -> None:
    part.text = text
    part.set(XML_SPACE, "preserve")


def _first_free(document: "_Element") -> int:
    numbers = [int(one.get(f"{WORD}id", "0")) for one in document.iter(f"{WORD}ins", f"{WORD}del", f"{WORD}moveFrom", f"{WORD}moveTo")
               if one.get(f"{WORD}id", "").isdecimal()]
    return max(numbers, default=0) + 1


def _own_date(facts: DocxFacts) -> str | None:
    core = facts.optional("docProps/core.xml")
    if core is None:
        return None
    found: str | None = core.findtext(f"{{{DCTERMS}}}modified") or core.findtext(f"{{{DCTERMS}}}created")
    return found


def _with_document(data: bytes, name: str, document: "_Element") -> bytes:
    """Return the package with another main part `name`; all other entries keep their bytes and dates.

    Raises:
        ConvertError: `readdocx-damaged`.
    """
    from lxml import etree

    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            try:
                content = old.read(entry)
            except UNREADABLE:  # a part that no check looked at
                raise ConvertError("readdocx-damaged") from None
            if entry.filename == name:
                content = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(entry, content)
    return buffer.getvalue()
