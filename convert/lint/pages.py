"""The laid-out pages: where headings, titles and 版记 came to stand."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final

from convert.layout.frame import LaidOut, Line, Page
from convert.lint.checked import Checked
from convert.lint.rule import Finding, rule
from convert.text.words import all_boundaries, sure_boundaries

_HEADINGS: Final = ("heading_1", "heading_2", "heading_3", "heading_4")
_NOT_TEXT: Final = ("page_number", "imprint")


@rule("L01", grade="advisory", cite="practice", subject="pages")
def heading_at_foot(doc: Checked) -> Iterator[Finding]:
    """Find headings that are the last line of a page."""
    pages = _pages(doc)
    for page in pages[:-1]:
        lines = _lines(page)
        if lines and lines[-1].role in _HEADINGS:
            yield _at(doc, lines[-1], page)


@rule("L02", grade="advisory", cite="practice", subject="pages")
def single_line_on_last_page(doc: Checked) -> Iterator[Finding]:
    """Find last pages that hold one line of text."""
    pages = _pages(doc)
    if len(pages) > 1:
        lines = _lines(pages[-1])
        if len(lines) == 1 and not _has(pages[-1], "imprint"):
            yield _at(doc, lines[0], pages[-1])


@rule("L03", grade="recommended", cite="GB/T 33476.2-2016 7.3.1", subject="pages")
def imprint_on_recto(doc: Checked) -> Iterator[Finding]:
    """Find 版记 on a page of odd number."""
    for page in _pages(doc) if doc.report.format != "letter" else ():  # its 版记 is at the foot of the last page (10.1)
        if page.number % 2 and _has(page, "imprint"):
            yield Finding(page=page.number, block="imprint", args={"page": page.number})


@rule("L04", grade="mandatory", cite="GB/T 9704-2012 7.3.1", subject="pages")
def title_broken_in_word(doc: Checked) -> Iterator[Finding]:
    """Find titles whose lines break inside a word."""
    lines = doc.laid_out.title_lines if doc.laid_out is not None else ()
    title = "".join(lines)
    breaks = dict(zip(accumulate(map(len, lines)), pairwise(lines), strict=False))
    if set(breaks) <= sure_boundaries(title):
        return
    ends = all_boundaries(title)
    for at, (line, following) in breaks.items():
        if at not in ends:
            yield Finding(passage=doc.by_block.get("front.title"), page=1, args={"left": line[-4:], "right": following[:4]})


@rule("L05", grade="recommended", cite="GB/T 9704-2012 5.2.2", subject="pages")
def missing_glyph(doc: Checked) -> Iterator[Finding]:
    """Find letters that no face has."""
    if doc.fonts is None:
        return
    known: dict[str, bool] = {}
    for passage in doc.passages:
        for at, character in enumerate(passage.text):
            if character not in known:
                known[character] = doc.fonts.lacks(character)
            if known[character]:
                yield Finding(passage=passage, start=at, end=at + 1, args={
                    "text": passage.text[max(0, at - 4):at + 5], "letter": character, "code_point": f"U+{ord(character):04X}"})


@rule("L06", grade="mandatory", cite="GB/T 9704-2012 7.3.3", subject="pages")
def no_text_on_first_page(doc: Checked) -> Iterator[Finding]:
    """Find formal documents whose first page shows no body text."""
    pages = _pages(doc)
    if len(pages) > 1 and not any(line.block in _body(doc) for line in _lines(pages[0])):
        yield Finding(page=1)


@rule("L07", grade="recommended", cite="GB/T 9704-2012 7.3.1", subject="pages")
def title_outline(doc: Checked) -> Iterator[Finding]:
    """Find titles of three and more lines whose middle is narrower than both ends."""
    lines = doc.laid_out.title_lines if doc.laid_out is not None else ()
    lengths = [len(line) for line in lines]
    for at in range(1, len(lengths) - 1):
        if lengths[at] < lengths[at - 1] and lengths[at] < lengths[at + 1]:
            yield Finding(passage=doc.by_block.get("front.title"), page=1, args={"lengths": "、".join(map(str, lengths))})
            return


def _pages(doc: Checked) -> tuple[Page, ...]:
    laid_out: LaidOut | None = doc.laid_out
    return laid_out.pages if laid_out is not None else ()


def _lines(page: Page) -> list[Line]:
    """Return the lines of running text on `page`, from top to bottom."""
    found = [item for item in page.items if isinstance(item, Line) and not item.artifact and item.role not in _NOT_TEXT]
    return sorted(found, key=lambda line: line.baseline_mm)


def _has(page: Page, role: str) -> bool:
    return any(isinstance(item, Line) and item.role == role for item in page.items)


def _body(doc: Checked) -> frozenset[str]:
    return frozenset(passage.block for passage in doc.passages if passage.kind in ("body", "item", "heading", "cell"))


def _at(doc: Checked, line: Line, page: Page) -> Finding:
    passage = doc.by_block.get(line.block)
    text = "".join(run.text for run in line.runs)
    if passage is None or line.cell is not None:
        return Finding(block=line.block, page=page.number, args={"text": text, "page": page.number})
    return Finding(passage=passage, start=line.start, end=line.end, page=page.number, args={"text": text, "page": page.number})
