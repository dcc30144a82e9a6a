"""`convert style`."""

import json

from convert.cli import run
from convert.style import list_styles


def test_every_sheet_is_listed(capsys):
    assert run(["style", "list"]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == list(list_styles())


def test_a_sheet_is_shown_with_its_values_and_clauses(capsys):
    assert run(["style", "show", "meeting"]) == 0
    out = capsys.readouterr().out
    assert "[roles.title]  # GB/T 9704-2012 7.3.1" in out
    assert "cell_mm = 5.5714" in out


def test_a_sheet_as_json(capsys):
    assert run(["style", "show", "gbt9704", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["grid"]["chars_per_line"] == 28
