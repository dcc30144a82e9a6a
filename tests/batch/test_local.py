"""The pool on this machine, as a program that is interrupted, ended and killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from convert.batch.local import cores
from tests.texts import MEETING

COUNT = 60


def _descendants(pid: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == pid:
                found += [int(entry.name), *_descendants(int(entry.name))]
    return found


def _command(folder: Path, out: str, jobs: int) -> list[str | Path]:
    return [sys.executable, "-m", "convert", "all", folder / "in", "--out", folder / out, "--jobs", str(jobs), "--fonts", "bundled",
            "--pdf-profile", "plain", "--quiet"]


@pytest.fixture(autouse=True)
def programs_can_be_interrupted():
    """Tests that run in the background of a shell ignore Ctrl-C, and would hand that on to what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _start(folder: Path, jobs: int = 2) -> subprocess.Popen[bytes]:
    (folder / "in").mkdir()
    for number in range(COUNT):
        (folder / "in" / f"{number:02}.txt").write_text(MEETING.replace("1286", f"{1000 + number}"), "utf-8")
    return subprocess.Popen(_command(folder, "out", jobs), stderr=subprocess.PIPE, start_new_session=True)


def _wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        os.sched_yield()


def _told(process: subprocess.Popen[bytes]) -> list[bytes]:
    """What stands on the error output at the end; PDFium's library may tell of an object that the interruption found half closed."""
    return [line for line in process.communicate(timeout=180)[1].splitlines() if not line.startswith(b"Weakref <weakref")]


def _gone(processes: list[int]) -> bool:
    return not any(Path(f"/proc/{process}").exists() for process in processes)


def _is_under_way(folder: Path) -> bool:
    summary = folder / "out" / "summary.jsonl"
    return summary.exists() and summary.read_bytes().count(b"\n") > 2


def _outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "summary.jsonl"}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run that nothing happens to writes."""
    folder = tmp_path_factory.mktemp("undisturbed")
    process = _start(folder)
    assert (process.communicate(timeout=300)[1], process.returncode) == (b"", 0)
    outputs = _outputs(folder / "out")
    assert len(outputs) == 4 * COUNT
    return outputs


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_nothing_torn_and_is_taken_up(tmp_path: Path, undisturbed: dict[str, bytes], number: int, jobs: int):
    process = _start(tmp_path, jobs)
    _wait_for(lambda: _is_under_way(tmp_path))
    processes = _descendants(process.pid)
    os.killpg(process.pid, number)  # as a terminal sends Ctrl-C
    assert (_told(process), process.returncode) == ([], 3)
    _wait_for(lambda: _gone(processes))
    left = _outputs(tmp_path / "out")
    assert 0 < len(left) < len(undisturbed)
    assert all(undisturbed[name] == content for name, content in left.items())

    done = sum(json.loads(line)["status"] == "done" for line in (tmp_path / "out" / "summary.jsonl").read_bytes().splitlines())
    assert subprocess.run([*_command(tmp_path, "out", jobs), "--resume"], check=False).returncode == 0
    lines = [json.loads(line) for line in (tmp_path / "out" / "summary.jsonl").read_bytes().splitlines()]
    assert 2 < done < len(lines) == COUNT
    assert len({line["target"] for line in lines}) == COUNT
    assert _outputs(tmp_path / "out") == undisturbed


def test_a_run_that_is_stopped_while_its_workers_begin_says_no_more_than_that(tmp_path: Path):
    process = _start(tmp_path)
    _wait_for(lambda: bool(_descendants(process.pid)))
    processes = _descendants(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    assert (_told(process), process.returncode) == ([], 3)
    _wait_for(lambda: _gone(processes))


def test_workers_end_when_their_parent_is_killed(tmp_path: Path):
    process = _start(tmp_path)
    _wait_for(lambda: _is_under_way(tmp_path))
    children = _descendants(process.pid)
    assert children
    process.kill()
    process.communicate()
    _wait_for(lambda: _gone(children))


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path, undisturbed: dict[str, bytes]):
    process = _start(tmp_path)
    _wait_for(lambda: _is_under_way(tmp_path))
    server = max(_descendants(process.pid), key=lambda one: len(_descendants(one)))
    os.kill(_descendants(server)[0], signal.SIGKILL)
    assert (process.communicate(timeout=180)[1], process.returncode) == (b"", 0)
    assert {name: content for name, content in _outputs(tmp_path / "out").items() if not name.startswith(".")} == undisturbed
    lines = [json.loads(line) for line in (tmp_path / "out" / "summary.jsonl").read_bytes().splitlines()]
    assert [line["status"] for line in lines] == ["done"] * COUNT


def test_there_is_at_least_one_core():
    assert cores() >= 1
