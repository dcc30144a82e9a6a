"""`convert packet`."""

import os

import msgspec

from convert.cli.console import Console
from convert.cli.settings import settings_of
from convert.cli.table import Arguments
from convert.packet import load_manifest, make_packet
from convert.packet.make import MANIFEST_NAME
from convert.publish import make_folder, publish, read_input

_MANIFEST_LIMIT = 1_000_000


def run(arguments: Arguments, console: Console) -> int:
    """Make the packet and publish all its files or none."""
    packet = load_manifest(read_input(arguments.input, limit=_MANIFEST_LIMIT), path=arguments.input)
    folder = arguments.out or os.path.splitext(arguments.input)[0]
    outcome = make_packet(packet, settings_of(arguments, console))
    console.tell_all(outcome.diagnostics)
    if arguments.zip:
        from convert.packet.archive import zip_files

        target = arguments.out or os.path.splitext(arguments.input)[0] + ".zip"
        publish([(target, zip_files(outcome.value))], force=arguments.force)
        console.say("cli-written", path=target)
        return 0
    if arguments.resume and _is_there(folder, outcome.value[MANIFEST_NAME]):
        console.say("packet-unchanged", folder=folder)
        return 0
    make_folder(folder)
    publish([(os.path.join(folder, name), data) for name, data in outcome.value.items()], force=arguments.force or arguments.resume)
    for name in outcome.value:
        console.say("cli-written", path=os.path.join(folder, name))
    return 0


def _is_there(folder: str, record: bytes) -> bool:
    """Say whether the folder holds the very files of this record."""
    import hashlib

    try:
        with open(os.path.join(folder, MANIFEST_NAME), "rb") as handle:
            if handle.read() != record:
                return False
        for file in msgspec.json.decode(record)["files"]:
            with open(os.path.join(folder, file["name"]), "rb") as handle:
                if hashlib.sha256(handle.read()).hexdigest() != file["sha256"]:
                    return False
    except OSError:
        return False
    return True
