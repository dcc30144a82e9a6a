"""Work under way: how many at once, who is sent away."""

import asyncio
import threading

import msgspec

from convert.api import Settings
from convert.diagnostics import ConvertError, Diagnostic
from convert.editing.edit import SetText
from convert.serve.jobs import History, Version
from convert.serve.options import ServeLimits
from convert.serve.room import Room
from convert.serve.tasks import Convert, Failed, Inspected, Laid, Made
from convert.serve.work import perform
from tests.refused import refused
from tests.texts import MEETING

UPLOAD = (MEETING.encode(), "a.txt", History(versions=[Version(settings=Settings(fonts="bundled"))]))


def test_no_more_run_at_once_than_allowed_and_no_more_wait():
    running, most = 0, 0
    lock = threading.Lock()

    def runner(task, *_):
        nonlocal running, most
        if not isinstance(task, Convert):
            return perform(task)
        with lock:
            running += 1
            most = max(most, running)
        reply = perform(task)
        with lock:
            running -= 1
        return reply

    async def visit():
        room = Room(ServeLimits(at_once=1, waiting=2, jobs=9), runner=runner)
        return await asyncio.gather(*(room.open(*UPLOAD) for _ in range(4)), return_exceptions=True)

    answers = asyncio.run(visit())
    assert most == 1
    assert [answer.diagnostic.code for answer in answers if isinstance(answer, ConvertError)] == ["serve-busy"] * 2


def test_a_picture_is_drawn_once_with_its_neighbours():
    drawn = []

    def runner(task, *_):
        drawn.append(type(task).__name__)
        return perform(task)

    async def visit():
        room = Room(ServeLimits(), runner=runner)
        job = await room.open(*UPLOAD)
        pictures = await asyncio.gather(*(room.picture(job, page.digest) for page in job.pages))
        with refused("serve-gone"):
            await room.picture(job, "nothing")
        return pictures

    assert all(picture.startswith(b"\x89PNG") for picture in asyncio.run(visit()))
    assert drawn == ["Convert", "Draw"]


def test_a_page_asks_how_far_its_request_is_and_ends_it():
    begun, steps = threading.Event(), []

    def runner(_task, _limits, tell, stop):
        tell("reading")
        begun.set()
        stop.wait(10)
        return Failed(diagnostic=Diagnostic(code="serve-cancelled", grade="error"))

    async def visit():
        room = Room(ServeLimits(), runner=runner)
        opening = asyncio.create_task(room.open(*UPLOAD, key="mine"))
        await asyncio.to_thread(begun.wait, 10)
        steps.append(room.under_way["mine"].step)
        room.cancel("another")
        room.cancel("mine")
        with refused("serve-cancelled"):
            await opening
        return room.under_way

    assert asyncio.run(visit()) == {}
    assert steps == ["reading"]


def test_a_change_for_another_revision_is_refused():
    async def visit():
        room = Room(ServeLimits(), runner=lambda task, *_: perform(task))
        job = await room.open(*UPLOAD)
        with refused("serve-stale"):
            await room.change(job, job.revision + 1, lambda history: history)

    asyncio.run(visit())


def test_more_changes_than_a_report_may_have_are_refused_and_leave_it_as_it_was():
    async def visit():
        room = Room(ServeLimits(edits=2), runner=lambda task, *_: perform(task))
        job = await room.open(*UPLOAD)
        before = job.revision
        for count, fits in ((3, False), (2, True)):
            edits = tuple(SetText(place="closing", text=f"{number}。") for number in range(count))
            history = History(versions=[msgspec.structs.replace(job.history.current, edits=edits)])
            if fits:
                await room.change(job, job.revision, lambda _, new=history: new)
                assert job.revision > before
                continue
            with refused("edit-many"):
                await room.change(job, job.revision, lambda _, new=history: new)
            assert (job.revision, job.history.current.edits) == (before, ())

    asyncio.run(visit())


