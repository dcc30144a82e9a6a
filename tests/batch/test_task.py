"""What a task is, and what decides whether it is done again."""

from pathlib import Path

import pytest

from convert.api import Settings
from convert.batch.task import Task, given_up, options_key, output_places, task_key


def test_the_key_changes_with_input_options_and_version():
    keys = {task_key(options_key(settings, version), data, {}) for data in (b"a", b"b")
            for settings in (Settings(), Settings(style="gbt9704"), Settings(overrides=("title.type_size=小二",)), Settings(fonts="bundled"))
            for version in ("1", "2")}
    assert len(keys) == 16


def test_the_key_changes_with_the_pictures_that_the_text_names():
    keys = {task_key("o", b"a", pictures) for pictures in ({}, {"p.png": None}, {"p.png": b""}, {"p.png": b"1"}, {"q.png": b"1"})}
    assert len(keys) == 5


def test_the_key_changes_with_the_content_of_a_sheet_of_the_user(tmp_path: Path):
    sheet = tmp_path / "own.toml"
    keys = set()
    for content in ("a = 1", "a = 2"):
        sheet.write_text(content, "utf-8")
        keys.add(options_key(Settings(style=str(sheet)), "1"))
    assert len(keys) == 2


def test_the_key_changes_with_the_date_that_is_forced_on_the_outputs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = options_key(Settings(), "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert options_key(Settings(), "1") != before


def test_each_kind_has_its_place():
    assert output_places(Task("a.txt", "out/a"), ("docx", "ofd")) == {"docx": "out/a.docx", "ofd": "out/a.ofd"}


def test_a_task_that_is_given_up_names_its_report():
    result = given_up(Task("a.txt", "out/a"))
    assert (result.status, result.source, result.diagnostics[0].code) == ("failed", "a.txt", "batch-worker-died")
