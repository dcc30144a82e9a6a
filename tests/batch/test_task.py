"""Planning a batch."""

from pathlib import Path

import pytest

from convert.api import Settings
from convert.batch.task import output_places, plan, task_key
from convert.diagnostics import ConvertError, UsageError


def test_a_folder_stands_for_the_files_in_it_sorted(tmp_path: Path):
    for name in ("b.txt", "a.md", "note.xyz"):
        (tmp_path / name).touch()
    tasks = plan([str(tmp_path)], "out")
    assert [task.target for task in tasks] == ["out/a", "out/b"]


def test_outputs_stand_beside_the_input_when_no_folder_is_given():
    assert plan(["dir/a.txt"], None)[0].target == "dir/a"


def test_two_inputs_of_one_name_are_refused():
    with pytest.raises(UsageError) as error:
        plan(["x/a.txt", "y/a.txt"], "out")
    assert error.value.diagnostic.code == "cli-same-output"


def test_an_empty_folder_is_an_error(tmp_path: Path):
    with pytest.raises(ConvertError) as error:
        plan([str(tmp_path)], None)
    assert error.value.diagnostic.code == "cli-no-input"


def test_standard_input_needs_a_folder():
    with pytest.raises(UsageError):
        plan(["-"], None)
    assert plan(["-"], "out")[0].target == "out/report"


def test_the_key_changes_with_input_options_and_version():
    keys = {task_key(data, settings, version) for data in (b"a", b"b") for settings in (Settings(), Settings(style="gbt9704"))
            for version in ("1", "2")}
    assert len(keys) == 8


def test_each_kind_has_its_place():
    assert output_places(plan(["a.txt"], "out")[0]) == {kind: f"out/a.{kind}" for kind in ("docx", "pdf", "xlsx", "json")}
