"""What a newcomer's first two words do."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def test_an_old_python_is_told_and_nothing_is_left_that_a_second_try_would_stumble_over(tmp_path: Path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    old = tmp_path / "python3.8"
    old.write_text('#!/bin/sh\ncase "$1" in --version) echo Python 3.8.10;; -c) exit 1;; *) mkdir -p .venv/bin;; esac\n', "utf-8")
    old.chmod(0o755)
    for target in ("sample", "check"):
        done = subprocess.run(["make", "-s", f"PYTHON={old}", target], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode != 0
        assert "Python 3.8.10" in done.stderr
        assert "PYTHON=python3.12" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_a_python_that_fits_makes_the_place_anew(tmp_path: Path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    done = subprocess.run(["make", "-n", "sample"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "-m venv --clear .venv" in done.stdout
    assert "samples/meeting-report/meeting-report.txt" in done.stdout
