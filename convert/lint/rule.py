"""What a rule is: its metadata, the function that looks, and what that function yields.

A rule's id is one letter of its family and two digits. It never changes and is never given to another rule.

Families: C marks and numbers (GB/T 15834, GB/T 15835), P further rules about marks, N numbering, E elements of the document,
W wording, F figures, L laid-out pages, D an existing DOCX.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Final, Literal, NamedTuple

import msgspec

from convert.diagnostics import Grade
from convert.lint.passage import CheckedPassage

Subject = Literal["text", "pages", "docx"]
Values = dict[str, str | int | float]

FAMILIES: Final[dict[Subject, tuple[str, ...]]] = {
    "text": ("punctuation", "spans", "dates", "numerals", "ordinals", "sequence", "elements", "titles", "wording", "typos", "names",
             "figures"),
    "pages": ("pages",),
    "docx": ("docx.page_rules", "docx.text_rules", "docx.element_rules", "docx.structure_rules"),
}
"""Modules of `convert.lint` that hold rules, by what the rules look at."""


class TextEdit(NamedTuple):
    """Characters `start` to `end` of a passage become `text`."""

    start: int
    end: int
    text: str


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One place where a rule is broken."""

    passage: CheckedPassage | None = None
    start: int = 0
    end: int = 0
    """Range in the text of the passage."""
    args: Values = {}
    edits: tuple[TextEdit, ...] = ()
    """The certain remedy; empty when a person has to decide."""
    source_edits: tuple[TextEdit, ...] = ()
    """The same in offsets of the source, for what the passage does not hold any more."""
    grade: Grade | None = None
    """Where this place is graver or lighter than the rule in general."""
    span: tuple[int, int] | None = None
    """Range in the source, for what belongs to no passage."""
    line: int | None = None
    """Number of the paragraph of a DOCX, from 1."""
    block: str | None = None
    page: int | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule and the function that finds where it is broken. `explain` shows its case file."""

    id: str
    grade: Grade
    cite: str
    """Standard and clause, or `practice`."""
    subject: Subject
    find: Callable[[Any], Iterator[Finding]] | None = None
    """None for what is left alone on purpose and is kept here so that it can be explained."""
    fixes: bool = False
    words: bool = False
    """Whether its fixes change letters; those of all other rules change marks and blanks alone."""
    group_from: int = 5
    """From how many places on they are told as one."""


RULES: Final[dict[str, Rule]] = {}
"""Every rule that was loaded, by id."""


def rule(id: str, *, grade: Grade, cite: str, subject: Subject = "text", fixes: bool = False,  # noqa: A002
         words: bool = False, group_from: int = 5) -> Callable[[Callable[[Any], Iterator[Finding]]], Callable[[Any], Iterator[Finding]]]:
    """Make the function below a rule.

    Args:
        id: Letter of the family and two digits, for ever.
        grade: mandatory for the standard's 应, recommended for its 一般 or 宜, advisory for practice, note to inform.
        cite: Standard and clause, or `practice`.
        subject: What the function takes: `Checked` for text and pages, `DocxFacts` for docx.
        fixes: Whether its findings may carry edits.
        words: Whether its edits change letters.
        group_from: From how many places on they are told as one.
    """
    def register(find: Callable[[Any], Iterator[Finding]]) -> Callable[[Any], Iterator[Finding]]:
        _add(Rule(id=id, grade=grade, cite=cite, subject=subject, find=find, fixes=fixes, words=words, group_from=group_from))
        return find
    return register


def left_alone(id: str, *, cite: str) -> None:  # noqa: A002
    """Register what no rule reports: it is right although it looks like a fault, or only a person can tell. `explain` says which."""
    _add(Rule(id=id, grade="note", cite=cite, subject="text"))


def load_rules(*subjects: Subject) -> tuple[Rule, ...]:
    """Return the rules about `subjects` (all of them by default), sorted by id; their modules are imported."""
    wanted = subjects or tuple(FAMILIES)
    for subject in wanted:
        for family in FAMILIES[subject]:
            import_module(f"convert.lint.{family}")
    return tuple(sorted((one for one in RULES.values() if one.subject in wanted), key=lambda one: one.id))


def _add(one: Rule) -> None:
    if one.id in RULES:
        raise ValueError(f"two rules with the id {one.id}")
    RULES[one.id] = one
