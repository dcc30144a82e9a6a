"""Names and choices of an upload."""

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from convert.diagnostics import ConvertError
from convert.serve.options import ServeOptions
from convert.serve.upload import file_name, style_of


@pytest.mark.parametrize(("given", "name"), [
    ("报告.txt", "报告.txt"), ("..\\..\\a.docx", "a.docx"), ("/etc/passwd", "passwd"), ("a/b/报告 1.md", "报告 1.md"), ("x<y>.txt", "x_y_.txt")])
def test_a_file_name_has_no_folder(given, name):
    assert file_name(given) == name


def test_only_listed_sheets_and_the_servers_own_are_chosen():
    own = ServeOptions(style="/srv/own.toml")
    assert style_of({}, own) == "/srv/own.toml"
    assert style_of({"style": ""}, own) is None
    assert style_of({"style": "gbt9704"}, own) == "gbt9704"
    with pytest.raises(ConvertError, match="serve-sheet"):
        style_of({"style": "/etc/other.toml"}, own)
