"""The same work on Dask workers in processes of their own."""

import asyncio
import gc
import json
import sys
from pathlib import Path

import pytest

from convert.api import Settings
from convert.batch import BatchOptions, run_batch
from convert.batch.dask_engine import run_on_dask
from convert.batch.task import Done, Task
from convert.batch.work import BatchJob
from convert.diagnostics import UsageError
from tests.batch.deadly import work
from tests.refused import refused
from tests.texts import MEETING

pytestmark = pytest.mark.filterwarnings("ignore")
SETTINGS = Settings(fonts="bundled", pdf_profile="plain")
_WORKERS = 2


@pytest.fixture(autouse=True)
def nothing_is_left_to_later_tests():
    """Close the event loop that Dask asks this thread for: it would be collected in the midst of another test."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    asyncio.set_event_loop(None)
    loop.close()
    gc.collect()


@pytest.fixture
def cluster():
    """Two workers that are started anew whenever they are killed, however long a busy machine takes for it."""
    distributed = pytest.importorskip("distributed", reason="the dask extra is not installed")
    import dask

    with (
        dask.config.set({"distributed.deploy.lost-worker-timeout": "1h"}),
        distributed.LocalCluster(n_workers=_WORKERS, threads_per_worker=1, processes=True, dashboard_address=None) as local,
    ):
        yield local
        with distributed.Client(local) as client:  # Dask cannot be closed while a worker starts
            client.wait_for_workers(_WORKERS, timeout=300)


def _run(folder: Path, cluster, count: int, tell=lambda *_: None):
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(MEETING, "utf-8")
    options = BatchOptions(out=str(folder / "out"), engine="dask", scheduler=cluster.scheduler_address)
    return run_batch([str(folder / f"{number:02}.txt") for number in range(count)], SETTINGS, options, tell).value


def test_everything_is_converted_once_though_a_worker_is_killed(tmp_path: Path, cluster):
    killed = []

    def kill_one(*_):
        if not killed:
            name, worker = next(iter(cluster.workers.items()))
            killed.append(name)
            worker.process.process.kill()

    results = _run(tmp_path, cluster, 12, kill_one)
    assert killed
    assert [result.status for result in results] == ["done"] * 12
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 12
    lines = [json.loads(line) for line in (tmp_path / "out" / "summary.jsonl").read_text("utf-8").splitlines()]
    assert sorted(line["target"] for line in lines) == [str(tmp_path / "out" / f"{number:02}") for number in range(12)]
    assert not list((tmp_path / "out").glob(".*"))


def test_more_reports_than_are_handed_out_at_once_are_all_done(tmp_path: Path, cluster, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("convert.batch.dask_engine._AT_LEAST", 1)
    monkeypatch.setattr("convert.batch.dask_engine._AHEAD", 1)
    tasks = [Task(str(tmp_path / f"{number}"), f"{number}") for number in range(30)]
    done = [result.target for result, _ in run_on_dask(tasks, BatchJob(settings=SETTINGS), cluster.scheduler_address, work)]
    assert sorted(done) == sorted(task.target for task in tasks)


def test_a_report_that_kills_its_workers_is_failed_and_the_rest_is_done(tmp_path: Path, cluster):
    tasks = [Task(str(tmp_path / name), name) for name in ("a", "deadly", "once", "b")]
    done = {result.target: result for result, _ in run_on_dask(tasks, BatchJob(settings=SETTINGS), cluster.scheduler_address, work)}
    assert {name: result.status for name, result in done.items()} == {"a": "done", "b": "done", "once": "done", "deadly": "failed"}
    assert done["deadly"].diagnostics[0].code == "batch-worker-died"


def test_without_its_packages_it_is_said_which_extra_brings_them(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with refused("batch-needs-extra"):
        next(run_on_dask([], BatchJob(settings=SETTINGS), "tcp://127.0.0.1:1"))


def refuses(task: Task, job: BatchJob) -> Done:
    """Stand for a worker that has another version installed."""
    raise ModuleNotFoundError(f"no {task.target} for {job.settings.fonts}")


def test_a_worker_that_cannot_do_it_is_one_sentence_a_report(cluster):
    (result, rows), = run_on_dask([Task("a.txt", "a")], BatchJob(settings=SETTINGS), cluster.scheduler_address, refuses)
    assert (result.status, rows) == ("failed", [])
    assert result.diagnostics[0].code == "batch-on-worker"
    assert result.diagnostics[0].args == {"reason": "ModuleNotFoundError: no a for bundled"}


def test_a_scheduler_that_is_not_there_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("distributed", reason="the dask extra is not installed")
    monkeypatch.setattr("convert.batch.dask_engine._PATIENCE", "1s")
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    with pytest.raises(UsageError) as error:
        run_batch([str(tmp_path / "a.txt")], SETTINGS, BatchOptions(engine="dask", scheduler="tcp://127.0.0.1:9"), lambda *_: None)
    assert error.value.diagnostic.code == "batch-no-scheduler-there"
