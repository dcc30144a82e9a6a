"""What a person sees of a report: everything recognised, each with its place on the pages."""

import hashlib
from collections.abc import Iterable

import msgspec

from convert.api import Dossier
from convert.diagnostics import Diagnostic
from convert.messages import GRADE_NAMES, LANGUAGES, hint, render
from convert.model.blocks import Figure, Heading, Paragraph, Table
from convert.model.report import Join, Report
from convert.model.walk import all_blocks
from convert.serve.passages import find_block, offset_of, role_of
from convert.serve.places import Box, Places
from convert.serve.slots import FRONT_SLOTS, OTHER_SLOTS, get_slot, shown_text

Texts = tuple[str, ...]
"""One text in every language, in the order of `LANGUAGES`."""
_SHORT = 60
_ALWAYS = ("front.title", "front.occasion", "front.issuer", "front.salutation", "closing")
"""Slots that are shown even when nothing was found for them."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A slot or block."""

    place: str
    role: str
    text: str
    """A slot's or heading's whole text, else the beginning."""
    boxes: tuple[Box, ...] = ()
    can_rewrite: bool = False
    can_merge: bool = False
    fixed: bool = False
    """Tables and figures: nothing to correct."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A finding, note or decision."""

    code: str
    grade: str
    grade_name: Texts
    message: Texts
    hint: Texts | None = None
    boxes: tuple[Box, ...] = ()


class Seam(msgspec.Struct, frozen=True, kw_only=True):
    """A join, with the place where it can be undone."""

    left: str
    right: str
    reason: str
    place: str = ""
    at: int = 0
    """Letter at which a paragraph can be split; 0 when it cannot."""
    boxes: tuple[Box, ...] = ()


class Dropped(msgspec.Struct, frozen=True, kw_only=True):
    """Furniture."""

    text: str
    reason: str
    at: int | None
    """Place in the source by which it is taken back."""


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator."""

    id: str
    key: str
    """Empty for one that a person added: nothing to correct."""
    name: str
    value: float
    value_high: float | None
    unit: str
    period: int | None
    text: str
    page: int | None
    doubtful: bool
    boxes: tuple[Box, ...] = ()


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A page."""

    number: int
    label: str
    width_mm: float
    height_mm: float
    digest: str
    """Of what is on it: the same digest is the same picture."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one report."""

    title: str
    style: str
    slots: tuple[Entry, ...]
    outline: tuple[Entry, ...]
    blocks: tuple[Entry, ...]
    findings: tuple[Found, ...]
    notes: tuple[Found, ...]
    joins: tuple[Seam, ...]
    furniture: tuple[Dropped, ...]
    decisions: tuple[Entry, ...]
    indicators: tuple[Number, ...]
    pages: tuple[Sheet, ...]


def make_view(dossier: Dossier, findings: Iterable[Diagnostic], pdf_digest: bytes) -> View:
    """Return what is to be shown of the report that `dossier` holds.

    Args:
        dossier: The report with its pages and indicators.
        findings: What a check of it found.
        pdf_digest: Tells one set of faces and sheets from another, for the digests of the pages.
    """
    report, laid_out = dossier.report, dossier.laid_out
    places = Places(report, laid_out)
    blocks = tuple(_entries(report, places))
    sheet = laid_out.sheet or dossier.sheet
    size = (sheet.page.width_mm, sheet.page.height_mm)
    return View(
        title=report.front.title or dossier.name, style=dossier.sheet.id, slots=tuple(_slots(report, places)),
        outline=tuple(entry for entry in blocks if entry.role.startswith(("heading", "lead"))), blocks=blocks,
        findings=tuple(_found(one, places) for one in findings if one.grade != "note"),
        notes=tuple(_found(one, places) for one in dossier.diagnostics),
        joins=tuple(_seam(join, report, places) for join in report.joins),
        furniture=tuple(Dropped(text=one.text, reason=one.reason, at=one.source[0][0] if one.source else None) for one in report.furniture),
        decisions=tuple(Entry(place=one.block, role=one.chosen, text=one.reason, boxes=places.of(one.block)) for one in report.decisions),
        indicators=tuple(_numbers(dossier, places)),
        pages=tuple(Sheet(number=page.number, label=page.label, width_mm=size[page.landscape], height_mm=size[not page.landscape],
                          digest=hashlib.sha256(pdf_digest + msgspec.msgpack.encode(page)).hexdigest()[:16])
                    for page in laid_out.pages))


def _slots(report: Report, places: Places) -> Iterable[Entry]:
    for name in (*OTHER_SLOTS[:5], *FRONT_SLOTS, "closing", "sign_off.authority", "sign_off.date", "document_note", *OTHER_SLOTS[5:]):
        if get_slot(report, name) or name in _ALWAYS:
            yield Entry(place=name, role=name, text=shown_text(report, name), boxes=places.of(name), can_rewrite=True)


def _entries(report: Report, places: Places) -> Iterable[Entry]:
    before = False
    for block in all_blocks(report):
        is_text = isinstance(block, Heading | Paragraph)
        yield Entry(place=block.id, role=role_of(block), text=_text(block), boxes=places.of(block.id),
                    can_rewrite=isinstance(block, Heading), can_merge=is_text and before, fixed=not is_text)
        before = is_text


def _text(block: Heading | Paragraph | Table | Figure) -> str:
    match block:
        case Heading():
            return block.ordinal + block.text
        case Paragraph():
            words = block.lead.ordinal + block.lead.text if block.lead else block.text
            return words if len(words) <= _SHORT else words[:_SHORT] + "……"
        case Table():
            return block.caption or " ".join(block.rows[0] if block.rows else ())[:_SHORT]
        case Figure():
            return block.caption or block.alt


def _found(one: Diagnostic, places: Places) -> Found:
    boxes = places.of_span(one.span, one.block) if one.span else places.of(one.block) if one.block else ()
    hints = tuple(hint(one, language) or "" for language in LANGUAGES)
    return Found(code=one.code, grade=one.grade, grade_name=GRADE_NAMES[one.grade], hint=hints if hints[0] else None,
                 message=tuple(render(one, language) for language in LANGUAGES),
                 boxes=boxes or (((one.page, 0.0, 0.0, 0.0, 0.0),) if one.page else ()))


def _seam(join: Join, report: Report, places: Places) -> Seam:
    block = find_block(report, join.block or "")
    at = (offset_of(block.source, join.at) or 0) if isinstance(block, Paragraph) else 0
    boxes = places.of(join.block, max(at - len(join.left), 0), at + len(join.right)) if join.block and at else places.of(join.block or "")
    return Seam(left=join.left, right=join.right, reason=join.reason, place=join.block or "", boxes=boxes,
                at=at if isinstance(block, Paragraph) and 0 < at < len(block.text) else 0)


def _numbers(dossier: Dossier, places: Places) -> Iterable[Number]:
    from convert.exporters.xlsx.baseline import is_added
    from convert.exporters.xlsx.rows import keys_of

    for key, one in zip(keys_of(dossier.indicators), dossier.indicators, strict=True):
        yield Number(id=one.id, key="" if is_added(one) else key, name=one.name, value=one.value, value_high=one.value_high,
                     unit=one.unit, period=one.period, text=one.text, page=one.page, doubtful=one.confidence < 0.8,
                     boxes=places.of(one.block, one.block_start, one.block_end, one.cell))
