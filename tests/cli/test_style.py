"""`convert style`."""

import json

from convert.cli import run
from convert.style import list_styles
from tests.learning.samples import other_looks
from tests.texts import MEETING


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


def test_a_style_is_learned_from_finished_documents_and_taken_by_a_conversion(tmp_path, capsys):
    sample, target, report = tmp_path / "样本.docx", tmp_path / "本单位.toml", tmp_path / "报告.txt"
    sample.write_bytes(other_looks())
    report.write_text(MEETING, "utf-8")
    assert run(["style", "learn", str(sample), "-o", str(target), "--lang", "zh"]) == 0
    assert f"--style {target}" in capsys.readouterr().err
    assert run(["pdf", str(report), "--style", str(target), "--fonts", "bundled", "--quiet"]) == 0
    assert run(["style", "learn", str(sample), "-o", str(target)]) == 3
    assert run(["style", "learn", str(sample), "-o", "-"]) == 0
    assert 'extends = "meeting"' in capsys.readouterr().out
    assert run(["style", "learn", str(report), "-o", "-"]) == 2
    assert "style-learn-format" in capsys.readouterr().err
