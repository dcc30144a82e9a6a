"""Each command loads what it uses and nothing else: counts of modules, not seconds."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.texts import MEETING

_RUN = ("import sys\nfrom convert.cli import run\nstatus = run(sys.argv[1:])\n"
        "print('\\n'.join(sorted(sys.modules)), file=sys.stderr)\nsys.exit(status)")
_WRITERS = {"docx", "openpyxl", "xlsxwriter", "reportlab", "lxml", "PIL"}
_NEVER = {"typer", "rich", "click", "pikepdf", "yaml", "markdown_it", "rjieba", "pypdfium2", "pypdfium2_raw", "dask", "distributed",
          "fsspec", "pyarrow", "asyncio", "logging", "email", "http", "ssl", "multiprocessing", "subprocess", "starlette", "uvicorn", "jinja2",
          "numpy", "difflib"}
"""What a good call on a text never loads."""
ALLOWED = {
    "model": (set(), 160),
    "indicators": (set(), 220),
    "docx": (set(), 240),
    "pdf": ({"xlsxwriter"}, 380),
    "xlsx": ({"xlsxwriter"}, 345),
    "all": ({"xlsxwriter"}, 410),
}
"""By command: the libraries that it may load, and the most modules in all."""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., set[str]]:
    """Return what runs a command on a report and gives the names of the modules that it loaded, in an installation of its own."""
    folder = tmp_path_factory.mktemp("modules")
    (folder / "report.txt").write_text(MEETING, "utf-8")
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}

    def modules(command: str) -> set[str]:
        output = {"all": ["--out", str(folder), "--force"], "model": [], "indicators": []}.get(
            command, ["-o", str(folder / f"report.{command}"), "--force"])
        done = subprocess.run([sys.executable, "-c", _RUN, command, str(folder / "report.txt"), "-q", *output], env=environment,
                              capture_output=True, text=True, check=True)
        return set(done.stderr.split("\n"))

    return modules


def test_the_version_loads_nothing():
    code = "import sys\nfrom convert.cli import run\nrun(['--version'])\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split("\n")[1].split()
    assert not {"re", "enum", "typing", "msgspec", "argparse", "convert.model", "convert.cli.commands"} & set(loaded)
    assert len(loaded) <= 80


@pytest.mark.parametrize("command", ALLOWED)
def test_a_command_loads_only_what_it_uses(command: str, run: Callable[..., set[str]]):
    libraries, most = ALLOWED[command]
    run(command)  # what is made once is kept from now on
    loaded = run(command)
    packages = {name.partition(".")[0] for name in loaded}
    assert not packages & _NEVER
    assert packages & _WRITERS <= libraries
    assert len(loaded) <= most


def test_a_docx_of_a_shape_that_is_known_needs_no_library_and_no_toml(run: Callable[..., set[str]]):
    run("docx")
    assert not {"docx", "lxml", "tomllib", "zipfile", "tempfile", "hashlib", "inspect"} & run("docx")
