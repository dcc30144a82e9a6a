"""Doing one task."""

from pathlib import Path

from convert.api import Settings
from convert.batch.task import Task
from convert.batch.work import Job, do
from tests.texts import MEETING

JOB = Job(settings=Settings(fonts="bundled"))


def _task(folder: Path, text: str = MEETING) -> Task:
    (folder / "a.txt").write_text(text, "utf-8")
    return Task(str(folder / "a.txt"), str(folder / "out" / "a"))


def test_a_task_writes_four_files_and_says_what_came_of_it(tmp_path: Path):
    result, rows = do(_task(tmp_path), JOB)
    assert result.status == "done"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.docx", "a.json", "a.pdf", "a.xlsx"]
    assert result.title == "青禾区人民政府关于2023年度法治政府建设情况的报告"
    assert (result.pages, result.indicators > 5, rows) == (2, True, [])


def test_a_task_that_is_known_is_not_done_again(tmp_path: Path):
    task = _task(tmp_path)
    first, _ = do(task, JOB)
    again, _ = do(task, Job(settings=JOB.settings, known={task.target: first.key}))
    assert again.status == "resumed"


def test_a_changed_input_is_done_again(tmp_path: Path):
    task = _task(tmp_path)
    first, _ = do(task, JOB)
    _task(tmp_path, MEETING.replace("1286", "1287"))
    again, _ = do(task, Job(settings=JOB.settings, known={task.target: first.key}, force=True))
    assert again.status == "done"


def test_a_task_that_is_run_again_after_its_worker_died_finds_its_files_and_writes_the_others(tmp_path: Path):
    task = _task(tmp_path)
    do(task, JOB)
    (tmp_path / "out" / "a.pdf").unlink()
    again = Job(settings=JOB.settings, repeatable=True)
    assert do(task, JOB)[0].status == "failed"
    assert do(task, again)[0].status == "done"
    (tmp_path / "out" / "a.pdf").write_bytes(b"another")
    assert do(task, again)[0].diagnostics[0].code == "file-exists"


def test_an_input_that_cannot_be_converted_is_a_failed_result(tmp_path: Path):
    result, _ = do(_task(tmp_path, ""), JOB)
    assert result.status == "failed"
    assert result.diagnostics[0].grade == "error"
    assert not (tmp_path / "out").exists()


def test_the_rows_of_a_harvest_carry_the_identity_of_the_report(tmp_path: Path):
    _, rows = do(_task(tmp_path), Job(settings=JOB.settings, harvest=True))
    assert {row["report"] for row in rows} == {"a"}
    assert {row["year"] for row in rows} == {2023}
    assert rows[0]["sentence"]
