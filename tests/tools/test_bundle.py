"""What a bundle is made of; that one works is tried by hand (docs/install.md says on which systems)."""

import subprocess
import sys
import zipfile
from pathlib import Path

import bundle
import msgspec
import pytest

METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{requires}\n"


def wheel(folder: Path, name: str, *requires: str) -> Path:
    path = folder / f"{name.replace('-', '_')}-1.0-py3-none-any.whl"
    lines = "".join(f"Requires-Dist: {one}\n" for one in requires)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}-1.0.dist-info/METADATA", METADATA.format(name=name, requires=lines))
    return path


def test_what_only_the_other_system_needs_is_found_missing(tmp_path: Path):
    wheel(tmp_path, "report-convert", "typer>=0.20", 'starlette; extra == "serve"', 'dask; extra == "dask"')
    wheel(tmp_path, "typer", 'colorama>=0.4; sys_platform == "win32"', 'uvloop; platform_machine == "aarch64"')

    def names(platform: str) -> list[str]:
        return sorted(one.name for one in bundle.missing(tmp_path, bundle.environment_of(platform, "3.12")))

    assert names("win_amd64") == ["colorama", "starlette"]
    assert names("manylinux_aarch64") == ["starlette", "uvloop"]
    wheel(tmp_path, "starlette")
    wheel(tmp_path, "colorama")
    assert names("win_amd64") == []


def test_a_platform_asks_for_its_own_wheels(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    asked: list[list[str]] = []
    monkeypatch.setattr(bundle.subprocess, "run", lambda command, **_: asked.append(command))
    bundle.download(tmp_path, ["lxml>=5"], "win_amd64", "3.12")
    words = asked[0]
    assert words[-3:] == ["--platform", "win_amd64", "lxml>=5"]
    assert words[words.index("--python-version") + 1] == "3.12"
    assert "cp312" in words


@pytest.mark.parametrize("script", ["install.bat", "start.bat"])
def test_scripts_of_windows_have_its_line_ends_and_its_letters(script: str, tmp_path: Path):
    bundle.write_script(bundle.FILES / script, tmp_path / script, python="3.12")
    data = (tmp_path / script).read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 5
    text = data.decode("gb18030")
    assert "浏览器" in text
    assert "@PYTHON@" not in text


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts")
@pytest.mark.parametrize("script", ["install.sh", "start.sh"])
def test_scripts_of_other_systems_are_programs_that_a_plain_shell_takes(script: str, tmp_path: Path):
    bundle.write_script(bundle.FILES / script, tmp_path / script, python="3.12")
    assert (tmp_path / script).stat().st_mode & 0o111
    assert subprocess.run(["sh", "-n", tmp_path / script], check=False).returncode == 0
    done = subprocess.run([tmp_path / script], capture_output=True, text=True, check=False, env={"PATH": "/nowhere:/bin:/usr/bin", "PYTHON": ""})
    assert script == "install.sh" or (done.returncode, "install.sh" in done.stderr) == (1, True)


def test_the_installer_takes_the_version_of_python_that_the_wheels_are_for(tmp_path: Path):
    bundle.write_script(bundle.FILES / "install.sh", tmp_path / "install.sh", python="2.1")
    done = subprocess.run(["sh", tmp_path / "install.sh"], capture_output=True, text=True, check=False)
    assert (done.returncode, "Python 2.1" in done.stderr) == (1, True)
    assert not (tmp_path / "venv").exists()


def test_the_program_without_words_opens_the_page_and_with_words_is_the_command_line(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(bundle.FILES))
    import program

    called: list[tuple[str, ...]] = []
    monkeypatch.setattr("convert.cli.run", lambda words, name: called.append((name, *words)) or 0)
    assert program.call([]) == program.call(["all", "a.txt"]) == 0
    assert called == [("report-convert", "serve", "--open", "--port", "0"), ("report-convert", "all", "a.txt")]


@pytest.mark.parametrize("flags", [["-m"], ["-P", "-m"]])
def test_the_program_is_also_the_python_of_its_children(flags: list[str]):
    done = subprocess.run([sys.executable, bundle.FILES / "program.py", *flags, "convert.readers.pdf.child"], input=b"%PDF-1.7 junk",
                          capture_output=True, check=True)
    assert "readpdf-damaged" in msgspec.msgpack.decode(done.stdout)
