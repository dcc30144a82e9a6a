"""DOCX bytes to a report."""

from typing import TYPE_CHECKING, Final

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.model.agreement import first_difference
from convert.model.report import Report
from convert.ooxml.embedded_model import extract
from convert.ooxml.names import WORD
from convert.ooxml.open_package import Package, Relationship
from convert.readers.docx.inline import InlineReader
from convert.readers.docx.notes import Notes
from convert.readers.docx.numbering import Numbering
from convert.readers.docx.pictures import Pictures
from convert.readers.docx.story import DocxStory
from convert.readers.docx.styles import Styles
from convert.readers.options import ReadOptions
from convert.readers.read_out import ReadOut, finish
from convert.readers.structure.source_text import SourceText

if TYPE_CHECKING:
    from lxml.etree import _Element

_DAMAGES: Final = frozenset({"readdocx-xml", "readdocx-damaged"})
_MOST_COMMENTS: Final = 50
_SHOWN: Final = 60
_REVISIONS: Final = tuple(f"{WORD}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_DIAGRAM_TEXT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def read_docx(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:
    """Return the report that a DOCX holds.

    A file that this program wrote and nobody changed gives the report that it was made from.

    Raises:
        ConvertError: a `readdocx-…` code for what cannot be opened, a `reader-…` code for what is no report.
    """
    package = Package(data, name)
    root = package.root(package.main)
    parts = _Parts(package)
    footnotes = parts.root_of("footnotes")
    changed: tuple[Diagnostic, ...] = ()
    embedded = extract(data) if any(part.startswith("customXml/") for part in package.names()) else None
    if embedded is not None:
        if first_difference(embedded, _letters(root) + _letters(footnotes)) is None:
            return Outcome(embedded, (Diagnostic(code="readdocx-own", grade="note", path=name),))
        changed = (Diagnostic(code="readdocx-changed", grade="note", path=name),)
    outcome = _DocxDocument(parts, options, name).read(root, footnotes, data)
    return Outcome(outcome.value, (*changed, *outcome.diagnostics))


class _Parts:
    """The parts beside the text. One that is damaged is left out and remembered: the rest can be read."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.damaged: list[str] = []
        try:
            self.relations = package.relationships(package.main)
        except ConvertError as error:
            self._remember(error, package.main.rpartition("/")[2] + ".rels")
            self.relations = {}

    def root_of(self, kind: str) -> "_Element | None":
        """Return the root of the part of this kind, None when there is none or it is damaged."""
        target = next((one.target for one in self.relations.values() if one.kind == kind and not one.external), None)
        return None if target is None else self.root(target)

    def root(self, name: str) -> "_Element | None":
        """Return the root of the part `name`, None when there is none or it is damaged."""
        try:
            return self.package.root(name)
        except ConvertError as error:
            self._remember(error, name)
            return None

    def _remember(self, error: ConvertError, name: str) -> None:
        if error.diagnostic.code not in _DAMAGES:
            raise error
        self.damaged.append(name.rpartition("/")[2])


class _DocxDocument:
    """One reading of a document."""

    def __init__(self, parts: _Parts, options: ReadOptions, name: str) -> None:
        self.parts, self.package, self.relations, self.name = parts, parts.package, parts.relations, name
        self.choices = options.choices
        self.original = options.revisions == "original"
        self.out = ReadOut(name)
        self.styles = Styles(parts.root_of("styles"))
        self.numbering = Numbering(parts.root_of("numbering"))

    def read(self, root: "_Element | None", footnotes: "_Element | None", data: bytes) -> Outcome[Report]:
        notes = Notes(footnotes, self.parts.root_of("endnotes"))
        inline = self._inline(self.relations, notes)
        story = DocxStory(self.out, self.styles, self.numbering, inline, original=self.original)
        for body in root.iterfind(f"{WORD}body") if root is not None else ():
            story.read_body(body)
        beside = DocxStory(self.out, self.styles, self.numbering, self._inline({}, None), original=self.original)

        def letters(element: "_Element") -> SourceText:
            found = beside.letters(element)
            self.out.end_line()
            return found

        found_notes = notes.read(letters)
        self._list_beside()
        self._comments()
        self._account(root, inline)
        return finish(self.out, story.with_levels(), data, name=self.name, format="docx", notes=found_notes,
                      choices=self.choices)

    def _inline(self, relations: dict[str, Relationship], notes: Notes | None) -> InlineReader:
        pictures = Pictures(self.package, relations, self.out)
        return InlineReader(self.out, self.styles, relations, pictures, notes, original=self.original)

    def _list_beside(self) -> None:
        """Headers, footers and diagrams are no part of the report: their letters are listed as dropped."""
        seen: set[str] = set()
        for relation in self.relations.values():
            if relation.external or relation.target in seen:
                continue
            seen.add(relation.target)
            if relation.kind in ("header", "footer"):
                for paragraph in self._paragraphs(relation.target):
                    self.out.drop("".join(letters.text or "" for letters in paragraph.iter(f"{WORD}t")), f"page-{relation.kind}")
            elif relation.kind == "diagramData":
                root = self.parts.root(relation.target)
                texts = [letters.text for letters in root.iter(_DIAGRAM_TEXT) if letters.text] if root is not None else []
                if texts:
                    self.out.notice("readdocx-diagram", "advisory")
                    self.out.drop("\n".join(texts), "diagram")
            elif relation.kind == "chart":
                self.out.notice("readdocx-chart", "advisory")

    def _paragraphs(self, part: str) -> "list[_Element]":
        root = self.parts.root(part)
        return [] if root is None else list(root.iter(f"{WORD}p"))

    def _comments(self) -> None:
        root = self.parts.root_of("comments")
        for number, comment in enumerate(root.iterfind(f"{WORD}comment") if root is not None else ()):
            text = "".join(letters.text or "" for letters in comment.iter(f"{WORD}t"))
            if number < _MOST_COMMENTS:
                self.out.notice("readdocx-comment", "advisory", author=comment.get(f"{WORD}author", "—"), text=text[:_SHOWN])
            self.out.drop(text, "comment")

    def _account(self, root: "_Element | None", inline: InlineReader) -> None:
        revisions = sum(1 for _ in root.iter(*_REVISIONS)) if root is not None else 0
        if revisions:
            self.out.notice("readdocx-revisions-original" if self.original else "readdocx-revisions", "advisory", count=revisions)
        if inline.counted["hidden-text"]:
            self.out.notice("readdocx-hidden", "advisory", count=inline.counted["hidden-text"])
        for part in dict.fromkeys(self.parts.damaged):
            self.out.notice("readdocx-part-damaged", "advisory", part=part)
        if any(part.endswith("vbaProject.bin") for part in self.package.names()):
            self.out.notice("readdocx-macros")


def _letters(root: "_Element | None") -> str:
    """Return the letters of a part as they stand on the page, tracked changes accepted."""
    return "" if root is None else "".join("".join(letters.text or "" for letters in root.iter(f"{WORD}t")).split())
