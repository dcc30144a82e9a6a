"""What is wrong with a manifest: one sentence each, with the line on which it stands."""

import re
import tomllib
from datetime import date
from typing import Final

import msgspec

from convert.diagnostics import UsageError
from convert.packet.keys import CHINESE, VALUES
from convert.patterns import regex
from convert.text.characters import unusable_in

_AT_LINE: Final = regex(r"at line (\d+)")
_HEAD: Final = regex(r"\s*\[\[?([^\]]+)\]\]?\s*(?:#.*)?$")
_DATE: Final = regex(r"\b\d{4}-\d{2}-\d{2}\b")
_STEP: Final = regex(r"([a-z]+)(?:\[(\d+)\])?")
_AT_PLACE: Final = regex(r" - at `\$\.?([^`]*)`")
_MISSING: Final = regex(r"missing required field `(\w+)`")
_CHOICE: Final = regex(r"Invalid enum value '(.*?)'")
_WANTED: Final = {"str": "packet-wants-text", "array": "packet-wants-list", "bool": "packet-wants-switch", "object": "packet-wants-table"}
_ENGLISH: Final = {chinese: english for names in CHINESE.values() for chinese, english in names.items()}

Steps = tuple[tuple[str, int], ...]
"""The way to a part of a manifest: names of tables, each with its number among those of its name, from 0."""


def syntax_fault(error: tomllib.TOMLDecodeError, text: str, path: str) -> UsageError:
    """Return what is said of a manifest that is no TOML: `packet-date` for a date of no calendar, else `packet-syntax`."""
    found = _AT_LINE.search(str(error))
    lines = text.splitlines()
    number = int(found[1]) if found else len(lines)
    for given in _DATE.findall(lines[number - 1] if 0 < number <= len(lines) else ""):
        try:
            date.fromisoformat(given)
        except ValueError:
            return UsageError("packet-date", path=path, line=number, date=given)
    return UsageError("packet-syntax", path=path, line=number)


def check_characters(packet: msgspec.Struct, path: str | None = None) -> None:
    """Refuse a packet whose texts hold what no output can: an escape of TOML and of JSON brings in any character.

    Raises:
        UsageError: `packet-character`.
    """
    character = unusable_in(packet)
    if character is not None:
        raise UsageError("packet-character", path=path, character=character)


def value_fault(error: msgspec.ValidationError, text: str, path: str) -> UsageError:
    """Return what is said of a value of the wrong kind, of a word that is none of those that may stand there, of a key that is missing."""
    message = str(error)
    place = _AT_PLACE.search(message)
    steps = [(name, int(index or 0)) for name, index in _STEP.findall(place[1] if place else "")]
    missing, choice = _MISSING.search(message), _CHOICE.search(message)
    if missing:
        return UsageError("packet-missing", path=path, line=line_at(tuple(steps), "", text), key=_named(missing[1], steps))
    key = steps[-1][0] if steps else ""
    line = line_at(tuple(steps[:-1]), key, text)
    if choice:
        known = VALUES.get(key, {})
        return UsageError("packet-choice", path=path, line=line, key=_named(key, steps[:-1]), value=choice[1],
                          choices="、".join(f"{chinese}（{english}）" for chinese, english in known.items()))
    wanted = re.search(r"Expected `(\w+)", message)
    code = _WANTED.get(wanted[1] if wanted else "", "packet-value")
    return UsageError(code, path=path, line=line, key=_named(key, steps[:-1]), reason=message)


def line_at(steps: Steps, key: str, text: str) -> int | None:
    """Return the line on which `key` is set in a part of a manifest; that on which the part begins where it is not set there."""
    here: Steps = ()
    counts: dict[tuple[Steps, str], int] = {}
    begin = None if steps else 1
    for number, line in enumerate(text.splitlines(), 1):
        head = _HEAD.match(line)
        if head:
            *above, name = (_english(one) for one in head[1].split("."))
            parents = tuple((one, counts.get((here[:depth], one), 1) - 1) for depth, one in enumerate(above))
            counts[parents, name] = counts.get((parents, name), 0) + 1
            here = (*parents, (name, counts[parents, name] - 1))
            begin = number if here == steps else begin
        if key and ((here == steps and not head and _english(line.partition("=")[0]) == key) or (head and here == (*steps, (key, 0)))):
            return number
    return begin


def _english(name: str) -> str:
    name = name.strip().strip("\"'")
    return _ENGLISH.get(name, name)


def _named(key: str, steps: list[tuple[str, int]]) -> str:
    """Return a key in both languages: 标题（title）."""
    part = steps[-1][0] if steps else ""
    chinese = next((name for name, english in CHINESE.get(part, {}).items() if english == key), "")
    return f"{chinese}（{key}）" if chinese else key
