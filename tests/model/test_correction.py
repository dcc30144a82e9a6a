"""A correction as a record of the model."""

import msgspec

from convert.model.correction import Correction


def test_whole_numbers_stay_whole_and_absent_fields_are_left_out():
    item = Correction(key="p1:0-2:a", action="change", fields={"period": 2022, "value": 7300.5, "scope": None}, before={"period": 2021})
    text = msgspec.json.encode(item)
    assert b"sentence" not in text
    back = msgspec.json.decode(text, type=Correction)
    assert back == item
    assert type(back.fields["period"]) is int
