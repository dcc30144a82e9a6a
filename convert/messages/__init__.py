"""Sentences for people, Chinese by default, English beside it.

One module per family of codes (`reader-…` is in `messages/reader.py`): `MESSAGES = {code: (Chinese, English)}`, and
`HINTS = {code: (Chinese, English)}` for what to do next. Placeholders are those of `str.format`.
Families are loaded when one of their sentences is needed, so that a run that says nothing loads none.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Final, Literal, Protocol

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
PROGRAM: Final = "convert"
"""What the program is called where nobody called it by another name."""


class Told(Protocol):
    """What has to be known of a diagnostic (`convert.diagnostics.Diagnostic`)."""

    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def args(self) -> Mapping[str, str | int | float]: ...  # noqa: D102
    @property
    def path(self) -> str | None: ...  # noqa: D102


GRADE_NAMES: Final[dict[str, tuple[str, str]]] = {
    "error": ("错误", "error"), "mandatory": ("必须", "mandatory"), "recommended": ("建议", "recommended"),
    "advisory": ("提示", "advisory"), "note": ("说明", "note"),
}


_LISTS: Final = {"reasons": "reason", "looks": "look", "due": "look"}
"""Values that are lists of codes, `a, b`, and the family that has words for them; a code without words stands for itself."""


def sentence(code: str, language: Language = "zh", **args: str | int | float) -> str:
    """Return the sentence for `code` with its placeholders filled; the code itself when it has no sentence."""
    for name, family in _LISTS.items():
        if name in args:
            names = [_name(family, one, language) for one in str(args[name]).split(", ")]
            args[name] = ("、" if language == "zh" else ", ").join(names)
    return _pick(import_module(f"convert.messages.{_family(code)}").MESSAGES, code, language).format(**args)


def render(diagnostic: Told, language: Language = "zh", program: str = PROGRAM) -> str:
    """Return the sentence of `diagnostic` in `language`; one that stands for several places names their count and the first.

    `program` is the name under which the program was called, for sentences that show a call of it.
    """
    values = _values(diagnostic, program)
    text = sentence(diagnostic.code, language, **values)
    return text + sentence("check-more", language, **values) if "places" in values else text


def hint(diagnostic: Told, language: Language = "zh", program: str = PROGRAM) -> str | None:
    """Return what to do about `diagnostic`, or None when its family has no advice for it."""
    family = import_module(f"convert.messages.{_family(diagnostic.code)}")
    hints: dict[str, tuple[str, str]] = getattr(family, "HINTS", {})
    return _pick(hints, diagnostic.code, language).format(**_values(diagnostic, program)) if diagnostic.code in hints else None


def _values(diagnostic: Told, program: str) -> dict[str, str | int | float]:
    """Return what the placeholders of a sentence stand for: its own values, the path, and the name of the program."""
    return {"path": diagnostic.path or "", "program": program, **diagnostic.args}


def _family(code: str) -> str:
    """Return the family of `code`: what stands before its hyphen; the ids of rules (C16) have none and are those of a check."""
    family, hyphen, _ = code.partition("-")
    return family if hyphen else "check"


def _pick(table: dict[str, tuple[str, str]], code: str, language: Language) -> str:
    return table[code][LANGUAGES.index(language)]


def reason_name(code: str, language: Language = "zh") -> str:
    """Return why lines were joined or dropped in words; the code itself where there are no words for it."""
    return _name("reason", code, language)


def _name(family: str, code: str, language: Language) -> str:
    names: dict[str, tuple[str, str]] = import_module(f"convert.messages.{family}").MESSAGES
    return _pick(names, f"{family}-{code}", language) if f"{family}-{code}" in names else code
