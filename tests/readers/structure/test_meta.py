"""What a report says about itself as a whole."""

import pytest

from convert.model.elements import Front, SignOff
from convert.model.report import Meta
from convert.readers.structure.meta import derive_meta


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("关于2024年度法治政府建设情况的报告", 2024),
        ("关于2023年预算执行情况和2024年预算草案的报告", 2023),
        ("2026年政府工作报告", None),
    ],
)
def test_the_year_that_the_figures_stand_for(title: str, year: int | None):
    assert derive_meta(Front(title=title), None).year == year


def test_the_date_of_issue_comes_before_that_of_the_meeting():
    front = Front(occasion="——2024年1月9日在会议上")
    assert derive_meta(front, None).date == "2024-01-09"
    assert derive_meta(front, SignOff(date="二○二四年三月五日")).date == "2024-03-05"


def test_what_is_known_stays():
    assert derive_meta(Front(title="2024年度报告"), None, Meta(year=2020, author="甲")) == Meta(year=2020, author="甲")
