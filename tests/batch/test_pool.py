"""Processes that die, and those that do not."""

from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from convert.api import Settings
from convert.batch.pool import run_in_pool
from convert.batch.task import Task
from convert.batch.work import BatchJob
from tests.batch.deadly import work

JOB = BatchJob(settings=Settings())


def _tasks(folder: Path, *names: str) -> list[Task]:
    return [Task(str(folder / name), name) for name in names]


def test_each_task_is_done_once_by_all_workers(tmp_path: Path):
    names = [f"{number}" for number in range(50)]
    done = [result.target for result, _ in run_in_pool(_tasks(tmp_path, *names), JOB, 3, work)]
    assert sorted(done) == sorted(names)


def test_a_task_whose_process_dies_is_done_by_another_that_knows(tmp_path: Path):
    done = {result.target: result for result, _ in run_in_pool(_tasks(tmp_path, "a", "once", "b", "c"), JOB, 2, work)}
    assert {name: (result.status, result.key) for name, result in done.items()} == {
        "a": ("done", "first"), "once": ("done", "again"), "b": ("done", "first"), "c": ("done", "first")}


def test_a_report_that_kills_its_process_twice_is_failed_and_the_rest_is_done(tmp_path: Path):
    done = {result.target: result for result, _ in run_in_pool(_tasks(tmp_path, "deadly", "a", "b", "deadly2", "c"), JOB, 2, work)}
    assert {name: result.status for name, result in done.items()} == {
        "a": "done", "b": "done", "c": "done", "deadly": "failed", "deadly2": "failed"}
    assert done["deadly"].diagnostics[0].code == "batch-worker-died"


def test_no_process_is_left_when_the_caller_stops(tmp_path: Path):
    results = run_in_pool(_tasks(tmp_path, *map(str, range(20))), JOB, 2, work)
    next(results)
    assert len(active_children()) == 2
    results.close()
    assert active_children() == []


def test_a_second_ctrl_c_kills_what_is_still_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    killed = []
    kill = BaseProcess.kill

    def recorded(process: BaseProcess) -> None:
        killed.append(process)
        kill(process)

    results = run_in_pool(_tasks(tmp_path, "hang", "a"), JOB, 2, work)
    assert next(results)[0].target == "a"
    processes = active_children()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("convert.batch.pool.ProcessPoolExecutor.shutdown", interrupted)
        patch.setattr(BaseProcess, "kill", recorded)
        results.close()
    for process in processes:
        process.join()
    assert len(processes) == 2
    assert set(killed) == set(processes)
