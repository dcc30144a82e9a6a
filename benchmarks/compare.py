"""Time our whole process against its peers on the same report, interleaved in one run, and print ratios."""

import argparse
import itertools
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from peers import TYPST_SCRIPT, XLSX_SCRIPT, families_of, markdown, scaled, typst_markup

ROOT = Path(__file__).parents[1]
FACES = ROOT / "styles" / "fonts"
PAIRS = {"pdf": ("convert pdf", ("typst",)), "docx": ("convert docx", ("pandoc",)), "xlsx": ("convert xlsx", ("xlsxwriter",)),
         "all": ("convert all", ("typst", "pandoc", "xlsxwriter"))}


class Sample(NamedTuple):
    """What one process cost."""

    wall: float
    cpu: float
    peak: float


def measure(command: list[str]) -> Sample:
    """Run `command` and return seconds of wall and CPU, and peak MiB, as the kernel counted them."""
    import time

    began = time.perf_counter()
    null = os.open(os.devnull, os.O_WRONLY)
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
    _, status, usage = os.wait4(pid, 0)
    os.close(null)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Sample(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def cases(text: str, folder: Path) -> dict[str, list[str]]:
    """Write the inputs of every case into `folder` and return the command of each."""
    import pypandoc

    report = folder / "report.txt"
    report.write_text(text, "utf-8")
    ours = [sys.executable, "-m", "convert"]
    quiet = ["--fonts", "bundled", "--force", "--quiet"]
    model = json.loads(subprocess.run([*ours, "model", report, "--quiet"], check=True, capture_output=True).stdout)
    rows = subprocess.run([*ours, "indicators", report, "--quiet", "--fonts", "bundled"], check=True, capture_output=True).stdout
    (folder / "rows.json").write_text("[" + ",".join(rows.decode().splitlines()) + "]", "utf-8")
    (folder / "report.typ").write_text(typst_markup(model, families_of(FACES)), "utf-8")
    (folder / "report.md").write_text(markdown(model), "utf-8")
    subprocess.run([*ours, "docx", report, "-o", folder / "reference.docx", *quiet], check=True)
    commands: dict[str, list[object]] = {
        "convert pdf": [*ours, "pdf", report, "-o", folder / "o.pdf", *quiet],
        "convert docx": [*ours, "docx", report, "-o", folder / "o.docx", *quiet],
        "convert xlsx": [*ours, "xlsx", report, "-o", folder / "o.xlsx", *quiet],
        "convert all": [*ours, "all", report, "--out", folder / "all", *quiet],
        "typst": [sys.executable, "-c", TYPST_SCRIPT, folder / "report.typ", folder / "t.pdf", FACES],
        "pandoc": [pypandoc.get_pandoc_path(), folder / "report.md", "-o", folder / "p.docx", "--reference-doc", folder / "reference.docx"],
        "xlsxwriter": [sys.executable, "-c", XLSX_SCRIPT, folder / "rows.json", folder / "w.xlsx"],
    }
    return {name: [str(word) for word in command] for name, command in commands.items()}


def run(text: str, rounds: int) -> dict[str, list[Sample]]:
    """Return, for every case, what it cost in each round; the first round only warms up."""
    chance = random.Random(1)  # noqa: S311 - the order of a benchmark
    with tempfile.TemporaryDirectory() as name:
        commands = cases(text, Path(name))
        samples: dict[str, list[Sample]] = {case: [] for case in commands}
        for number in range(rounds + 1):
            order = list(commands)
            chance.shuffle(order)
            for case in order:
                sample = measure(commands[case])
                if number:
                    samples[case].append(sample)
    return samples


def report(samples: dict[str, list[Sample]], scale: int) -> str:
    """Print the table of one scale and return its line of ratios."""
    print(f"\n{scale}×  {'case':14} {'wall ms':>9} {'CPU ms':>9} {'peak MiB':>9}")
    for case, taken in samples.items():
        wall, cpu, peak = (statistics.median(column) for column in zip(*taken, strict=True))
        print(f"    {case:14} {wall * 1000:9.0f} {cpu * 1000:9.0f} {peak:9.0f}")
    print(f"    {'ratio':14} {'wall':>9} {'CPU':>9} {'peak':>9}")
    line = []
    for kind, (ours, peers) in PAIRS.items():
        columns = []
        for index in range(3):
            combine = max if index == 2 else sum
            columns.append(statistics.median(
                mine[index] / combine(peer[index] for peer in theirs)
                for mine, *theirs in zip(samples[ours], *(samples[peer] for peer in peers), strict=True)))
        print(f"    {kind:14} {columns[0]:9.2f} {columns[1]:9.2f} {columns[2]:9.2f}")
        line.append(f"{kind} {columns[1]:.2f}")
    return f"{scale}×: " + " ".join(line)


def growth(measured: dict[int, tuple[int, dict[str, list[Sample]]]]) -> str:
    """Return how the CPU per character of each of our commands changes from each scale to the next."""
    words = []
    for smaller, larger in itertools.pairwise(measured):
        steps = []
        for kind, (ours, _) in PAIRS.items():
            before, after = (statistics.median(sample.cpu for sample in samples[ours]) / length
                             for length, samples in (measured[smaller], measured[larger]))
            steps.append(f"{kind} {after / before:.2f}")
        words.append(f"{smaller}× to {larger}×: " + " ".join(steps))
    return "CPU per character: " + " · ".join(words)


def main() -> None:
    """Parse the arguments and run every scale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", nargs="?", default=ROOT / "samples" / "meeting-report" / "meeting-report.txt", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--scales", default="1,10,100")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    text = options.report.read_text("utf-8")
    measured = {scale: run(scaled(text, scale), options.rounds) for scale in map(int, options.scales.split(","))}
    lines = [report(samples, scale) for scale, samples in measured.items()]
    print("\nCPU ratios, ours to the peer: " + " · ".join(lines))
    print(growth({scale: (len(scaled(text, scale)), samples) for scale, samples in measured.items()}))


if __name__ == "__main__":
    main()
