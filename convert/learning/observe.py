"""What finished documents look like: paper, the parts of the text, page numbers, the red head, the habits of numbering."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

import msgspec

from convert.diagnostics import ConvertError
from convert.learning.red_head import RedHead, red_head
from convert.learning.roles import RolePlace, placed
from convert.lint.docx.facts import MM_PER_TWIP, DocxFacts, DocxParagraph, Section
from convert.lint.docx.usual import indent_of, line_pitch
from convert.model.blocks import Heading, Paragraph
from convert.model.report import Report
from convert.ooxml.cascade import UNSAID_SIZE_PT, LetterFormat, ParagraphLook, number
from convert.ooxml.names import FALLBACK, WORD
from convert.patterns import regex
from convert.style.load import choose_style
from convert.text.characters import HANZI
from convert.units import TWIPS_PER_PT

T = TypeVar("T")
_HANZI: Final = regex(f"[{HANZI}]")
_HELD: Final = (f"{WORD}drawing", f"{WORD}pict", f"{WORD}sectPr")
_OTHER_ORDINAL: Final = regex(r"\d+(?:[.．]\d+)+[.．、]?|第[一二三四五六七八九十百\d]+[章节条]")
"""Numbers of headings that no official document has, which stay in their text."""
_USUAL_FOOTER_TWIPS: Final = 720.0
_LETTER: Final = "gbt9704-letter"
_MOST_EMPTY_PT: Final = 90.0
"""Empty paragraphs that are higher push something to another page."""
_ALIGN: Final = {"center": "centre", "right": "right", "end": "right", "both": "justify",
                 "distribute": "justify", "left": "left", "start": "left"}


class PaperLook(msgspec.Struct, frozen=True):
    """Paper and margins in millimetres."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float


class RoleLook(msgspec.Struct, frozen=True, kw_only=True):
    """What a part of the text looks like; None is unsaid."""

    family: str | None
    size_pt: float
    bold: bool
    color: str
    align: str
    first_line_ic: float
    """In characters of its own size."""
    pitch_pt: float
    """From line to line."""
    before_pt: float
    after_pt: float


