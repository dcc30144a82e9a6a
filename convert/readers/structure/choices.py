"""What a person chose where a reading was in doubt: kept by line and letters, given to the lines as their role."""

from collections.abc import Sequence
from typing import cast

from convert.diagnostics import ConvertError, Diagnostic
from convert.model.report import Choice, Report
from convert.readers.structure.doubts import shortened
from convert.readers.structure.draft import Draft
from convert.readers.structure.lines import ROLES, Role, SourceLine


def choices_with(report: Report, doubt: str) -> tuple[Choice, ...]:
    """Return the choices of `report` and the one for the alternative of the doubt with this id.

    Read the input again with them (`ReadOptions.choices`, `Settings.choices`): siblings, joins and borders follow.

    Raises:
        ConvertError: `doubt-unknown`.
    """
    found = next((one for one in report.doubts if one.id == doubt), None)
    if found is None:
        raise ConvertError("doubt-unknown", id=doubt)
    made = {line: Choice(line=line, text=text, role=found.alternative) for line, text in zip(found.lines, found.texts, strict=True)}
    return (*(one for one in report.choices if one.line not in made), *made.values())


def roles_of(choices: Sequence[Choice], lines: Sequence[SourceLine], draft: Draft) -> dict[int, Role]:
    """Return the roles that `choices` give the lines by number; one whose line is not there any more is told.

    A line is known by its letters; among several of the same letters by its number.
    """
    roles: dict[int, Role] = {}
    for choice in choices:
        same = [line.number for line in lines if line.block is None and shortened(line.text) == choice.text]
        if not same or choice.role not in ROLES:
            draft.diagnostics.append(Diagnostic(code="doubt-choice-lost", grade="advisory", path=draft.path, args={
                "text": choice.text}))
            continue
        number = min(same, key=lambda number: abs(number - choice.line))
        roles[number] = cast("Role", choice.role)
    return roles
