"""What the page is told of an open report."""

from convert.api import Settings
from convert.editing.edit import Delete, Merge
from convert.serve.jobs import History, Job, Version
from convert.serve.state import Step, shelf_entry, state_of, steps_of
from convert.serve.tasks import Convert
from tests.serve.served import done
from tests.texts import MEETING

SETTINGS = Settings(fonts="bundled")
VERSIONS = [Version(settings=SETTINGS), Version(settings=SETTINGS, edits=(Delete(place="p1"),)),
            Version(settings=SETTINGS, edits=(Delete(place="p1"), Merge(place="p3"))),
            Version(settings=Settings(fonts="bundled", style="gbt9704"), edits=(Delete(place="p1"), Merge(place="p3")), sheet=b"")]


def test_every_version_is_a_step_with_what_it_changed():
    assert steps_of(History(versions=VERSIONS)) == (
        Step(edits=(Delete(place="p1"),)), Step(edits=(Merge(place="p3"),)), Step(choices=("style", "sheet")))


def test_the_page_and_the_shelf_are_told_where_the_report_is():
    made = done(Convert(data=MEETING.encode(), name="a.txt", settings=SETTINGS))
    job = Job(MEETING.encode(), "a.txt", History(versions=VERSIONS, at=1), made, "mine")
    state = state_of(job, 60.0)
    assert (state.at, len(state.steps), state.style, state.fonts, state.revision, state.seconds_left) == (1, 3, "", "bundled", 1, 60.0)
    entry = shelf_entry(job, 60.0)
    assert (entry.name, entry.title, entry.changes, entry.pages) == ("a.txt", made.view.title, 1, len(made.view.pages))
