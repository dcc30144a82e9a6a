"""Open reports."""

import pytest

from convert.api import Settings
from convert.diagnostics import ConvertError
from convert.serve.jobs import Jobs
from convert.serve.options import Limits
from convert.serve.work import Convert, Made, perform
from tests.texts import MEETING

TASK = Convert(data=MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled"))


@pytest.fixture(scope="module")
def made() -> Made:
    reply = perform(TASK)
    assert isinstance(reply, Made)
    return reply


def test_a_job_is_forgotten_a_lifetime_after_its_last_use(made):
    now = [0.0]
    jobs = Jobs(Limits(lifetime_seconds=10), clock=lambda: now[0])
    job = jobs.add(TASK, made)
    now[0] = 9
    assert jobs.get(job.id) is job
    now[0] = 18
    assert jobs.get(job.id) is job
    now[0] = 29
    with pytest.raises(ConvertError, match="serve-gone"):
        jobs.get(job.id)
    assert len(jobs) == 0


def test_there_is_room_for_so_many_and_again_when_one_is_dropped(made):
    jobs = Jobs(Limits(jobs=1))
    job = jobs.add(TASK, made)
    with pytest.raises(ConvertError, match="serve-full"):
        jobs.add(TASK, made)
    jobs.drop(job.id)
    assert jobs.add(TASK, made).id != job.id


def test_pictures_of_pages_that_stay_are_kept(made):
    job = Jobs(Limits()).add(TASK, made)
    first = made.view.pages[0].digest
    job.pictures = {first: b"png", "former": b"png"}
    job.replace(TASK, made)
    assert job.pictures == {first: b"png"}
