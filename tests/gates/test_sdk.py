"""The Open XML SDK, Microsoft's own validator, judges a DOCX and an XLSX."""

from pathlib import Path

import pytest

from convert.api import Settings, load
from convert.model.codec import to_json
from tests.exporters.pdf.samples import full_report
from tests.gates.sdk import findings
from tests.texts import MEETING

INPUTS = {"meeting.txt": MEETING.encode(), "full.json": to_json(full_report())}


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_sdk_finds_no_error(kind: str, name: str, tmp_path: Path):
    path = tmp_path / f"report.{kind}"
    path.write_bytes(load(INPUTS[name], name=name, settings=Settings(fonts="bundled")).output(kind))  # type: ignore[arg-type]
    assert findings(path) == []
