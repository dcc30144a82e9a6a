"""A whole batch: plan, do, record, tell."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from typing import Literal

import msgspec

from convert.api import Settings
from convert.batch.local import cores, run_here
from convert.batch.places import folder_of, is_remote, join
from convert.batch.plan import is_folder, plan, with_known
from convert.batch.record import NAME, Record, is_foreign, read_record
from convert.batch.task import Done, Result, Task
from convert.batch.work import BatchJob, do, job_of
from convert.diagnostics import ConvertError, Outcome, UsageError
from convert.publish import is_same_file


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
    files: tuple[str, ...] = ()
    """Files that options name: no output takes their place."""
    debug: bool = False
    """Whether tracebacks are shown."""


def run_batch(inputs: Sequence[str], settings: Settings, options: BatchOptions,
              tell: Callable[[Result, int, int], None]) -> Outcome[tuple[Result, ...]]:
    """Convert `inputs` and return what came of each, in the order of the plan, and what is to be told of the whole.

    Args:
        inputs: Paths, folders, or fsspec addresses.
        settings: For all reports alike.
        options: How to run.
        tell: Called after each report with its result, how many are finished, and how many there are.

    Raises:
        UsageError: wrong options.
        ConvertError: there is nothing to convert, or no place for the summary or the harvest. A report that cannot be
            converted raises nothing: it is a failed result.
    """
    if options.jobs is not None and options.jobs < 1:
        raise UsageError("cli-bad-value", name="--jobs", reason="1, 2, 3, …")
    planned = plan(inputs, options.out, options.files, settings.kinds)
    tasks = planned.value
    folder = summary_folder(options, tasks, inputs)
    if folder is not None:
        _check_summary(folder, [*(task.source for task in tasks), *options.files], force=options.force)
        if options.resume:
            tasks = with_known(tasks, read_record(folder))
    job = job_of(settings, force=options.force, repeatable=options.resume, harvest=options.indicators is not None, files=options.files,
                 debug=options.debug)
    numbers = {task.target: number for number, task in enumerate(tasks)}
    results: dict[str, Result] = {}
    with ExitStack() as stack:
        done = stack.enter_context(closing(_engine(tasks, job, options)))
        record = stack.enter_context(Record(folder, resume=options.resume)) if folder is not None else None
        harvest = None
        if options.indicators is not None:
            from convert.batch.harvest import Harvest

            harvest = stack.enter_context(Harvest(options.indicators))
        for result, rows in done:
            results[result.target] = result
            if harvest is not None:
                harvest.add(numbers[result.target], rows)
            if record is not None and result.status != "resumed":
                record.add(result)
            tell(result, len(results), len(tasks))
    return Outcome(tuple(results[task.target] for task in tasks), planned.diagnostics)


def _check_summary(folder: str, inputs: Sequence[str], *, force: bool) -> None:
    """Refuse to replace an input, or a file of somebody else, by the summary."""
    place = join(folder, NAME)
    if not is_remote(folder) and any(is_same_file(place, one) for one in inputs):
        raise UsageError("file-is-input", path=place)
    if not force and is_foreign(folder):
        raise ConvertError("file-exists", path=place)


def summary_folder(options: BatchOptions, tasks: Sequence[Task], inputs: Sequence[str]) -> str | None:
    """Return where the summary of several reports, or of a folder, is kept: where their outputs go."""
    if len(tasks) < 2 and not options.resume and not any(map(is_folder, inputs)):
        return None
    return options.out or folder_of(tasks[0].target) or "."


def _engine(tasks: tuple[Task, ...], job: BatchJob, options: BatchOptions) -> Generator[Done, None, None]:
    """Return the results as they come; standard input is read in this process, which alone has it."""
    here = tuple(task for task in tasks if task.source == "-")
    others = tuple(task for task in tasks if task.source != "-")
    own = (do(task, job) for task in here)
    if options.engine == "dask":
        if options.scheduler is None:
            raise UsageError("batch-no-scheduler")
        from convert.batch.dask_engine import run_on_dask

        return _both(own, run_on_dask(others, job, options.scheduler))
    return _both(own, run_here(others, job, options.jobs or cores()))


def _both(first: Iterator[Done], second: Iterator[Done]) -> Generator[Done, None, None]:
    yield from first
    yield from second
