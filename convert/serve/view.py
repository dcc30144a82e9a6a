"""What a person sees of a report: everything recognised, each with its place, as the browser gets it in JSON."""

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from convert.api import Dossier
from convert.diagnostics import Diagnostic
from convert.editing.passages import find_block, offset_of, role_of
from convert.editing.slots import CHOICES, LISTS, SLOTS, shown_text
from convert.messages import GRADE_NAMES, LANGUAGES, reason_name, sentence
from convert.model.blocks import Block, CellSpan, Figure, Heading, Paragraph, Spans, Table
from convert.model.indicator import Indicator
from convert.model.report import Corrected, Doubt, Fix, Join, Report
from convert.serve.figures import added_key
from convert.serve.places import PageLine, PagePicture, Target, Targets, lines_of, pictures_of
from convert.serve.words import page_hint, page_sentence

Words = tuple[str, ...]
"""One text in every language, in the order of `LANGUAGES`."""
MOST_ORIGINAL: int = 400_000
"""Characters of the original that are shown beside the pages."""


class ShownSlot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A slot, empty ones too."""

    place: str
    text: str
    is_list: bool = False
    choices: tuple[str, ...] = ()
    """The words that it takes, where it takes a few alone."""
    source: tuple[int, int] | None = None


class ShownBlock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A block of the body or of an attachment."""

    place: str
    role: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 0
    spans: tuple[CellSpan, ...] = ()
    caption: str = ""
    can_merge: bool = False
    attachment: int | None = None
    """Number of the attachment from 0; None in the body."""
    source: tuple[int, int] | None = None


class ShownFinding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A finding of the check, or a note of the conversion."""

    code: str
    grade: str
    grade_name: Words
    message: Words
    hint: Words | None = None
    target: Target | None = None
    page: int | None = None


class ShownJoin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Two fragments that became one text, with the place where it can be split."""

    left: str
    right: str
    reason: Words
    target: Target | None = None
    at: int = 0
    """Letter at which the paragraph can be split; 0 when it cannot."""


class ShownFurniture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line that is not printed."""

    text: str
    reason: Words
    at: int | None = None
    """Place in the source by which it is taken back."""


class ShownDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A close call of the reader."""

    place: str
    chosen: str
    reason: str
    alternative: str = ""


class ShownDoubt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place that can be read in two ways."""

    id: str
    texts: tuple[str, ...]
    """The lines that are decided together, shortened."""
    place: str = ""
    """Block or slot of the first of them."""
    chosen: Words
    alternative: Words
    reasons: tuple[Words, ...]
    """What speaks for the reading that was taken."""
    against: tuple[Words, ...]
    """What speaks for the other."""


class ShownIndicator(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An indicator."""

    id: str
    key: str
    """Begins with + when a person added it."""
    name: str
    value: float
    value_high: float | None = None
    unit: str = ""
    qualifier: str | None = None
    kind: str = ""
    aspect: str = ""
    period: int | None = None
    scope: str | None = None
    base: str | None = None
    text: str = ""
    sentence: str = ""
    page: int | None = None
    doubt: Words | None = None
    target: Target


class ShownPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page."""

    number: int
    label: str
    width: float
    height: float
    """Of the paper, in millimetres."""
    digest: str
    """Of what is on it: the same digest is the same picture."""
    lines: tuple[PageLine, ...]
    pictures: tuple[PagePicture, ...]


class Inspected(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What is known of a report after its pages are set."""

    findings: tuple[ShownFinding, ...] = ()
    fixes: tuple[Fix, ...] = ()
    """What could be put right with certainty, from left to right in each place."""
    notes: tuple[ShownFinding, ...] = ()
    indicators: tuple[ShownIndicator, ...] = ()


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one report."""

    title: str
    style: str
    format: str
    slots: tuple[ShownSlot, ...]
    blocks: tuple[ShownBlock, ...]
    footnotes: tuple[ShownSlot, ...]
    """The texts of the notes at the foot of pages and below tables."""
    findings: tuple[ShownFinding, ...] = ()
    fixes: tuple[Fix, ...] = ()
    notes: tuple[ShownFinding, ...] = ()
    joins: tuple[ShownJoin, ...]
    furniture: tuple[ShownFurniture, ...]
    doubts: tuple[ShownDoubt, ...]
    decisions: tuple[ShownDecision, ...]
    corrected: tuple[Corrected, ...]
    indicators: tuple[ShownIndicator, ...] = ()
    pages: tuple[ShownPage, ...]
    original: str
    """What was read, as the ranges count it; empty where there is none to show."""


def make_view(dossier: Dossier, pdf_digest: bytes, original: str = "") -> View:
    """Return what is to be shown of the report that `dossier` holds as soon as its pages are set; `with_inspected` adds the rest.

    Args:
        dossier: The report with its pages.
        pdf_digest: Tells one set of faces and sheets from another, for the digests of the pages.
        original: The text that the report's ranges count.
    """
    report, laid_out = dossier.report, dossier.laid_out
    sheet = laid_out.sheet or dossier.sheet
    size = (sheet.page.width_mm, sheet.page.height_mm)
    return View(
        title=report.front.title or dossier.name, style=dossier.sheet.id, format=report.source.format, slots=tuple(_slots(report)),
        blocks=tuple(_blocks(report)),
        footnotes=tuple(ShownSlot(place=note.id, text=note.text, source=_whole(note.source)) for note in report.notes),
        joins=tuple(_join(join, report) for join in report.joins),
        furniture=tuple(ShownFurniture(text=one.text, reason=_reason(one.reason), at=one.source[0][0] if one.source else None)
                        for one in report.furniture),
        decisions=tuple(ShownDecision(place=one.block, chosen=one.chosen, reason=one.reason, alternative=one.alternative)
                        for one in report.decisions),
        doubts=tuple(_doubted(one) for one in report.doubts), corrected=report.corrected, original=original[:MOST_ORIGINAL],
        pages=tuple(ShownPage(number=page.number, label=page.label, width=size[page.landscape], height=size[not page.landscape],
                              digest=hashlib.sha256(pdf_digest + msgspec.msgpack.encode(page)).hexdigest()[:16],
                              lines=lines_of(page), pictures=pictures_of(page))
                    for page in laid_out.pages))


def inspect(dossier: Dossier, findings: Iterable[Diagnostic], fixes: tuple[Fix, ...] = ()) -> Inspected:
    """Return what is known of the report that `dossier` holds after its pages are set.

    Args:
        dossier: The report with its indicators.
        findings: What a check of it found.
        fixes: What could be put right with certainty.
    """
    targets = Targets(dossier.report)
    return Inspected(findings=tuple(_finding(one, targets) for one in findings if one.grade != "note"), fixes=fixes,
                     notes=tuple(_finding(one, targets) for one in dossier.diagnostics), indicators=tuple(_indicators(dossier)))


def with_inspected(view: View, inspected: Inspected) -> View:
    """Return `view` with what is known by now."""
    return msgspec.structs.replace(view, findings=inspected.findings, fixes=inspected.fixes, notes=inspected.notes,
                                   indicators=inspected.indicators)


def _slots(report: Report) -> Iterator[ShownSlot]:
    for name in SLOTS:
        yield ShownSlot(place=name, text=shown_text(report, name), is_list=name in LISTS, choices=tuple(CHOICES.get(name, ())),
                        source=_whole(report.slot_sources.get(name, ())))
    for number, attachment in enumerate(report.attachments):
        for field, text in (("label", attachment.label), ("title", attachment.title)):
            yield ShownSlot(place=f"attachments.{number}.{field}", text=text, source=_whole(attachment.source))


def _blocks(report: Report) -> Iterator[ShownBlock]:
    for number, body in enumerate((report.body, *(attachment.body for attachment in report.attachments))):
        before = False
        for block in body:
            is_text = isinstance(block, Heading | Paragraph)
            yield _block(block, number - 1 if number else None, can_merge=is_text and before)
            before = is_text


def _block(block: Block, attachment: int | None, *, can_merge: bool) -> ShownBlock:
    source = _whole(block.source)
    match block:
        case Heading():
            return ShownBlock(place=block.id, role=role_of(block), text=block.ordinal + block.text, can_merge=can_merge,
                              attachment=attachment, source=source)
        case Paragraph():
            return ShownBlock(place=block.id, role=role_of(block), text=block.text, can_merge=can_merge, attachment=attachment,
                              source=source)
        case Table():
            return ShownBlock(place=block.id, role="table", rows=block.rows, header_rows=block.header_rows, spans=block.spans,
                              caption=block.caption, attachment=attachment, source=source)
        case Figure():
            return ShownBlock(place=block.id, role="figure", text=block.alt, caption=block.caption, attachment=attachment, source=source)


def _whole(source: Spans) -> tuple[int, int] | None:
    return (source[0][0], source[-1][1]) if source else None


def _finding(one: Diagnostic, targets: Targets) -> ShownFinding:
    target = targets.of_span(one.span, one.block) if one.span else Target(one.block) if one.block else None
    hints = tuple(page_hint(one, language) for language in LANGUAGES)
    return ShownFinding(code=one.code, grade=one.grade, grade_name=GRADE_NAMES[one.grade], hint=hints if hints[0] else None,
                        message=tuple(page_sentence(one, language) for language in LANGUAGES), target=target, page=one.page)


def _join(join: Join, report: Report) -> ShownJoin:
    block = find_block(report, join.block or "")
    at = (offset_of(block.source, join.at) or 0) if isinstance(block, Paragraph) else 0
    target = Target(join.block, max(at - len(join.left), 0), at + len(join.right)) if join.block and at else Target(join.block or "")
    can_split = isinstance(block, Paragraph) and 0 < at < len(block.text)
    return ShownJoin(left=join.left, right=join.right, reason=_reason(join.reason), target=target if join.block else None,
                     at=at if can_split else 0)


def _reason(code: str) -> Words:
    return tuple(reason_name(code, language) for language in LANGUAGES)


def _doubted(one: Doubt) -> ShownDoubt:
    def words(code: str) -> Words:
        return tuple(sentence(f"doubt-{code}", language) for language in LANGUAGES)

    return ShownDoubt(id=one.id, texts=one.texts, place=one.places[0] if one.places else "", chosen=words(f"role-{one.chosen}"),
                      alternative=words(f"role-{one.alternative}"), reasons=tuple(map(words, one.reasons)),
                      against=tuple(map(words, one.against)))


def _indicators(dossier: Dossier) -> Iterator[ShownIndicator]:
    from convert.corrections.keys import is_added, keys_of

    for key, one in zip(keys_of(dossier.indicators), dossier.indicators, strict=True):
        yield ShownIndicator(
            id=one.id, key=added_key(one.sentence, one.text, one.name) if is_added(one) else key, name=one.name, value=one.value,
            value_high=one.value_high, unit=one.unit,
            qualifier=one.qualifier, kind=one.kind, aspect=one.aspect, period=one.period, scope=one.scope, base=one.base, text=one.text,
            sentence=one.sentence, page=one.page, doubt=_doubt(one), target=Target(one.block, one.block_start, one.block_end, one.cell))


def _doubt(one: Indicator) -> Words | None:
    from convert.exporters.xlsx.rows import doubt_of

    doubts = tuple(doubt_of(one, language) for language in LANGUAGES)
    return doubts if doubts[0] else None
