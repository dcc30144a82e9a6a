"""Which year a figure stands for, and whether it tells a result or an aim."""

from typing import Final

from convert.model.indicator import Aspect
from convert.model.report import Report
from convert.patterns import regex

_YEAR: Final = regex(r"((?:19|20)(?<![\d—\-～比]..)\d\d)年(?![-—～至到])")
_YEAR_OF_TEXT: Final = regex(r"((?:19|20)\d\d)\s*年")
_COMPARED: Final = regex(r"(?:比|较|与|同|为|是|于|自|由|从|复至|复到|回到)$")
_OWN_YEAR: Final = regex(r"(?:由|从)((?:19|20)\d\d)年(?:末|底)?的?$")
"""由2021年的12.3%: where a level came from has its own year."""
_SPAN: Final = r"\d\d年?[-—－～至]+(?:19|20)?\d\d年"
_TERM: Final = "十[二三四五]五”?(?:时期|期间|以来)|本届(?:政府|任期)|任期"
_SEVERAL: Final = regex(rf"过去[一二三四五六七八九十两几]+年|年来(?<=[一二三四五六七八九十两几]年来)|五年间|19{_SPAN}|20{_SPAN}|{_TERM}")
_NO_YEAR_TERM: Final = regex(_TERM)
"""Years of a term that are told without 年."""
_FIRST_SESSION: Final = regex(r"(?:人民代表大会|人大)第一次会议")
"""The first session of a new congress hears about all the years of the one before."""
_AIM_HEADING: Final = regex(
    r"打算|安排|下一步|工作思路|目标|预期|今后|下步|明年|重点任务|主要任务|工作建议|审计建议|主要指标|努力方向|计划|展望|预算草案|"
    r"工作重点|未来|总体要求|部署"
)
_RESULT_HEADING: Final = regex(r"回顾|完成情况|成效|总结|执行情况|主要做法|存在|现状|基础")
_AIM_WORD: Final = regex(
    r"力争|预(?<![到于超合]预)期(?=目标|增长|为|达|实现|完成)|目(?<![期到成]目)标(?!的|任务|责任|考核|管理|完成)|计(?<![年度内外完成]计)划(?=[新建完投开实到引安培改])|"
    r"拟(?=[新建安开投])|争取(?=实现|达到|完成|到20|在)|确保|到(?<![加高升长大少低降小展调由从]到)20\d\d年(?!的)|到“?十|将(?:达|新|完|建|实|办好|力争)|要(?:达|完|实|新|"
    r"力|确)|规划(?=到|新|建)|明年|下一年|预算安排|安排预算|今后"
)
_BUDGET: Final = regex(r"预算(?!(?:草案)?执行|收支执行|绩效|调整|审查|管理)")
_BUDGET_YEAR: Final = regex(r"((?:19|20)\d\d)\s*年(?:[^年]{0,16}?)预算(?!(?:草案)?执行|收支执行|绩效|调整|审查|管理)")
_ARRANGED: Final = regex("安排|预算|预计")
_REACHED: Final = regex(r"(?:截至|截止)[^，。；]{0,14}(?:年|月|日|底|末)")


def budget_of(title: str) -> tuple[bool, int | None]:
    """Return whether a report of this title is a budget, not an account of one, and the year it budgets where the title says so."""
    if not _BUDGET.search(title) or "审计" in title:
        return False, None
    year = _BUDGET_YEAR.search(title)
    return True, int(year.group(1)) if year else None


def is_reached(before: str) -> bool:
    """Tell whether the words before a figure look back from a day: 截至2025年5月底."""
    return _REACHED.search(before) is not None


def _years(text: str) -> tuple[int, ...]:
    return tuple(int(match.group(1)) for match in _YEAR_OF_TEXT.finditer(text))


def report_year(report: Report) -> int | None:
    """Return the year that the report's figures stand for: what its title says, or the year before the meeting that heard it."""
    title = report.front.title or ""
    occasion = report.front.occasion or ""
    years = _years(title)
    heard = _years(occasion)
    if not years and _FIRST_SESSION.search(occasion):
        return None
    if report.meta.year is not None:
        return report.meta.year
    if years and "工作报告" in title and (not heard or heard[0] == years[0]) and "年度" not in title:
        return years[0] - 1
    if years:
        return years[0]
    return heard[0] - 1 if heard else None


def section_year(headings: tuple[str, ...]) -> int | None:
    """Return the year that the innermost heading with a year names."""
    for heading in reversed(headings):
        years = _years(heading)
        if len(years) == 1:
            return years[0]
    return None


def find_period(before: str, year: int | None) -> int | None:
    """Return the year of a figure: the last one named in its sentence `before` it, unless as the base of a comparison.

    Without one it is `year`; for a figure of several years (过去五年, 2018年至2022年) there is none.
    """
    if "年" not in before and not _NO_YEAR_TERM.search(before):
        return year
    several = max((match.end() for match in _SEVERAL.finditer(before)), default=-1)
    own = _OWN_YEAR.search(before)
    if own:
        return int(own.group(1))
    for match in reversed(list(_YEAR.finditer(before, max(several, 0)))):
        compared = _COMPARED.search(before[max(0, match.start() - 2) : match.start()])
        if not compared and before[match.end() : match.end() + 1] != "的":
            return int(match.group(1))
    return None if several >= 0 else year


def is_aim_section(headings: tuple[str, ...]) -> bool:
    """Tell whether the headings above a figure, outermost first, say that the text below tells what is to be done."""
    joined = "".join(headings[-2:])
    return _AIM_HEADING.search(joined) is not None and _RESULT_HEADING.search(joined) is None


def find_aspect(before: str, sentence: str, *, aims: bool, budget: bool) -> Aspect:
    """Return whether a figure is an aim: its section, when it `aims`, or the words before it say so."""
    if aims or (budget and _ARRANGED.search(before + sentence[:20])):
        return "target"
    return "target" if _AIM_WORD.search(before) else "actual"
