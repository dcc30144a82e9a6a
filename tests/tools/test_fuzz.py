"""The targets of the fuzzer run, and see a promise that is broken."""

import fuzz
import pytest

import convert.api


@pytest.mark.parametrize("target", sorted(fuzz.TARGETS))
def test_every_target_takes_any_bytes(target: str) -> None:
    for data in (b"", b"\x00\x01\x02\x03", bytes(range(0, 200, 3)) * 4):
        fuzz.TARGETS[target](data)


@pytest.mark.parametrize("target", ["outputs", "reports"])
def test_a_report_that_is_refused_is_a_broken_promise(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_dossier: object, _kind: str) -> bytes:
        raise convert.api.ConvertError("verify-layout", block="p1", text="甲")

    monkeypatch.setattr(convert.api.Dossier, "output", refuse)
    with pytest.raises(fuzz.BrokenPromise, match="verify-layout"):
        for seed in range(40):
            fuzz.TARGETS[target](bytes((place * seed + 7) % 256 for place in range(3000)))
