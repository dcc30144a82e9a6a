"""The bytes of a web page to a report."""

import re
from typing import TYPE_CHECKING, Final

import msgspec

from convert.diagnostics import Diagnostic, Outcome
from convert.model.report import Report
from convert.patterns import regex
from convert.readers.html.blocks import BlockReader
from convert.readers.html.page import SILENT, decode_page, main_element, measure_prose, parse_page
from convert.readers.options import ReadOptions
from convert.readers.read_out import ReadOut, finish
from convert.readers.structure.lines import SourceLine, make_line
from convert.readers.structure.source_text import compact_text
from convert.readers.structure.wording import TITLE_END
from convert.text.characters import DROPPED

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLE_NAMES: Final = regex(r"(?:^|[\s_-])(?:title|tit|bt|biaoti|arti_?title|xl_?title|news_?title|con_?title|h1)(?:$|[\s_\d-])", re.I)
_SITE_NAME: Final = regex(r"\s*[_|｜]\s*|\s+[-—–]+\s+|--+|-(?=[^-]{2,24}(?:网|网站|门户|平台)$)")
_TITLE_LENGTH: Final = range(6, 121)
_TOP: Final = 10


def read_html(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:
    """Return the report that a web page holds: its main text; what else the page says is listed as dropped.

    Raises:
        ConvertError: a `readhtml-…` or `reader-…` code: no text, too much of it.
    """
    decoded = decode_page(data, options.encoding, path=name)
    root = parse_page(decoded.text, path=name)
    out = ReadOut(name)
    prose = measure_prose(root)
    main = main_element(root, prose)
    reader = BlockReader(out, prose, options)
    title = _title_above(root, main, prose)
    reader.read(main)
    lines = _with_title(reader.with_levels(), title, root, out)
    _drop_around(root, main, title, out)
    lost = sum(map(len, DROPPED.findall(decoded.text)))
    if lost:
        out.notice("readhtml-characters", "advisory", count=lost)
    notes = [Diagnostic(code="reader-encoding", grade="note", path=name, args={"encoding": decoded.encoding})] if (
        decoded.encoding != "utf-8") else []
    if not name.lower().endswith((".html", ".htm", ".xhtml", ".shtml")) and name != "-":
        notes.append(Diagnostic(code="readhtml-suffix", grade="note", path=name))
    outcome = finish(out, lines, data, name=name, format="html", choices=options.choices)
    report = msgspec.structs.replace(outcome.value, source=msgspec.structs.replace(outcome.value.source, encoding=decoded.encoding))
    return Outcome(report, (*notes, *outcome.diagnostics))


def _title_above(root: "_Element", main: "_Element", prose: "dict[_Element, int]") -> "_Element | None":
    """Return the element above the main text that shows the title, when the title stands outside it."""
    inside = {id(element) for element in main.iterancestors()}
    candidates: list[_Element] = []
    for element in root.iter():
        if element is main:
            break
        if not isinstance(element.tag, str) or element.tag in SILENT or id(element) in inside:
            continue
        if prose.get(element, 0) not in _TITLE_LENGTH:
            continue
        if element.tag in ("h1", "h2") or _TITLE_NAMES.search(f"{element.get('id', '')} {element.get('class', '')}"):
            words = compact_text(_words(element))
            if len(words) in _TITLE_LENGTH and (element.tag == "h1" or TITLE_END.fullmatch(words)):
                candidates.append(element)
    strong = [element for element in candidates if TITLE_END.fullmatch(compact_text(_words(element)))]
    return (strong or candidates or [None])[-1]


def _with_title(lines: list[SourceLine], title: "_Element | None", root: "_Element", out: ReadOut) -> list[SourceLine]:
    """Put the title before `lines` unless it stands among the first of them."""
    top = [line.text for line in lines[:_TOP]]
    words = _words(title) if title is not None else _document_title(root)
    plain = compact_text(words)
    if len(plain) not in _TITLE_LENGTH or plain in "".join(top) or any(line.hints.role == "title" for line in lines[:_TOP]):
        return lines
    if title is None and (not TITLE_END.fullmatch(plain) or any(
            TITLE_END.fullmatch(line.text) and line.ordinal is None for line in lines[:_TOP])):
        return lines
    line = make_line(out.add(words.strip()), out.line)
    out.end_line()
    return lines if line is None else [line, *lines]


def _document_title(root: "_Element") -> str:
    element = next(root.iter("title"), None)
    return _SITE_NAME.split(_words(element))[0] if element is not None else ""


def _drop_around(root: "_Element", main: "_Element", title: "_Element | None", out: ReadOut) -> None:
    """List the letters of the page outside its main text."""
    from lxml import etree

    walk = etree.iterwalk(root, events=("start", "end"))
    words: list[str] = []
    for event, element in walk:
        if not isinstance(element.tag, str):
            continue
        if event == "end":
            if element.tag not in ("a", "span", "font", "b", "strong", "em", "i"):
                words.append("\n")
            if element is not root and element.tail:
                words.append(" ".join(element.tail.split()))
        elif element is main or element is title or element.tag in SILENT:
            walk.skip_subtree()
        elif element.text:
            words.append(" ".join(element.text.split()))
    out.drop("".join(words), "site-navigation")


def _words(element: "_Element") -> str:
    return " ".join("".join(element.itertext()).split())
