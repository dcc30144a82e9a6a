"""What a test expects to be refused."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from convert.diagnostics import ConvertError


@contextmanager
def refused(code: str, kind: type[ConvertError] = ConvertError) -> Iterator[None]:
    """Expect an error of `kind` whose diagnostic has the code `code`."""
    with pytest.raises(kind) as caught:
        yield
    assert caught.value.diagnostic.code == code
