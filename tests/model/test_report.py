"""The report itself."""

from convert.model.codec import to_json
from convert.model.report import Report, SourceInfo


def test_absent_slots_are_left_out_of_the_json():
    report = Report(source=SourceInfo(name="a.txt", format="text", sha256="", characters=0))
    assert b'"body"' not in to_json(report)
    assert b'"sign_off"' not in to_json(report)
