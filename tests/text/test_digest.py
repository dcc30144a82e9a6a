"""Sums, from the interpreter and from OpenSSL."""

import hashlib
import subprocess
import sys

import pytest

from convert.text.digest import md5_of, sha256_of


@pytest.mark.parametrize("data", [b"", "报告".encode(), b"x" * 600_000], ids=["nothing", "short", "long"])
def test_the_sums_are_those_of_hashlib(data: bytes):
    assert sha256_of(data) == hashlib.sha256(data).hexdigest()
    assert md5_of(data) == hashlib.md5(data, usedforsecurity=False).hexdigest()


def test_the_sums_of_a_short_text_load_no_openssl():
    code = "import sys; from convert.text.digest import md5_of, sha256_of; sha256_of(b'x'); md5_of(b'x'); print('hashlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
