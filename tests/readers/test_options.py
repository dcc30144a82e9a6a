"""Limits and choices."""

from convert.readers.options import MAX_BYTES, MAX_CHARACTERS, MAX_TEXT_BYTES, ReadOptions


def test_the_defaults_ask_for_nothing():
    assert ReadOptions() == ReadOptions(encoding=None, revisions="accepted", resource=None)


def test_the_limits_fit_each_other():
    assert MAX_CHARACTERS * 4 <= MAX_TEXT_BYTES <= MAX_BYTES
