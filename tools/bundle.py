"""Bundles for computers without network.

    python tools/bundle.py wheels --platform win_amd64 --out dist
    python tools/bundle.py program --out dist

`wheels` makes a folder for a named platform with all wheels, an installer and a script that opens the page in the browser; the
computer needs a Python. `program` makes a folder with a program that is started by a double click and needs none, for the system it
is made on. Both carry samples and manuals, and the manual as pages for the browser where they were built (`tools/manual_site.py`).
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
FILES = ROOT / "tools" / "bundled"
LIMIT = 150_000_000
"""Bytes of a bundle."""
EXTRAS = ("serve",)
UNUSED = ("PIL._avif", "PIL._imagingtk", "tkinter", "test", "unittest", "lib2to3", "pydoc_data", "pip", "setuptools")
"""Modules that a program leaves out."""
PLATFORMS = {
    "win_amd64": (("win_amd64",), {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}),
    "manylinux_x86_64": (("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
                         {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"}),
    "manylinux_aarch64": (("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
                          {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "aarch64"}),
    "macos_arm64": (("macosx_14_0_arm64", "macosx_13_0_arm64", "macosx_12_0_arm64",
                     "macosx_11_0_arm64", "macosx_11_0_universal2", "macosx_10_13_universal2"),
                    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"}),
    "macos_x86_64": (("macosx_14_0_x86_64", "macosx_13_0_x86_64", "macosx_12_0_x86_64",
                     "macosx_11_0_x86_64", "macosx_10_13_x86_64", "macosx_10_13_universal2"),
                     {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "x86_64"}),
}
"""Tags of wheels that a platform takes, best first, and what the markers of requirements are compared with there."""


def build_wheel(folder: Path) -> Path:
    """Return our own wheel, built into `folder`."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("report_convert-*.whl"))


def name_of(wheel: Path) -> str:
    """Return the name of the distribution in a wheel."""
    return canonicalize_name(wheel.name.partition("-")[0])


def requirements_of(wheel: Path, environment: dict[str, str], extras: tuple[str, ...] = ()) -> list[Requirement]:
    """Return what a wheel requires in `environment`."""
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = HeaderParser().parsestr(archive.read(metadata).decode("utf-8")).get_all("Requires-Dist") or []
    found = []
    for requirement in map(Requirement, lines):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({**environment, "extra": extra}) for extra in ("", *extras)):
            found.append(requirement)
    return found


def missing(wheels: Path, environment: dict[str, str], own: str = "report-convert") -> list[Requirement]:
    """Return what the wheels in a folder require in `environment` that is not among them.

    pip compares the markers of requirements with the Python that runs it and not with the platform that it downloads for, so that
    on Linux it leaves out what only Windows needs.
    """
    there = {name_of(wheel) for wheel in wheels.glob("*.whl")}
    wanted = [one for wheel in sorted(wheels.glob("*.whl"))
              for one in requirements_of(wheel, environment, EXTRAS if name_of(wheel) == own else ())]
    return [one for one in wanted if canonicalize_name(one.name) not in there]


def download(wheels: Path, requirements: list[str], platform: str, python: str) -> None:
    """Download the wheels of `requirements`, and what they require, for a platform."""
    abi = "cp" + python.replace(".", "")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--only-binary=:all:",
               "--dest", str(wheels), "--find-links", str(wheels), "--python-version", python, "--implementation", "cp",
               "--abi", abi, "--abi", "abi3", "--abi", "none"]
    for tag in PLATFORMS[platform][0]:
        command += ["--platform", tag]
    subprocess.run([*command, *requirements], check=True)


def environment_of(platform: str, python: str) -> dict[str, str]:
    """Return what the markers of requirements are compared with on a platform."""
    return {**PLATFORMS[platform][1], "python_version": python, "python_full_version": f"{python}.0", "implementation_name": "cpython",
            "platform_python_implementation": "CPython", "implementation_version": f"{python}.0"}


