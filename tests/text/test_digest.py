"""SHA-256, from the interpreter and from OpenSSL."""

import hashlib
import subprocess
import sys

import pytest

from convert.text.digest import sha256_of


@pytest.mark.parametrize("data", [b"", "报告".encode(), b"x" * 600_000], ids=["nothing", "short", "long"])
def test_the_sum_is_that_of_hashlib(data: bytes):
    assert sha256_of(data) == hashlib.sha256(data).hexdigest()


def test_the_sum_of_a_short_text_loads_no_openssl():
    code = "import sys; from convert.text.digest import sha256_of; sha256_of(b'x'); print('hashlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
