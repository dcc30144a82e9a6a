"""A whole batch: plan, do, record, tell."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from convert.api import Settings
from convert.batch.places import is_remote
from convert.batch.record import Record, read_record
from convert.batch.task import Result, Task, plan
from convert.batch.work import Job
from convert.diagnostics import UsageError


class BatchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a batch is run."""

    out: str | None = None
    jobs: int | None = None
    """Processes; as many as there are cores when left out."""
    resume: bool = False
    force: bool = False
    engine: Literal["local", "dask"] = "local"
    scheduler: str | None = None
    """Address of a Dask scheduler, `tcp://…`."""
    indicators: str | None = None
    """Where the Parquet dataset of all indicators goes."""


def run_batch(inputs: Sequence[str], settings: Settings, options: BatchOptions,
              tell: Callable[[Result, int, int], None]) -> tuple[Result, ...]:
    """Convert `inputs` and return what came of each, in the order of the plan.

    Args:
        inputs: Paths, folders, or fsspec addresses.
        settings: For all reports alike.
        options: How to run.
        tell: Called after each report with its result, how many are finished, and how many there are.

    Raises:
        UsageError: wrong options. A report that cannot be converted raises nothing: it is a failed result.
    """
    tasks = plan(inputs, options.out)
    folder = _record_folder(options, tasks)
    known = read_record(folder) if options.resume and folder else {}
    # A resumed run replaces the outputs of tasks whose input or options have changed.
    job = Job(settings=settings, force=options.force or options.resume, known=known, harvest=options.indicators is not None)
    results: dict[str, Result] = {}
    rows: list[dict[str, object]] = []
    record = Record(folder, resume=options.resume) if folder else None
    try:
        for result, found in _engine(tasks, job, options):
            results[result.target] = result
            rows.extend(found)
            if record is not None and result.status != "resumed":
                record.add(result)
            tell(result, len(results), len(tasks))
    finally:
        if record is not None:
            record.__exit__(None, None, None)
    if options.indicators is not None:
        from convert.batch.harvest import write_dataset

        write_dataset(rows, options.indicators)
    return tuple(results[task.target] for task in tasks)


def _engine(tasks: tuple[Task, ...], job: Job, options: BatchOptions) -> "Iterator[tuple[Result, list[dict[str, object]]]]":
    if options.engine == "dask":
        if options.scheduler is None:
            raise UsageError("batch-no-scheduler")
        from convert.batch.dask_engine import run_on_dask

        return run_on_dask(tasks, job, options.scheduler)
    from convert.batch.local import run_here

    return run_here(tasks, job, options.jobs or os.cpu_count() or 1)


def _record_folder(options: BatchOptions, tasks: Sequence[Task]) -> str | None:
    """A summary is kept where the outputs of several reports go; a remote folder keeps it in the working folder."""
    if len(tasks) < 2 and not options.resume:
        return None
    out = options.out or os.path.dirname(tasks[0].target) or "."
    return "." if is_remote(out) else out
