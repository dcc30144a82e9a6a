"""The process that children are forked from."""

from convert.serve.tasks import Made
from convert.serve.warm import warm


def test_the_sample_is_converted():
    assert isinstance(warm(), Made)
