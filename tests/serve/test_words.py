"""Sentences of other rooms as the page says them."""

import pkgutil
import re
from importlib import import_module

import convert.messages
from convert.diagnostics import Diagnostic
from convert.messages.serve import MESSAGES
from convert.serve.words import page_hint, page_sentence
from convert.style.load import load_style

_OPTION = re.compile(r"(?<![-\w])--[a-z]{2,}")
_FAMILIES = {name for _, name, _ in pkgutil.iter_modules(convert.messages.__path__)} - {"cli", "serve", "batch", "config", "settings"}
_NEVER_HERE = {
    "style-learned", "check-no-input", "check-fix-one", "check-fix-format", "doubt-how", "file-exists", "packet-init-folder",
    "style-override-form", "reader-encoding-wrong", "xlsx-notes-corrections-how"}
"""Answers to options of the command line, and a line of the workbook."""


def test_no_option_of_the_command_line_is_told_to_a_person_at_the_page():
    left = []
    for family in _FAMILIES:
        module = import_module(f"convert.messages.{family}")
        for table, own in (("MESSAGES", "serve-as-"), ("HINTS", "serve-hint-")):
            left += [code for code, pair in getattr(module, table, {}).items() if isinstance(pair, tuple)
                     and any(_OPTION.search(words) for words in pair) and own + code not in MESSAGES and code not in _NEVER_HERE]
    assert left == []
    assert [code for code, pair in MESSAGES.items() if code.startswith(("serve-as-", "serve-hint-")) and _OPTION.search("".join(pair))] == []


def test_the_page_has_its_own_sentence_and_else_the_usual_one():
    broken = Diagnostic(code="reader-undecodable", grade="error", args={"byte": 3})
    assert page_sentence(broken, "zh").endswith("请把文件另存为 UTF-8 后再放入。")
    assert page_sentence(Diagnostic(code="reader-empty", grade="error"), "zh").startswith("文件里没有文字")
    assert "待核" in page_hint(Diagnostic(code="C49", grade="recommended"), "zh")
    assert page_hint(broken, "zh") == ""


def test_a_sheet_without_a_header_is_told_by_the_words_of_the_page():
    told = page_sentence(Diagnostic(code="style-no-header", grade="error", args={"name": "meeting"}), "zh")
    assert ("“版式”" in told, load_style("gbt9704").title in told, "meeting" in told) == (True, True, False)
