"""The last word of a name: what kind of number it is."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.growth import Growth
from convert.indicators.lexicon import words_data as words
from convert.indicators.quantities import Quantity

_COUNT_WORDS: Final = {
    "人": "人数",
    "名": "人数",
    "位": "人数",
    "次": "次数",
    "场": "场次",
    "人次": "人次",
    "户": "户数",
    "场次": "场次",
    "户次": "户次",
    "件次": "件次",
    "批": "批次",
    "学时": "学时",
    "课时": "课时",
    "案": "案件数",
    **{unit: unit + "数" for unit in "件宗项条份种套起期台"},
}
"""What the name of a count ends with, by its unit; 数 for the others."""
_PLACES: Final = ("位", "名", "位次", "名次")
_MOVES: Final = ("前移", "上升", "提升", "上移", "跃升", "后移", "下降", "进位", "前进", "提高", "下移", "回落")
_RANKS: Final = ("排名", "位次", "名次")
_AREAS: Final = ("亩", "公顷", "平方米", "平方公里", "平方千米")


def level_suffix(base: str, quantity: Quantity, *, share: bool) -> str:
    """Return what makes a thing the name of a level: 案件 → 案件数."""
    if quantity.form in ("percent", "tenths", "fraction"):
        if share or not base.endswith(
            ("率", "比", "比重", "比例", "度", "占比", "水平", "份额", "系数", "指数", "进度", "覆盖面", "涨幅", "增速", "降幅", "数")
        ):
            return "" if base.endswith(("占比", "比重", "比例")) else ("占比" if share else "")
        return ""
    if quantity.unit in _AREAS and base and not base.endswith(("面积", "耕地", "规模", "量", "数")):
        return "面积"
    if quantity.family == "time" and base and not phrases.ends_with(base, "TIME_ENDS"):
        return "时长"
    if quantity.family != "count" or not base or phrases.ends_with(base, "NUMBER_ENDS"):
        return ""
    word = _COUNT_WORDS.get(quantity.unit)
    if word and (base[-1] == quantity.unit or (word == "案件数" and base.endswith("案件"))):
        return "数"
    if word:
        return "数" if word in ("人数", "户数") and base[-1] in "人员者工生户" else word
    return quantity.unit if quantity.unit.endswith("次") else "数"


def growth_suffix(level: str, growth: Growth, quantity: Quantity) -> str:
    """Return what makes a level the name of its growth: 产值 → 产值增速."""
    up = growth.sign > 0
    if growth.average:
        return growth.average + "幅度"
    if growth.base and growth.word in ("高", "低", "快", "慢") and growth.base.startswith(("比", "较")):
        return f"{growth.word}于{growth.base[1:]}幅度"
    if quantity.unit in _PLACES and growth.word in _MOVES:
        return ("" if level.endswith(_RANKS) else "排名") + growth.word + "位数"
    if phrases.ends_with(level, "GROWTH_NOUNS") and growth.word not in words.GROWTH_NOUNS:
        return growth.word + "幅度"
    if growth.word in words.GROWTH_NOUNS:
        return "" if level.endswith(growth.word) else growth.word
    if quantity.form in ("step", "percent", "tenths", "fraction") or quantity.unit == "倍":
        return _rate_suffix(level, growth, step=quantity.form == "step")
    if quantity.family == "time":
        if growth.word in ("增加", "减少", "多", "少"):
            return growth.word + ("天数" if quantity.unit in ("天", "日") else "时间")
        return "延长时间" if up else "缩短时间"
    if quantity.family == "none" and not quantity.scaled:
        return growth.word + "幅度"
    if quantity.family == "count" and level.endswith("量"):
        return "增加量" if up else "减少量"
    if quantity.unit in ("人", "名", "位") and level[-1:] not in "人员者工生户口数":
        return "增加人数" if up else "减少人数"
    return ("增加" if up else "减少") + (
        "额" if quantity.family == "amount" and quantity.unit.endswith(("元", "镑")) else "量" if quantity.family == "amount" else "数"
    )


def _rate_suffix(level: str, growth: Growth, *, step: bool) -> str:
    """Return what a change told in percent, in steps of one or in times is called."""
    if growth.word == "改善" or (step and "拉动" in level and growth.word in ("增长", "上涨", "上升")):
        return growth.word + "幅度"
    if growth.word in ("精简", "压减", "压缩", "缩短", "核减", "压降"):
        return growth.word + "幅度"
    if growth.sign < 0:
        return "降幅"
    if step:
        return "提高幅度"
    if growth.word in ("上涨", "涨", "涨幅"):
        return "涨幅"
    return "提升幅度" if growth.word in ("提高", "提升") and level.endswith(("率", "比", "度", "水平")) else "增速"
