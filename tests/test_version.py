"""The version is told once."""

import tomllib
from pathlib import Path

import convert
from convert.version import __version__


def test_the_project_and_the_program_tell_the_same_version():
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__ == convert.__version__
