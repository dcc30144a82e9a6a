"""Chinese unless something says English."""

import pytest

from convert.cli.language import language_of


@pytest.mark.parametrize(("environment", "argv", "language"), [
    ({}, [], "zh"), ({"LANG": "C.UTF-8"}, [], "zh"), ({"LANG": "en_US.UTF-8"}, [], "en"), ({"LANG": "zh_CN.UTF-8"}, [], "zh"),
    ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, [], "zh"), ({"LANG": "en_US.UTF-8", "CONVERT_LANG": "zh"}, [], "zh"),
    ({}, ["pdf", "--lang", "en"], "en"), ({"LANG": "en_US"}, ["pdf", "--lang=zh"], "zh")])
def test_the_language_of_messages(monkeypatch: pytest.MonkeyPatch, environment, argv, language):
    for name in ("CONVERT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language_of(argv) == language
