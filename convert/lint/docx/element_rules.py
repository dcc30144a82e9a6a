"""The looks of the elements of GB/T 9704-2012: one rule for each, judged by the role that the style sheet has for it.

What an element is comes from recognition, so one that looks like running text is found all the same. Numbers and faces stand in
`styles/` alone; here is which of them an element is asked for.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal

import msgspec

from convert.lint.docx.elements import DocxElement
from convert.lint.docx.facts import DocxFacts, DocxParagraph
from convert.lint.docx.limits import is_face, is_red, limits, standard
from convert.lint.docx.text_rules import at, indent_ic
from convert.lint.fix import letters_and_digits
from convert.lint.rule import Finding, Values, rule
from convert.style.sheet import Role
from convert.units import size_name

_Trait = Literal["face", "size", "flush", "centred", "apart", "indented", "red"]
_OF_MINUTES: Final = ("〔", "第", "(", "（", "[", "［")
_DOCUMENT: Final = "文件"
_BLANK: Final = " \u3000\t"
_BLACK: Final = (None, "auto", "000000")


class ElementLook(msgspec.Struct, frozen=True, kw_only=True):
    """What an element is judged by."""

    id: str
    slots: tuple[str, ...]
    """Names of its slots, or how they begin and end: `attachments.*.label`."""
    role: str
    """Of the style sheet."""
    traits: tuple[_Trait, ...]
    """`flush`: at the left edge; `apart`: not at the left edge; `indented`: by as much as running text."""
    cite: str


ELEMENTS: Final = (
    ElementLook(id="D30", slots=("header.copy_number",), role="copy_number", traits=("size", "flush"), cite="GB/T 9704-2012 7.2.1"),
    ElementLook(id="D31", slots=("header.classification", "header.classification_term"), role="classification",
                traits=("face", "size", "flush"), cite="GB/T 9704-2012 7.2.2"),
    ElementLook(id="D32", slots=("header.urgency",), role="urgency", traits=("face", "size", "flush"), cite="GB/T 9704-2012 7.2.3"),
    ElementLook(id="D33", slots=("header.issuer_mark", "header.issuing_authorities"), role="issuer_mark",
                traits=("face", "centred", "red"), cite="GB/T 9704-2012 7.2.4"),
    ElementLook(id="D34", slots=("header.document_number",), role="document_number", traits=("face", "size", "centred"),
                cite="GB/T 9704-2012 7.2.5"),
    ElementLook(id="D35", slots=("header.signatories",), role="signatory", traits=("face", "size"), cite="GB/T 9704-2012 7.2.6"),
    ElementLook(id="D37", slots=("main_recipients",), role="main_recipients", traits=("face", "size", "flush"),
                cite="GB/T 9704-2012 7.3.2"),
    ElementLook(id="D38", slots=("attachment_note",), role="attachment_note", traits=("face", "size"), cite="GB/T 9704-2012 7.3.4"),
    ElementLook(id="D39", slots=("sign_off.authority", "sign_off.joint_authorities"), role="authority_signature",
                traits=("face", "size", "apart"), cite="GB/T 9704-2012 7.3.5"),
    ElementLook(id="D40", slots=("sign_off.date",), role="date_of_issue", traits=("face", "size", "apart"), cite="GB/T 9704-2012 7.3.5"),
    ElementLook(id="D41", slots=("document_note",), role="document_note", traits=("face", "size", "indented"),
                cite="GB/T 9704-2012 7.3.6"),
    ElementLook(id="D42", slots=("attachments.*.label",), role="attachment_label", traits=("face", "size", "flush"),
                cite="GB/T 9704-2012 7.3.7"),
    ElementLook(id="D43", slots=("attachments.*.title",), role="attachment_title", traits=("centred",), cite="GB/T 9704-2012 7.3.7"),
    ElementLook(id="D44", slots=("imprint.copy_recipients", "imprint.main_recipients"), role="imprint", traits=("face", "size"),
                cite="GB/T 9704-2012 7.4.2"),
    ElementLook(id="D45", slots=("imprint.printing_office", "imprint.date_of_printing"), role="imprint", traits=("face", "size"),
                cite="GB/T 9704-2012 7.4.3"),
)
"""Title, text, headings and page numbers have rules of their own (D08 to D15, D18 to D20, D24)."""


def _rule_of(look: ElementLook) -> Callable[[DocxFacts], Iterator[Finding]]:
    def find(doc: DocxFacts) -> Iterator[Finding]:
        told: set[int] = set()
        for element in doc.elements:
            if _is_of(element.slot, look.slots) and element.paragraph.number not in told:
                faults = list(_faults(doc, element, look))
                if faults:
                    told.add(element.paragraph.number)
                    yield at(element.paragraph, **_told(element, faults))

    return find


for _look in ELEMENTS:
    rule(_look.id, grade="recommended", cite=_look.cite, subject="docx", group_from=2)(_rule_of(_look))


@rule("D36", grade="recommended", cite="GB/T 9704-2012 7.2.7", subject="docx")
def no_line_below_head(doc: DocxFacts) -> Iterator[Finding]:
    """Find a 版头 without anything that could be its red line: a border, a drawing, a table; letters and orders have none there (10)."""
    number = next((one.paragraph for one in doc.elements if one.slot == "header.document_number"), None)
    below = next((one for one in doc.paragraphs if one.role != "other"), None)
    marked = any(one.slot in ("header.issuer_mark", "header.issuing_authorities") for one in doc.elements)
    if number is not None and marked and _is_general(doc) and not doc.has_lines(None, below):
        yield at(number)


@rule("D46", grade="recommended", cite="GB/T 9704-2012 7.4.1", subject="docx")
def no_lines_of_imprint(doc: DocxFacts) -> Iterator[Finding]:
    """Find a 版记 without anything that could be its lines; that of a letter has none (10.1)."""
    first = next((one.paragraph for one in doc.elements if one.slot.startswith("imprint.")), None)
    if first is not None and _is_general(doc) and not doc.has_lines(first, None):
        yield at(first)


def _is_of(slot: str, slots: tuple[str, ...]) -> bool:
    first, last = slot.partition(".")[0], slot.rpartition(".")[2]
    return any(slot == one or one == f"{first}.*.{last}" for one in slots)


def _faults(doc: DocxFacts, element: DocxElement, look: ElementLook) -> Iterator[tuple[str, str]]:
    """Yield how an element looks and how it should: faces and sizes as they are, sides and colours by their codes of `messages/look`."""
    role, one = standard().roles[look.role], element.paragraph
    if look.role == "document_number" and one.text.strip().startswith(_OF_MINUTES):
        return  # 10.3 says nothing about the number of minutes, which names no organ
    hanzi = one.main(element.start, element.end)
    letters = hanzi or one.letters_at(element.start)
    for trait in look.traits:
        if trait == "face" and hanzi is not None and hanzi.east_asia and not is_face(hanzi.east_asia, role.typeface):
            yield hanzi.east_asia, standard().typefaces[role.typeface].name
        elif trait == "size" and letters.size_pt is not None and abs(letters.size_pt - role.type_size_pt) > limits().tolerance.size_pt:
            yield _size(letters.size_pt), _size(role.type_size_pt)
        elif trait == "red" and not is_red(letters.color):
            yield "black" if letters.color in _BLACK else letters.color or "", "red"
        else:
            yield from _misplaced(doc, one, trait, role)


def _misplaced(doc: DocxFacts, one: DocxParagraph, trait: _Trait, role: Role) -> Iterator[tuple[str, str]]:
    if one.boxed:
        return  # a cell or a text box stands where it stands
    side = {"center": "centre", "right": "right", "end": "right"}.get(one.look.align or "", "left")
    free = side == "left" and not one.look.left and not one.look.first_line and not one.look.first_line_chars and one.text[:1] not in _BLANK
    if trait == "flush" and not free:
        yield "set-off" if side == "left" else side, "flush"
    elif trait == "centred" and side != "centre" and not _may_stand_aside(doc, one, side):
        yield side, "centre"
    elif trait == "apart" and free:
        yield "flush", "right"
    elif trait == "indented" and free and abs(indent_ic(one) - role.first_line_ic) > limits().tolerance.indent_ic:
        yield "flush", "indented"


def _may_stand_aside(doc: DocxFacts, one: DocxParagraph, side: str) -> bool:
    """Whether a 发文字号 need not be centred: beside 签发人 it stands at the left (7.2.5), in a letter at the right (10.1)."""
    header = doc.report.header if doc.report is not None else None
    if header is None or letters_and_digits(header.document_number or "") not in letters_and_digits(one.text):
        return False
    return bool(header.signatories) or "\t" in one.text or (side == "right" and not _is_general(doc))


def _is_general(doc: DocxFacts) -> bool:
    """Whether a document has the general format (clause 7): the mark of letters, orders and minutes (clause 10) does not end with 文件."""
    header = doc.report.header if doc.report is not None else None
    mark = (header.issuer_mark or "".join(header.issuing_authorities)) if header is not None else ""
    return not mark or mark.endswith(_DOCUMENT)


def _size(points: float) -> str:
    name = size_name(points)
    return f"{name} {points:g} pt" if name else f"{points:g} pt"


def _told(element: DocxElement, faults: Sequence[tuple[str, str]]) -> Values:
    looks, due = zip(*faults, strict=True)
    return {"element": element.paragraph.text[element.start:element.end], "looks": ", ".join(looks), "due": ", ".join(due)}
