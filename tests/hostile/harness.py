"""Runs the program as a person would and tells what it said, how long it took and how much memory it needed."""

import json
import os
import subprocess
import sys
import tempfile
import time
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


def run(*arguments: str, folder: Path, environment: dict[str, str] | None = None) -> Run:
    """Run `convert` with `arguments` in `folder`; memory is that of the largest process."""
    begin = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        process = subprocess.Popen([sys.executable, "-m", "convert", *arguments, "--format", "json"], cwd=folder, stdout=out, stderr=said,
                                   stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said.seek(0)
        output, errors = out.read(), said.read().decode("utf-8", "replace")
    codes = [json.loads(line)["code"] for line in errors.splitlines() if line.startswith("{")]
    return Run(process.returncode, codes, errors, output, time.monotonic() - begin, usage.ru_maxrss / 1024)
