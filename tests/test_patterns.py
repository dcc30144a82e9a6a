"""An expression is compiled when it is first used, and is then the expression of `re`."""

import ast
import importlib
import os
import pkgutil
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import convert
from convert.patterns import Regex, regex

METHODS = [name for name in vars(Regex) if not name.startswith("_")]
EXPRESSIONS = [
    ("第[一二三四五六七八九十]+[章节条]", 0), (r"(?P<year>\d{4})年(?:(?P<month>\d+)月)?", 0), (r"a|B", re.I),
    (r"(?<![0-9.])\d+(?:\.\d+)?(?=[%％])", 0), (r"(?m)^x$", 0), (r"(.)\1", 0),
]


@given(st.text(alphabet="一二三0123456789.%％年月第条章aB x\n", max_size=40))
def test_it_finds_what_a_compiled_one_finds(text: str):
    for source, flags in EXPRESSIONS:
        ours, theirs = regex(source, flags), re.compile(source, flags)
        assert [(match.span(), match.groups()) for match in ours.finditer(text)] == [(match.span(), match.groups()) for match in theirs.finditer(text)]
        for name in ("match", "fullmatch", "search"):
            found, expected = getattr(ours, name)(text), getattr(theirs, name)(text)
            assert (found and found.span()) == (expected and expected.span())
        assert (ours.findall(text), ours.split(text)) == (theirs.findall(text), theirs.split(text))
        assert (ours.sub("_", text), ours.subn("_", text)) == (theirs.sub("_", text), theirs.subn("_", text))


def test_bytes_are_read_too():
    found = regex(rb"\s*<(html)", re.I).match(b" <HTML>")
    assert found is not None
    assert found.group(1) == b"HTML"


@pytest.mark.parametrize("name", METHODS)
def test_it_is_compiled_at_the_first_use_and_once(name: str, monkeypatch: pytest.MonkeyPatch):
    compiled = []
    really = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: (compiled.append(given), really(*given))[1])
    expression = regex("a+", re.I)
    assert expression.pattern == "a+"
    assert compiled == []
    for _ in range(2):
        getattr(expression, name)(*(("-", "baA") if name.startswith("sub") else ("baA",)))
    assert compiled == [("a+", re.I)]


def test_loading_the_program_compiles_no_expression_of_ours():
    """Reading, recognising and counting are loaded; what `re` compiles then belongs to the libraries."""
    code = ("import re, sys\nreally = re.compile\n"
            "def told(source, *rest):\n    caller = sys._getframe(1).f_globals['__name__']\n"
            "    if caller.startswith('convert'):\n        print(caller, source)\n    return really(source, *rest)\n"
            "re.compile = told\nimport convert.indicators, convert.readers.structure, convert.api, convert.cli.main")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == ""


def expressions_of(package: str) -> Iterator[Regex[Any]]:
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
        if module.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            for expression in value if isinstance(value, tuple) else (value,):
                if isinstance(expression, Regex):
                    yield expression


def test_every_expression_of_the_program_is_one():
    """A mistake would be told at the first use only: here all are used."""
    found = 0
    for expression in expressions_of("convert"):
        expression.search(b"" if isinstance(expression.pattern, bytes) else "")
        found += 1
    assert found > 300


WORDS = re.compile(r"(?:\\[rntsd]|[^\\|()\[\]?*+{}^$.])+")
ESCAPED = {r"\r": "\r", r"\n": "\n", r"\t": "\t", r"\s": " ", r"\d": "1"}
PLAIN_PIECES = ("甲", "1", "十", " ", "-", "a", "\n", "\r\n")
REPEATED = 40
PROCESSOR_SECONDS = 2


def pieces_of(source: str) -> set[str]:
    """Return words and single letters that stand in an expression."""
    words = {re.sub(r"\\[rntsd]", lambda match: ESCAPED[match.group()], word) for word in WORDS.findall(source)}
    return {*PLAIN_PIECES, *words, *(letter for word in sorted(words, key=len)[:20] for letter in word[:4])}


@pytest.mark.skipif(os.name == "nt", reason="a clock of the processor that interrupts is POSIX's")
def test_no_expression_parts_what_repeats_in_every_way():
    """Forty of one piece, then a letter that fits nowhere: where two parts of an expression fit the same piece, it takes years."""
    def interrupt(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, interrupt)
    try:
        for expression in {one.pattern: one for one in expressions_of("convert") if isinstance(one.pattern, str)}.values():
            for piece in pieces_of(expression.pattern):
                for text in (head + piece * REPEATED + "\x01" for head in ("", "1")):
                    signal.setitimer(signal.ITIMER_VIRTUAL, PROCESSOR_SECONDS)
                    try:
                        expression.fullmatch(text)
                        expression.search(text)
                    except TimeoutError:
                        pytest.fail(f"{expression.pattern!r} takes too long over {piece!r}")
                    finally:
                        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("room", ["convert.indicators", "convert.exporters.xlsx"])
def test_figures_are_found_without_the_class_of_all_hanzi(room: str):
    """The class takes a millisecond to compile, each time it is written; a letter that is no Latin one takes none."""
    assert [one.pattern for one in expressions_of(room) if "\u9fff" in one.pattern or r"\u9fff" in one.pattern] == []


def test_nothing_private_of_the_interpreter_is_used():
    """No private module, no table of modules bent, no bytecode of our own."""
    banned = {"marshal", "importlib.util"}
    for path in Path(convert.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name in banned or (name.startswith("_") and name != "__future__")], path
            assert not (isinstance(node, ast.Attribute) and node.attr == "modules" and isinstance(node.value, ast.Name) and node.value.id == "sys"), path
