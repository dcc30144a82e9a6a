"""Tell which modules of the package have no mirror in the tests: `convert/a/b.py` is tested by `tests/a/test_b.py`.

A module under `messages` is tested by the catalogue's own test; an `__init__` by the tests of what it gathers; a module whose
name ends in `_data` holds literals only.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]


def missing_mirrors(root: Path = ROOT) -> Iterator[tuple[Path, Path]]:
    """Yield (module, test) for every module without its test."""
    for module in sorted((root / "convert").rglob("*.py")):
        relative = module.relative_to(root / "convert")
        exempt = relative.parts[0] in ("messages", "_styles") or module.stem in ("__init__", "__main__") or module.stem.endswith("_data")
        test = root / "tests" / relative.parent / f"test_{module.name}"
        if not exempt and not test.exists():
            yield module.relative_to(root), test.relative_to(root)


if __name__ == "__main__":
    missing = list(missing_mirrors())
    for module, test in missing:
        print(f"{module} has no mirror {test}")
    sys.exit(bool(missing))
