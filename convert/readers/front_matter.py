"""YAML front matter: elements of the report said outright, between two lines of `---`.

Keys are English or Chinese; `docs/markdown.md` lists them and a test compares the list with this module.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

import msgspec

from convert.diagnostics import ConvertError
from convert.model.blocks import Node, Spans
from convert.model.elements import AttachmentNote, Attendance, Front, HeaderBlock, Imprint, SignOff
from convert.model.report import Meta, Report
from convert.patterns import regex
from convert.readers.structure.lines import ROLES, Role
from convert.readers.structure.meta import derive_meta
from convert.text.characters import DROPPED, code_points
from convert.text.dates import iso_date
from convert.text.names import split_names

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, ScalarNode
    from yaml.nodes import Node as YamlNode

Kind = Literal["text", "texts", "names", "lines", "choice", "year", "day", "written_day", "roles", "attendance"]

_FENCE: Final = regex(r"---[ \t]*(?:\r\n|[\n\r])")
_FENCE_END: Final = regex(r"(?:^|(?<=[\n\r]))(?:---|\.\.\.)[ \t]*(?:\r\n|[\n\r]|\Z)")
_FIRST_KEY: Final = regex(r"(?:[ \t]*(?:#[^\n\r]*)?(?:\n|\r\n?+))*([^\s:：#\-=*][^\n\r:：]{0,40})(:(?:[ \t]|[\n\r]|\Z)|[:：])")
_PLAIN_DAY: Final = regex(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_KEY_WITHOUT_GAP: Final = regex(r"^([ \t]*)([^\s:：#'\"\-][^:：\n\r]{0,40}?)([ \t]*)(：[ \t]*|:(?=[^\s:/]))", re.M)
"""A key with a full-width colon, or with no blank behind its colon."""
_MOST_CHARACTERS: Final = 100_000
_DEEPEST: Final = 4
_BREAK: Final = "\n"


class Key(NamedTuple):
    """A key of the front matter."""

    slot: str
    """Where its value goes in the model."""
    chinese: tuple[str, ...]
    kind: Kind = "text"
    choices: dict[str, str] = {}

    @property
    def english(self) -> str:
        """The key in English: the last part of the slot, with its family where the field's name alone would be ambiguous."""
        return _ENGLISH.get(self.slot, self.slot.rpartition(".")[2])


_ENGLISH: Final = {"imprint.main_recipients": "imprint_recipients", "sign_off.date": "date_of_issue", "front.date": "date_below_title",
                   "meta.date": "date"}
_FORMATS: Final = {"会议材料": "report", "报告": "report", "公文": "general", "通用": "general", "信函": "letter", "命令": "order",
                   "令": "order", "纪要": "minutes"}
_SEALS: Final = {"无": "none", "不加盖印章": "none", "加盖印章": "seal", "印章": "seal", "签名章": "signature_seal",
                 "加盖签发人签名章": "signature_seal"}

