"""The process that children are forked from."""

from convert.serve.warm import warm
from convert.serve.work import Made


def test_the_sample_is_converted():
    assert isinstance(warm(), Made)
