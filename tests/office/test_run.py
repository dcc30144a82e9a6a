"""Running LibreOffice on one file."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from convert.office import converted, find_office, run
from tests.foreign import foreign_folder, foreign_was_run

needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice (soffice) is not installed")
posix = pytest.mark.skipif(os.name == "nt", reason="stand-ins are shell scripts")


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Return what puts a script in the place of LibreOffice; its arguments are those of LibreOffice."""
    def put(script: str) -> Path:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        program.chmod(0o755)
        monkeypatch.setattr(run, "find_office", lambda: str(program))
        return program

    return put


@needs_office
def test_rich_text_becomes_a_docx():
    made = converted(b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Hello office\\par}", ".rtf", "docx")
    assert made is not None
    assert b"Hello office" in ZipFile(BytesIO(made)).read("word/document.xml")


@needs_office
def test_a_file_that_is_none_makes_nothing():
    assert converted(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc", "docx") is None


@posix
def test_what_the_program_writes_comes_back_and_nothing_is_left(stand_in, tmp_path: Path):
    record = tmp_path / "record"
    stand_in(f'echo "$@" > {record}; for last; do :; done; mkdir -p "${{last%/*}}/results"; cat "$last" "$last" > "${{last%/*}}/results/material.docx"')
    assert converted(b"ab", ".doc", "docx") == b"abab"
    words = record.read_text("utf-8").split()
    assert words[0].startswith("-env:UserInstallation=file:///")
    assert "--headless" in words
    assert not Path(words[-1]).parent.exists()


@posix
def test_a_program_that_writes_nothing_or_an_empty_file_makes_nothing(stand_in):
    stand_in("exit 0")
    assert converted(b"ab", ".doc", "docx") is None
    stand_in('for last; do :; done; mkdir -p "${last%/*}/results"; : > "${last%/*}/results/material.docx"')
    assert converted(b"ab", ".doc", "docx") is None


@posix
def test_a_program_that_hangs_is_ended_with_what_it_started(stand_in):
    program = stand_in('[ "$1" = child ] || "$0" child & while :; do :; done')
    assert converted(b"", ".doc", "docx", seconds=0.5) is None
    assert str(program) not in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout


@posix
@pytest.mark.parametrize(("memory", "made"), [(3_000_000_000, None), (3_000, b"made")])
def test_a_program_that_takes_too_much_memory_gets_none(stand_in, memory: int, made: bytes | None):
    program = stand_in("")
    program.write_text(f"#!{sys.executable}\nimport os, sys\nfolder = os.path.join(os.path.dirname(sys.argv[-1]), 'results')\n"
                       f"taken = bytearray({memory})\nos.mkdir(folder)\n"
                       "with open(os.path.join(folder, 'material.docx'), 'w') as target:\n    target.write('made')\n", "utf-8")
    assert converted(b"", ".doc", "docx") == made


@posix
def test_a_module_that_lies_in_the_folder_of_the_user_is_not_run(stand_in, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stand_in('for last; do :; done; mkdir -p "${last%/*}/results"; echo made > "${last%/*}/results/material.docx"')
    monkeypatch.chdir(foreign_folder(tmp_path, "resource"))
    assert converted(b"", ".doc", "docx") == b"made\n"
    assert not foreign_was_run(tmp_path)


@pytest.mark.skipif(not run.without_network(), reason="the system does not let us take the network away")
def test_the_program_has_no_network(stand_in):
    program = stand_in("")
    program.write_text(f"#!{sys.executable}\nimport os, sys\nfolder = os.path.join(os.path.dirname(sys.argv[-1]), 'results')\nos.mkdir(folder)\n"
                       "with open('/proc/net/dev') as source, open(os.path.join(folder, 'material.docx'), 'w') as target:\n"
                       "    target.write(' '.join(line.partition(':')[0].strip() for line in source if ':' in line))\n", "utf-8")
    assert converted(b"", ".doc", "docx") == b"lo"


def test_where_the_network_cannot_be_taken_away_the_program_runs_all_the_same(monkeypatch: pytest.MonkeyPatch):
    run.without_network.cache_clear()
    monkeypatch.setattr(run, "_WITHOUT_NETWORK", (("no-such-program-anywhere",),))
    assert run.without_network() == ()
    run.without_network.cache_clear()


def test_without_the_program_there_is_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(run, "find_office", lambda: None)
    assert converted(b"", ".doc", "docx") is None
