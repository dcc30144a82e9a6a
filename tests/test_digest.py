"""Sums of known texts."""

from convert.digest import md5_of, sha256_of


def test_the_sums_of_known_texts():
    assert sha256_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert md5_of(b"abc") == "900150983cd24fb0d6963f7d28e17f72"
