"""Which year a figure stands for, and whether it tells a result or an aim."""

from typing import Final

from convert.indicators.lexicon.time_data import YEAR
from convert.model.blocks import Paragraph
from convert.model.indicator import Aspect
from convert.model.report import Report
from convert.patterns import regex
from convert.text.numerals import hanzi_value

_YEAR: Final = regex(rf"({YEAR}(?<![\d—\-～比].{{5}}))(?![-—～至到])")
_YEAR_OF_TEXT: Final = regex(r"((?:19|20)\d\d)\s*年")
_OPENING_YEAR: Final = regex(r"((?:19|20)\d\d)年(?:度?，|度?，?全[省市县区])")
"""How the text of a report whose title is lost tells its year: 2015年，全县…."""
_COMPARED: Final = regex(r"(?:比|较|较之|相较于|按|与|同|为|是|于|自|由|从|复至|复到|回到)$")
_OWN_YEAR: Final = regex(rf"(?:由|从|(?<![复回])[到至]|比|较)({YEAR})(?:末|底)?的?$")
"""由2021年的12.3%, 提高到2025年的14%, 比2020年的9%: where a level came from, or came to, has its own year."""
_YEAR_BEFORE: Final = regex("(?<![是为于到达占])(?:(?:由|从|比|较)?上年(?:同期|末|底)?的?$|(?:去年|上年)同期的?$)")
"""由上年的132件, 上年同期5件."""
_BOUNDS: Final = regex(rf"({YEAR})(?:末|底)?(?:到|至|—|-|～)({YEAR})")
_CAME_TO: Final = regex(r"(?:由|从)[^，。；]{1,24}(?:到|至|为)$")
_MOVES: Final = regex("[^，。；]{0,12}(?:到|至|为|升|降|[增减]|扩大|缩)")
_SPAN: Final = r"\d\d年?[-—－～至]+(?:19|20)?\d\d年"
_TERM: Final = "十[二三四五]五”?(?:时期|期间|以来)|本届(?:政府|任期)|任期"
_SEVERAL: Final = regex(
    rf"过去[一二三四五六七八九十两几]+年|年来(?<=[一二三四五六七八九十两几]年来)|五年间|"
    rf"19{_SPAN}|20{_SPAN}|(?<=\d\d)年(?:\d{{1,2}}月)?(?:以来|起)|{_TERM}"
)
_NO_YEAR_TERM: Final = regex(_TERM)
"""Years of a term that are told without 年."""
_FIRST_SESSION: Final = regex(r"(?:人民代表大会|人大)第一次会议")
"""The first session of a new congress hears about all the years of the one before."""
_AIM_HEADING: Final = regex(
    r"打算|安排|下一步|工作思路|目标|预期|今后|下步|明年|重点任务|主要任务|工作建议|审计建议|主要指标(?!运行|完成)|努力方向|计划|展望|预算草案|"
    r"工作重点|未来|总体要求|(?<!决策)部署"
)
_RESULT_HEADING: Final = regex(r"回顾|完成情况|成效|总结|执行情况|主要做法|存在|现状|基础")
_AIM_WORD: Final = regex(
    r"力争|预(?<![到于超合]预)期(?=目标|增长|为|达|实现|完成)|目(?<![期到成]目)标(?!的|任务|责任|考核|管理|完成)(?=[^，；]*$)|计(?<![年度内外完成]计)划(?=[新建完投开实到引安培改])|"
    r"拟(?=[新建安开投])|争取(?=实现|达到|完成|到20|在)|确保|到(?<![加高升长大少低降小展调由从年月止]到)20\d\d年(?!的)|到“?十|将(?:达|新|完|建(?!议)|实|办好|力争)|要(?:达|完|实|新|"
    r"力|确)|规(?<!城乡规)(?<!城市规)划(?=到|新|建)|明年|下一年|预算安排|安排预算|今后"
)
_BUDGET: Final = regex(r"预算(?!(?:草案)?执行|收支执行|绩效|调整|审查|管理)")
_BUDGET_YEAR: Final = regex(r"((?:19|20)\d\d)\s*年(?:[^年]{0,16}?)预算(?!(?:草案)?执行|收支执行|绩效|调整|审查|管理)")
_ARRANGED: Final = regex("安排|预算|预计")
_REACHED: Final = regex(r"(?:截至|截止|(?:^|[，；])至)[^，。；]{0,14}(?:年|月|日|底|末)")


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
    """Return the year that the report's figures stand for: what its title says, or the year before the meeting that heard it.

    Where there is no title, the text may begin with it.
    """
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
    if heard:
        return heard[0] - 1
    first = next((block for block in report.body if isinstance(block, Paragraph)), None) if not title else None
    opening = _OPENING_YEAR.match(first.text) if first is not None else None
    return int(opening.group(1)) if opening else None


def section_year(headings: tuple[str, ...]) -> int | None:
    """Return the year that the innermost heading with a year names."""
    for heading in reversed(headings):
        years = _years(heading)
        if len(years) == 1:
            return years[0]
    return None


def _as_year(written: str) -> int:
    """Return the year of 2024年 or 一九八二年."""
    digits = written.removesuffix("年").replace("○", "〇")
    return int(digits) if digits.isdecimal() else int(hanzi_value(digits) or 0)


def is_start(before: str, after: str) -> bool:
    """Tell whether a figure between `before` and `after` is where something came from: 由｜98.2%｜提升至."""
    return before.endswith(("由", "从")) and _MOVES.match(after) is not None


def find_period(before: str, year: int | None, after: str = "") -> int | None:
    """Return the year of a figure: the last one named in its sentence `before` it, unless as the base of a comparison.

    Without one it is `year`; for a figure of several years (过去五年, 2018年至2022年) there is none, nor for a level that
    something came from at a time that is not told in a figure of several years. Elsewhere that is the year before: 由98.2%提升至99.1%,
    where the words `after` it say that it moved.
    """
    came_from = is_start(before, after)
    if came_from or (before.endswith(("到", "至", "为")) and "年" in before and _CAME_TO.search(before)):
        bounds = list(_BOUNDS.finditer(before))
        if bounds:
            return _as_year(bounds[-1].group(1 if came_from else 2))
        if came_from:
            reached = find_period(before[:-1], year)
            return None if reached is None else reached - 1
    if "年" not in before and not (("十" in before or "任" in before or "届" in before) and _NO_YEAR_TERM.search(before)):
        return year
    several = max((match.end() for match in _SEVERAL.finditer(before)), default=-1)
    own = _OWN_YEAR.search(before[-12:])
    if own:
        return _as_year(own.group(1))
    if _YEAR_BEFORE.search(before[-8:]):
        return None if year is None else year - 1
    for match in reversed(list(_YEAR.finditer(before, max(several, 0)))):
        compared = _COMPARED.search(before[max(0, match.start() - 2) : match.start()])
        if not compared and before[match.end() : match.end() + 1] != "的":
            return _as_year(match.group(1))
    return None if several >= 0 else year


def is_aim_section(headings: tuple[str, ...]) -> bool:
    """Tell whether the headings above a figure, outermost first, say that the text below tells what is to be done."""
    return any(_AIM_HEADING.search(heading) and not _RESULT_HEADING.search(heading) for heading in headings[-2:])


def find_aspect(before: str, sentence: str, *, aims: bool, budget: bool) -> Aspect:
    """Return whether a figure is an aim: its section, when it `aims`, or the words before it say so."""
    if aims or (budget and _ARRANGED.search(before + sentence[:20])):
        return "target"
    return "target" if _AIM_WORD.search(before) else "actual"
