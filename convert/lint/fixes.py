"""The certain fixes as changes of a report: what `--fix` applies before the pages are set, and what the page in the browser offers."""

from collections.abc import Iterator

from convert.lint.checked import Checked
from convert.lint.own_words import OwnWords
from convert.lint.passage import CheckedPassage
from convert.lint.profile import Profile
from convert.lint.rule import TextEdit
from convert.lint.run import findings
from convert.model.report import Fix, Report


def find_fixes(report: Report, profile: Profile, source_text: str | None = None, own: OwnWords | None = None) -> tuple[Fix, ...]:
    """Return every certain fix of `report`, place by place and from left to right, without overlaps; the first of two wins.

    Args:
        report: The report as it stands.
        profile: Which rules hold.
        source_text: The decoded source that its ranges count; gives the fixes their lines.
        own: The office's own errors and names.
    """
    doc = Checked(report, source_text, own=own)
    by_place: dict[str, tuple[CheckedPassage, list[tuple[TextEdit, str]]]] = {}
    for rule, finding in findings(doc, profile, "text"):
        if finding.passage is not None and finding.edits:
            place = place_of(finding.passage)
            by_place.setdefault(place, (finding.passage, []))[1].extend((edit, rule.id) for edit in finding.edits)
    return tuple(fix for place, (passage, edits) in by_place.items() for fix in _from_left(doc, place, passage, edits))


def place_of(passage: CheckedPassage) -> str:
    """Return what a change calls the place of a passage: a cell or caption apart from its table."""
    if passage.cell is not None:
        return f"{passage.block}:{passage.cell[0]},{passage.cell[1]}"
    return f"{passage.block}:caption" if passage.kind == "caption" else passage.block


def _from_left(doc: Checked, place: str, passage: CheckedPassage, edits: list[tuple[TextEdit, str]]) -> Iterator[Fix]:
    shift = end = 0
    last: TextEdit | None = None
    for edit, rule in sorted(edits):
        if edit.start < end or (last is not None and edit[:2] == last[:2]):
            continue
        before = passage.text[edit.start:edit.end]
        position = passage.position(edit.start)
        line = doc.place(position) if position is not None else None
        yield Fix(rule=rule, place=place, start=edit.start + shift, before=before, after=edit.text, line=line[0] if line else None)
        shift += len(edit.text) - len(before)
        end, last = edit.end, edit
