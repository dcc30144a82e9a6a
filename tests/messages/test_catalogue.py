"""Every sentence exists in both languages with the same placeholders."""

import pkgutil
import re
import string
from importlib import import_module
from pathlib import Path

import pytest

import convert.messages
from convert.diagnostics import Diagnostic
from convert.messages import render

FAMILIES = [module.name for module in pkgutil.iter_modules(convert.messages.__path__)]
PACKAGE = Path(convert.messages.__path__[0]).parent


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("family", FAMILIES)
def test_both_languages_say_the_same(family: str):
    module = import_module(f"convert.messages.{family}")
    for code, (chinese, english) in {**module.MESSAGES, **getattr(module, "HINTS", {})}.items():
        assert code.startswith(f"{family}-") or (family == "check" and re.fullmatch(r"[A-Z]\d\d", code))
        assert _placeholders(chinese) == _placeholders(english), code
        assert re.search(r"[一-鿿：。]", chinese), code
        assert english.isascii() or re.search(r"[A-Za-z]{2}", english), code


def test_every_code_that_the_program_raises_has_a_sentence():
    known = {code for family in FAMILIES for code in import_module(f"convert.messages.{family}").MESSAGES}
    raised = set()
    for path in PACKAGE.rglob("*.py"):
        raised |= set(re.findall(r'(?:ConvertError|UsageError|Diagnostic)\(\s*(?:code=)?"([a-z]+-[a-z0-9-]+)"', path.read_text("utf-8")))
    assert sorted(raised - known) == []


def test_a_diagnostic_is_rendered_in_the_language_asked_for():
    diagnostic = Diagnostic(code="file-too-large", grade="error", args={"limit": 60})
    assert "60 MB" in render(diagnostic, "zh")
    assert "larger than 60 MB" in render(diagnostic, "en")
