"""Expressions from the cache are the expressions of `re`."""

import atexit
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert import patterns
from convert.kept import Kept
from convert.patterns import regex

EXPRESSIONS = [
    ("第[一二三四五六七八九十]+[章节条]", 0), (r"(?P<year>\d{4})年(?:(?P<month>\d+)月)?", 0), (r"a|B", re.I), (rb"\s*<html", re.I | re.S),
    (r"(?<![0-9.])\d+(?:\.\d+)?(?=[%％])", 0), (r"(?m)^x$", 0), (r"(.)\1", 0),
]


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Return what is kept of the expressions: nothing yet."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(atexit, "register", lambda _: None)
    nothing = Kept("test")
    nothing._known = {}
    monkeypatch.setattr(patterns, "_kept", nothing)
    return nothing


@pytest.mark.parametrize(("source", "flags"), EXPRESSIONS)
def test_a_kept_expression_equals_the_compiled_one(empty: Kept, monkeypatch: pytest.MonkeyPatch, source, flags):
    regex(source, flags)
    assert empty.get((source, int(flags)))
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
    kept = regex(source, flags)
    monkeypatch.undo()
    fresh = re.compile(source, flags)
    assert kept == fresh
    assert (kept.flags, kept.groups, kept.groupindex) == (fresh.flags, fresh.groups, fresh.groupindex)


@given(st.text(alphabet="一二三0123456789.%％年月第条章aB x\n", max_size=40))
def test_kept_expressions_find_what_compiled_ones_find(text: str):
    for source, flags in EXPRESSIONS:
        if isinstance(source, str):
            found = [(match.span(), match.groups()) for match in regex(source, flags).finditer(text)]
            assert found == [(match.span(), match.groups()) for match in re.finditer(source, text, flags)]


def test_a_damaged_program_is_compiled_anew(empty: Kept):
    empty.put(("a+", 0), (0, b"\xff" * 8, 0, {}, (None,)))
    assert regex("a+").fullmatch("aa")


@pytest.mark.usefixtures("empty")
def test_what_is_no_expression_is_refused():
    with pytest.raises(re.error):
        regex("(")


def test_the_next_start_compiles_nothing(tmp_path: Path):
    code = ("import re, re._compiler\ncompile = re._compiler.compile\nmade = []\n"
            "re._compiler.compile = lambda *args: (made.append(args), compile(*args))[1]\n"
            "from convert.patterns import regex\nregex('第[一二三]+条')\nprint(len(made))")
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    counts = [subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True).stdout.strip()
              for _ in range(2)]
    assert counts == ["1", "0"]