class PageNumberLook(msgspec.Struct, frozen=True, kw_only=True):
    """What page numbers look like."""

    pattern: str
    """With `{page}`."""
    centred: bool
    family: str | None
    size_pt: float
    footer_mm: float
    """From the foot of the paper."""


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen in one document or in several."""

    names: tuple[str, ...]
    paper: PaperLook
    roles: dict[str, RoleLook]
    page_number: PageNumberLook | None
    ordinals: dict[int, str]
    """By level the form of the number that most headings have: `1.`."""
    red_head: RedHead | None
    standard: str
    """Id of the sheet of the standard for documents of this form."""
    scale_percent: float
    """Width of the letters of the text."""


def observe(documents: Sequence[tuple[str, bytes, Report]]) -> Observed:
    """Return what documents (name, DOCX, the report read from it) look like; of several what most of their letters have.

    Raises:
        ConvertError: `style-learn-nothing`: none of them has a text to learn from.
    """
    looks: defaultdict[str, Counter[RoleLook]] = defaultdict(Counter)
    papers: Counter[PaperLook] = Counter()
    ordinals: defaultdict[int, Counter[str]] = defaultdict(Counter)
    scales: Counter[float] = Counter()
    heads: Counter[RedHead] = Counter()
    standards: Counter[str] = Counter()
    numbers: Counter[PageNumberLook] = Counter()
    for name, data, report in documents:
        facts = DocxFacts(data, name)
        papers[_paper(facts.sections[0])] += 1
        paragraphs = _paragraphs(facts)
        above = {paragraph.number: distance for paragraph, distance in paragraphs}
        places = list(placed(report, [paragraph for paragraph, _ in paragraphs]))
        for one in places:
            count, letters = _main(one)
            if letters is None:
                continue
            look = _look(letters, one.paragraph.look, facts.sections[0])
            looks[one.role][msgspec.structs.replace(look, before_pt=look.before_pt + above[one.paragraph.number])] += count
            if one.role == "body":
                scales[letters.scale_percent] += count
        for level, form in _ordinals(report):
            ordinals[level][form] += 1
        numbers.update(_page_numbers(facts))
        header = report.header
        head = red_head(facts, places, signed=bool(header.signatories)) if header else None
        standards[_LETTER if head is not None and head.letter else _standard(report)] += 1
        heads.update([head] if head is not None else [])
    if "body" not in looks:
        raise ConvertError("style-learn-nothing", path=documents[0][0])
    return Observed(
        names=tuple(name for name, _, _ in documents), paper=_most(papers), roles={role: _most(found) for role, found in looks.items()},
        page_number=_most(numbers) if numbers else None, ordinals={level: _most(found) for level, found in sorted(ordinals.items())},
        red_head=_most(heads) if heads else None, standard=_most(standards), scale_percent=_most(scales))


def _most(counts: Counter[T]) -> T:
    return counts.most_common(1)[0][0]


def _paper(section: Section) -> PaperLook:
    return PaperLook(round(section.width_mm, 1), round(section.height_mm, 1), round(section.top_mm, 1), round(section.bottom_mm, 1),
                     round(section.left_mm, 1), round(section.right_mm, 1))


def _paragraphs(facts: DocxFacts) -> list[tuple[DocxParagraph, float]]:
    """Return the paragraphs with letters, those of tables and text boxes included, since a red head often stands in one.

    With each comes the height in points of the empty paragraphs above it, by which many documents keep distances.
    """
    found: list[tuple[DocxParagraph, float]] = []
    empty = 0.0
    for place, element in enumerate(facts.document.iter(f"{WORD}p"), 1):
        if next(element.iterancestors(FALLBACK), None) is not None:
            continue
        one = facts.paragraph_of(element, place, None)
        if one.text.strip():
            found.append((one, round(empty, 1)))
            empty = 0.0
        elif element.getparent().tag == f"{WORD}body" and next(element.iter(*_HELD), None) is None:
            empty = min(empty + line_pitch(one.look, one.letters, facts.sections[0]) / TWIPS_PER_PT, _MOST_EMPTY_PT)
    return found


def _main(one: RolePlace) -> tuple[int, LetterFormat | None]:
    """Return how many hanzi a part has, and the look of most of them."""
    return len(_HANZI.findall(one.paragraph.text[one.start:one.end])), one.paragraph.main(one.start, one.end)


def _look(letters: LetterFormat, look: ParagraphLook, section: Section) -> RoleLook:
    color = (letters.color or "000000").upper()
    return RoleLook(family=letters.east_asia or None, size_pt=letters.size_pt or UNSAID_SIZE_PT, bold=letters.bold,
                    color="000000" if color == "AUTO" else color,
                    align=_ALIGN.get(look.align or "", "left"), first_line_ic=max(0.0, round(indent_of(look, letters) * 2) / 2),
                    pitch_pt=round(line_pitch(look, letters, section) / TWIPS_PER_PT, 2),
                    before_pt=round(look.before / TWIPS_PER_PT, 1), after_pt=round(look.after / TWIPS_PER_PT, 1))


def _standard(report: Report) -> str:
    """Return the sheet for the form of a report; one with a 版头 has that of a document in any case."""
    plain = msgspec.structs.replace(report, style=None)
    return choose_style(msgspec.structs.replace(plain, format="general") if report.header and report.format == "report" else plain)


def _ordinals(report: Report) -> Iterable[tuple[int, str]]:
    """Yield the level and the form of the number of every heading, its digits as those of one.

    Numbers that a word processor counts are among them: they were read, and stand in no paragraph.
    """
    for blocks in (report.body, *(attachment.body for attachment in report.attachments)):
        for block in blocks:
            head = block if isinstance(block, Heading) else block.lead if isinstance(block, Paragraph) else None
            other = _OTHER_ORDINAL.match(head.text) if head is not None and not head.ordinal.strip() else None
            mark = other[0] if other else head.ordinal.strip() if head is not None else ""
            if head is not None and mark:
                yield head.level, re.sub(r"[一二三四五六七八九十百]+", "一", re.sub(r"\d+", "1", mark))


def _page_numbers(facts: DocxFacts) -> Iterable[PageNumberLook]:
    margins = next(facts.document.iter(f"{WORD}pgMar"), None)
    said = number(margins, "footer") if margins is not None else None
    footer = (_USUAL_FOOTER_TWIPS if said is None else said) * MM_PER_TWIP
    for one in facts.footers:
        # a second number, such as a total, is another one in every document, and no sheet can ask for it
        single = len(re.findall(r"\d+", one.text)) == 1
        yield PageNumberLook(pattern=re.sub(r"\d+", "{page}", one.text.strip()) if single else "{page}", centred=one.align == "center",
                             family=one.letters.east_asia or None,
                             size_pt=one.letters.size_pt or UNSAID_SIZE_PT, footer_mm=round(footer, 1))
