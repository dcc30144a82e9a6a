"""A child takes no more than it is given, and its end is a sentence."""

import os
import time

import pytest

from convert.api import Settings
from convert.diagnostics import Diagnostic
from convert.serve.child import run_limited
from convert.serve.options import Limits
from convert.serve.work import Convert, Failed, Made, Task
from tests.texts import MEETING

TASK = Convert(data=MEETING.encode(), name="a.txt", settings=Settings(fonts="bundled"))


def hang(_: Task) -> Failed:
    while True:
        time.sleep(1)


def die(_: Task) -> Failed:
    os._exit(9)


def devour(_: Task) -> Failed:
    return Failed(diagnostic=Diagnostic(code=str(len(bytearray(8_000_000_000))), grade="error"))


def overflow(_: Task) -> Failed:
    return Failed(diagnostic=Diagnostic(code="x" * 5000, grade="error"))


def litter(_: Task) -> Failed:
    with open("left.txt", "w", encoding="utf-8") as handle:
        handle.write("x")
    return Failed(diagnostic=Diagnostic(code=os.getcwd(), grade="error"))


def test_a_conversion_in_a_child_is_made():
    assert isinstance(run_limited(TASK, Limits()), Made)


@pytest.mark.parametrize(("work", "limits", "code"), [
    (hang, Limits(job_seconds=1), "serve-slow"), (die, Limits(), "serve-died"), (devour, Limits(), "serve-memory"),
    (overflow, Limits(result_bytes=1000), "serve-large")], ids=["slow", "dead", "greedy", "large"])
def test_a_child_that_goes_too_far_is_a_sentence(work, limits, code):
    reply = run_limited(TASK, limits, work)
    assert isinstance(reply, Failed)
    assert reply.diagnostic.code == code


def test_nothing_that_a_child_writes_stays():
    reply = run_limited(TASK, Limits(), litter)
    assert isinstance(reply, Failed)
    assert os.path.basename(reply.diagnostic.code).startswith("convert-")
    assert not os.path.exists(reply.diagnostic.code)
