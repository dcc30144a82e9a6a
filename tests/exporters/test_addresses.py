"""Links that lead out of the file."""

import pytest

from convert.exporters.addresses import is_address


@pytest.mark.parametrize(("link", "found"), [
    ("https://www.example.gov.cn/", True), ("HTTP://例.中国/页", True), ("mailto:a@example.cn", True), ("ftp://a/b", True),
    ("file:///etc/passwd", False), ("javascript:alert(1)", False), ("#p3", False), ("", False), ("https://a\n/b", False)])
def test_only_links_that_can_be_followed_are_addresses(link: str, found: bool):
    assert is_address(link) is found
