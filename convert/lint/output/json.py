"""Findings as a JSON array."""

from collections.abc import Iterable

import msgspec

from convert.diagnostics import Diagnostic
from convert.messages import Language, hint, render


def as_object(diagnostic: Diagnostic, *, path: str, language: Language = "zh") -> dict[str, str | int | None]:
    """Return the finding as it is promised to other programs; for a grouped one `count` and `places` come on top."""
    shown: dict[str, str | int | None] = {
        "path": diagnostic.path or path, "line": diagnostic.line, "column": diagnostic.column, "code": diagnostic.code,
        "grade": diagnostic.grade, "message": render(diagnostic, language), "hint": hint(diagnostic, language)}
    if diagnostic.page is not None:
        shown["page"] = diagnostic.page
    if "places" in diagnostic.args:
        shown["count"] = int(diagnostic.args["count"])
        shown["places"] = str(diagnostic.args["places"])
    return shown


def render_json(diagnostics: Iterable[Diagnostic], *, path: str, language: Language = "zh") -> str:
    """Return the findings as an indented JSON array with a final newline."""
    objects = [as_object(one, path=path, language=language) for one in diagnostics]
    return msgspec.json.format(msgspec.json.encode(objects), indent=1).decode() + "\n"
