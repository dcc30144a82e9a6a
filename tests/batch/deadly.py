"""Work that ends its process, by the name of the input: what a lack of memory does."""

import os
import signal
from pathlib import Path

from convert.batch.task import Done, Result, Task
from convert.batch.work import BatchJob


def work(task: Task, job: BatchJob) -> Done:
    """Die at every `deadly` input, once at every `once` one, never end at `hang`; do nothing at the others."""
    name = Path(task.source).name
    if name == "hang":
        signal.pause()
    mark = Path(task.source + ".died")
    if "deadly" in name or ("once" in name and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return Result(source=task.source, target=task.target, status="done", key="again" if job.repeatable else "first"), []
