"""The slots of a report by name: `front.title`, `closing`, `sign_off.date`, `attachments.0.title` and so on."""

from typing import Any, Final

import msgspec

from convert.diagnostics import ConvertError
from convert.model.blocks import Spans
from convert.model.elements import AttachmentNote, Front, HeaderBlock, Imprint, Sealing, SignOff
from convert.model.report import Report

HEADER_SLOTS: Final = ("header.copy_number", "header.classification", "header.classification_term", "header.urgency", "header.issuer_mark",
                       "header.issuing_authorities", "header.document_number", "header.signatories")
FRONT_SLOTS: Final = (*(f"front.{name}" for name in Front.__struct_fields__ if name != "title_breaks"), "main_recipients")
END_SLOTS: Final = ("closing", "attachment_note", "sign_off.authority", "sign_off.joint_authorities", "sign_off.post", "sign_off.signatory",
                    "sign_off.date", "sign_off.seal", "document_note")
IMPRINT_SLOTS: Final = ("imprint.main_recipients", "imprint.copy_recipients", "imprint.printing_office", "imprint.date_of_printing")
SLOTS: Final = (*HEADER_SLOTS, *FRONT_SLOTS, *END_SLOTS, *IMPRINT_SLOTS)
"""In the order of the page."""
LISTS: Final = frozenset(("header.issuing_authorities", "header.signatories", "attachment_note", "sign_off.joint_authorities",
                          "imprint.main_recipients", "imprint.copy_recipients"))
"""Slots of several texts: edited one to a line."""
CHOICES: Final[dict[str, dict[str, Sealing]]] = {
    "sign_off.seal": {"加盖印章": "seal", "加盖签发人签名章": "signature_seal", "不加盖印章": "none"}}
"""Slots that take one of a few words, with what each stands for; empty where the document does not say."""
_OWNERS: Final[dict[str, type]] = {"header": HeaderBlock, "sign_off": SignOff, "imprint": Imprint}


def is_slot(report: Report, name: str) -> bool:
    """Tell whether `name` is a slot that `report` has or could have."""
    return name in SLOTS or _attachment_part(report, name) is not None


def get_slot(report: Report, name: str) -> str | None:
    """Return the text of the slot `name`, None when it is empty; the texts of a list are lines.

    Raises:
        ConvertError: `edit-place`, there is no such slot.
    """
    part = _attachment_part(report, name)
    if part is not None:
        return getattr(report.attachments[part[0]], part[1]) or None
    if name not in SLOTS:
        raise ConvertError("edit-place", place=name)
    if name == "attachment_note":
        return "\n".join(report.attachment_note.names) if report.attachment_note else None
    owner, _, field = name.rpartition(".")
    node = getattr(report, owner) if owner else report
    value: Any = getattr(node, field) if node is not None else None
    if name in CHOICES:
        return next((word for word, meant in CHOICES[name].items() if meant == value), None)
    return ("\n".join(value) if name in LISTS else value) or None if value else None


def set_slot(report: Report, name: str, text: str | None, source: Spans = ()) -> Report:
    """Return `report` with `text`, made from the ranges `source`, in the slot `name`. A line break in a title stays one on paper.

    Raises:
        ConvertError: `edit-place`, there is no such slot; `edit-choice`, it takes other words.
    """
    get_slot(report, name)
    if text and text not in CHOICES.get(name, (text,)):
        raise ConvertError("edit-choice", text=text[:20], choices="、".join(CHOICES[name]))
    part = _attachment_part(report, name)
    if part is not None:
        number, field = part
        changed = msgspec.structs.replace(report.attachments[number], **{field: _one_line(text) or ""})
        return msgspec.structs.replace(report, attachments=(*report.attachments[:number], changed, *report.attachments[number + 1:]))
    sources = {slot: spans for slot, spans in report.slot_sources.items() if slot != name}
    if text and source:
        sources[name] = source
    return _put(msgspec.structs.replace(report, slot_sources=dict(sorted(sources.items()))), name, text)


def _put(report: Report, name: str, text: str | None) -> Report:
    owner, _, field = name.rpartition(".")
    lines = tuple(line.strip() for line in (text or "").splitlines() if line.strip())
    if name == "attachment_note":
        return msgspec.structs.replace(report, attachment_note=AttachmentNote(names=lines) if lines else None)
    changes: dict[str, Any] = {field: lines if name in LISTS else "".join(lines) or None}
    if name in CHOICES:
        changes = {field: CHOICES[name].get(text or "")}
    if name == "front.title":
        changes["title_breaks"] = _breaks(lines)
    if not owner:
        return msgspec.structs.replace(report, **changes)
    node = getattr(report, owner) or _OWNERS[owner]()
    return msgspec.structs.replace(report, **{owner: msgspec.structs.replace(node, **changes)})


def _breaks(lines: tuple[str, ...]) -> tuple[int, ...]:
    breaks: list[int] = []
    for line in lines[:-1]:
        breaks.append(len(line) + (breaks[-1] if breaks else 0))
    return tuple(breaks)


def _one_line(text: str | None) -> str | None:
    return "".join(line.strip() for line in (text or "").splitlines()) or None


def _attachment_part(report: Report, name: str) -> tuple[int, str] | None:
    """Return which attachment, and which of its fields, `attachments.0.title` means; None when it means none."""
    owner, _, rest = name.partition(".")
    number, _, field = rest.partition(".")
    if owner != "attachments" or field not in ("label", "title") or not number.isdecimal() or int(number) >= len(report.attachments):
        return None
    return int(number), field


def item_of_list(report: Report, name: str) -> tuple[str, int] | None:
    """Return which list, and which of its texts, `attachment_note.0` means; None when it means none."""
    owner, _, number = name.rpartition(".")
    if owner not in LISTS or not number.isdecimal() or int(number) >= len((get_slot(report, owner) or "").split("\n")):
        return None
    return owner, int(number)


def shown_text(report: Report, name: str) -> str:
    """Return the slot's text as a person edits it: a title with its line breaks, a list one to a line."""
    text = get_slot(report, name) or ""
    if name == "front.title":
        for at in reversed(report.front.title_breaks):
            text = text[:at] + "\n" + text[at:]
    return text
