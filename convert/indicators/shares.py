"""Shares: of what stands behind the figure, of a whole, of another figure."""

import re
from typing import Final

from convert.indicators import phrases
from convert.indicators.owners import FILL_HEAD, carried, clean, with_owner
from convert.indicators.told import Scene, Told
from convert.patterns import regex

_WHOLE: Final = regex("全部|总数|总量|其|比|全市|全区|全省|全国")
PLANNED: Final = regex("预算|计划|目标|任务")
"""What is completed, where 为 and 是 do not say it."""
PROPORTION_VERBS: Final = {"完成": "完成", "占": "占"}


def tell_part(core: str, right: str, scope: str | None) -> Told:
    """89.4%的公园实现24小时开放; 覆盖九成以上城乡社区: a share of what stands behind."""
    noun, predicate = phrases.split_predicate(right)
    if core and not core.endswith(("的", "全部", "有")):
        name = core + noun
        return Told(name + "占比", None, thing=noun, level=name + "占比", confidence=0.85, scope=scope, counted=noun)
    if predicate:
        doing = FILL_HEAD.sub("", predicate)
        name = f"{doing[:20]}的{noun}占比"
    else:
        name = noun + "占比"
    return Told(name, None, thing=noun, level=name, confidence=0.85, scope=scope, counted=noun)


def tell_share(scene: Scene, core: str, scope: str | None) -> Told:
    """优秀案卷占35.8%; 占规模以上工业总产值比重为45%."""
    at = core.find("占")
    subject, of = core[:at], core[at + 1 :]
    whole = _WHOLE.match(of) if len(of) <= 3 else None
    of = of[whole.end() :] if whole else of
    of = of.removesuffix("的")
    confidence = 0.92
    if not subject:
        subject, confidence = with_owner("", scene)
    if not of or of in ("比", "总数", "比重", "比例", "到"):
        name = subject + "占比"
    else:
        name = f"{subject}占{of}" + ("" if of.endswith(("比重", "比例", "份额", "比")) else "比重")
    return Told(name, None, thing=subject, level=name, confidence=confidence, scope=scope, side=True)


def tell_proportion(scene: Scene, of: re.Match[str]) -> Told:
    """完成年度预算的100.99%, 为1955年的98.88%: a figure as a share of another one."""
    subject, scope = clean(of.group(1))
    confidence, doubt = 0.9, None
    if not subject:
        subject, confidence, doubt, scope = carried(scene)
    verb = PROPORTION_VERBS.get(of.group(2), "完成" if PLANNED.search(of.group(3)) else "相当于")
    name = f"{subject}{verb}{of.group(3)}" + ("倍数" if scene.quantity.unit == "倍" else "比重" if verb == "占" else "比例")
    return Told(name, None, thing=subject, level=name, confidence=confidence, doubt=doubt, scope=scope, side=True)
