"""The same work on Dask workers in processes of their own."""

import gc
from pathlib import Path

import pytest

from convert.api import Settings
from convert.batch import BatchOptions, run_batch
from convert.diagnostics import UsageError
from tests.texts import MEETING

pytestmark = pytest.mark.filterwarnings("ignore")
SETTINGS = Settings(fonts="bundled", pdf_profile="plain")


@pytest.fixture(autouse=True)
def nothing_is_left_to_later_tests():
    """Collect what the cluster's threads leave open while warnings are still off."""
    yield
    gc.collect()


@pytest.fixture
def cluster():
    distributed = pytest.importorskip("distributed", reason="the dask extra is not installed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as local:
        yield local


def _run(folder: Path, cluster, count: int, tell=lambda *_: None):
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(MEETING, "utf-8")
    options = BatchOptions(out=str(folder / "out"), engine="dask", scheduler=cluster.scheduler_address)
    return run_batch([str(folder / f"{number:02}.txt") for number in range(count)], SETTINGS, options, tell)


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
    assert len((tmp_path / "out" / "summary.jsonl").read_text("utf-8").splitlines()) == 12


def test_a_scheduler_that_is_not_there_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("distributed", reason="the dask extra is not installed")
    monkeypatch.setattr("convert.batch.dask_engine._PATIENCE", "1s")
    (tmp_path / "a.txt").write_text(MEETING, "utf-8")
    with pytest.raises(UsageError) as error:
        run_batch([str(tmp_path / "a.txt")], SETTINGS, BatchOptions(engine="dask", scheduler="tcp://127.0.0.1:9"), lambda *_: None)
    assert error.value.diagnostic.code == "batch-no-scheduler-there"
