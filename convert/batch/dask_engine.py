"""The same work on Dask workers, on one machine or many."""

from collections.abc import Iterator, Sequence

import msgspec

from convert.batch.task import Result, Task
from convert.batch.work import Job, do
from convert.diagnostics import ConvertError, UsageError

_RETRIES = 3
"""How often a task is tried again on another worker when its worker dies."""
_PATIENCE = "10s"
"""For a scheduler that does not answer."""


def run_on_dask(tasks: Sequence[Task], job: Job, scheduler: str) -> Iterator[tuple[Result, list[dict[str, object]]]]:
    """Yield results as they come.

    A task is pure but for its outputs, and those are written whole under fixed names: one that is run again after its worker
    died writes the same bytes.

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
    except (OSError, TimeoutError) as error:
        raise UsageError("batch-no-scheduler-there", scheduler=scheduler, reason=str(error)) from None
    with client:
        shared = client.scatter(msgspec.structs.replace(job, repeatable=True), broadcast=True)
        futures = [client.submit(do, task, shared, key=f"convert-{number}-{task.target}", pure=False, retries=_RETRIES)
                   for number, task in enumerate(tasks)]
        for future in as_completed(futures):
            yield future.result()
            future.release()
