"""Work under way: how many at once, who is sent away."""

import asyncio
import threading

import pytest

from convert.api import Settings
from convert.diagnostics import ConvertError
from convert.serve.options import Limits
from convert.serve.room import Room
from convert.serve.work import Convert, perform
from tests.texts import MEETING

TASK = Convert(data=MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled"))


def test_no_more_run_at_once_than_allowed_and_no_more_wait():
    running, most = 0, 0
    lock = threading.Lock()

    def runner(task, _):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        reply = perform(task)
        with lock:
            running -= 1
        return reply

    async def visit():
        room = Room(Limits(at_once=1, waiting=2, jobs=9), runner=runner)
        return await asyncio.gather(*(room.open(TASK) for _ in range(4)), return_exceptions=True)

    answers = asyncio.run(visit())
    assert most == 1
    assert [answer.diagnostic.code for answer in answers if isinstance(answer, ConvertError)] == ["serve-busy"] * 2


def test_a_picture_is_drawn_once_with_its_neighbours():
    drawn = []

    def runner(task, _):
        drawn.append(type(task).__name__)
        return perform(task)

    async def visit():
        room = Room(Limits(), runner=runner)
        job = await room.open(TASK)
        pictures = await asyncio.gather(*(room.picture(job, page.digest) for page in job.made.view.pages))
        with pytest.raises(ConvertError, match="serve-gone"):
            await room.picture(job, "nothing")
        return pictures

    assert all(picture.startswith(b"\x89PNG") for picture in asyncio.run(visit()))
    assert drawn == ["Convert", "Draw"]
