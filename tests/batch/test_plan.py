"""Planning a batch."""

from pathlib import Path

import pytest

from convert.batch.plan import plan, with_known
from convert.batch.record import Record
from convert.batch.task import Known, Result
from convert.diagnostics import ConvertError, UsageError


def test_a_folder_stands_for_the_files_in_it_sorted(tmp_path: Path):
    for name in ("b.txt", "a.md", "note.xyz"):
        (tmp_path / name).touch()
    tasks = plan([str(tmp_path)], "out")
    assert [task.target for task in tasks] == ["out/a", "out/b"]


def test_suffixes_count_in_either_case_and_hidden_files_and_locks_do_not(tmp_path: Path):
    for name in ("A.TXT", "b.Docx", ".c.txt", "~$b.docx"):
        (tmp_path / name).touch()
    assert [task.target for task in plan([str(tmp_path)], "out")] == ["out/A", "out/b"]


def test_outputs_stand_beside_the_input_when_no_folder_is_given():
    assert plan(["dir/a.txt"], None)[0].target == "dir/a"
    assert plan(["s3://bucket/in/a.txt"], None)[0].target == "s3://bucket/in/a"


def test_what_a_batch_wrote_beside_its_inputs_is_no_input(tmp_path: Path):
    for name in ("a.txt", "a.docx", "a.pdf", "a.json", "other.json"):
        (tmp_path / name).touch()
    outputs = dict.fromkeys(("docx", "pdf", "json"), "")
    with Record(str(tmp_path), resume=False) as record:
        record.add(Result(source="a.txt", target=str(tmp_path / "a"), status="done", outputs=outputs))
    assert [Path(task.source).name for task in plan([str(tmp_path)], None)] == ["a.txt", "other.json"]


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


def test_tasks_carry_what_is_known_of_them():
    tasks = with_known(plan(["a.txt", "b.txt"], "out"), {"out/b": Known("k")})
    assert [task.known for task in tasks] == [None, Known("k")]
