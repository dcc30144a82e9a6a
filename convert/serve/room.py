"""Between the page and the limited children: how many run at once, who waits, what is under way, and what is drawn ahead."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Iterator

import anyio.to_thread
import msgspec

from convert.api import Settings
from convert.diagnostics import ConvertError, Diagnostic
from convert.serve.binding import check_packet
from convert.serve.child import run_limited
from convert.serve.jobs import History, Job, task_of
from convert.serve.making import WAITING, Making, UnderWay
from convert.serve.options import ServeLimits
from convert.serve.packets import OpenPacket
from convert.serve.store import Clock, Opened, Store
from convert.serve.tasks import (
    Bind,
    Bound,
    Compare,
    Convert,
    Draw,
    Drawn,
    Export,
    Failed,
    Made,
    Reply,
    Revise,
    Revised,
    Said,
    Task,
    Tell,
    Written,
)

Runner = Callable[[Task, ServeLimits, Tell, threading.Event], Reply]
PAGES_AT_ONCE = 3
"""Pages that one child draws: what a person sees, and a little more."""


class Room:
    """The open reports and the work that is under way."""

    def __init__(self, limits: ServeLimits, *, runner: Runner = run_limited, clock: Clock = time.monotonic) -> None:
        """`runner` does a task; `clock` gives seconds."""
        self.limits = limits
        self.jobs = Store[Job](limits, clock)
        self.packets = Store[OpenPacket](limits, clock, gone="serve-packet-gone")
        self.under_way: dict[str, UnderWay] = {}
        """By the key that the page chose for its request."""
        self._runner = runner
        self._running = asyncio.Semaphore(limits.at_once)
        self._drawing = asyncio.Semaphore(limits.at_once)
        """Pages are drawn beside what is being made: a person looks at them meanwhile."""
        self._waiting = 0
        self._ahead: set[asyncio.Task[None]] = set()

    async def open(self, data: bytes, name: str, history: History, *, shelf: str = "", key: str = "") -> Job:
        """Convert an upload and open it as soon as its pages are there.

        Raises:
            ConvertError: it cannot be converted, or there is no room.
        """
        self.jobs.check_room()
        job = self.jobs.add(Job(data, name, history, await self._begin(task_of(data, name, history.current), key), shelf))
        self._draw_ahead(job)
        return job

    async def change(self, job: Job, revision: int, change: Callable[[History], History], *, key: str = "") -> None:
        """Convert an open report anew, until its pages are there. When that fails it stays as it was.

        Args:
            job: The report.
            revision: The revision that the person saw.
            change: Gives the new history.
            key: Of the request.

        Raises:
            ConvertError: `serve-stale`, it was changed meanwhile; or it cannot be converted with these changes.
        """
        async with job.lock:
            if revision != job.revision:
                raise ConvertError("serve-stale")
            history = change(job.history)
            if len(history.current.edits) > self.limits.edits:
                raise ConvertError("edit-many", limit=self.limits.edits)
            job.making.under_way.stop.set()  # nobody waits for the files of the version before; they are made anew when this one fails
            job.replace(history, await self._begin(task_of(job.data, job.name, history.current), key))
        self._draw_ahead(job)

    async def made(self, job: Job, *, key: str = "") -> Made:
        """Return the files of an open report as it is now.

        Raises:
            ConvertError: they cannot be made.
        """
        while True:
            making = await self._going_on(job)
            with self._known(key, making.under_way):
                await making.beyond("inspected")
            if making.made is not None and making is job.making:
                return making.made
            if making is job.making and making.failure is not None:
                raise making.failure

    async def news(self, job: Job, revision: int, stage: str) -> None:
        """Wait until there is more to tell of an open report than a page knows that has it at this revision and stage.

        Raises:
            ConvertError: there will be no more.
        """
        if job.revision != revision:
            return
        making = await self._going_on(job) if stage == "pages" else job.making
        await making.beyond(stage)
        if making is job.making and making.failure is not None and not making.was_ended:
            raise making.failure

    def end(self) -> None:
        """End everything that is under way."""
        for one in (*self.under_way.values(), *(job.making.under_way for job in self.jobs)):
            one.stop.set()

    async def _going_on(self, job: Job) -> Making:
        """Return what becomes of an open report, begun anew when somebody ended it."""
        if job.making.was_ended:
            async with job.lock:
                if job.making.was_ended:
                    job.making = await self._begin(job.task())
        return job.making

    async def compare(self, jobs: list[Job], *, key: str = "") -> bytes:
        """Return the workbook that compares several open reports.

        Raises:
            ConvertError: it cannot be made.
        """
        reply = await self._ask(Compare(reports=tuple(job.task() for job in jobs)), key)
        if not isinstance(reply, Written):
            raise _error(reply)
        return reply.data

    async def revise(self, old: Job, new: Job, *, key: str = "") -> Revised:
        """Return what changed from one open report to another.

        Raises:
            ConvertError: it cannot be told.
        """
        reply = await self._ask(Revise(old=old.task(), new=new.task()), key)
        if not isinstance(reply, Revised):
            raise _error(reply)
        return reply

    async def ofd(self, job: Job, *, key: str = "") -> bytes:
        """Return the OFD of an open report, made when it is first asked for.

        Raises:
            ConvertError: it cannot be made.
        """
        async with job.lock:
            if job.ofd is None:
                reply = await self._ask(Export(report=job.task(), kind="ofd"), key)
                if not isinstance(reply, Written):
                    raise _error(reply)
                job.ofd = reply.data
        return job.ofd

    async def bind(self, opened: OpenPacket, settings: Settings, *, key: str = "") -> None:
        """Make a packet as it is arranged now, of its reports as they are now. When that fails, what was made before stays.

        Raises:
            ConvertError: it cannot be made, or one of its reports is not open any more.
        """
        async with opened.lock:
            packet = opened.packet
            reports = {name: self.jobs.get(name) for name in opened.jobs}
            check_packet(packet)
            task = Bind(packet=packet, reports={name: job.task() for name, job in reports.items()}, settings=settings)
            reply = await self._ask(task, key, seconds=self.limits.packet_seconds)
            if not isinstance(reply, Bound):
                raise _error(reply)
            opened.take(packet, {name: job.revision for name, job in reports.items()}, reply)

    async def picture(self, job: Opened, digest: str) -> bytes:
        """Return the page of that digest as PNG; its neighbours are drawn with it.

        Raises:
            ConvertError: `serve-gone`, the report has no such page any more.
        """
        if digest not in job.pictures:
            async with job.lock:
                if digest not in job.pictures:
                    await self._draw(job, digest)
        return job.pictures[digest]

    def cancel(self, key: str) -> None:
        """End the task of that key, when there is one."""
        if key in self.under_way:
            self.under_way[key].stop.set()

    async def _begin(self, task: Convert, key: str = "") -> Making:
        """Begin a conversion and return it as soon as its pages are there.

        Raises:
            ConvertError: it cannot be converted.
        """
        making = Making()
        making.work = asyncio.create_task(self._work(making, task))
        with self._known(key, making.under_way):
            await making.beyond("")
        _ = making.view
        return making

    async def _work(self, making: Making, task: Convert) -> None:
        """Do a conversion to its end."""
        loop = asyncio.get_running_loop()

        def tell(said: Said) -> None:
            loop.call_soon_threadsafe(making.take, said)

        try:
            reply = await self._run(task, making.under_way, tell)
        except ConvertError as error:
            making.fail(error)
        except Exception:
            making.fail(ConvertError("serve-internal"))
            raise
        else:
            making.take(reply) if isinstance(reply, Made) else making.fail(_error(reply))

    async def _draw(self, job: Opened, digest: str) -> None:
        pages = job.pages
        index = next((number for number, page in enumerate(pages) if page.digest == digest), None)
        if index is None:
            raise ConvertError("serve-gone", minutes=int(self.limits.lifetime_seconds // 60))
        first = index - index % PAGES_AT_ONCE
        wanted = [page for page in pages[first:first + PAGES_AT_ONCE] if page.digest not in job.pictures]
        reply = await self._ask(Draw(pdf=job.pdf, pages=tuple(page.number for page in wanted)), "")
        if not isinstance(reply, Drawn):
            raise _error(reply)
        job.pictures.update(zip((page.digest for page in wanted), reply.pictures, strict=True))

    def _draw_ahead(self, job: Job) -> None:
        """Begin to draw the first pages that are new before the browser asks for them."""
        task = asyncio.create_task(self._new_pages(job))
        self._ahead.add(task)
        task.add_done_callback(self._ahead.discard)

    async def _new_pages(self, job: Job) -> None:
        first = next((page.digest for page in job.pages if page.digest not in job.pictures), None)
        if first is not None:
            with contextlib.suppress(ConvertError):  # the browser will ask, and be told
                await self.picture(job, first)

    @contextlib.contextmanager
    def _known(self, key: str, under_way: UnderWay) -> Iterator[None]:
        """Let the page ask by `key` how far its request is."""
        if key:
            self.under_way[key] = under_way
        try:
            yield
        finally:
            self.under_way.pop(key, None)

    async def _ask(self, task: Task, key: str, *, seconds: float = 0.0) -> Reply:
        """Do a task for which a page waits."""
        under_way = UnderWay()
        with self._known(key, under_way):
            return await self._run(task, under_way, under_way.tell, seconds=seconds)

    async def _run(self, task: Task, under_way: UnderWay, tell: Tell, *, seconds: float = 0.0) -> Reply:
        limits = msgspec.structs.replace(self.limits, job_seconds=seconds or self.limits.job_seconds)
        if self._waiting >= self.limits.waiting:
            raise ConvertError("serve-busy")
        self._waiting += 1
        gate = self._drawing if isinstance(task, Draw) else self._running
        if gate.locked():
            tell(WAITING)
        try:
            async with gate:
                return await anyio.to_thread.run_sync(self._runner, task, limits, tell, under_way.stop)
        except asyncio.CancelledError:
            under_way.stop.set()  # the program ends: so does the child
            raise
        finally:
            self._waiting -= 1


def _error(reply: Reply) -> ConvertError:
    diagnostic = reply.diagnostic if isinstance(reply, Failed) else Diagnostic(code="serve-died", grade="error")
    error = ConvertError(diagnostic.code)
    error.diagnostic = diagnostic
    return error