KEYS: Final = (
    Key("format", ("格式", "公文格式"), "choice", _FORMATS),
    Key("style", ("版式", "样式")),
    Key("roles", ("各行", "角色"), "roles"),
    Key("header.copy_number", ("份号",)),
    Key("header.classification", ("密级",)),
    Key("header.classification_term", ("保密期限",)),
    Key("header.urgency", ("紧急程度",)),
    Key("header.issuing_authorities", ("发文机关",), "names"),
    Key("header.issuer_mark", ("发文机关标志",)),
    Key("header.document_number", ("发文字号", "文号")),
    Key("header.signatories", ("签发人",), "names"),
    Key("front.label", ("附件标注", "附件号")),
    Key("front.material_number", ("材料编号", "材料标识")),
    Key("front.organ_line", ("标题上方机关",)),
    Key("front.title", ("标题",), "lines"),
    Key("front.occasion", ("题注", "副标题")),
    Key("front.issuer", ("报告机关", "报告人")),
    Key("front.date", ("题下日期",)),
    Key("front.salutation", ("称谓",)),
    Key("main_recipients", ("主送机关", "主送")),
    Key("closing", ("结语",)),
    Key("attachment_note", ("附件说明",), "texts"),
    Key("sign_off.authority", ("署名", "发文机关署名")),
    Key("sign_off.joint_authorities", ("联合署名",), "names"),
    Key("sign_off.post", ("职务",)),
    Key("sign_off.signatory", ("签名",)),
    Key("sign_off.date", ("成文日期",), "written_day"),
    Key("sign_off.seal", ("印章", "用印"), "choice", _SEALS),
    Key("document_note", ("附注",)),
    Key("attendance", ("出席人员", "到会"), "attendance"),
    Key("imprint.main_recipients", ("版记主送",), "texts"),
    Key("imprint.copy_recipients", ("抄送机关", "抄送"), "texts"),
    Key("imprint.printing_office", ("印发机关",)),
    Key("imprint.date_of_printing", ("印发日期",), "written_day"),
    Key("meta.author", ("作者",)),
    Key("meta.subject", ("主题",)),
    Key("meta.keywords", ("关键词",), "texts"),
    Key("meta.year", ("年度",), "year"),
    Key("meta.date", ("日期", "文档日期"), "day"),
    Key("meta.language", ("语言",)),
)
_FAMILIES: Final = {"front": "前置", "header": "版头", "sign_off": "落款", "imprint": "版记", "meta": "元数据"}


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True):
    """What the front matter says."""

    values: dict[str, object]
    """Slot to value: a string, a tuple of strings, a number."""
    sources: dict[str, Spans]
    """Slot to the ranges of the source."""
    roles: dict[int, Role]
    """Line number to what the line is."""
    end: int
    """Offset of the first character after it."""
    end_line: int
    """Number of the line on which that character stands."""


def read_front_matter(text: str, *, path: str | None = None) -> FrontMatter | None:
    """Return the front matter that `text` begins with, None when it begins with none.

    Raises:
        ConvertError: `reader-front-matter-…`, with the key and the line.
    """
    opening = _FENCE.match(text)
    first = _FIRST_KEY.match(text, opening.end()) if opening else None
    if opening is None or first is None or (first.group(2) in (":", "：") and not _is_known(first.group(1))):
        return None
    closing = _FENCE_END.search(text, opening.end(), opening.end() + _MOST_CHARACTERS)
    if closing is None:
        return None
    return _Parser(text[opening.end():closing.start()], opening.end(), path).parse(
        closing.end(), len(re.findall(r"\r\n|[\n\r]", text[:closing.end()])) + 1)


def apply_front_matter(report: Report, matter: FrontMatter) -> Report:
    """Return `report` with what `matter` says put in place."""
    values = matter.values
    families: dict[str, Node] = {"front": report.front, "header": report.header or HeaderBlock(), "sign_off": report.sign_off or SignOff(),
                "imprint": report.imprint or Imprint(), "meta": report.meta}
    changed: dict[str, object] = {}
    for slot, value in values.items():
        family, _, field = slot.rpartition(".")
        if not family:
            changed[slot] = value
            continue
        families[family] = msgspec.structs.replace(families[family], **{field: value})
        changed[family] = families[family]
    if "attachment_note" in changed:
        changed["attachment_note"] = AttachmentNote(names=cast("tuple[str, ...]", changed["attachment_note"]))
    if "format" not in changed and "header" in changed:
        changed["format"] = "general"
    changed["meta"] = derive_meta(cast("Front", families["front"]), cast("SignOff", families["sign_off"]),
                                  cast("Meta", families["meta"]))
    changed["slot_sources"] = dict(sorted({**report.slot_sources, **matter.sources}.items()))
    return msgspec.structs.replace(report, **changed)


def with_plain_colons(text: str) -> tuple[str, list[int]]:
    """Return `text` with `标题：` and `标题:` at the head of a line as YAML wants them, `标题: `, and where blanks were put in."""
    parts: list[str] = []
    inserted: list[int] = []
    at = length = 0
    for match in _KEY_WITHOUT_GAP.finditer(text):
        if not _is_known(match.group(2)):
            continue
        before = text[at:match.start(4)] + ":"
        parts += [before, " ", text[match.start(4) + 1:match.end()]]
        length += len(before)
        inserted.append(length)
        length += 1 + match.end() - match.start(4) - 1
        at = match.end()
    return "".join([*parts, text[at:]]), inserted


