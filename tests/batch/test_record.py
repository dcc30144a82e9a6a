"""The summary of a batch."""

from pathlib import Path

from convert.batch.record import NAME, Record, read_record
from convert.batch.task import Result


def _done(folder: Path, name: str, key: str = "k") -> Result:
    target = str(folder / name)
    Path(f"{target}.json").touch()
    return Result(source=f"{name}.txt", target=target, status="done", key=key)


def test_what_was_done_is_read_back(tmp_path: Path):
    with Record(str(tmp_path), resume=False) as record:
        record.add(_done(tmp_path, "a"))
        record.add(Result(source="b.txt", target=str(tmp_path / "b"), status="failed"))
    assert read_record(str(tmp_path)) == {str(tmp_path / "a"): "k"}


def test_a_line_cut_short_by_a_killed_run_is_passed_over(tmp_path: Path):
    with Record(str(tmp_path), resume=False) as record:
        record.add(_done(tmp_path, "a"))
    with (tmp_path / NAME).open("ab") as handle:
        handle.write(b'{"source": "b.t')
    assert list(read_record(str(tmp_path))) == [str(tmp_path / "a")]


def test_a_task_whose_outputs_are_gone_is_not_done(tmp_path: Path):
    with Record(str(tmp_path), resume=False) as record:
        record.add(_done(tmp_path, "a"))
    (tmp_path / "a.json").unlink()
    assert read_record(str(tmp_path)) == {}


def test_a_folder_without_summary_knows_nothing(tmp_path: Path):
    assert read_record(str(tmp_path)) == {}
