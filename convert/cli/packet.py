"""`convert packet`."""

import os

import msgspec

from convert.cli.console import Console
from convert.cli.settings import folder_of_outputs, settings_of
from convert.cli.table import Arguments
from convert.digest import sha256_of
from convert.packet import load_manifest, make_packet
from convert.packet.make import MANIFEST_NAME, packet_key
from convert.packet.manifest import without_tags
from convert.publish import make_folder, publish, read_input

_MANIFEST_LIMIT = 1_000_000
_NEW_MANIFEST = "会议.toml"


class _MadeFile(msgspec.Struct):
    name: str
    sha256: str


class _Made(msgspec.Struct):
    """What the manifest of a packet that was made tells of it."""

    key: str
    files: tuple[_MadeFile, ...]


def run(arguments: Arguments, console: Console) -> int:
    """Make the packet and publish all its files or none; with `--init` write a manifest for a folder of reports."""
    if arguments.init:
        return _init(arguments, console)
    packet = load_manifest(read_input(arguments.input, limit=_MANIFEST_LIMIT), path=arguments.input)
    if arguments.without:
        packet = without_tags(packet, tuple(arguments.without))
    folder = (arguments.out if arguments.zip else folder_of_outputs(arguments)) or os.path.splitext(arguments.input)[0]
    settings = settings_of(arguments)
    if arguments.resume and not arguments.zip and _is_there(folder, packet_key(packet, settings)):
        console.say("packet-unchanged", folder=folder)
        return 0
    outcome = make_packet(packet, settings)
    console.tell_all(outcome.diagnostics)
    inputs = [*arguments.reads, *(one.file for one in packet.front), *(material.file for item in packet.item for material in item.material)]
    if arguments.zip:
        from convert.ooxml.package import write_package

        target = arguments.out or os.path.splitext(arguments.input)[0] + ".zip"
        files = {target: write_package(outcome.value)}
    else:
        make_folder(folder)
        files = {os.path.join(folder, name): data for name, data in outcome.value.items()}
    ours: list[str] = []
    if arguments.resume:
        files = _changed(files)
        ours = _our_zip(target) if arguments.zip else _ours(folder)
    publish(tuple(files.items()), force=arguments.force, inputs=inputs, ours=ours)
    for path in files:
        console.say("cli-written", path=path)
    return 0


def _init(arguments: Arguments, console: Console) -> int:
    """Write `会议.toml` into the folder of reports that was named, or where `--out` says."""
    from convert.packet.scaffold import manifest_of

    folder = arguments.input
    target = os.path.join(arguments.out or folder, _NEW_MANIFEST)
    text = manifest_of(folder, settings_of(arguments))
    publish(((target, text.encode()),), force=arguments.force, inputs=[])
    console.say("cli-written", path=target)
    return 0


def _changed(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return those of `files` that are not there already as they are."""
    return {path: data for path, data in files.items() if _sum_of(path) != sha256_of(data)}


def _ours(folder: str) -> list[str]:
    """Return the files of an earlier packet in the folder that are still as they were made; what a person changed is no longer ours."""
    record = _record(folder)
    manifest = os.path.join(folder, MANIFEST_NAME)
    return [manifest, *(path for path, made in record.items() if _sum_of(path) == made)] if record else []


def _our_zip(path: str) -> list[str]:
    """Return the ZIP when it is an earlier packet still as it was made: its manifest tells every file of it, nothing else is in it."""
    from convert.packet.archive import sums_of

    sums = sums_of(path, MANIFEST_NAME)
    if sums is None:
        return []
    manifest, found = sums
    return [path] if _told(manifest) == found else []


def _is_there(folder: str, key: str) -> bool:
    """Say whether the folder holds a packet of this key, every file of it intact."""
    record = _record(folder, key)
    return bool(record) and all(_sum_of(path) == made for path, made in record.items())


def _record(folder: str, key: str | None = None) -> dict[str, str]:
    """Return the SHA-256 of every file of the packet in the folder, as its manifest tells; nothing without one, or of another key."""
    try:
        with open(os.path.join(folder, MANIFEST_NAME), "rb") as handle:
            told = _told(handle.read(), key)
    except OSError:
        return {}
    return {os.path.join(folder, name): made for name, made in told.items()}


def _told(manifest: bytes, key: str | None = None) -> dict[str, str]:
    """Return the SHA-256 of every file by its name, as a manifest tells; nothing where it is none, or of another key."""
    try:
        record = msgspec.json.decode(manifest, type=_Made)
    except ValueError:
        return {}
    return {file.name: file.sha256 for file in record.files} if key in (None, record.key) else {}


def _sum_of(path: str) -> str | None:
    try:
        with open(path, "rb") as handle:
            return sha256_of(handle.read())
    except OSError:
        return None
