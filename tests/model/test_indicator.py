"""Indicators as JSON."""

import msgspec

from convert.model.indicator import Indicator


def test_absent_fields_of_an_indicator_are_null():
    one = Indicator(id="I001", name="办件数", value=3.0, unit="件", kind="count", text="3件", start=0, end=2, block="p1",
                    block_start=0, block_end=2, sentence="办理3件。")
    assert {"value_high", "qualifier", "period", "scope", "page"} <= {
        key for key, value in msgspec.json.decode(msgspec.json.encode(one)).items() if value is None}
