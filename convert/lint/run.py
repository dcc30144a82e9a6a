"""From rules to diagnostics: run, grade, group, sort."""

from collections.abc import Iterable, Iterator
from typing import Final

from convert.diagnostics import Diagnostic, Grade
from convert.layout.find import page_of
from convert.lint.checked import Checked
from convert.lint.docx.facts import DocxFacts
from convert.lint.profile import Profile, selected
from convert.lint.rule import Finding, Rule, Subject, load_rules

PLACES: Final = 5
"""How many places a grouped finding names."""
_ORDER: Final[dict[Grade, int]] = {"error": 0, "mandatory": 1, "recommended": 2, "advisory": 3, "note": 4}
_LAST: Final = 1 << 60


def findings(doc: Checked | DocxFacts, profile: Profile, *subjects: Subject) -> Iterator[tuple[Rule, Finding]]:
    """Yield every finding of the rules about `subjects` that belong to `profile`."""
    for rule in selected(load_rules(*subjects), profile):
        if rule.find is not None:
            for finding in rule.find(doc):
                if not (isinstance(doc, Checked) and _accuses_a_name(doc, finding)):
                    yield rule, finding


def _accuses_a_name(doc: Checked, finding: Finding) -> bool:
    """Tell whether the place of a finding is inside a name of the office, or its remedy would change one."""
    if finding.passage is None or not doc.own.names:
        return False
    return any((first <= finding.start < finding.end <= last) or any(edit.start < last and first < edit.end for edit in finding.edits)
               for first, last in doc.own.names_in(finding.passage.text))


def diagnose(doc: Checked | DocxFacts, profile: Profile, *subjects: Subject) -> tuple[Diagnostic, ...]:
    """Return what is wrong with `doc`, grouped and sorted by place."""
    by_rule: dict[tuple[str, Grade], list[Diagnostic]] = {}
    rules: dict[str, Rule] = {}
    for rule, finding in findings(doc, profile, *subjects):
        grade = _grade(rule, finding, profile)
        rules[rule.id] = rule
        by_rule.setdefault((rule.id, grade), []).append(_located(doc, rule, finding, grade))
    told: list[Diagnostic] = []
    for (rule_id, _), found in by_rule.items():
        told.extend(grouped(found, rules[rule_id].group_from))
    return sort(told)


def grouped(found: list[Diagnostic], group_from: int) -> list[Diagnostic]:
    """Return `found`, all of one rule, as one diagnostic with a count and the first places when there are `group_from` or more."""
    found = list(sort(found))
    if len(found) < max(group_from, 2):
        return found
    first = found[0]
    places = dict.fromkeys(_place(one) for one in found)
    shown = list(places)[:PLACES]
    return [Diagnostic(code=first.code, grade=first.grade, path=first.path, line=first.line, column=first.column, span=first.span,
                       block=first.block, page=first.page, args={
                           **first.args, "count": len(found), "places": ", ".join(shown) + (" …" if len(places) > len(shown) else "")})]


def sort(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return `found` by place in the source, then by grade and code."""
    return tuple(sorted(found, key=lambda one: (
        one.line or (_LAST if one.span is None else 0), one.column or 0, one.span or (_LAST, 0), _ORDER[one.grade], one.code)))


def _grade(rule: Rule, finding: Finding, profile: Profile) -> Grade:
    """Return the grade of a finding: a profile's override wins, then the finding's own, then the rule's."""
    in_profile = profile.grade_of(rule)
    return in_profile if finding.grade is None or in_profile != rule.grade else finding.grade


def _located(doc: Checked | DocxFacts, rule: Rule, finding: Finding, grade: Grade) -> Diagnostic:
    passage = finding.passage
    span = finding.span or (passage.source_range(finding.start, finding.end) if passage is not None else None)
    place = doc.place(span[0]) if span else None
    line, column = place or (finding.line, None)
    page = finding.page
    if page is None and passage is not None and isinstance(doc, Checked) and doc.laid_out is not None:
        page = page_of(doc.laid_out, passage.block, finding.start, passage.cell)
    return Diagnostic(code=rule.id, grade=grade, args=finding.args, line=line, column=column, span=span, page=page,
                      block=finding.block or (passage.block if passage is not None else None))


def _place(one: Diagnostic) -> str:
    if one.line is not None:
        return f"{one.line}:{one.column}" if one.column else str(one.line)
    return one.block or (f"p. {one.page}" if one.page else "")
