"""Findings as SARIF 2.1.0 (OASIS), for editors and servers that show findings of any tool."""

from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

import msgspec

from convert.diagnostics import Diagnostic, Grade
from convert.lint.case import read_case
from convert.lint.rule import RULES, load_rules
from convert.messages import LANGUAGES, Language, render

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final[dict[Grade, str]] = {"error": "error", "mandatory": "error", "recommended": "warning", "advisory": "note", "note": "note"}


def render_sarif(diagnostics: Iterable[Diagnostic], *, path: str, language: Language = "zh", version: str = "") -> str:
    """Return the findings as a SARIF log of one run, with the rules that they break."""
    load_rules()
    found = list(diagnostics)
    codes = sorted({one.code for one in found})
    driver: dict[str, Any] = {"name": "convert", "rules": [_rule(code, language) for code in codes]}
    if version:
        driver["version"] = version
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [{
        "tool": {"driver": driver}, "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code), path, language) for one in found]}]}
    return msgspec.json.format(msgspec.json.encode(log), indent=1).decode() + "\n"


def _rule(code: str, language: Language) -> dict[str, Any]:
    rule = RULES.get(code)
    if rule is None:
        return {"id": code}
    index = LANGUAGES.index(language)
    case = read_case(code)
    return {"id": code, "name": rule.find.__name__ if rule.find and hasattr(rule.find, "__name__") else code,
            "shortDescription": {"text": case.title[index]}, "fullDescription": {"text": case.what[index]},
            "help": {"text": f"{case.why[index]} ({rule.cite})"}, "defaultConfiguration": {"level": _LEVELS[rule.grade]},
            "properties": {"grade": rule.grade, "cite": rule.cite}}


def _result(one: Diagnostic, index: int, path: str, language: Language) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote((one.path or path).replace("\\", "/"))}}
    if one.line is not None:
        location["region"] = {"startLine": one.line, **({"startColumn": one.column} if one.column else {})}
    return {"ruleId": one.code, "ruleIndex": index, "level": _LEVELS[one.grade], "message": {"text": render(one, language)},
            "locations": [{"physicalLocation": location}], "properties": {"grade": one.grade}}
