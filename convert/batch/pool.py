"""Processes on this machine that stay warm, each at the end of its own pipe.

Each has one report at a time, so it is known which report a process died of. `concurrent.futures` gives up the whole pool
then, and does not tell which task it was.
"""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext

import msgspec

from convert.batch.task import Done, Task, given_up
from convert.batch.work import Job, do

_GRACE = 5.0
"""Seconds that a process may still work on its report after its parent was killed."""
_ENOUGH = 2
"""A report that so many processes died of is failed."""
Work = Callable[[Task, Job], Done]


class _Message(msgspec.Struct, array_like=True, frozen=True):
    """What is handed out."""

    task: Task
    again: bool
    """Whether a process died of it before."""


_ANSWERS: msgspec.msgpack.Decoder[Done] = msgspec.msgpack.Decoder(Done)


class _Worker:
    """One process, and the task that it has."""

    def __init__(self, context: BaseContext, job: Job, work: Work) -> None:
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, job, work))  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()
        self.task: Task | None = None

    def give(self, task: Task, *, again: bool) -> None:
        """Hand out a task; that the process is no more shows when its answer is asked for."""
        self.task = task
        try:
            self.pipe.send_bytes(msgspec.msgpack.encode(_Message(task, again)))
        except OSError:
            return

    def answer(self) -> Done | None:
        """Return the result of the task; None when the process died of it."""
        try:
            done: Done = _ANSWERS.decode(self.pipe.recv_bytes())
        except (EOFError, OSError):
            return None
        self.task = None
        return done

    def dismiss(self) -> None:
        """Let the process end as soon as it has no report to finish."""
        self.pipe.close()

    def wait(self) -> None:
        """Wait for its end."""
        self._process.join()

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()


def run_in_pool(tasks: Sequence[Task], job: Job, jobs: int, work: Work = do) -> Iterator[Done]:
    """Yield results as they come.

    A task whose process dies is done again by another, and is failed when it costs that one its life too. When the caller
    stops (Ctrl-C), the reports that have begun are finished, the others are not begun, and no process is left; when it is
    stopped again meanwhile, the processes are killed.
    """
    context = _context()
    waiting = deque(tasks)
    deaths: dict[str, int] = {}
    workers: list[_Worker] = []
    try:
        while waiting or any(worker.task for worker in workers):
            while waiting and len(workers) < jobs:
                workers.append(_Worker(context, job, work))
            for worker in workers:
                if waiting and worker.task is None:
                    task = waiting.popleft()
                    worker.give(task, again=task.target in deaths)
            for worker in _ready(workers):
                task_of = worker.task
                done = worker.answer()
                if done is None and task_of is not None:
                    workers.remove(worker)
                    worker.dismiss()
                    deaths[task_of.target] = deaths.get(task_of.target, 0) + 1
                    if deaths[task_of.target] < _ENOUGH:
                        waiting.appendleft(task_of)
                        continue
                    done = given_up(task_of), []
                if done is not None:
                    yield done
    finally:
        _end(workers)


def _ready(workers: Sequence[_Worker]) -> list[_Worker]:
    """Wait until a worker that has a task has an answer, or is no more."""
    ready = wait_for([worker.pipe for worker in workers if worker.task])
    return [worker for worker in workers if worker.pipe in ready]


def _end(workers: Sequence[_Worker]) -> None:
    try:
        for worker in workers:
            worker.dismiss()
        for worker in workers:
            worker.wait()
    except BaseException:
        for worker in workers:
            worker.kill()
        raise


def _context() -> BaseContext:
    """A server forks workers after the rooms are loaded: they start warm and share that memory."""
    if os.name != "posix":
        return get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    context = get_context("forkserver")
    context.set_forkserver_preload(["convert.batch.warm"])
    resource_tracker.ensure_running()
    # Server and workers inherit the mask: what is sent to the whole group (Ctrl-C) is the parent's affair from their first moment.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context


def serve(pipe: Connection, job: Job, work: Work) -> None:
    """Do tasks until the other end of `pipe` is closed."""
    from convert.batch import warm  # noqa: F401 - loaded already where the process was forked

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    decoder = msgspec.msgpack.Decoder(_Message)
    while True:
        try:
            message = decoder.decode(pipe.recv_bytes())
            done = work(message.task, msgspec.structs.replace(job, repeatable=True) if message.again else job)
            pipe.send_bytes(msgspec.msgpack.encode(done))
        except (EOFError, OSError):
            return


def _end_with_parent() -> None:
    """Put an end to a report that takes long when nobody is there any more to wait for it."""
    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        time.sleep(_GRACE)
        os._exit(1)
