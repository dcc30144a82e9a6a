"""What holds when nothing is said."""

from convert.serve.options import ServeOptions


def test_only_this_computer_is_served_and_everything_is_limited():
    options = ServeOptions()
    assert options.host == "127.0.0.1"
    assert all(getattr(options.limits, name) > 0 for name in options.limits.__struct_fields__)
