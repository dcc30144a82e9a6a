"""The slots of a report by name: `front.title`, `closing`, `sign_off.date` and so on."""

from typing import Any, Final

import msgspec

from convert.diagnostics import ConvertError
from convert.model.blocks import Spans
from convert.model.elements import HeaderBlock, Imprint, SignOff
from convert.model.report import Report

FRONT_SLOTS: Final = ("front.material_number", "front.organ_line", "front.title", "front.occasion", "front.issuer", "front.salutation",
                      "main_recipients")
END_SLOTS: Final = ("closing", "sign_off.authority", "sign_off.date", "document_note")
OTHER_SLOTS: Final = ("header.copy_number", "header.classification", "header.urgency", "header.issuer_mark", "header.document_number",
                      "imprint.printing_office", "imprint.date_of_printing")
"""Shown and corrected where the report has them."""
SLOTS: Final = (*OTHER_SLOTS[:5], *FRONT_SLOTS, *END_SLOTS, *OTHER_SLOTS[5:])
_OWNERS: Final[dict[str, type]] = {"header": HeaderBlock, "sign_off": SignOff, "imprint": Imprint}


def get_slot(report: Report, name: str) -> str | None:
    """Return the text of the slot `name`, None when it is empty.

    Raises:
        ConvertError: `serve-edit-place`, there is no such slot.
    """
    if name not in SLOTS:
        raise ConvertError("serve-edit-place", place=name)
    owner, _, field = name.rpartition(".")
    node = getattr(report, owner) if owner else report
    value: str | None = getattr(node, field) if node is not None else None
    return value or None


def set_slot(report: Report, name: str, text: str | None, source: Spans = ()) -> Report:
    """Return `report` with `text`, made from the ranges `source`, in the slot `name`. A line break in a title stays one on paper."""
    get_slot(report, name)
    owner, _, field = name.rpartition(".")
    changes: dict[str, Any] = {}
    if name == "front.title":
        text, changes["title_breaks"] = _title(text)
    elif text is not None:
        text = "".join(text.splitlines()).strip()
    changes[field] = text or None
    sources = {slot: spans for slot, spans in report.slot_sources.items() if slot != name}
    if text and source:
        sources[name] = source
    sources = dict(sorted(sources.items()))
    if not owner:
        return msgspec.structs.replace(report, slot_sources=sources, **changes)
    node = getattr(report, owner) or _OWNERS[owner]()
    return msgspec.structs.replace(report, slot_sources=sources, **{owner: msgspec.structs.replace(node, **changes)})


def _title(text: str | None) -> tuple[str | None, tuple[int, ...]]:
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    breaks: list[int] = []
    for line in lines[:-1]:
        breaks.append(len(line) + (breaks[-1] if breaks else 0))
    return "".join(lines) or None, tuple(breaks)


def shown_text(report: Report, name: str) -> str:
    """Return the slot's text as a person edits it: a title with its line breaks."""
    text = get_slot(report, name) or ""
    if name == "front.title":
        for at in reversed(report.front.title_breaks):
            text = text[:at] + "\n" + text[at:]
    return text
