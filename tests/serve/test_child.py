"""A child takes no more than it is given, and its end is a sentence."""

import os
import threading
import time

import pytest

from convert.api import Settings, load
from convert.diagnostics import Diagnostic
from convert.serve.child import run_limited
from convert.serve.options import ServeLimits
from convert.serve.tasks import Convert, Failed, Laid, Made, Said, Task, Tell
from convert.serve.view import make_view
from tests.texts import MEETING

TASK = Convert(data=MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled"))


def hang(_: Task, __: Tell) -> Failed:
    while True:
        time.sleep(1)


def die(_: Task, __: Tell) -> Failed:
    os._exit(9)


def devour(_: Task, __: Tell) -> Failed:
    return Failed(diagnostic=Diagnostic(code=str(len(bytearray(8_000_000_000))), grade="error"))


def overflow(_: Task, __: Tell) -> Failed:
    return Failed(diagnostic=Diagnostic(code="x" * 5000, grade="error"))


def litter(_: Task, __: Tell) -> Failed:
    with open("left.txt", "w", encoding="utf-8") as handle:
        handle.write("x")
    return Failed(diagnostic=Diagnostic(code=os.getcwd(), grade="error"))


def test_a_conversion_in_a_child_is_made():
    assert isinstance(run_limited(TASK, ServeLimits()), Made)


@pytest.mark.parametrize(("work", "limits", "code"), [
    (hang, ServeLimits(job_seconds=1), "serve-slow"), (die, ServeLimits(), "serve-died"), (devour, ServeLimits(), "serve-memory"),
    (overflow, ServeLimits(result_bytes=1000), "serve-large")], ids=["slow", "dead", "greedy", "large"])
def test_a_child_that_goes_too_far_is_a_sentence(work, limits, code):
    reply = run_limited(TASK, limits, work=work)
    assert isinstance(reply, Failed)
    assert reply.diagnostic.code == code


def test_nothing_that_a_child_writes_stays():
    reply = run_limited(TASK, ServeLimits(), work=litter)
    assert isinstance(reply, Failed)
    assert os.path.basename(reply.diagnostic.code).startswith("convert-")
    assert not os.path.exists(reply.diagnostic.code)


def test_the_steps_of_a_conversion_are_told():
    told: list[Said] = []
    assert isinstance(run_limited(TASK, ServeLimits(), told.append), Made)
    assert [one if isinstance(one, str) else type(one).__name__ for one in told] == [
        "reading", "pages", "Laid", "check", "Inspected", "pdf", "docx", "xlsx", "json"]


def courteous(_: Task, tell: Tell) -> Failed:
    tell(Laid(name="a", view=make_view(load(TASK.data, name="a.txt"), b""), pdf=b"", json=b""))
    return Failed(diagnostic=Diagnostic(code=str(os.nice(0)), grade="error"))


@pytest.mark.skipif(not hasattr(os, "nice"), reason="this system has no niceness")
def test_a_child_whose_pages_are_there_makes_way_for_those_who_look_at_them():
    reply = run_limited(TASK, ServeLimits(), work=courteous)
    assert isinstance(reply, Failed)
    assert int(reply.diagnostic.code) > os.nice(0)


def test_a_task_is_ended_when_a_person_says_so():
    stop = threading.Event()
    stop.set()
    reply = run_limited(TASK, ServeLimits(), stop=stop, work=hang)
    assert isinstance(reply, Failed)
    assert reply.diagnostic.code == "serve-cancelled"
