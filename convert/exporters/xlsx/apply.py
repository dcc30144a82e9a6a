"""Applying a person's corrections to the figures of the next run."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from convert.diagnostics import Diagnostic, Outcome
from convert.exporters.xlsx.options import Correction, Corrections
from convert.exporters.xlsx.rows import keys_of
from convert.model.indicator import Indicator


def apply(indicators: Sequence[Indicator], corrections: Corrections, *,
          report: str | None = None) -> Outcome[tuple[Indicator, ...]]:
    """Return the corrected indicators (see `apply_corrections`)."""
    items = items_of(corrections, report)
    keys = keys_of(indicators)
    place = locate(keys)
    current: dict[str, Indicator] = dict(zip(keys, indicators, strict=True))
    told: list[Diagnostic] = []
    done = dict.fromkeys(("changed", "deleted", "added"), 0)
    for item in items:
        if item.action == "add":
            continue
        key = place(item.key)
        if key is None or key not in current:
            if item.action == "change":
                told.append(_tell("xlsx-correction-lost", item))
            continue
        if key != item.key:
            told.append(_tell("xlsx-correction-moved", item))
        if item.action == "delete":
            del current[key]
            done["deleted"] += 1
        else:
            told.extend(_stale(item, current[key]))
            current[key] = _changed(current[key], item.fields)
            done["changed"] += 1
    found = list(current.values())
    for item in items:
        if item.action == "add":
            _insert(found, item)
            done["added"] += 1
    if any(done.values()):
        told.append(Diagnostic(code="xlsx-corrections-applied", grade="note", args={**done}))
    return Outcome(tuple(msgspec.structs.replace(one, id=f"I{number:03d}") for number, one in enumerate(found, 1)),
                   tuple(told))


def items_of(corrections: Corrections, report: str | None) -> list[Correction]:
    """Return the corrections that are meant for the source file named `report`: all, when there is only one report."""
    several = len({item.report for item in corrections.items}) > 1
    return [item for item in corrections.items if not several or report in (None, item.report)]


def locate(keys: Sequence[str]) -> Callable[[str], str | None]:
    """Return a function that finds the present key of a former one: the same, or the only one of the same words.

    A key is `block:start-end:hash`; when paragraphs were added above, only the hash of sentence and figure stays.
    """
    known = set(keys)
    by_words: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        by_words[_words(key)].append(key)

    def place(key: str) -> str | None:
        if key in known:
            return key
        same = by_words.get(_words(key), [])
        return same[0] if len(same) == 1 else None

    return place


def _words(key: str) -> str:
    return key.rpartition(":")[2]


def _changed(indicator: Indicator, fields: dict[str, Any]) -> Indicator:
    """Return `indicator` as the person has it; what a person looked at is not doubtful any more."""
    return msgspec.structs.replace(indicator, **fields, confidence=1.0, doubt=None)


def _stale(item: Correction, now: Indicator) -> list[Diagnostic]:
    """Tell where the program itself reads something else by now than when the person corrected it."""
    told = []
    for field, value in item.fields.items():
        before, present = item.before.get(field), getattr(now, field)
        if present not in (before, value):
            told.append(_tell("xlsx-correction-stale", item, column=field, before=_text(before), now=_text(present),
                              value=_text(value)))
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
        "name": _text(item.fields.get("name") or item.before.get("name")), "text": _text(item.before.get("text")),
        **args})


def _text(value: object) -> str:
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value)
