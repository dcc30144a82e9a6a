"""Plain text to a report."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.digest import sha256_of
from convert.model.blocks import Table
from convert.model.elements import Front
from convert.model.report import Furniture, Report, SourceInfo
from convert.readers.encoding import Decoded, decode_report
from convert.readers.options import LONG_LINE_CHARACTERS, MAX_CHARACTERS, MAX_LINES, ReadOptions
from convert.readers.structure.lines import SourceLine, split_lines
from convert.readers.structure.recognise import recognise
from convert.text.characters import DROPPED, LINE_END, PRIVATE_USE, code_points, dropped_runs
from convert.text.radicals import stands_for

if TYPE_CHECKING:
    from convert.readers.front_matter import FrontMatter

_MOST_LISTED: Final = 50
"""Notes of one kind that are told one by one."""
_SHOWN_RADICALS: Final = 12


def read_text(data: bytes, *, name: str, options: ReadOptions) -> Outcome[Report]:
    """Return the report that the bytes of a plain text hold.

    Raises:
        ConvertError: a `reader-…` code, when the bytes are no text or the text is no report.
    """
    decoded = decode_report(data, options.encoding, path=name)
    matter = _front_matter(decoded.text, name)
    check_length(decoded.text, name)
    lines = split_lines(decoded.text, matter.end if matter else 0, matter.end_line if matter else 1, limit=MAX_LINES)
    check_lines(lines, decoded.text, name)
    outcome = recognise(lines, source=source_info(data, decoded, name=name, format="text"), path=name,
                        roles=matter.roles if matter else None, given=matter.values if matter else None, choices=options.choices)
    if matter:
        from convert.readers.front_matter import apply_front_matter

        outcome = Outcome(apply_front_matter(outcome.value, matter), outcome.diagnostics)
    return with_character_account(outcome, decoded, name)


def _front_matter(text: str, path: str) -> "FrontMatter | None":
    if not text.startswith("---"):
        return None  # few texts have any
    from convert.readers.front_matter import read_front_matter

    return read_front_matter(text, path=path)


def source_info(data: bytes, decoded: Decoded, *, name: str, format: str) -> SourceInfo:  # noqa: A002
    """Return what the report says about its source."""
    return SourceInfo(name=os.path.basename(name), format=format, encoding=decoded.encoding, sha256=sha256_of(data),
                      characters=len(decoded.text))


def check_length(text: str, path: str, limit: int = MAX_CHARACTERS) -> None:
    """Raise when `text` is longer than `limit`."""
    if len(text) > limit:
        raise ConvertError("reader-too-long", path=path, characters=len(text), limit=limit)


def check_lines(lines: list[SourceLine], text: str, path: str) -> None:
    """Raise when there is nothing to make a report from, or too much."""
    check_length(text, path)
    if not lines:
        raise ConvertError("reader-empty", path=path)
    if len(lines) > MAX_LINES:
        raise ConvertError("reader-too-many-lines", path=path, limit=MAX_LINES)
    if not any(character.isalpha() for line in lines for words in _words(line) for character in words):
        raise ConvertError("reader-no-words", path=path)


def _words(line: SourceLine) -> Iterator[str]:
    yield line.text
    if isinstance(line.block, Table):
        for row in line.block.rows:
            yield from row


def with_character_account(outcome: Outcome[Report], decoded: Decoded, path: str) -> Outcome[Report]:
    """Add what was noticed about encoding and characters."""
    notes: list[Diagnostic] = []
    if decoded.encoding != "utf-8":
        notes.append(Diagnostic(code="reader-encoding", grade="note", path=path, args={"encoding": decoded.encoding}))
    notes += _long_lines(decoded.text, path)
    dropped, dropped_notes = _dropped(decoded.text, path)
    notes += dropped_notes + _private_use(decoded.text, path)
    if decoded.radicals:
        shown = "、".join(f"{radical}→{stands_for(radical)}" for radical in list(dict.fromkeys(decoded.radicals))[:_SHOWN_RADICALS])
        notes.append(_located("reader-radicals", "advisory", decoded.text, decoded.first_radical, path, count=len(decoded.radicals),
                              shown=shown))
    if decoded.text.find("\ufffd") >= 0:
        notes.append(_located("reader-replacement-character", "advisory", decoded.text, decoded.text.find("\ufffd"), path,
                              count=decoded.text.count("\ufffd")))
    report = outcome.value
    if not (report.body or report.attachments or report.closing or report.front != Front()):
        raise ConvertError("reader-nothing-left", path=path)
    if dropped:
        report = msgspec.structs.replace(report, furniture=report.furniture + tuple(dropped))
    return Outcome(report, (*notes, *outcome.diagnostics))


def _long_lines(text: str, path: str) -> list[Diagnostic]:
    """Return an advisory for every line that is longer than paragraphs are."""
    if len(text) <= LONG_LINE_CHARACTERS:
        return []
    return [Diagnostic(code="reader-long-paragraph", grade="advisory", path=path, line=number,
                       args={"number": number, "characters": len(line)})
            for number, line in enumerate(LINE_END.split(text), 1) if len(line) > LONG_LINE_CHARACTERS]


def _dropped(text: str, path: str) -> tuple[list[Furniture], list[Diagnostic]]:
    """List the characters that no output can hold, by line and reason."""
    if DROPPED.search(text) is None:
        return [], []
    found: dict[tuple[int, str], list[tuple[int, int]]] = {}
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    line = 0
    for run in dropped_runs(text):
        while line + 1 < len(starts) and starts[line + 1] <= run.start:
            line += 1
        found.setdefault((line + 1, run.reason), []).append((run.start, run.end))
    furniture = [Furniture(text=code_points("".join(text[start:end] for start, end in spans)), source=tuple(spans), reason=reason)
                 for (_, reason), spans in found.items()]
    total = sum(end - start for spans in found.values() for start, end in spans)
    notes = [Diagnostic(code="reader-dropped-characters", grade="advisory", path=path, line=number, args={
        "count": sum(end - start for start, end in spans), "characters": code_points(text[spans[0][0]:spans[0][1]])})
        for (number, _), spans in list(found.items())[:_MOST_LISTED]]
    if len(found) > _MOST_LISTED:
        notes.append(Diagnostic(code="reader-dropped-characters-more", grade="advisory", path=path, args={"count": total}))
    return furniture, notes


def _private_use(text: str, path: str) -> list[Diagnostic]:
    notes: list[Diagnostic] = []
    for match in PRIVATE_USE.finditer(text):
        if len(notes) == _MOST_LISTED:
            break
        notes.append(_located("reader-private-use", "advisory", text, match.start(), path, character=code_points(match.group())))
    return notes


def _located(code: str, grade: str, text: str, at: int, path: str, **args: str | int) -> Diagnostic:
    line, start = 1, 0
    for match in LINE_END.finditer(text, 0, at):
        line, start = line + 1, match.end()
    return Diagnostic(code=code, grade=grade, path=path, line=line, column=at - start + 1, span=(at, at + 1), args=args)  # type: ignore[arg-type]
