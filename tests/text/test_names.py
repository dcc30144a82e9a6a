import pytest

from convert.text.names import split_names


@pytest.mark.parametrize(("text", "names"), [
    ("沈明远", ("沈明远",)), ("沈明远 陆镕 司徒安然", ("沈明远", "陆镕", "司徒安然")), ("沈明远　陆　镕　司徒安然", ("沈明远", "陆镕", "司徒安然")),
    ("何　溪", ("何溪",)), ("沈 明 远", ("沈明远",)), ("何 溪 李 明", ("何溪", "李明")), ("沈明远、陆镕，李明；", ("沈明远", "陆镕", "李明")), ("", ()),
    ("李明  。", ("李明",)), ("沈 明 远、司 徒 安", ("沈明远", "司徒安")), ("沈　明　远，何　溪", ("沈明远", "何溪"))])
def test_names_in_a_row(text, names):
    assert split_names(text) == names
