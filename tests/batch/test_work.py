"""Doing one task."""

import re
from pathlib import Path

import msgspec
import pytest

from convert.api import Settings
from convert.batch.task import Known, Result, Task
from convert.batch.work import do, job_of
from tests.texts import MEETING

JOB = job_of(Settings(fonts="bundled"), force=False, harvest=False)
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100c9fe92ef"
                      "0000000049454e44ae426082")
FORCED = msgspec.structs.replace(JOB, force=True)
HARVEST = msgspec.structs.replace(JOB, harvest=True)


def _known(task: Task, result: Result) -> Task:
    return msgspec.structs.replace(task, known=Known(result.key, result.pictures, {
        f"{task.target}.{kind}": made for kind, made in result.outputs.items()}))


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
    again, _ = do(_known(task, first), JOB)
    assert again.status == "resumed"


def test_a_changed_input_is_done_again(tmp_path: Path):
    task = _task(tmp_path)
    first, _ = do(task, JOB)
    _task(tmp_path, MEETING.replace("1286", "1287"))
    again, _ = do(_known(task, first), FORCED)
    assert again.status == "done"


def test_a_task_that_is_run_again_after_its_worker_died_finds_its_files_and_writes_the_others(tmp_path: Path):
    task = _task(tmp_path)
    do(task, JOB)
    (tmp_path / "out" / "a.pdf").unlink()
    again = msgspec.structs.replace(JOB, repeatable=True)
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
    _, rows = do(_task(tmp_path), HARVEST)
    assert {row["report"] for row in rows} == {"a"}
    assert {row["year"] for row in rows} == {2023}
    assert rows[0]["sentence"]


def test_a_harvest_has_the_rows_of_a_report_that_is_not_done_again(tmp_path: Path):
    task = _task(tmp_path)
    first, rows = do(task, HARVEST)
    again, rows_again = do(_known(task, first), HARVEST)
    assert again.status == "resumed"
    assert rows_again == rows


def test_a_picture_beside_the_text_is_used_and_is_part_of_the_input(tmp_path: Path):
    task = _task(tmp_path, MEETING.replace("二、存在", "![图](p.png)\n\n二、存在"))
    task = Task(str(tmp_path / "a.md"), task.target)
    (tmp_path / "a.txt").rename(tmp_path / "a.md")
    (tmp_path / "p.png").write_bytes(PIXEL)
    first, _ = do(task, JOB)
    assert first.pictures == ("p.png",)
    assert "reader-picture-missing" not in [one.code for one in first.diagnostics]
    assert do(_known(task, first), FORCED)[0].status == "resumed"
    (tmp_path / "p.png").unlink()
    again, _ = do(_known(task, first), FORCED)
    assert again.status == "done"
    assert "reader-picture-missing" in [one.code for one in again.diagnostics]


def test_a_mistake_of_ours_is_a_failed_result_that_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("convert.batch.work.load", broken)
    result, _ = do(_task(tmp_path), JOB)
    assert (result.status, result.diagnostics[0].code) == ("failed", "batch-mistake")
    assert re.fullmatch(r"ZeroDivisionError: division by zero, (tests\.batch\.)?test_work:\d+", str(result.diagnostics[0].args["reason"]))


@pytest.mark.parametrize(("error", "reason"), [(MemoryError, "MemoryError"), (RecursionError, "RecursionError")])
def test_too_much_is_a_failed_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception], reason: str):
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("convert.batch.work.load", broken)
    diagnostic = do(_task(tmp_path), JOB)[0].diagnostics[0]
    assert (diagnostic.code, diagnostic.args) == ("batch-too-much", {"reason": reason})


def test_what_was_chosen_beside_the_input_is_read_and_is_part_of_the_input(tmp_path: Path):
    task = _task(tmp_path)
    first, _ = do(task, JOB)
    kept = tmp_path / "a.txt.choices.json"
    kept.write_text('{"schema": "convert.choices/1", "choices": []}', "utf-8")
    assert do(_known(task, first), FORCED)[0].status == "done"
    kept.write_text("{", "utf-8")
    assert do(_known(task, first), FORCED)[0].diagnostics[0].code == "doubt-choices-broken"
