"""Applying the certain fixes of the check to a report, and taking them back."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

import msgspec

from convert.diagnostics import ConvertError
from convert.editing.texts import text_at, with_text
from convert.lint import certain_fixes
from convert.lint.own_words import OwnWords
from convert.model.report import Fix, Report

ROUNDS: Final = 6
"""A fix may uncover another (,, becomes ，， becomes ，); more rounds than this no text needs."""
_TITLE: Final = "front.title"


def fix_report(report: Report, *, source_text: str | None = None, profile: str | None = None, own: OwnWords | None = None) -> Report:
    """Return `report` with every certain fix applied and listed in `fixes`; marks, blanks and certain errors of words change, digits never.

    Args:
        report: The report as it was read.
        source_text: The decoded source that its ranges count; gives the fixes their lines.
        profile: Id or path of a profile of the check; chosen by the format of the report when left out.
        own: The office's own errors and names.

    Raises:
        UsageError: there is no such profile.
    """
    for _ in range(ROUNDS):
        fixes = certain_fixes(report, source_text=source_text, profile=profile, own=own)
        if not fixes:
            break
        report = apply_fixes(report, fixes)
    return report


def apply_fixes(report: Report, fixes: Iterable[Fix]) -> Report:
    """Return `report` with `fixes`, which stand from left to right in each place, applied and listed.

    Raises:
        ConvertError: `edit-place`, what a fix changes does not stand there (any more).
    """
    for place, group in groupby(fixes, key=lambda fix: fix.place):
        listed = tuple(group)
        report = _with_words(report, place, listed)
        report = msgspec.structs.replace(report, fixes=(*report.fixes, *listed))
    return report


def without_fixes(report: Report) -> Report:
    """Return `report` with its fixes taken back: the text of the source."""
    for fix in reversed(report.fixes):
        back = msgspec.structs.replace(fix, before=fix.after, after=fix.before)
        report = _with_words(report, fix.place, (back,))
    return msgspec.structs.replace(report, fixes=())


def _with_words(report: Report, place: str, fixes: tuple[Fix, ...]) -> Report:
    shown = text_at(report, place)
    breaks = [at - number for number, at in enumerate(index for index, char in enumerate(shown) if char == "\n")] if place == _TITLE else []
    text = shown.replace("\n", "") if place == _TITLE else shown
    for fix in fixes:
        end = fix.start + len(fix.before)
        if text[fix.start:end] != fix.before:
            raise ConvertError("edit-place", place=f"{place}:{fix.start}")
        text = text[:fix.start] + fix.after + text[end:]
        breaks = [at if at <= fix.start else max(fix.start, at + len(fix.after) - len(fix.before)) for at in breaks]
    for at in reversed(breaks):
        text = text[:at] + "\n" + text[at:]
    return with_text(report, place, text)
