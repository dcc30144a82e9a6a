"""Ranks (居全国首位) and unbroken runs (连续12年)."""

from typing import Final

from convert.indicators import phrases
from convert.indicators.counted import AMONG
from convert.indicators.owners import TAIL_FILL, carried, clean, is_bare, with_owner
from convert.indicators.told import Scene, ToldFigures
from convert.patterns import regex
from convert.text.characters import LETTER

_RANK_FILL: Final = regex(
    r"(?:连续|均|再次|首次|继续|已|分别|持续|稳|升至|跃升至|跃升到|从|由|并|全面|历史性|首位|前移|至|到|的|第|名列|在)+$"
)

_AMONG: Final = regex(rf"(?:均|稳|仍)?(?:居|位居|位列|列|排名|排|排在|名列)((?:全[国省市区县]|同类|各|[东中西]部){LETTER}{{2,8}})中?$")
"""居｜全市基层法院｜第二位: among whom."""
_AMONG_ALL: Final = regex("^在?([^，。；]{2,10})中(?!部)(.{2,})$")
"""在｜全省区县｜中｜综合得分: among whom, and what is ranked."""


def tell_rank(scene: Scene) -> ToldFigures:
    """Return the rank named by what is ranked, and among whom."""
    core = phrases.strip_head(scene.left)
    if scene.place.joined and scene.index and scene.places[scene.index - 1].runs_into:
        among_places = AMONG.match(scene.place.left)
        if among_places or "中" in scene.left:
            before = phrases.strip_head(scene.places[scene.index - 1].left).removesuffix("在")
            core = before or (among_places.group(2) or "" if among_places else core)
    scope = phrases.find_scope(core)
    among = _AMONG.search(core)
    if among:
        core, scope = core[: among.start()], among.group(1)
    for _ in range(6):
        before = core
        word = phrases.ends_with(core, "RANK_VERBS") or phrases.ends_with(core, "SCOPES")
        if word.startswith("分") and core[: -len(word)].endswith(("得", "评", "积")):
            word = word[1:]
        core = _RANK_FILL.sub("", core[: -len(word)] if word else core).rstrip("，、“”")
        if core == before:
            break
    among_all = _AMONG_ALL.match(core)
    if among_all and not phrases.ends_with(among_all.group(1), "ACTIONS"):
        core, scope = among_all.group(2), among_all.group(1)
    core, head_scope = clean(core.removesuffix("中"))
    place_name = scope if scope and scope != head_scope else ""
    doubt = None
    if not core:
        core, doubt, _ = carried(scene)
        core = scene.previous.counted if scene.previous and scene.same_sentence and scene.previous.counted else core.removesuffix("排名")
        core = core.removesuffix("增收额").removesuffix("减收额")
    elif is_bare(core):
        core = with_owner(core, scene)
    core = phrases.shorten(core) or core
    suffix = "" if core.endswith(("排名", "位次", "名次")) else "排名"
    name = core + (place_name if place_name not in core else "") + suffix
    return ToldFigures(name, None, thing=core, level=core, doubt=doubt, scope=scope or head_scope)


def tell_streak(scene: Scene) -> ToldFigures:
    """Return the run named by what has been going on."""
    core, scope = clean(scene.left)
    right = scene.place.right
    predicate = (right + (scene.figure_ahead if len(right) <= 8 else scene.rank_ahead))[:26]
    unit = scene.quantity.unit.removeprefix("个")
    name = f"{core}连续{predicate}" if predicate else f"{core}连续"
    name = TAIL_FILL.sub("", name)
    before = scene.previous
    if not core and before is not None and scene.same_sentence and scene.rank_ahead and before.growth is None and not scene.place.joined:
        core = before.level
        name = core + name
    thing = core or predicate
    return ToldFigures(
        f"{name}{unit}数" if unit in ("年", "次", "月", "届", "天", "日", "期") else f"{name}数",
        None,
        thing=thing,
        level=core or predicate,
        scope=scope,
    )
