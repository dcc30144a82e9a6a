"""The built wheel holds everything: it converts a sample in an empty environment, away from the checkout."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_is_light(wheel: Path):
    assert wheel.stat().st_size < 25_000_000


def test_the_wheel_holds_sheets_faces_manuals_samples_licences_and_types(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {"convert/py.typed", "convert/_styles/base.toml", "convert/_styles/meeting.toml", "convert/_styles/fonts/manifest.toml"}
    wanted |= {f"convert/_styles/fonts/{face.name}" for face in (ROOT / "styles" / "fonts").glob("*.ttf")}
    wanted |= {f"convert/_docs/{page.name}" for page in (ROOT / "docs").glob("*.md")}
    wanted |= {f"convert/_samples/{path.relative_to(ROOT / 'samples').as_posix()}" for path in (ROOT / "samples").rglob("*") if path.is_file()}
    assert wanted <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "tools/", "docs/"))]


def test_the_installed_wheel_converts_a_sample_away_from_the_checkout(wheel: Path, tmp_path: Path):
    """The dependencies come from the environment of the tests, the package itself from the wheel alone."""
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel], check=True)
    site = next((tmp_path / "venv" / "lib").glob("python*")) / "site-packages"
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    sample = tmp_path / "report.txt"
    sample.write_bytes((ROOT / "samples" / "meeting-report" / "meeting-report.txt").read_bytes())
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
    result = subprocess.run([tmp_path / "venv" / "bin" / "convert", "all", sample, "--out", tmp_path / "out"], cwd=tmp_path,
                            env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".json", ".pdf", ".xlsx"]
    for words, expected in ((["manual", "packet"], "# 会议材料"), (["samples", "-o", tmp_path / "样例"], "")):
        done = subprocess.run([tmp_path / "venv" / "bin" / "convert", *words, "--lang", "zh"], cwd=tmp_path, env=environment,
                              capture_output=True, text=True, check=True)
        assert done.stdout.startswith(expected)
    assert (tmp_path / "样例" / "meeting-report" / "meeting-report.txt").read_bytes() == sample.read_bytes()
    where = subprocess.run([python, "-c", "import convert; print(convert.__file__)"], cwd=tmp_path, env=environment,
                           capture_output=True, text=True, check=True).stdout
    assert str(tmp_path) in where
