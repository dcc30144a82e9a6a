"""Every reason that a reader gives for joining or dropping has words."""

import ast
import re
from pathlib import Path

import pytest

from convert.messages import reason_name
from convert.messages.reader import MESSAGES as GUESSES
from convert.messages.reason import MESSAGES
from convert.text.characters import drop_reason

READERS = Path(__file__).parents[2] / "convert" / "readers"
GIVERS = {"drop", "join_lines", "Furniture", "Piece"}
CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")


def is_guess(code: str) -> bool:
    """Tell whether `code` says why a join is a guess, which is a sentence of the family of reading."""
    return f"reader-guess-{code}" in GUESSES


def reasons_given() -> set[str]:
    """Return every code that stands in a call which joins or drops, and in the functions that choose one."""
    found = set()
    for path in READERS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            inside = isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in GIVERS
            if inside or (isinstance(node, ast.Return) and path.stem in ("furniture", "site")):
                found |= {part.value for part in ast.walk(node)
                          if isinstance(part, ast.Constant) and isinstance(part.value, str) and CODE.fullmatch(part.value)}
    return found


def test_every_reason_that_is_given_has_words():
    assert sorted(code for code in reasons_given() if f"reason-{code}" not in MESSAGES and not is_guess(code)) == []


@pytest.mark.parametrize("code", [*map(drop_reason, "\x01\u202e\ufdd0\U000e0001"), "hidden-text", "revision", "ruby", "watermark"])
def test_letters_that_no_output_shows_are_dropped_for_a_reason_in_words(code: str):
    assert reason_name(code) != code


def test_reasons_are_told_in_the_language_that_is_asked_for():
    assert (reason_name("page-number"), reason_name("page-number", "en")) == ("页码", "page number")
    assert reason_name("of-another-program") == "of-another-program"
