"""Applying a person's corrections to the figures of the next run."""

from collections.abc import Sequence
from typing import Any

import msgspec

from convert.corrections.keys import keys_of, locate
from convert.corrections.record import CorrectedIndicators, Corrections
from convert.diagnostics import Diagnostic, Outcome
from convert.messages import sentence
from convert.model.correction import Correction, FieldValue
from convert.model.indicator import Indicator
from convert.model.report import Corrected, Report, SourceInfo


def apply(indicators: Sequence[Indicator], corrections: Corrections, *, source: SourceInfo | None = None,
          strict: bool = False) -> Outcome[CorrectedIndicators]:
    """Return the corrected indicators (see `apply_corrections`)."""
    items = items_of(corrections, source, strict=strict)
    told: list[Diagnostic] = []
    if items is None:
        names = "、".join(name for name, _ in corrections.sources)
        return Outcome(CorrectedIndicators(indicators=tuple(indicators), items=()),
                       (Diagnostic(code="xlsx-corrections-other", grade="advisory", args={"names": names}),) if corrections.items else ())
    keys = keys_of(indicators)
    place = locate(keys)
    current: dict[str, Indicator] = dict(zip(keys, indicators, strict=True))
    done: list[Correction] = []
    for item in items:
        key = place(item.key) if item.action != "add" else None
        if key is None or key not in current:
            if item.action == "change":
                told.append(_tell("xlsx-correction-lost", item))
            continue
        if key != item.key:
            told.append(_tell("xlsx-correction-moved", item))
        if item.action == "delete":
            del current[key]
        else:
            told.extend(_stale(item, current[key]))
            current[key] = _changed(current[key], item.fields)
        done.append(msgspec.structs.replace(item, key=key))
    found = list(current.values())
    for item in items:
        if item.action == "add":
            _insert(found, item)
            done.append(item)
    if done:
        actions = [item.action for item in done]
        told.append(Diagnostic(code="xlsx-corrections-applied", grade="note", args={
            "changed": actions.count("change"), "deleted": actions.count("delete"), "added": actions.count("add")}))
    numbered = tuple(msgspec.structs.replace(one, id=f"I{number:03d}") for number, one in enumerate(found, 1))
    return Outcome(CorrectedIndicators(indicators=numbered, items=tuple(done)), tuple(told))


def items_of(corrections: Corrections, source: SourceInfo | None, *, strict: bool) -> list[Correction] | None:
    """Return the corrections that are meant for a report; None when the workbook was made from others.

    Of several reports each is known by the bytes of its file, else by the file's name.
    """
    several = len(corrections.sources) > 1
    if source is None or not (several or (strict and corrections.sources)):
        return list(corrections.items)
    if source.sha256 in (sha for _, sha in corrections.sources):
        return [item for item in corrections.items if item.source == source.sha256]
    if [name for name, _ in corrections.sources].count(source.name) == 1:
        return [item for item in corrections.items if item.report == source.name]
    return None


def record(report: Report, corrected: CorrectedIndicators) -> Report:
    """Return `report` with what was corrected in its figures (see `record_corrections`)."""
    by = sentence("xlsx-corrected-by")
    ids = dict(zip(keys_of(corrected.indicators), (one.id for one in corrected.indicators), strict=True))
    found = []
    for item in corrected.items:
        place = ids.get(item.key) or item.key.partition(":")[0] or item.block
        name = shown_value(item.before.get("name") or item.fields.get("name"))
        if item.action == "change":
            found += [Corrected(place=place, field=field, before=shown_value(item.before.get(field)), after=shown_value(value), by=by)
                      for field, value in item.fields.items()]
        else:
            before, after = (name, "") if item.action == "delete" else ("", name)
            found.append(Corrected(place=place, field="indicator", before=before, after=after, by=by))
    others = tuple(one for one in report.corrected if one.by != by)
    items = tuple(msgspec.structs.replace(item, report="", source="") for item in corrected.items)
    return msgspec.structs.replace(report, corrected=(*others, *found), figure_corrections=items)


def _changed(indicator: Indicator, fields: dict[str, Any]) -> Indicator:
    """Return `indicator` as the person has it; what a person looked at is not doubtful any more."""
    return msgspec.structs.replace(indicator, **fields, doubt=None)


def _stale(item: Correction, now: Indicator) -> list[Diagnostic]:
    """Tell where the program itself reads something else by now than when the person corrected it."""
    told = []
    for field, value in item.fields.items():
        before, present = item.before.get(field), getattr(now, field)
        if present not in (before, value):
            told.append(_tell("xlsx-correction-stale", item, column=field, before=shown_value(before), now=shown_value(present),
                              value=shown_value(value)))
    return told


def _insert(found: list[Indicator], item: Correction) -> None:
    """Put an added figure behind those of its sentence, else behind those of its block, else at the end."""
    same_sentence = [index for index, one in enumerate(found) if item.sentence and one.sentence == item.sentence]
    same_block = [index for index, one in enumerate(found) if item.block and one.block == item.block]
    at = (same_sentence or same_block or [len(found) - 1])[-1] + 1
    near = found[at - 1] if at else None
    fields: dict[str, Any] = dict(item.fields)
    found.insert(at, Indicator(
        id="", **fields, text=str(item.before.get("text") or ""),
        start=near.end if near else 0, end=near.end if near else 0, section=near.section if near else (),
        block=near.block if near else item.block or "p1", cell=near.cell if near else None,
        block_start=near.block_end if near else 0, block_end=near.block_end if near else 0,
        sentence=item.sentence or (near.sentence if near else ""), page=near.page if near else None))


def _tell(code: str, item: Correction, **args: str) -> Diagnostic:
    return Diagnostic(code=code, grade="advisory", args={
        "name": shown_value(item.fields.get("name") or item.before.get("name")), "text": shown_value(item.before.get("text")), **args})


def shown_value(value: FieldValue) -> str:
    """Return a field's value for a sentence."""
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value)
