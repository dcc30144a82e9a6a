"""A folder of somebody's in which a module lies that has the name of one of ours, or of Python's."""

from pathlib import Path


def foreign_folder(parent: Path, *modules: str) -> Path:
    """Make the folder; each of its modules says that it was run, and ends the process."""
    folder = parent / "foreign"
    folder.mkdir()
    for name in modules:
        (folder / f"{name}.py").write_text(f"open({str(parent / 'run')!r}, 'w').close()\nraise SystemExit(9)\n", "utf-8")
    return folder


def foreign_was_run(parent: Path) -> bool:
    """Tell whether one of the modules was run."""
    return (parent / "run").exists()
