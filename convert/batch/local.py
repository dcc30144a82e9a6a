"""The work on this machine: in this process, or in a pool of processes."""

import os
from collections.abc import Iterator, Sequence

from convert.batch.task import Done, Task
from convert.batch.work import BatchJob, do


def run_here(tasks: Sequence[Task], job: BatchJob, jobs: int) -> Iterator[Done]:
    """Yield results as they come. One job runs in this process; more run in a pool."""
    if jobs == 1 or len(tasks) == 1:
        for task in tasks:
            yield do(task, job)
        return
    from convert.batch.pool import run_in_pool

    yield from run_in_pool(tasks, job, jobs)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