class Steps:
    """A runner that tells the pages and then waits to be let on, step by step."""

    def __init__(self) -> None:
        self.begun = 0
        self.let_on = threading.Semaphore(0)

    def __call__(self, task, _limits, tell, stop):
        if not isinstance(task, Convert):
            return perform(task)
        self.begun += 1

        def told(said):
            if isinstance(said, Inspected):
                while not self.let_on.acquire(timeout=0.01):
                    if stop.is_set():
                        raise InterruptedError
            tell(said)

        try:
            return perform(task, told)
        except InterruptedError:
            return Failed(diagnostic=Diagnostic(code="serve-cancelled", grade="error"))


def test_pages_are_there_before_anything_was_looked_for_in_them():
    async def visit():
        steps = Steps()
        room = Room(ServeLimits(), runner=steps)
        job = await room.open(*UPLOAD)
        seen = [(job.making.stage, len(job.pages) > 0, len(job.view.indicators) > 0)]
        picture = await room.picture(job, job.pages[0].digest)
        steps.let_on.release()
        await room.news(job, job.revision, "pages")
        seen.append((job.making.stage != "pages", len(job.pages) > 0, len(job.view.indicators) > 0))
        made = await room.made(job)
        job.pictures.clear()
        assert await room.picture(job, job.pages[0].digest) == picture
        return seen, made, job.making.stage

    seen, made, stage = asyncio.run(visit())
    assert seen == [("pages", True, False), (True, True, True)]
    assert (stage, made.view.indicators != ()) == ("made", True)
    assert made.pdf.startswith(b"%PDF")


def test_a_change_ends_what_the_version_before_was_still_making():
    async def visit():
        steps = Steps()
        room = Room(ServeLimits(), runner=steps)
        job = await room.open(*UPLOAD)
        former = job.making
        await room.change(job, 1, lambda history: history.with_next(history.current))
        await former.beyond("made")
        waiting = asyncio.create_task(room.made(job))
        steps.let_on.release()
        return former.was_ended, steps.begun, await waiting, job.making.made

    was_ended, begun, made, shown = asyncio.run(visit())
    assert (was_ended, begun) == (True, 2)
    assert made is shown


def test_files_that_somebody_did_not_wait_for_are_made_when_they_are_wanted():
    async def visit():
        steps = Steps()
        room = Room(ServeLimits(), runner=steps)
        job = await room.open(*UPLOAD)
        taking = asyncio.create_task(room.made(job, key="mine"))
        await asyncio.sleep(0)
        room.cancel("mine")
        with refused("serve-cancelled"):
            await taking
        steps.let_on.release()
        return await room.made(job), steps.begun

    made, begun = asyncio.run(visit())
    assert (isinstance(made, Made), begun) == (True, 2)


def test_what_fails_behind_the_pages_is_told():
    def runner(task, _limits, tell, _stop):
        perform(task, lambda said: tell(said) if isinstance(said, str | Laid) else None)
        return Failed(diagnostic=Diagnostic(code="serve-memory", grade="error"))

    async def visit():
        room = Room(ServeLimits(), runner=runner)
        job = await room.open(*UPLOAD)
        for asked in (room.news(job, 1, "pages"), room.made(job)):
            with refused("serve-memory"):
                await asked
        return len(job.pages)

    assert asyncio.run(visit()) > 0


def test_what_a_child_could_not_make_is_told_in_its_words():
    async def visit():
        fails = False

        def runner(task, *_):
            return Failed(diagnostic=Diagnostic(code="serve-slow", grade="error")) if fails else perform(task)

        room = Room(ServeLimits(), runner=runner)
        job = await room.open(*UPLOAD)
        await asyncio.sleep(0)
        fails = True
        job.pictures.clear()
        digest = job.pages[0].digest
        for act in (room.compare([job, job]), room.revise(job, job), room.ofd(job), room.picture(job, digest), room.open(*UPLOAD)):
            with refused("serve-slow"):
                await act

    asyncio.run(visit())
