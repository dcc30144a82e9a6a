"""Each command loads what it uses and nothing else: counts of modules, not seconds."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.texts import MEETING

_RUN = ("import sys\nfrom convert.cli import run\nstatus = run(sys.argv[1:])\n"
        "print('\\n'.join(sorted(sys.modules)), file=sys.stderr)\nsys.exit(status)")
_ELSEWHERE = {"yaml", "markdown_it", "rjieba", "openpyxl", "dask", "distributed", "fsspec", "pyarrow", "numpy", "multiprocessing",
              "starlette", "uvicorn", "jinja2"}
"""What other kinds of input, batches and the page are for."""
_DOCX = {"docx", "lxml"}
_PDF = {"lxml", "reportlab", "PIL", "pikepdf", "uharfbuzz", "pypdfium2", "pypdfium2_raw"}
_XLSX = {"lxml", "xlsxwriter"}
BUDGET = {
    "model": (set(), 500),
    "indicators": (set(), 560),
    "docx": (_DOCX, 900),
    "pdf": (_PDF | _XLSX, 1000),
    "xlsx": (_XLSX, 800),
    "all": (_DOCX | _PDF | _XLSX, 1100),
}
"""By command: the libraries for outputs that it may load, and the most modules in all."""


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


def test_the_version_loads_nothing_but_what_the_face_of_the_library_takes():
    code = "import sys\nfrom convert.cli import run\nrun(['--version'])\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split("\n")[1].split()
    assert not {"msgspec", "argparse", "typer", "convert.model", "convert.cli.commands"} & set(loaded)
    assert len(loaded) <= 80


@pytest.mark.parametrize("command", BUDGET)
def test_a_command_loads_only_what_it_uses(command: str, run: Callable[..., set[str]]):
    libraries, most = BUDGET[command]
    loaded = run(command)
    packages = {name.partition(".")[0] for name in loaded}
    assert not packages & _ELSEWHERE
    assert not packages & (_DOCX | _PDF | _XLSX) - libraries
    assert len(loaded) <= most
