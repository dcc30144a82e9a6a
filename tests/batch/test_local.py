"""The pool on this machine leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.texts import MEETING


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


def _start(folder: Path) -> subprocess.Popen[bytes]:
    inputs = folder / "in"
    inputs.mkdir()
    for number in range(60):
        (inputs / f"{number:02}.txt").write_text(MEETING, "utf-8")
    command = [sys.executable, "-m", "convert", "all", inputs, "--out", folder / "out", "--jobs", "2", "--fonts", "bundled", "--quiet"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def _wait_for(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        os.sched_yield()


def test_ctrl_c_leaves_no_torn_file_and_no_process(tmp_path: Path):
    process = _start(tmp_path)
    _wait_for(lambda: (tmp_path / "out" / "summary.jsonl").exists() and len(list((tmp_path / "out").glob("*.pdf"))) > 2)
    children = _descendants(process.pid)
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(timeout=60) == 3
    _wait_for(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
    files = list((tmp_path / "out").iterdir())
    assert not [path for path in files if path.suffix == ".part"]
    for path in files:
        if path.suffix == ".pdf":
            assert path.read_bytes().rstrip().endswith(b"%%EOF")


def test_workers_end_when_their_parent_is_killed(tmp_path: Path):
    process = _start(tmp_path)
    _wait_for(lambda: (tmp_path / "out").exists() and list((tmp_path / "out").glob("*.pdf")))
    children = _descendants(process.pid)
    assert children
    process.kill()
    process.wait()
    _wait_for(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