class _Parser:
    def __init__(self, text: str, base: int, path: str | None) -> None:
        self.base, self.path = base, path
        self.text, self._inserted = with_plain_colons(text)
        self.values: dict[str, object] = {}
        self.sources: dict[str, Spans] = {}
        self.roles: dict[int, Role] = {}
        self.names = {name.casefold(): key for key in KEYS for name in (key.english, *key.chinese)}

    def parse(self, end: int, end_line: int) -> FrontMatter:
        root = self._compose()
        if root is not None:
            self._mapping(root, KEYS_OF_ANY)
        return FrontMatter(values=self.values, sources=self.sources, roles=self.roles, end=end, end_line=end_line)

    def _compose(self) -> "MappingNode | None":
        import yaml

        try:
            depth = 0
            for event in yaml.parse(self.text, Loader=yaml.SafeLoader):
                depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
                if depth > _DEEPEST:
                    raise self._error("reader-front-matter-shape", event.start_mark.line)
                if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                    raise self._error("reader-front-matter-alias", event.start_mark.line)
                escaped = DROPPED.search(event.value) if isinstance(event, yaml.ScalarEvent) else None
                if escaped:  # an escape of YAML brings in any character
                    raise self._error("reader-front-matter-character", event.start_mark.line, character=code_points(escaped.group()[:1]))
            root = yaml.compose(self.text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line if error.problem_mark else 0
            raise self._error("reader-front-matter-yaml", line, problem=str(error.problem or error)) from None
        except (yaml.YAMLError, RecursionError) as error:
            raise self._error("reader-front-matter-yaml", 0, problem=type(error).__name__) from None
        if root is None:
            return None
        if not isinstance(root, yaml.MappingNode):
            raise self._error("reader-front-matter-shape", root.start_mark.line)
        return root

    def _mapping(self, node: "MappingNode", family: str) -> None:
        import yaml

        seen: set[str] = set()
        for key_node, value in node.value:
            name = str(key_node.value).strip() if isinstance(key_node, yaml.ScalarNode) else ""
            line = key_node.start_mark.line
            inner = _family(name)
            if inner and isinstance(value, yaml.MappingNode) and family == KEYS_OF_ANY:
                self._mapping(value, inner)
                continue
            key = self._key(name, family, line)
            if key.slot in seen or key.slot in self.values:
                raise self._error("reader-front-matter-twice", line, key=name)
            seen.add(key.slot)
            self._value(key, name, value)

    def _key(self, name: str, family: str, line: int) -> Key:
        candidates = {known: key for known, key in self.names.items() if family in (KEYS_OF_ANY, key.slot.partition(".")[0])}
        if family != KEYS_OF_ANY:
            candidates |= {key.slot.rpartition(".")[2]: key for key in KEYS if key.slot.startswith(family + ".")}
        key = candidates.get(name.casefold().replace("-", "_"))
        if key is None:
            near = _nearest(name.casefold(), candidates)
            if not near:
                raise self._error("reader-front-matter-key", line, key=name)
            raise self._error("reader-front-matter-key-near", line, key=name, near=near)
        return key

    def _value(self, key: Key, name: str, node: "YamlNode") -> None:
        import yaml

        if key.kind == "roles":
            self._roles(node, name)
            return
        if key.kind == "attendance":
            self._attendance(node, name)
            return
        if isinstance(node, yaml.ScalarNode):
            scalars = [node]
        elif isinstance(node, yaml.SequenceNode) and key.kind in ("texts", "names", "lines") and all(
                isinstance(item, yaml.ScalarNode) for item in node.value):
            scalars = list(node.value)
        else:
            raise self._error("reader-front-matter-value", node.start_mark.line, key=name)
        texts = [self._text(scalar) for scalar in scalars]
        if not any(texts):
            return
        self.sources[key.slot] = tuple(self._span(scalar) for scalar in scalars)
        self._put(key, name, texts, node)

    def _put(self, key: Key, name: str, texts: list[str], node: "YamlNode") -> None:
        line = node.start_mark.line
        match key.kind:
            case "texts":
                self.values[key.slot] = tuple(text for text in texts if text)
            case "names":
                self.values[key.slot] = split_names(texts[0]) if node.id == "scalar" else tuple(map(_one_name, filter(None, texts)))
            case "lines":
                lines = [part.strip() for text in texts for part in text.split(_BREAK) if part.strip()]
                self.values[key.slot] = "".join(lines)
                breaks = tuple(sum(map(len, lines[:count])) for count in range(1, len(lines)))
                if breaks:
                    self.values["front.title_breaks"] = breaks
            case "choice":
                chosen = key.choices.get(texts[0], texts[0].casefold())
                if chosen not in key.choices.values():
                    raise self._error("reader-front-matter-choice", line, key=name, value=texts[0],
                                      choices="、".join(dict.fromkeys(key.choices.values())))
                self.values[key.slot] = chosen
            case "year":
                if not re.fullmatch(r"\d{4}", texts[0]):
                    raise self._error("reader-front-matter-year", line, key=name, value=texts[0])
                self.values[key.slot] = int(texts[0])
            case "day":
                day = iso_date(texts[0])
                if day is None:
                    raise self._error("reader-front-matter-day", line, key=name, value=texts[0])
                self.values[key.slot] = day
            case "written_day":
                self.values[key.slot] = _as_written(texts[0])
            case _:
                self.values[key.slot] = texts[0]

    def _roles(self, node: "YamlNode", name: str) -> None:
        import yaml

        if not isinstance(node, yaml.MappingNode):
            raise self._error("reader-front-matter-value", node.start_mark.line, key=name)
        for number, role in node.value:
            if not str(number.value).isdecimal():
                raise self._error("reader-front-matter-line", number.start_mark.line, value=str(number.value))
            if role.value not in ROLES:
                near = _nearest(str(role.value), ROLES) or "title"
                raise self._error("reader-front-matter-role", role.start_mark.line, value=str(role.value), near=near)
            self.roles[int(number.value)] = role.value

    def _attendance(self, node: "YamlNode", name: str) -> None:
        import yaml

        if not isinstance(node, yaml.MappingNode) or not all(isinstance(value, yaml.ScalarNode) for _, value in node.value):
            raise self._error("reader-front-matter-value", node.start_mark.line, key=name)
        self.values["attendance"] = tuple(Attendance(label=self._text(label), names=self._text(names)) for label, names in node.value)
        self.sources["attendance"] = tuple(self._span(each) for pair in node.value for each in pair)

    def _text(self, node: "ScalarNode") -> str:
        return str(node.value).strip()

    def _span(self, node: "ScalarNode") -> tuple[int, int]:
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("'", '"'):
            start, end = start + 1, end - 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return (self.base + self._offset(start), self.base + self._offset(end))

    def _offset(self, index: int) -> int:
        """Return the place in the source of a character of the text, into which blanks were put."""
        return index - bisect_left(self._inserted, index)

    def _error(self, code: str, line: int, **args: str) -> ConvertError:
        return ConvertError(code, path=self.path, line=line + 2, column=None, number=line + 2, **args)


KEYS_OF_ANY: Final = ""


def _is_known(name: str) -> bool:
    """Tell whether `name` is a key, or the name of a family of keys."""
    word = name.strip().casefold().replace("-", "_")
    return bool(_family(name.strip())) or any(word in (key.english.casefold(), *(each.casefold() for each in key.chinese)) for key in KEYS)


def _nearest(word: str, known: Iterable[str]) -> str:
    """Return the one of `known` that `word` may have been meant for; nothing when none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1, 0.4)), "")


def _one_name(text: str) -> str:
    """Return an item of a list, which is one name whatever blanks it has: those between single letters fall out, 陆　镕."""
    names = split_names(text)
    return names[0] if len(names) == 1 else text


def _as_written(text: str) -> str:
    """Return a date typed as YAML has it, 2024-11-08, as documents print it: 2024年11月8日; any other text as it stands."""
    found = _PLAIN_DAY.fullmatch(text)
    return "{}年{}月{}日".format(*map(int, found.groups())) if found and iso_date(text) else text


def _family(name: str) -> str:
    return next((family for family, chinese in _FAMILIES.items() if name in (family, chinese)), "")


def families() -> Sequence[tuple[str, str]]:
    """Return the names under which keys may be grouped, English and Chinese."""
    return tuple(_FAMILIES.items())
