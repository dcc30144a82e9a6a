"""Names have a length, and one form for one thing."""

from convert.indicators.naming import NAME_LIMIT
from tests.indicators.sentences import names


def test_a_name_stays_short():
    long = "关于进一步规范和加强本辖区各级各类单位内部控制制度建设以及监督检查工作情况汇总分析报告材料"
    assert all(len(name) <= 2 * NAME_LIMIT for name in names(f"印发{long}12份，{long}、{long}达15份。"))


def test_a_long_name_is_cut_behind_its_attribute():
    text = "9个司法所均被自治区司法主管部门确认为首批司法所规范化建设达标单位。"
    assert names(text) == ["司法所数"]


def test_names_end_without_marks():
    assert all(name == name.strip("，、；：的") for name in names("新建学校、医院、公园等12所，其中：学校5所；另有的8所。"))
