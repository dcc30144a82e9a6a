"""Measure a batch of different reports: one process, pools of several, Dask with several workers. Linux only.

Each run is a whole program with all its processes: seconds of wall from start to end, CPU as the kernel counted it for
every process of the run, and the memory of the largest one.
"""

import argparse
import ctypes
import os
import random
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from peers import scaled

ROOT = Path(__file__).parents[1]
_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER: processes whose parent has ended become ours, and so does what they cost."""
_ON_DASK = """
import sys, time
from convert.cli import run
if __name__ == "__main__":
    from distributed import LocalCluster
    workers, *words = sys.argv[1:]
    with LocalCluster(n_workers=int(workers), threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        began = time.perf_counter()
        status = run([*words, "--engine", "dask", "--scheduler", cluster.scheduler_address])
        print(time.perf_counter() - began, flush=True)
    sys.exit(status)
"""


class Cost(NamedTuple):
    """What a run cost."""

    wall: float
    cpu: float
    peak: float


def different(text: str, number: int) -> str:
    """Return `text` with other figures: every number but years and single digits, with as many digits."""
    chance = random.Random(number)  # noqa: S311 - figures of a benchmark

    def other(match: re.Match[str]) -> str:
        digits = match[0]
        if len(digits) < 2 or re.fullmatch(r"20\d\d", digits):
            return digits
        return digits[0] + "".join(chance.choice("123456789") if char.isdigit() else char for char in digits[1:])

    return re.sub(r"\d+(?:\.\d+)?", other, text)


def measure(command: list[str], output: Path) -> Cost:
    """Run `command` and return what it and all processes that come of it cost; its output goes into the file `output`."""
    began = time.perf_counter()
    wall = cpu = peak = 0.0
    handle = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, handle, 1)])
    os.close(handle)
    while True:
        try:
            ended, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return Cost(wall, cpu, peak)
        if ended == pid:
            wall = time.perf_counter() - began
            if status:
                raise SystemExit(f"failed: {' '.join(command)}")
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss / 1024)


def runs(folder: Path, workers: list[int], *, dask: bool) -> dict[str, list[str]]:
    """Return the command of each run."""
    words = ["all", str(folder / "in"), "--out", str(folder / "out"), "--fonts", "bundled", "--quiet"]
    named = {"one process": [sys.executable, "-m", "convert", *words, "--jobs", "1"]}
    for number in workers:
        if number > 1:
            named[f"pool of {number}"] = [sys.executable, "-m", "convert", *words, "--jobs", str(number)]
    if dask:
        (folder / "on_dask.py").write_text(_ON_DASK, "utf-8")
        for number in workers:
            named[f"Dask, {number} worker{'s' * (number > 1)}"] = [sys.executable, str(folder / "on_dask.py"), str(number), *words]
    return named


def best_of(command: list[str], folder: Path, rounds: int) -> Cost:
    """Return the least that the run cost in so many rounds; Dask's wall is that of the run, without the start of the cluster."""
    taken = []
    for _ in range(rounds):
        shutil.rmtree(folder / "out", ignore_errors=True)
        cost = measure(command, folder / "told")
        told = (folder / "told").read_text("utf-8").split()
        taken.append(cost._replace(wall=float(told[-1])) if told else cost)
    return Cost(*(min(column) for column in zip(*taken, strict=True)))


def main() -> None:
    """Parse the arguments, write the reports, run, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", nargs="?", default=ROOT / "samples" / "meeting-report" / "meeting-report.txt", type=Path)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--scale", type=int, default=1, help="length of each, in lengths of the sample")
    parser.add_argument("--workers", default=",".join(str(number + 1) for number in range(len(os.sched_getaffinity(0)))))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-dask", action="store_true")
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    text = scaled(options.report.read_text("utf-8"), options.scale)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        for number in range(options.reports):
            (folder / "in" / f"{number:06}.txt").write_text(different(text, number), "utf-8")
        print(f"{options.reports} reports of {len(text)} characters, best of {options.rounds} rounds\n")
        print("| run | CPU a report | reports a second, wall | peak memory of a process |\n|---|---|---|---|")
        for run, command in runs(folder, list(map(int, options.workers.split(","))), dask=not options.no_dask).items():
            cost = best_of(command, folder, options.rounds)
            print(f"| {run} | {cost.cpu / options.reports:.3f} s | {options.reports / cost.wall:.1f} | {cost.peak:.0f} MB |", flush=True)
        size = sum(path.stat().st_size for path in (folder / "out").iterdir())
        print(f"\nOutputs: {size / options.reports / 1e6:.2f} MB a report.")


if __name__ == "__main__":
    main()
