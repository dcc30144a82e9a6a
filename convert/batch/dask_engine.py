"""The same work on Dask workers, on one machine or many."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from itertools import islice
from threading import Lock
from typing import Any

import msgspec

from convert.batch.task import Done, Task, failed, given_up
from convert.batch.work import BatchJob, do
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


def run_on_dask(tasks: Sequence[Task], job: BatchJob, scheduler: str, work: Callable[[Task, BatchJob], Done] = do) -> Iterator[Done]:
    """Yield results as they come.

    A task is pure but for its outputs, and those are written whole under fixed names: one that is run again after its worker
    died writes the same bytes. One that costs several workers their lives, by itself, is failed.

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
        # Every task brings the job along: what workers share is gone with the last of them, and is not always found again.
        again = msgspec.structs.replace(job, repeatable=True)
        waiting = iter(tasks)
        running: dict[Any, Task] = {}
        suspects: list[Task] = []

        def submit(task: Task, *, alone: bool = False) -> Any:
            future = client.submit(_do_alone, task, again, work, pure=False, retries=_RETRIES,
                                   key=f"convert-{client.id}-{'alone' if alone else 'first'}-{task.target}")
            running[future] = task
            return future

        ahead = max(_AT_LEAST, _AHEAD * sum(client.nthreads().values()))
        completed = as_completed([submit(task) for task in islice(waiting, ahead)])
        for future in completed:
            task = running.pop(future)
            done = _outcome(future, task)
            if done is None:
                suspects.append(task)
            else:
                yield done
            for another in islice(waiting, 1):
                completed.add(submit(another))
        for task in suspects:  # alone, each shows whether it was the one that the workers died of
            yield _outcome(submit(task, alone=True), task) or (given_up(task), [])


def _do_alone(task: Task, job: BatchJob, work: Callable[[Task, BatchJob], Done]) -> Done:
    """Do a task; a worker with several threads does one at a time, for the libraries that read and draw pages are not made for more."""
    with _ONE_AT_A_TIME:
        return work(task, job)


def _outcome(future: Any, task: Task) -> Done | None:
    """Return what came of the task; None when too many workers died while they had it, be it its fault or that of another."""
    from distributed import KilledWorker

    try:
        done: Done = future.result()
    except (CancelledError, KilledWorker):
        return None
    except Exception as error:  # noqa: BLE001 - whatever another machine answers is about this report
        reason = f"{type(error).__name__}: {' '.join(str(error).split())}"
        return failed(task, Diagnostic(code="batch-on-worker", grade="error", path=task.source, args={"reason": reason})), []
    return done
