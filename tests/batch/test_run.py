"""A whole batch."""

import json
from pathlib import Path

import pytest

from convert.api import Settings
from convert.batch import BatchOptions, run_batch
from convert.diagnostics import UsageError
from tests.texts import MEETING, SECOND_YEAR

SETTINGS = Settings(fonts="bundled", pdf_profile="plain")


def _inputs(folder: Path) -> str:
    place = folder / "in"
    place.mkdir()
    (place / "a.txt").write_text(MEETING, "utf-8")
    (place / "b.txt").write_text(SECOND_YEAR, "utf-8")
    (place / "broken.txt").write_bytes(b"")
    return str(place)


def _run(folder: str, out: Path, **options):
    told = []
    results = run_batch([folder], SETTINGS, BatchOptions(out=str(out), **options), lambda _, done, total: told.append((done, total)))
    return results, told


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_failing_report_does_not_stop_the_rest(tmp_path: Path, jobs: int):
    results, told = _run(_inputs(tmp_path), tmp_path / "out", jobs=jobs)
    assert [result.status for result in results] == ["done", "done", "failed"]
    assert told == [(1, 3), (2, 3), (3, 3)]
    lines = [json.loads(line) for line in (tmp_path / "out" / "summary.jsonl").read_text("utf-8").splitlines()]
    assert sorted(line["status"] for line in lines) == ["done", "done", "failed"]


def test_a_run_is_taken_up_where_it_stopped(tmp_path: Path):
    folder = _inputs(tmp_path)
    _run(folder, tmp_path / "out", jobs=1)
    (tmp_path / "out" / "b.json").unlink()
    (tmp_path / "in" / "broken.txt").write_text(MEETING, "utf-8")
    results, _ = _run(folder, tmp_path / "out", jobs=1, resume=True)
    assert [result.status for result in results] == ["resumed", "done", "done"]
    results, _ = _run(folder, tmp_path / "out", jobs=1, resume=True)
    assert {result.status for result in results} == {"resumed"}


def test_one_job_and_two_write_the_same_bytes(tmp_path: Path):
    folder = _inputs(tmp_path)
    for jobs in (1, 2):
        _run(folder, tmp_path / f"out{jobs}", jobs=jobs)
    for path in (tmp_path / "out1").iterdir():
        if path.suffix != ".jsonl":
            assert path.read_bytes() == (tmp_path / "out2" / path.name).read_bytes(), path.name


def test_dask_needs_a_scheduler(tmp_path: Path):
    with pytest.raises(UsageError) as error:
        _run(_inputs(tmp_path), tmp_path / "out", engine="dask")
    assert error.value.diagnostic.code == "batch-no-scheduler"
