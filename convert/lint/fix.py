"""The certain fixes: applied to the source text, shown as a diff. Rules about words alone change letters; no rule changes a digit."""

from collections.abc import Callable, Iterable
from typing import Final

from convert.diagnostics import ConvertError, Diagnostic, Outcome
from convert.lint.checked import Checked
from convert.lint.own_words import OwnWords
from convert.lint.passage import CheckedPassage
from convert.lint.profile import Profile
from convert.lint.rule import TextEdit
from convert.lint.run import findings, sort
from convert.model.report import Report
from convert.patterns import regex

ROUNDS: Final = 6
"""A fix may uncover another (,, becomes ，， becomes ，); more rounds than this no text needs."""
NOT_LETTERS: Final = regex(r"[\W_]+")


def fix_source(text: str, report: Report, read: Callable[[str], Report], profile: Profile,
               own: OwnWords | None = None) -> Outcome[str]:
    """Return `text` with every certain fix, and a diagnostic of grade note for each.

    Args:
        text: The decoded source.
        report: What was read from it.
        read: Reads a text again, as `report` was read; called until nothing is left to fix.
        profile: Which rules hold.
        own: The office's own errors and names.
    """
    told: list[Diagnostic] = []
    for _ in range(ROUNDS):
        edits = find_edits(Checked(report, text, own=own), profile, told if not told else None)
        fixed = apply_edits(text, edits)
        if fixed == text:
            break
        text, report = fixed, read(fixed)
    return Outcome(text, sort(told))


def find_edits(doc: Checked, profile: Profile, told: list[Diagnostic] | None = None) -> list[TextEdit]:
    """Return the edits of all findings as offsets of the source, sorted, without overlaps; the first one wins.

    Raises:
        ConvertError: `check-fix-letters`, a rule about marks and blanks would change a letter, or any rule a digit.
    """
    edits: list[TextEdit] = []
    for rule, finding in findings(doc, profile, "text"):
        here = list(finding.source_edits)
        if finding.edits and finding.passage is not None:
            here = _in_source(doc, finding.passage, finding.edits)
        if not all(_is_allowed(doc, edit, words=rule.words) for edit in here):
            raise ConvertError("check-fix-letters")
        if here and told is not None:
            place = doc.place(here[0].start) or (None, None)
            told.append(Diagnostic(code=rule.id, grade="note", args=finding.args, line=place[0], column=place[1],
                                   span=(here[0].start, here[-1].end)))
        edits.extend(here)
    kept: list[TextEdit] = []
    for edit in sorted(set(edits)):
        if not kept or (edit.start >= kept[-1].end and edit[:2] != kept[-1][:2]):
            kept.append(edit)
    return kept


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """Return `text` with `edits`, which are sorted and do not overlap."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (text[at:edit.start], edit.text)
        at = edit.end
    return "".join((*pieces, text[at:]))


def unified_diff(before: str, after: str, path: str) -> str:
    """Return what was changed as a unified diff; empty when nothing was."""
    from difflib import unified_diff as lines_of

    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines_of(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}", n=1))


def letters_and_digits(text: str) -> str:
    """Return the letters and digits of `text`: what a fix of marks and blanks must never change."""
    return NOT_LETTERS.sub("", text)


def _is_allowed(doc: Checked, edit: TextEdit, *, words: bool) -> bool:
    kept = _digits if words else letters_and_digits
    return kept((doc.source_text or "")[edit.start:edit.end]) == kept(edit.text)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _in_source(doc: Checked, passage: CheckedPassage, edits: tuple[TextEdit, ...]) -> list[TextEdit]:
    """Return `edits` as offsets of the source; none where passage and source do not agree letter by letter."""
    found: list[TextEdit] = []
    for edit in edits:
        place = passage.source_range(edit.start, edit.end)
        if place is None or doc.source_text is None or doc.source_text[place[0]:place[1]] != passage.text[edit.start:edit.end]:
            return []
        found.append(TextEdit(*place, edit.text))
    return found
