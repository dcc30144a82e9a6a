"""Ranks (居全国首位) and unbroken runs (连续12年)."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.owners import TAIL_FILL, carried, clean, is_bare, with_owner
from convert.indicators.told import Scene, Told
from convert.patterns import regex

_RANK_FILL: Final = regex(
    r"(?:连续|均|再次|首次|继续|已|分别|持续|稳|升至|跃升至|跃升到|从|由|并|全面|历史性|首位|前移|至|到|的|第|名列|在)+$"
)


def tell_rank(scene: Scene) -> Told:
    """Return the rank named by what is ranked, and among whom."""
    core = phrases.strip_head(scene.left)
    if scene.place.joined and scene.index and "中" in scene.left and scene.places[scene.index - 1].runs_into:
        core = phrases.strip_head(scene.places[scene.index - 1].left).removesuffix("在") or core
    scope = phrases.find_scope(core)
    for _ in range(6):
        before = core
        word = phrases.ends_with(core, "RANK_VERBS") or phrases.ends_with(core, "SCOPES")
        core = _RANK_FILL.sub("", core[: -len(word)] if word else core).rstrip("，、“”")
        if core == before:
            break
    core, head_scope = clean(core.removesuffix("中"))
    place_name = scope if scope and scope != head_scope else ""
    confidence, doubt = 0.92, None
    if not core:
        core, confidence, doubt, _ = carried(scene)
        core = scene.previous.counted if scene.previous and scene.same_sentence and scene.previous.counted else core.removesuffix("排名")
    elif is_bare(core):
        core, confidence = with_owner(core, scene)
    core = phrases.shorten(core) or core
    suffix = "" if core.endswith(("排名", "位次", "名次")) else "排名"
    name = core + (place_name if place_name not in core else "") + suffix
    return Told(name, None, thing=core, level=core, confidence=confidence, doubt=doubt, scope=scope or head_scope)


def tell_streak(scene: Scene) -> Told:
    """Return the run named by what has been going on."""
    core, scope = clean(scene.left)
    right = scene.place.right
    predicate = (right + (scene.figure_ahead if len(right) <= 8 else scene.rank_ahead))[:26]
    unit = scene.quantity.unit.removeprefix("个")
    name = f"{core}连续{predicate}" if predicate else f"{core}连续"
    name = TAIL_FILL.sub("", name)
    thing = core or predicate
    return Told(
        f"{name}{unit}数" if unit in ("年", "次", "月", "届", "天", "日", "期") else f"{name}数",
        None,
        thing=thing,
        level=core or predicate,
        confidence=0.9,
        scope=scope,
    )
