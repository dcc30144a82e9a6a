"""The same work on Dask workers, on one machine or many."""

from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import Any

import msgspec

from convert.batch.task import Done, Task, failed, given_up
from convert.batch.work import Job, do
from convert.diagnostics import ConvertError, Diagnostic, UsageError

_RETRIES = 3
"""How often a task is tried again on another worker when its worker dies."""
_PATIENCE = "10s"
"""For a scheduler that does not answer."""
_AHEAD = 8
"""Tasks handed out per thread of the cluster: all are busy, and the scheduler's memory does not grow with the batch."""
_AT_LEAST = 64
"""Tasks handed out at least: workers may come while the batch runs."""
_ONE_AT_A_TIME = Lock()


def run_on_dask(tasks: Sequence[Task], job: Job, scheduler: str, work: Callable[[Task, Job], Done] = do) -> Iterator[Done]:
    """Yield results as they come.

    A task is pure but for its outputs, and those are written whole under fixed names: one that is run again after its worker
    died writes the same bytes. One that costs several workers their lives is failed.

    Raises:
        UsageError: `batch-no-scheduler-there`.
        ConvertError: `batch-needs-extra`.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise ConvertError("batch-needs-extra", extra="dask") from None
    try:
        client = Client(scheduler, timeout=_PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError("batch-no-scheduler-there", scheduler=scheduler, reason=" ".join(str(error).split())) from None
    with client:
        shared = client.scatter(msgspec.structs.replace(job, repeatable=True), broadcast=True)
        waiting = iter(tasks)
        running: dict[Any, Task] = {}

        def submit_next() -> Any:
            for task in waiting:
                future = client.submit(_do_alone, task, shared, work, key=f"convert-{task.target}", pure=False, retries=_RETRIES)
                running[future] = task
                return future
            return None

        ahead = max(_AT_LEAST, _AHEAD * sum(client.nthreads().values()))
        completed = as_completed([future for future in (submit_next() for _ in range(ahead)) if future is not None])
        for future in completed:
            yield _outcome(future, running.pop(future))
            future.release()
            another = submit_next()
            if another is not None:
                completed.add(another)


def _do_alone(task: Task, job: Job, work: Callable[[Task, Job], Done]) -> Done:
    """Do a task; a worker with several threads does one at a time, for the libraries that read and draw pages are not made for more."""
    with _ONE_AT_A_TIME:
        return work(task, job)


def _outcome(future: Any, task: Task) -> Done:
    error = future.exception()
    if error is None:
        done: Done = future.result()
        return done
    from distributed import KilledWorker

    if isinstance(error, KilledWorker):
        return given_up(task), []
    reason = f"{type(error).__name__}: {' '.join(str(error).split())}"
    return failed(task, Diagnostic(code="batch-on-worker", grade="error", path=task.source, args={"reason": reason})), []
