"""What a user has chosen once and for all: the settings file in the user's folder, or the one that `--config` names.

A file that lies beside a report is never read: it may have come from elsewhere with it.
"""

import os
import sys
from typing import Any, Literal

import msgspec

from convert.cli.console import Console
from convert.cli.nearest import nearest
from convert.cli.table import Arguments, Option
from convert.diagnostics import UsageError
from convert.messages import sentence
from convert.text.toml import toml_string

_LIMIT = 1_000_000
_FOLDER = "report-convert"
_NAME = "config.toml"


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What can stand in a settings file; the names are those of the options."""

    style: str | None = None
    """Id of a style sheet, or path of one."""
    set: tuple[str, ...] = ()
    """`ROLE.PROPERTY=VALUE`."""
    fonts: Literal["auto", "bundled"] | None = None
    lang: Literal["zh", "en"] | None = None
    words: str | None = None
    """Path of the office's own words, for `check` and `--fix`."""
    profile: str | None = None
    """Profile of `check`, or path of one."""
    seal: str | dict[str, str] | None = None
    """Path of a picture; of several by organ."""
    pdf_profile: Literal["a3a", "a2a", "plain"] | None = None


def place_of_config() -> str | None:
    """Return where the user's settings file is looked for; None where the user has no folder."""
    if sys.platform == "win32":
        folder = os.environ.get("APPDATA", "")
    elif "XDG_CONFIG_HOME" in os.environ:
        folder = os.environ["XDG_CONFIG_HOME"]
    else:
        folder = os.path.join(os.environ.get("HOME", ""), ".config")
    return os.path.join(folder, _FOLDER, _NAME) if os.path.isabs(folder) else None


def read_config(named: str | None, console: Console) -> tuple[Config, str | None]:
    """Return the settings and the file that they are from: the one that is named, else the user's own; none are none.

    Raises:
        UsageError: `config-syntax`, `config-key`, `config-value`.
        ConvertError: the file that is named cannot be read.
    """
    path = named or place_of_config()
    if path is None or (named is None and not os.path.isfile(path)):
        return Config(), None
    import tomllib

    from convert.publish import plain_utf8, read_input

    try:
        tree = tomllib.loads(plain_utf8(read_input(path, limit=_LIMIT)).decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError("config-syntax", path=path, reason=str(error)) from None
    known = [field.encode_name for field in msgspec.structs.fields(Config)]
    for key in tree:
        if key not in known:
            raise UsageError("config-key", path=path, key=key, near=nearest(key, known, console.language))
    try:
        config = msgspec.convert(tree, Config)
    except msgspec.ValidationError as error:
        from convert.style.properties import refused_value

        name, value, form = refused_value(error, Config, tree)
        raise UsageError("config-value", path=path, name=name, value=value, form=form) from None
    return _beside(config, os.path.dirname(os.path.abspath(path))), path


def _beside(config: Config, folder: str) -> Config:
    """Return the settings with the paths in them made those of files in the folder of the settings file."""
    def path(value: str) -> str:
        return os.path.join(folder, value)

    def sheet(value: str | None) -> str | None:
        return path(value) if value is not None and value.endswith(".toml") else value

    seal = config.seal
    if seal is not None:
        seal = path(seal) if isinstance(seal, str) else {organ: path(value) for organ, value in seal.items()}
    return msgspec.structs.replace(config, style=sheet(config.style), profile=sheet(config.profile), seal=seal,
                                   words=config.words and path(config.words))


_OPTIONS = {"style": "style", "overrides": "set", "fonts": "fonts", "lang": "lang", "words": "words", "profile": "profile", "seals": "seal",
            "pdf_profile": "pdf_profile"}
"""Names of options in the table, and the keys of their values here."""


def chosen(option: Option, config: Config) -> Any:
    """Return what the settings file says about an option, in the form of its value; None when it says nothing."""
    value = getattr(config, _OPTIONS[option.name]) if option.name in _OPTIONS else None
    if option.name == "seals" and value is not None:
        pictures = value if isinstance(value, dict) else {"": value}
        return tuple(f"{organ}={path}" if organ else path for organ, path in pictures.items())
    if option.kind == "many" and isinstance(value, str):
        return (value,)
    return value or None


def show(arguments: Arguments, console: Console) -> int:
    """`convert config`: which file the settings are from, and what they are."""
    config, path = read_config(arguments.get("config"), console)
    values: dict[str, Any] = msgspec.to_builtins(config)
    if console.as_json:
        console.result_bytes(msgspec.json.encode({"path": path, "settings": values}) + b"\n")
        return 0
    where = path or place_of_config()
    if where is None:
        console.result("# " + sentence("config-nowhere", console.language))
    else:
        console.result("# " + sentence("config-from" if path else "config-none", console.language, path=where))
    for name, value in values.items():
        console.result(f"{name} = {_toml(value)}")
    return 0


def _toml(value: str | list[str] | dict[str, str]) -> str:
    """Return a value as the settings file has it."""
    if isinstance(value, str):
        return toml_string(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{toml_string(key)} = {toml_string(one)}" for key, one in value.items()) + " }"
    return "[" + ", ".join(map(toml_string, value)) + "]"
