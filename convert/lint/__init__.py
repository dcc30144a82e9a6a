"""The colleague who reads everything once more: `convert check`.

Text and pages of a report are judged by `check_report`, the format of an existing DOCX by `check_docx`; `fix_text` and
`fix_docx` apply what is certain; `explain` tells what a rule is about. Nothing heavy is imported before one of them is called.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from convert.diagnostics import Diagnostic, Outcome
from convert.messages import Language

if TYPE_CHECKING:
    from datetime import datetime

    from convert.fonts import FontSet
    from convert.layout.frame import LaidOut
    from convert.lint.own_words import OwnWords
    from convert.model.indicator import Indicator
    from convert.model.report import Fix, Report

__all__ = ["certain_fixes", "check_docx", "check_report", "explain", "fix_docx", "fix_text", "has_findings", "overview", "rule_ids"]


def check_report(report: "Report", *, source_text: str | None = None, indicators: "tuple[Indicator, ...]" = (),
                 laid_out: "LaidOut | None" = None, fonts: "FontSet | None" = None, profile: str | None = None,
                 own: "OwnWords | None" = None) -> tuple[Diagnostic, ...]:
    """Return what is wrong with `report`, sorted by place; findings of one cause are told as one.

    Args:
        report: The report as it was read.
        source_text: The decoded source that its ranges count; gives findings line and column, and is needed for rules about blanks.
        indicators: Its figures, for rules about figures that do not agree.
        laid_out: Its pages, for rules about pages.
        fonts: The faces it is set in, for rules about missing letters.
        profile: Id or path of a profile; chosen by the format of the report when left out.
        own: The office's own errors and names.

    Raises:
        UsageError: there is no such profile, or it is wrong.
    """
    from convert.lint.checked import Checked
    from convert.lint.profile import choose_profile, load_profile
    from convert.lint.run import diagnose

    doc = Checked(report, source_text, indicators=tuple(indicators), laid_out=laid_out, fonts=fonts, own=own)
    subjects = ("text", "pages") if laid_out is not None else ("text",)
    return diagnose(doc, load_profile(profile or choose_profile(report)), *subjects)


def check_docx(data: bytes, *, profile: str | None = None, report: "Report | None" = None,
               indicators: "tuple[Indicator, ...]" = (), own: "OwnWords | None" = None) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the format of the DOCX `data`, whatever program made it; with `report`, with its text too.

    A finding's `line` is the number of its paragraph, its `page` the one that the word processor noted, if it did.

    Args:
        data: The DOCX.
        profile: Id or path of a profile; chosen by the format of the report, else `general`, when left out.
        report: What was read from the DOCX.
        indicators: The report's figures.
        own: The office's own errors and names.

    Raises:
        ConvertError: a `readdocx-…` code, this is no DOCX, or one that is not safe to open.
        UsageError: there is no such profile, or it is wrong.
    """
    from convert.lint.checked import Checked
    from convert.lint.docx.facts import DocxFacts
    from convert.lint.docx.places import in_paragraphs
    from convert.lint.profile import choose_profile, load_profile
    from convert.lint.run import diagnose, sort

    chosen = load_profile(profile or (choose_profile(report) if report is not None else "general"))
    if report is None:
        return diagnose(DocxFacts(data), chosen, "docx")
    doc = Checked(report, indicators=tuple(indicators), own=own)
    facts = DocxFacts(data, passages=tuple(doc.passages), report=report)
    found = diagnose(facts, chosen, "docx")
    return sort((*found, *in_paragraphs(diagnose(doc, chosen, "text"), doc, facts)))


def certain_fixes(report: "Report", *, source_text: str | None = None, profile: str | None = None,
                  own: "OwnWords | None" = None) -> "tuple[Fix, ...]":
    """Return every certain fix of `report` as a change of it; marks, blanks and certain errors of words change, digits never.

    Args:
        report: The report as it stands.
        source_text: The decoded source that its ranges count; gives the fixes their lines.
        profile: As for `check_report`.
        own: As for `check_report`.

    Raises:
        UsageError: there is no such profile.
    """
    from convert.lint.fixes import find_fixes
    from convert.lint.profile import choose_profile, load_profile

    return find_fixes(report, load_profile(profile or choose_profile(report)), source_text, own)


def fix_text(source_text: str, report: "Report", read: "Callable[[str], Report]", *, profile: str | None = None,
             own: "OwnWords | None" = None) -> Outcome[str]:
    """Return `source_text` with every certain fix and a note for each; marks, blanks and certain errors of words change, digits never.

    Args:
        source_text: The decoded source.
        report: What was read from it.
        read: Reads a text as `report` was read.
        profile: As for `check_report`.
        own: As for `check_report`.

    Raises:
        UsageError: there is no such profile.
        ConvertError: `check-fix-letters`, a fix would have changed letters that it may not.
    """
    from convert.lint.fix import fix_source
    from convert.lint.profile import choose_profile, load_profile

    return fix_source(source_text, report, read, load_profile(profile or choose_profile(report)), own)


def fix_docx(data: bytes, *, profile: str | None = None, author: str = "convert", when: "datetime | None" = None,
             own: "OwnWords | None" = None) -> Outcome[bytes]:
    """Return the DOCX `data` with every certain fix of its text as a tracked change, and a note for each.

    Args:
        data: The DOCX.
        profile: As for `check_docx`.
        author: Name of who makes the changes.
        when: Date of the changes; the document's own date of modification when left out.
        own: As for `check_report`.

    Raises:
        ConvertError: a `readdocx-…` code, this is no DOCX, or one that is not safe to open.
        UsageError: there is no such profile.
    """
    from convert.lint.docx.tracked import fix_package
    from convert.lint.profile import load_profile

    return fix_package(data, load_profile(profile or "general"), author=author, when=when, own=own)


def explain(rule_id: str, language: Language = "zh") -> str:
    """Return what the rule `rule_id` is about as Markdown: what it does, why, clause, grade, wrong and right.

    Raises:
        UsageError: `check-rule-unknown`, with the nearest rules.
    """
    from convert.lint.case import explanation

    return explanation(rule_id, language)


def overview(language: Language = "zh") -> str:
    """Return every rule by family as text, one a line."""
    from convert.lint.case import overview as listed

    return listed(language)


def rule_ids() -> tuple[str, ...]:
    """Return the ids of all rules, sorted."""
    from convert.lint.rule import load_rules

    return tuple(rule.id for rule in load_rules())


def has_findings(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether there is anything but notes: then the exit status of a check is 1."""
    return any(one.grade != "note" for one in diagnostics)
