"""Names of organs: what is near a rule but not in it."""

import pytest

from tests.lint.worlds import codes


@pytest.mark.parametrize(("text", "expected"), [
    ("由区住房与城乡建设局牵头。", ["W03"]), ("由区住房和城乡建设局牵头。", []), ("由区卫生与健康委员会牵头。", ["W03"]),
    ("报区人大农业与农村委员会。", []), ("由区农业与农村局牵头。", ["W03"]), ("依据《治安管理处罚条例》和城市管理行政处罚条例。", []),
    ("推动生态与环境协调发展。", []), ("加强领导班子和领导干部建设，领导班子及领导干部要带头。", []), ("由区科技和数据局牵头，区科技和数据局负责。", []),
    ("由区科技和数据局牵头，区科技与数据局负责。", ["W04"]),
    ("区教育局和体育局、区教育局与体育局分别落实。", ["W04"]),
])
def test_only_what_is_wrong_is_found(text: str, expected: list[str]):
    assert codes(text) == expected
