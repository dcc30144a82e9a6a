"""Each command loads what it uses and nothing else: counts of modules, not seconds."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.texts import MEETING

_RUN = ("import sys\nfrom convert.cli import run\nstatus = run(sys.argv[1:])\n"
        "print('\\n'.join(sorted(sys.modules)), file=sys.stderr)\nsys.exit(status)")
_WRITERS = {"docx", "openpyxl", "reportlab"}
_NEVER = {"typer", "rich", "click", "pikepdf", "yaml", "markdown_it", "rjieba", "dask", "distributed", "fsspec", "pyarrow", "asyncio",
          "logging", "email", "http", "ssl", "multiprocessing", "starlette", "uvicorn", "jinja2", "numpy"}
"""What a good call on a text never loads."""
ALLOWED = {
    "model": (set(), 220),
    "indicators": (set(), 320),
    "docx": ({"docx", "lxml"}, 440),
    "pdf": ({"openpyxl", "reportlab", "lxml"}, 640),
    "xlsx": ({"openpyxl", "lxml"}, 550),
}
"""By command: the libraries that it may load, and the most modules in all."""


def _modules(*arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", _RUN, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split("\n"))


def test_the_version_loads_nothing():
    code = "import sys\nfrom convert.cli import run\nrun(['--version'])\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split("\n")[1].split()
    assert not {"re", "enum", "typing", "msgspec", "argparse", "convert.model", "convert.cli.commands"} & set(loaded)
    assert len(loaded) <= 80


@pytest.mark.parametrize("command", ALLOWED)
def test_a_command_loads_only_what_it_uses(command: str, tmp_path: Path):
    libraries, most = ALLOWED[command]
    (tmp_path / "report.txt").write_text(MEETING, "utf-8")
    output = ["-o", str(tmp_path / f"report.{command}")] if command in ("docx", "pdf", "xlsx") else []
    loaded = _modules(command, str(tmp_path / "report.txt"), "-q", *output)
    packages = {name.partition(".")[0] for name in loaded}
    assert not packages & (_NEVER - libraries)
    assert packages & (_WRITERS | {"lxml"}) <= libraries
    assert len(loaded) <= most
