"""The parts of a DOCX or an OFD from elsewhere, taken out of the archive one by one and within limits. Nothing is ever unpacked to disk."""

import posixpath
import re
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from convert.diagnostics import ConvertError
from convert.ooxml.names import PACKAGE_RELATIONSHIPS, R, W
from convert.patterns import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_ENTRIES: Final = 5_000
MAX_UNPACKED: Final = 200_000_000
MAX_PART: Final = 64_000_000
MAX_RATIO: Final = 200
"""Unpacked bytes for a packed one; text packs to about a tenth."""
MAX_PARAGRAPHS: Final = 50_000
MAX_TAGS: Final = 3_000_000
"""Tags of one part, so that its tree stays below some hundred megabytes."""
_SMALL: Final = 4_000_000
"""Packages that unpack to no more than this may pack as well as they like."""
UNREADABLE: Final = (BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, OverflowError)
"""What comes of a ZIP that is damaged, locked, or none, when its entries are packed as usual (`is_usual`)."""
_PARAGRAPH: Final = regex(rb"<(?:[\w.-]+:)?p[\s>/]")
_STRICT: Final = ((b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
                  (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
                  (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"))
_DEEP: Final = ("depth", "Excessive")
_OFFICE_DOCUMENT: Final = "/officeDocument"


class Relationship(NamedTuple):
    """A thread from one part to another, or to somewhere outside."""

    kind: str
    """The last word of its type: image, footnotes, hyperlink."""
    target: str
    """Name of the part, or the address."""
    external: bool


def is_usual(archive: ZipFile) -> bool:
    """Tell whether the entries are stored or deflated, as office programs do; other ways to pack fail in ways of their own."""
    return all(entry.compress_type in (ZIP_STORED, ZIP_DEFLATED) for entry in archive.infolist())


class GuardedArchive:
    """The parts of a ZIP from elsewhere by name, within limits."""

    def __init__(self, data: bytes, path: str, family: str) -> None:
        """Open the archive and check its directory; `family` is how the codes of what is wrong begin.

        Raises:
            ConvertError: `…-damaged`, `…-bomb`, `…-unsafe-name`, `…-encrypted`.
        """
        self.path = path
        self._family = family
        try:
            self._archive = ZipFile(BytesIO(data))
        except UNREADABLE:
            raise self.fault("damaged") from None
        entries = self._archive.infolist()
        self._check(entries)
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries if not entry.is_dir()}

    def fault(self, what: str, **args: Any) -> ConvertError:
        """Return the error that says what is wrong with the file."""
        return ConvertError(f"{self._family}-{what}", path=self.path, **args)

    def names(self) -> list[str]:
        """Return the names of all parts in the order of the archive."""
        return list(self._entries)

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, None when there is none of that name.

        Raises:
            ConvertError: `…-bomb` (longer than the directory says), `…-damaged`.
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except UNREADABLE:
            raise self.fault("damaged") from None
        if len(data) > entry.file_size:
            raise self.fault("bomb")
        return data

    def _check(self, entries: list[ZipInfo]) -> None:
        unpacked = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if (len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * max(1, packed))
                or any(entry.file_size > MAX_PART for entry in entries)):
            raise self.fault("bomb")
        for entry in entries:
            if entry.flag_bits & 1:
                raise self.fault("encrypted")
            if ".." in entry.filename.replace("\\", "/").split("/") or entry.filename.startswith(("/", "\\")) or ":" in entry.filename[:3]:
                raise self.fault("unsafe-name")
        if not is_usual(self._archive):
            raise self.fault("damaged")


class Package(GuardedArchive):
    """The parts of a DOCX by name."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open the archive, check its directory and find the document.

        Raises:
            ConvertError: `readdocx-damaged`, `readdocx-bomb`, `readdocx-unsafe-name`, `readdocx-encrypted`, `readdocx-no-document`.
        """
        super().__init__(data, path, "readdocx")
        self.main = self._main_part()

    def root(self, name: str) -> "_Element | None":
        """Return the root element of an XML part, None when there is none of that name.

        Raises:
            ConvertError: `readdocx-doctype`, `readdocx-too-deep`, `readdocx-xml`, `readdocx-too-many-paragraphs`, `readdocx-bomb`.
        """
        data = self.part(name)
        return None if data is None else parse(data, name, self.path)

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Return the relationships of a part by id; those that lead outside are marked, and never followed."""
        folder, _, base = name.rpartition("/")
        root = self.root(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        found: dict[str, Relationship] = {}
        for element in root.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship") if root is not None else ():
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            if not external:
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[element.get("Id", "")] = Relationship(element.get("Type", "").rpartition("/")[2], target, external)
        return found

    def _main_part(self) -> str:
        try:
            relations = self.relationships("")
        except ConvertError:
            relations = {}  # the usual name of the text may still be there
        for one in relations.values():
            if one.kind == _OFFICE_DOCUMENT[1:] and one.target in self._entries:
                return one.target
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        raise self.fault("no-document")


def parse(data: bytes, name: str, path: str) -> "_Element":
    """Return the root of an XML part. Entities are not resolved, nothing is fetched.

    Raises:
        ConvertError: `readdocx-doctype`, `readdocx-too-deep`, `readdocx-xml`, `readdocx-too-many-paragraphs`, `readdocx-bomb`.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = re.sub("^<\\?xml[^>]*\\?>", "", data.decode("utf-16", "replace")).encode()
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ConvertError("readdocx-doctype", path=path)
    paragraphs = sum(1 for _ in _PARAGRAPH.finditer(data))
    if paragraphs > MAX_PARAGRAPHS:
        raise ConvertError("readdocx-too-many-paragraphs", path=path, paragraphs=paragraphs, limit=MAX_PARAGRAPHS)
    for strict, transitional in _STRICT:
        if strict in data:
            data = data.replace(strict, transitional)
    return parsed(data, name, lambda fault, **args: ConvertError(f"readdocx-{fault}", path=path, **args))


def parsed(data: bytes, name: str, fault: Callable[..., ConvertError]) -> "_Element":
    """Return the root of a part from elsewhere that is called `name`.

    Raises:
        ConvertError: what `fault` makes of `bomb`, `too-deep`, `xml`, `doctype`.
    """
    from lxml import etree

    if data.count(b"<") > MAX_TAGS:
        raise fault("bomb")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
                             remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise fault("too-deep" if any(word in str(error) for word in _DEEP) else "xml", part=name) from None
    except ValueError:
        raise fault("xml", part=name) from None
    if root.getroottree().docinfo.doctype:
        raise fault("doctype")
    return root
