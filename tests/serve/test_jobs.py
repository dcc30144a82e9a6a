"""Open reports, and the versions of one."""

import pytest

from convert.api import Settings
from convert.editing.edit import Delete
from convert.serve.jobs import History, Job, Version
from convert.serve.making import Making
from convert.serve.tasks import Convert
from tests.refused import refused
from tests.serve.served import done
from tests.texts import MEETING

FIRST = Version(settings=Settings(fonts="bundled"))
HISTORY = History(versions=[FIRST])


@pytest.fixture(scope="module")
def making() -> Making:
    return done(Convert(data=MEETING.encode(), name="a.txt", settings=FIRST.settings))


def new(making: Making, shelf: str = "") -> Job:
    return Job(MEETING.encode(), "a.txt", HISTORY, making, shelf)


def test_history_goes_back_and_on_and_forgets_what_was_undone():
    history = HISTORY.with_next(Version(settings=FIRST.settings, edits=(Delete(place="p1"),)))
    back = history.stepped(-1)
    assert (back.current, back.stepped(1).current) == (FIRST, history.current)
    other = Version(settings=FIRST.settings, edits=(Delete(place="p2"),))
    assert back.with_next(other).versions == [FIRST, other]
    with refused("serve-no-undo"):
        HISTORY.stepped(-1)
    with refused("serve-no-redo"):
        history.stepped(1)


def test_pictures_of_pages_that_stay_are_kept_and_the_revision_counts(making):
    job = new(making)
    first = making.view.pages[0].digest
    job.pictures = {first: b"png", "former": b"png"}
    job.replace(HISTORY, making)
    assert (job.pictures, job.revision) == ({first: b"png"}, 2)


def test_the_same_upload_has_the_same_key_and_another_has_another(making):
    job = new(making)
    assert job.key == new(making).key
    assert job.key != Job(b"other", "a.txt", HISTORY, making).key
    assert job.key != Job(MEETING.encode(), "b.txt", HISTORY, making).key
