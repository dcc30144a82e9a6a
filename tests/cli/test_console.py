"""Diagnostics one a line, results alone on standard output."""

import json

import pytest

from convert.cli.console import Console
from convert.diagnostics import Diagnostic

MISSING = Diagnostic(code="file-missing", grade="error", path="a.txt", line=3)
NOTE = Diagnostic(code="file-missing", grade="note")


def test_a_diagnostic_is_one_line(capsys: pytest.CaptureFixture[str]):
    Console(language="zh", quiet=False, as_json=False).tell(MISSING)
    out, err = capsys.readouterr()
    assert (out, err) == ("", "a.txt:3: 错误 file-missing 找不到文件，请检查路径。\n")


def test_a_diagnostic_as_json_has_the_fields_of_the_contract(capsys: pytest.CaptureFixture[str]):
    Console(language="en", quiet=False, as_json=True).tell(MISSING)
    assert set(json.loads(capsys.readouterr().err)) == {"path", "line", "column", "code", "grade", "message", "hint"}


def test_quiet_keeps_back_everything_but_errors(capsys: pytest.CaptureFixture[str]):
    console = Console(language="zh", quiet=True, as_json=False)
    console.tell(NOTE)
    console.say("cli-no-input")
    assert capsys.readouterr().err == ""
    console.tell(MISSING)
    assert capsys.readouterr().err


def test_what_is_said_is_an_object_too_where_diagnostics_are(capsys: pytest.CaptureFixture[str]):
    Console(language="zh", quiet=False, as_json=True).say("cli-written", path="a.pdf")
    told = json.loads(capsys.readouterr().err)
    assert (told["code"], told["grade"], told["message"]) == ("cli-written", "note", "已写出 a.pdf")


def test_what_is_said_about_the_machine_is_said_once_a_run(capsys):
    console = Console(language="en", quiet=False, as_json=False)
    for args in ({"wanted": "a", "used": "b"}, {"wanted": "a", "used": "b"}, {"wanted": "c", "used": "b"}):
        for path in ("one.txt", "two.txt"):
            console.tell(Diagnostic(code="font-substituted", grade="note", args=args), path=path)
            console.tell(Diagnostic(code="reader-empty", grade="note"), path=path)
    told = capsys.readouterr().err
    assert (told.count("font-substituted"), told.count("reader-empty")) == (2, 6)


def test_a_face_that_is_named_in_a_note_is_not_named_in_another(capsys):
    console = Console(language="zh", quiet=False, as_json=False)
    for wanted in ("仿宋、楷体", "仿宋", "楷体、黑体"):
        console.tell(Diagnostic(code="font-substituted", grade="note", args={"wanted": wanted, "used": "甲"}), path="a.txt")
    assert capsys.readouterr().err.count("font-substituted") == 2
