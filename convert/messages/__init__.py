"""Sentences for people, Chinese by default, English beside it.

One module per family of codes (`reader-…` is in `messages/reader.py`): `MESSAGES = {code: (Chinese, English)}`, and
`HINTS = {code: (Chinese, English)}` for what to do next. Placeholders are those of `str.format`.
Families are loaded when one of their sentences is needed, so that a run that says nothing loads none.
"""

from importlib import import_module
from typing import Final, Literal

from convert.diagnostics import Diagnostic

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")

GRADE_NAMES: Final[dict[str, tuple[str, str]]] = {
    "error": ("错误", "error"), "mandatory": ("必须", "mandatory"), "recommended": ("建议", "recommended"),
    "advisory": ("提示", "advisory"), "note": ("说明", "note"),
}


def sentence(code: str, language: Language = "zh", **args: str | int | float) -> str:
    """Return the sentence for `code` with its placeholders filled; the code itself when it has no sentence."""
    return _pick(import_module(f"convert.messages.{_family(code)}").MESSAGES, code, language).format(**args)


def render(diagnostic: Diagnostic, language: Language = "zh") -> str:
    """Return the sentence of `diagnostic` in `language`; one that stands for several places names their count and the first."""
    text = sentence(diagnostic.code, language, **diagnostic.args)
    return text + sentence("check-more", language, **diagnostic.args) if "places" in diagnostic.args else text


def hint(diagnostic: Diagnostic, language: Language = "zh") -> str | None:
    """Return what to do about `diagnostic`, or None when its family has no advice for it."""
    family = import_module(f"convert.messages.{_family(diagnostic.code)}")
    hints: dict[str, tuple[str, str]] = getattr(family, "HINTS", {})
    return _pick(hints, diagnostic.code, language).format(**diagnostic.args) if diagnostic.code in hints else None


def _family(code: str) -> str:
    """Return the family of `code`: what stands before its hyphen; the ids of rules (C16) have none and are those of a check."""
    family, hyphen, _ = code.partition("-")
    return family if hyphen else "check"


def _pick(table: dict[str, tuple[str, str]], code: str, language: Language) -> str:
    return table[code][LANGUAGES.index(language)]
