"""Shares: of what stands behind the figure, of a whole, of another figure."""

import re
from typing import Final

from convert.indicators import phrases
from convert.indicators.owners import FILL_HEAD, carried, clean, with_owner
from convert.indicators.told import Scene, ToldFigures, level_of
from convert.patterns import regex

_WHOLE: Final = regex("全部|总数|总量|其|比|全市|全区|全省|全国")
_BENCHMARK: Final = regex(
    r"(?P<subject>.*?)(?:完成|为|占|是|达到?)(?P<of>(?:(?!完成|占)[^，。；、]){0,24}?(?:预算|计划|目标|任务)(?:收入|支出)?(?:计划|指标|任务)?数?)")
_SUMS: Final = ("投入", "投资", "收入", "支出", "总额", "产值", "增加值")
PLANNED: Final = regex("预算|计划|目标|任务")
"""What is completed, where 为 and 是 do not say it."""
PROPORTION_VERBS: Final = {"完成": "完成", "占": "占"}


def tell_part(core: str, right: str, scope: str | None) -> ToldFigures:
    """89.4%的公园实现24小时开放; 覆盖九成以上城乡社区: a share of what stands behind."""
    noun, predicate = phrases.split_predicate(right)
    if core and not core.endswith(("的", "全部", "有")):
        name = core + noun
        return ToldFigures(name + "占比", None, thing=noun, level=name + "占比", scope=scope, counted=noun)
    if predicate:
        doing = FILL_HEAD.sub("", predicate)
        name = f"{doing[:20]}的{noun}占比"
    else:
        name = noun + "占比"
    return ToldFigures(name, None, thing=noun, level=name, scope=scope, counted=noun)


def tell_share(scene: Scene, core: str, scope: str | None) -> ToldFigures:
    """优秀案卷占35.8%; 占规模以上工业总产值比重为45%."""
    at = core.find("占")
    subject, of = core[:at], core[at + 1 :]
    whole = _WHOLE.match(of) if len(of) <= 3 else None
    of = of[whole.end() :] if whole else of
    of = of.removesuffix("的")
    if not subject:
        previous = scene.previous
        told = previous is not None and scene.same_sentence and previous.growth is None and not previous.side
        subject = previous.level if told and previous is not None and _is_whole(previous.level) else with_owner("", scene)
    if not of or of in ("比", "总数", "比重", "比例", "到"):
        name = subject + "占比"
    else:
        name = f"{subject}占{of}" + ("" if of.endswith(("比重", "比例", "份额", "比")) else "比重")
    return ToldFigures(name, None, thing=subject, level=name, scope=scope, side=True)


def _is_whole(level: str) -> bool:
    """Tell whether a level says as it stands what a share is of: 存在问题的案卷, 研发经费投入, 列入计划逐步解决."""
    return len(level) <= 20 and ("的" in level or level.endswith(_SUMS) or bool(phrases.ends_with(level, "ACTIONS")))


def tell_benchmark(scene: Scene) -> ToldFigures | None:
    """完成预算数31220万元的101.7%, 占调整预算数5亿元的99%: what a level is set against, and how much of it was reached.

    Both stand beside the level: what grows next is the level.
    """
    previous = scene.previous
    if scene.left.lstrip("约近超") == "的" and previous is not None and previous.benchmark and scene.same_sentence and (
            scene.quantity.form in ("percent", "tenths")):
        of = previous.benchmark
        name = f"{previous.subject}占{of}比重" if of.startswith("占") else f"{previous.subject}完成{of.removesuffix('数')}比例"
        return ToldFigures(name, None, thing=previous.thing, level=name, scope=previous.scope, side=True)
    match = _BENCHMARK.fullmatch(scene.left)
    following = scene.places[scene.index + 1].quantity if scene.index + 1 < len(scene.places) else None
    if match is None or scene.quantity.form != "plain" or following is None or following.form not in ("percent", "tenths") or (
            scene.text[scene.quantity.end : following.start] != "的"):
        return None
    subject, scope = clean(match.group("subject"))
    level = scene.memory.last_level() if scene.same_sentence else None
    if not subject:
        if level is None or level.growth is not None or level.side:
            return None
        subject, scope = level.level, level.scope
    subject = subject.removesuffix("完成数")
    of = match.group("of")
    told = level_of(subject + of, subject, "", scene.quantity, scope)
    told.side, told.benchmark, told.subject = True, of, subject
    return told


def tell_proportion(scene: Scene, of: re.Match[str]) -> ToldFigures:
    """完成年度预算的100.99%, 为1955年的98.88%: a figure as a share of another one."""
    subject, scope = clean(of.group(1))
    doubt = None
    if not subject:
        subject, doubt, scope = carried(scene)
    verb = PROPORTION_VERBS.get(of.group(2), "完成" if PLANNED.search(of.group(3)) else "相当于")
    name = f"{subject}{verb}{of.group(3)}" + ("倍数" if scene.quantity.unit == "倍" else "比重" if verb == "占" else "比例")
    return ToldFigures(name, None, thing=subject, level=name, doubt=doubt, scope=scope, side=True)
