"""The gates bite: every deliberate fault is caught, by the layers that are said to catch it and by no others."""

from functools import cache
from pathlib import Path

import pytest

from tests.exporters.pdf.checked import judged, own_findings
from tests.exporters.pdf.reading import letters
from tests.exporters.pdf.samples import full_pdf
from tests.gates.pdf_faults import FAULTS, RAW_FAULTS, broken
from tests.gates.vera import verdicts

LAYERS = {name: layers for name, (_, layers) in {**FAULTS, **RAW_FAULTS}.items()}


def _page(data: bytes) -> bool:
    try:
        return bool(judged(data))
    except Exception:  # noqa: BLE001 - the validator raises its own kinds when it cannot read a file
        return True


def _own(data: bytes) -> bool:
    try:
        return bool(own_findings(data)) or letters(data) != _sound_letters()
    except Exception:  # noqa: BLE001 - a file that cannot be read is caught
        return True


@cache
def _sound_letters() -> list[tuple[int, str, float, float]]:
    return letters(full_pdf())


def test_a_sound_file_raises_no_alarm():
    assert not _page(full_pdf())
    assert not _own(full_pdf())


@pytest.mark.parametrize("fault", LAYERS)
def test_a_fault_is_caught_by_the_layers_that_run_everywhere(fault: str):
    data = broken(full_pdf(), fault)
    caught = {name for name, layer in (("page", _page), ("own", _own)) if layer(data)}
    assert caught == LAYERS[fault] - {"vera"}
    assert caught


def test_verapdf_catches_what_it_is_said_to_catch(tmp_path: Path):
    files = []
    for fault in LAYERS:
        path = tmp_path / f"{fault}.pdf"
        path.write_bytes(broken(full_pdf(), fault))
        files.append(path)
    answers = verdicts(files, "3a,ua1")
    caught = {fault for fault in LAYERS if answers[f"{fault}.pdf", "3a"] or answers[f"{fault}.pdf", "ua1"]}
    assert caught == {fault for fault, layers in LAYERS.items() if "vera" in layers}


def test_the_documentation_names_every_fault_and_who_catches_it():
    text = (Path(__file__).parents[2] / "docs" / "archival.md").read_text("utf-8")
    for function, layers in {**FAULTS, **RAW_FAULTS}.values():
        told = " | ".join("caught" if layer in layers else "–" for layer in ("page", "vera", "own"))
        assert f"| {(function.__doc__ or '').rstrip('.')} | {told} |" in text