def wheels_bundle(platform: str, python: str, out: Path) -> Path:
    """Make the bundle of wheels and return its folder."""
    with tempfile.TemporaryDirectory() as name:
        own = build_wheel(Path(name))
        folder = fresh(out / f"{own.name.split('-py3')[0].replace('_', '-')}-{platform}")
        wheels = folder / "wheels"
        wheels.mkdir()
        shutil.copy(own, wheels)
    environment = environment_of(platform, python)
    while lacking := missing(wheels, environment):
        download(wheels, sorted({f"{one.name}{one.specifier}" for one in lacking}), platform, python)
    scripts = ("install.bat", "start.bat") if platform.startswith("win") else ("install.sh", "start.sh")
    for script in scripts:
        write_script(FILES / script, folder / script, python=python)
    add_manuals(folder)
    return folder


def write_script(source: Path, target: Path, *, python: str) -> None:
    """Write a script of a bundle: with the line ends and the letters of its system, and as a program where that is told by a mark."""
    text = source.read_text("utf-8").replace("@PYTHON@", python)
    windows = target.suffix == ".bat"
    target.write_bytes(text.replace("\n", "\r\n").encode("gb18030") if windows else text.encode("utf-8"))
    target.chmod(0o644 if windows else 0o755)


def add_manuals(folder: Path) -> None:
    """Put the samples, the pages of the manual and a first page beside the rest."""
    shutil.copytree(ROOT / "samples", folder / "samples")
    site = ROOT / "build" / "site"
    if site.is_dir():
        shutil.copytree(site, folder / "manual")
    shutil.copy(FILES / "说明.txt", folder)
    shutil.copy(ROOT / "LICENSE", folder)


def program_bundle(out: Path) -> Path:
    """Make the program of this system and return its folder."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        own = build_wheel(place)
        subprocess.run([sys.executable, "-m", "venv", place / "venv"], check=True)
        python = place / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"{own}[{','.join(EXTRAS)}]",
                        "pyinstaller>=6.10,<7"], check=True)
        folder = fresh(out / f"{own.name.split('-py3')[0].replace('_', '-')}-program-{sys.platform}")
        collected = [word for package in ("convert", "docx", "reportlab", "pypdfium2", "pypdfium2_raw", "pikepdf", "uvicorn", "rjieba")
                     for word in ("--collect-all", package)]
        collected += [word for module in UNUSED for word in ("--exclude-module", module)]
        subprocess.run([python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--name", "report-convert", "--onedir",
                        "--distpath", place / "dist", "--workpath", place / "work", "--specpath", place, *collected, FILES / "program.py"],
                       check=True, cwd=place, env={key: value for key, value in os.environ.items() if not key.startswith("PYTHON")})
        shutil.copytree(place / "dist" / "report-convert", folder, dirs_exist_ok=True, symlinks=True)
    strip_interpreter(folder)
    add_manuals(folder)
    return folder


def strip_interpreter(folder: Path) -> None:
    """Take the names for debuggers out of Python's own library, where there is a program for it: a third of what is not faces."""
    tool = shutil.which("strip") if sys.platform == "linux" else None
    for library in folder.rglob("libpython*.so*") if tool else ():
        subprocess.run([str(tool), "--strip-unneeded", library], check=True)


def fresh(folder: Path) -> Path:
    """Return an empty folder of that name."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def main() -> int:
    """Make a bundle; 1 when it is too large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("wheels", "program"))
    parser.add_argument("--platform", choices=PLATFORMS, default="manylinux_x86_64")
    parser.add_argument("--python", default="3.12", help="version of the Python that the computer has")
    parser.add_argument("--out", type=Path, default=Path("dist"))
    arguments = parser.parse_args()
    if arguments.kind == "wheels":
        folder = wheels_bundle(arguments.platform, arguments.python, arguments.out)
    else:
        folder = program_bundle(arguments.out)
    size = size_of(folder)
    print(f"{folder}: {size / 1_000_000:.0f} MB")
    if size > LIMIT:
        print(f"larger than {LIMIT // 1_000_000} MB")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
