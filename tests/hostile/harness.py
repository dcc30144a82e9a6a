"""Runs the program as a person would and tells what it said, what time of the processor and how much memory it took."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
MEGABYTES = 1024
SECONDS = 30


class Run(NamedTuple):
    """What came of one command."""

    status: int
    codes: list[str]
    errors: str
    output: bytes
    seconds: float
    megabytes: float


_STARTER = """
import os, sys
number = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(number, 0)
with open(sys.argv[1], "w") as handle:
    handle.write(f"{os.waitstatus_to_exitcode(status)} {usage.ru_maxrss} {usage.ru_utime + usage.ru_stime}")
"""
"""A process takes over the peak of the one that it was forked from; so a small one starts the program and asks for its peak."""


def run(*arguments: str, folder: Path, environment: dict[str, str] | None = None) -> Run:
    """Run `convert` with `arguments` in `folder`; seconds are those of the processor, memory that of the largest process."""
    with tempfile.NamedTemporaryFile() as account:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _STARTER, account.name, sys.executable, "-m", "convert", *arguments, "--format", "json"],
            cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "CONVERT_OFFICE": "", **(environment or {})})
        status, kilobytes, seconds = Path(account.name).read_text("ascii").split()
    errors = done.stderr.decode("utf-8", "replace")
    codes = [json.loads(line)["code"] for line in errors.splitlines() if line.startswith("{")]
    return Run(int(status), codes, errors, done.stdout, float(seconds), int(kilobytes) / 1024)
