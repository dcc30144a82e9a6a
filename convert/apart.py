"""A module of ours in a process of its own, and what such a child may take of the machine."""

import os
import subprocess
import sys


def run_apart(module: str, question: bytes, seconds: float) -> bytes | None:
    """Return what `module` writes to standard output when it is given `question`; None when it fails, or takes longer than `seconds`.

    Nothing is imported from the folder in which the user works. The module bounds itself with `limit_process`.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    try:
        done = subprocess.run([sys.executable, "-P", "-m", module], input=question, capture_output=True,  # noqa: S603 - a module of ours
                              timeout=seconds, env=environment, check=False)
    except subprocess.TimeoutExpired:
        return None
    return None if done.returncode else done.stdout


def limit_process(*, memory: int, seconds: int, file: int | None = None) -> None:
    """Bound this process and those that it starts, for good, and let it leave no core files; nothing where the system knows no limits.

    Args:
        memory: Bytes of address space.
        seconds: Of the processor.
        file: Bytes of any file that is written; None for no bound.
    """
    try:
        import resource
    except ImportError:
        return
    wanted = {resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: seconds, resource.RLIMIT_CORE: 0}
    if file is not None:
        wanted[resource.RLIMIT_FSIZE] = file
    for kind, limit in wanted.items():
        hard = resource.getrlimit(kind)[1]
        least = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (least, least))
