"""Where LibreOffice is found."""

import os
from pathlib import Path

import pytest

from convert.office.find import find_office


@pytest.fixture(autouse=True)
def _nothing_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.delenv("CONVERT_OFFICE", raising=False)


def test_the_path_of_programs_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    program = tmp_path / "bin" / "libreoffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    assert find_office("linux") == str(program)


@pytest.mark.skipif(os.name == "nt", reason="a stand-in for Windows")
def test_on_windows_the_folders_of_programs_are_looked_through(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("convert.office.find._PLACES", {"win32": ("{ProgramFiles}/LibreOffice*/program/soffice.exe",), "linux": ()})
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "Program Files [64]"))
    assert find_office("win32") is None
    for version in ("LibreOffice 5", "LibreOffice 7"):
        program = tmp_path / "Program Files [64]" / version / "program" / "soffice.exe"
        program.parent.mkdir(parents=True)
        program.touch()
    assert find_office("win32") == str(program)


def test_a_folder_whose_variable_is_not_set_matches_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("convert.office.find._PLACES", {"darwin": ("{NO_SUCH_FOLDER}/etc/passwd",), "linux": ()})
    assert find_office("darwin") is None


def test_an_unknown_system_is_taken_for_a_linux(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "soffice").touch()
    monkeypatch.setattr("convert.office.find._PLACES", {"linux": (str(tmp_path / "soff*"),)})
    assert find_office("freebsd13") == str(tmp_path / "soffice")


def test_a_variable_names_another_one_or_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CONVERT_OFFICE", str(program))
    assert find_office("linux") == str(program)
    monkeypatch.setenv("CONVERT_OFFICE", "")
    assert find_office("linux") is None
