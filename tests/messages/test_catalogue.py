"""Every sentence exists in both languages with the same placeholders."""

import ast
import pkgutil
import re
import string
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import convert.messages
from convert.diagnostics import Diagnostic, UsageError
from convert.lint.profile import load_profile
from convert.messages import render
from convert.packet import load_manifest

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
        if not re.search(r"\w", re.sub(r"\{\w+\}", "", chinese + english)):
            continue  # nothing but values: the same in every language
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


RAISERS = {"ConvertError", "UsageError", "Diagnostic", "say", "sentence"}


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _given(call: ast.Call) -> tuple[set[str], bool]:
    """Return the names of the values that a call hands over, and whether these are all."""
    names = {word.arg for word in call.keywords if word.arg} - {"code", "args"}
    if _name(call) in ("ConvertError", "UsageError"):
        names -= {"path", "line", "column"}
    if _name(call) == "Diagnostic":
        names = set()
    whole = not any(word.arg is None for word in call.keywords)
    for word in call.keywords:
        if word.arg == "args":
            keys = word.value.keys if isinstance(word.value, ast.Dict) else [None]
            names |= {key.value for key in keys if isinstance(key, ast.Constant)}
            whole = whole and all(isinstance(key, ast.Constant) for key in keys)
    return names, whole


def _helpers(tree: ast.Module) -> dict[str, set[str]]:
    """Return the functions of a module that raise or tell a code that they are given, and what they add to its values."""
    found = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and "code" in {one.arg for one in (*function.args.args, *function.args.kwonlyargs)}:
            calls = [call for call in ast.walk(function) if isinstance(call, ast.Call) and _name(call) in RAISERS]
            found[function.name] = set().union(*(_given(call)[0] for call in calls))
            if any(isinstance(key, ast.Constant) for call in ast.walk(function) if isinstance(call, ast.Dict) for key in call.keys):
                found[function.name] |= {key.value for one in ast.walk(function) if isinstance(one, ast.Dict) for key in one.keys
                                         if isinstance(key, ast.Constant)}
    return found


def _raised() -> Iterator[tuple[str, str, set[str]]]:
    """Yield, for every place that raises or tells a code with values that can be read off it: where, the code, their names."""
    known = {code for family in FAMILIES for code in import_module(f"convert.messages.{family}").MESSAGES}
    trees = {path: ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py") if path.parent.name != "messages"}
    everywhere: dict[str, set[str]] = {}
    for tree in trees.values():
        everywhere |= {name: names for name, names in _helpers(tree).items() if not name.startswith("_")}
    for path, tree in trees.items():
        helpers = everywhere | _helpers(tree)
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or not (_name(call) in RAISERS or _name(call) in helpers):
                continue
            names, whole = _given(call)
            handed = [*call.args, *(word.value for word in call.keywords if word.arg == "code")]
            for word in handed:
                codes = [word] if isinstance(word, ast.Constant) else [word.body, word.orelse] if isinstance(word, ast.IfExp) else []
                for code in codes:
                    if whole and isinstance(code, ast.Constant) and code.value in known:
                        yield f"{path.relative_to(PACKAGE)}:{call.lineno}", code.value, names | helpers.get(_name(call), set()) | {"path"}


def test_every_code_is_rendered_with_the_values_that_it_is_raised_with():
    """A sentence that asks for what nobody hands over would be a mistake of the program in the place of a sentence."""
    raised = list(_raised())
    assert len({code for _, code, _ in raised}) > 150
    for where, code, names in raised:
        for language in ("zh", "en"):
            try:
                text = render(Diagnostic(code=code, grade="error", path="a.txt", args=dict.fromkeys(names - {"path"}, 1)), language)
            except KeyError as missing:
                pytest.fail(f"{where}: {code} wants {missing}")
            assert "{" not in text, where


@pytest.mark.parametrize(("call", "code"), [
    (lambda: load_profile(_file("x = [\n")), "check-profile-bad"),
    (lambda: load_manifest(b'[meeting]\nname = "a"\ndate = "2025-13-45"\n[[item]]\ntitle = "b"\n', path="m.toml"), "packet-date"),
])
def test_codes_that_name_their_path_are_sentences(call, code: str):
    with pytest.raises(UsageError) as error:
        call()
    assert error.value.diagnostic.code == code
    assert "{" not in render(error.value.diagnostic)
    assert error.value.diagnostic.path


def _file(content: str) -> str:
    path = Path(tempfile.mkdtemp()) / "bad.toml"
    path.write_text(content, "utf-8")
    return str(path)
