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
    family = import_module(f"convert.messages.{code.partition('-')[0]}")
    return _pick(family.MESSAGES, code, language).format(**args)


def render(diagnostic: Diagnostic, language: Language = "zh") -> str:
    """Return the sentence of `diagnostic` in `language`."""
    return sentence(diagnostic.code, language, **diagnostic.args)


def hint(diagnostic: Diagnostic, language: Language = "zh") -> str | None:
    """Return what to do about `diagnostic`, or None when its family has no advice for it."""
    family = import_module(f"convert.messages.{diagnostic.code.partition('-')[0]}")
    hints: dict[str, tuple[str, str]] = getattr(family, "HINTS", {})
    return _pick(hints, diagnostic.code, language).format(**diagnostic.args) if diagnostic.code in hints else None


def _pick(table: dict[str, tuple[str, str]], code: str, language: Language) -> str:
    return table[code][LANGUAGES.index(language)]
