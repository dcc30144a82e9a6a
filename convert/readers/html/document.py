"""The bytes of a web page to a report."""

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

import msgspec

from convert.diagnostics import Diagnostic, Outcome
from convert.model.report import Report
from convert.patterns import regex
from convert.readers.html.blocks import BlockReader
from convert.readers.html.page import SILENT, decode_page, main_element, measure_prose, parse_page
from convert.readers.options import ReadOptions
from convert.readers.read_out import ReadOut, finish
from convert.readers.structure.header_block import DOCUMENT_NUMBER
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
_SET: Final = frozenset({"h3", "h4", "b", "strong", "font"})
_ABOUT: Final = regex(r"[^，。：《》]{0,40}关于.{4}")
_MOST_ABOVE: Final = 3


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
    reader.read(main)
    lines = reader.with_levels()
    above = _head_above(root, main, prose, titled=any(TITLE_END.fullmatch(line.text) and line.ordinal is None for line in lines[:_TOP]))
    lines = _with_head(lines, above, root, out)
    _drop_around(root, {main, *above}, out)
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


def _head_above(root: "_Element", main: "_Element", prose: "dict[_Element, int]", *, titled: bool) -> "list[_Element]":
    """Return the elements above the main text that show the title, and below it the document's number, when they stand outside it.

    Where the main text has no title, whatever is set as titles are and reads as one shows it.
    """
    above = _short_elements(root, main, prose)
    named = [one for one in above if one.tag in ("h1", "h2") or _TITLE_NAMES.search(f"{one.get('id', '')} {one.get('class', '')}")]
    named = [one for one in named if one.tag == "h1" or _is_title(one)]
    strong = [one for one in named if _is_title(one)]
    found = strong or named or ([] if titled else [one for one in above if _is_set_as_title(one) and _is_title(one)])
    if not found:
        return []
    title = found[-1]
    below = above[above.index(title) + 1:]
    return [title, *(one for one in below if not len(one) and DOCUMENT_NUMBER.fullmatch(compact_text(_words(one))))][:_MOST_ABOVE]


def _short_elements(root: "_Element", main: "_Element", prose: "dict[_Element, int]") -> "list[_Element]":
    """Return the elements above the main text, in order, that hold as many letters outside links as a title or a number does."""
    around = {id(element) for element in main.iterancestors()}
    found: list[_Element] = []
    for element in root.iter():
        if element is main:
            break
        short = prose.get(element, 0) in _TITLE_LENGTH
        if short and isinstance(element.tag, str) and element.tag not in SILENT and id(element) not in around:
            found.append(element)
    return found


def _is_title(element: "_Element") -> bool:
    return TITLE_END.fullmatch(compact_text(_words(element))) is not None


def _is_set_as_title(element: "_Element") -> bool:
    """Tell whether an element is set large, bold or in the middle, or says what it is about: so pages show a title without naming it."""
    around = (element, *islice(element.iterancestors(), 2))
    centred = any(one.get("align", "").lower() == "center" or "center" in one.get("style", "") or one.tag == "center" for one in around)
    return element.tag in _SET or centred or _ABOUT.match(_words(element)) is not None


def _with_head(lines: list[SourceLine], above: "list[_Element]", root: "_Element", out: ReadOut) -> list[SourceLine]:
    """Put title and number before `lines` unless they stand among the first of them."""
    top = "".join(line.text for line in lines[:_TOP])
    words = [_words(element) for element in above] or [_document_title(root)]
    plain = compact_text(words[0])
    if len(plain) not in _TITLE_LENGTH or plain in top or any(line.hints.role == "title" for line in lines[:_TOP]):
        return lines
    if not above and (not TITLE_END.fullmatch(plain) or any(
            TITLE_END.fullmatch(line.text) and line.ordinal is None for line in lines[:_TOP])):
        return lines
    made: list[SourceLine] = []
    for text in words:
        line = make_line(out.add(text), out.line) if compact_text(text) not in top else None
        out.end_line()
        made.extend([line] if line is not None else [])
    return [*made, *lines]


def _document_title(root: "_Element") -> str:
    element = next(root.iter("title"), None)
    return _SITE_NAME.split(_words(element))[0] if element is not None else ""


def _drop_around(root: "_Element", kept: "set[_Element]", out: ReadOut) -> None:
    """List the letters of the page outside what was read."""
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
        elif element in kept or element.tag in SILENT:
            walk.skip_subtree()
        elif element.text:
            words.append(" ".join(element.text.split()))
    out.drop("".join(words), "site-navigation")


def _words(element: "_Element") -> str:
    return " ".join("".join(element.itertext()).split())
