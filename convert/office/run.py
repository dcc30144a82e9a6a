"""Running LibreOffice on one file."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from convert.office.find import find_office
from convert.office.profile import NAME, settings_file

SECONDS: Final = 120.0
"""On the clock."""
_MAX_RESULT: Final = 200_000_000
_STEM: Final = "material"
_WITHOUT_NETWORK: Final = (("unshare", "--net"), ("unshare", "--map-root-user", "--net"))
"""Calls of a program that runs another in a network of its own in which there is nobody: for the superuser, and for others."""


def converted(data: bytes, suffix: str, form: str, *, seconds: float = SECONDS) -> bytes | None:
    """Return a file of an office program in another form, as LibreOffice makes it; None when it makes nothing of it.

    Args:
        data: The file.
        suffix: How its name ends (`.doc`), from which and from the bytes LibreOffice tells what it is.
        form: The other form, called by its suffix: `docx`, `pdf`, `xlsx`.
        seconds: After so many LibreOffice is ended.
    """
    program = find_office()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="convert-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, profile, results = folder / f"{_STEM}{suffix}", folder / "profile", folder / "results"
        source.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        (profile / "user" / NAME).write_bytes(settings_file())
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
                   "--convert-to", form, "--outdir", str(results), str(source)]
        _run([*_limited(), *command], seconds, home=str(folder))
        made = results / f"{_STEM}.{form}"
        return made.read_bytes() if made.is_file() and 0 < made.stat().st_size <= _MAX_RESULT else None


def _limited() -> list[str]:
    """Return what stands before the program so that it has limits and no network; nothing where the system knows no such things."""
    if sys.platform == "win32":
        return []
    return [*without_network(), sys.executable, "-m", "convert.office.child"]


@cache
def without_network() -> tuple[str, ...]:
    """Return the call by which this system runs a program without network; nothing when it does not let us."""
    true = shutil.which("true")
    for call in _WITHOUT_NETWORK if true else ():
        try:
            done = subprocess.run([*call, str(true)], capture_output=True, timeout=5, check=False)  # noqa: S603
        except (OSError, subprocess.SubprocessError):
            continue
        if done.returncode == 0:
            return call
    return ()


def _run(command: list[str], seconds: float, *, home: str) -> None:
    """Run LibreOffice; when it hangs, or nobody waits any more, it and the processes that it has started are ended."""
    environment = {**os.environ, "HOME": home, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    null = subprocess.DEVNULL
    # in `home`: a child started by `-m` takes modules from the folder it stands in, which may be anybody's
    with subprocess.Popen(command, stdin=null, stdout=null, stderr=null, env=environment, cwd=home, start_new_session=True) as process:  # noqa: S603
        try:
            with suppress(subprocess.TimeoutExpired):
                process.wait(seconds)
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
