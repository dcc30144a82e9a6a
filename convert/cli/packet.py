"""`convert packet`."""

import os

import msgspec

from convert.cli.console import Console
from convert.cli.settings import settings_of
from convert.cli.table import Arguments
from convert.packet import load_manifest, make_packet
from convert.packet.make import MANIFEST_NAME, packet_key
from convert.publish import make_folder, publish, read_input

_MANIFEST_LIMIT = 1_000_000


def run(arguments: Arguments, console: Console) -> int:
    """Make the packet and publish all its files or none."""
    packet = load_manifest(read_input(arguments.input, limit=_MANIFEST_LIMIT), path=arguments.input)
    folder = arguments.out or os.path.splitext(arguments.input)[0]
    settings = settings_of(arguments, console)
    if arguments.resume and _is_there(folder, packet_key(packet, settings)):
        console.say("packet-unchanged", folder=folder)
        return 0
    outcome = make_packet(packet, settings)
    console.tell_all(outcome.diagnostics)
    if arguments.zip:
        from convert.packet.archive import zip_files

        target = arguments.out or os.path.splitext(arguments.input)[0] + ".zip"
        publish([(target, zip_files(outcome.value))], force=arguments.force)
        console.say("cli-written", path=target)
        return 0
    make_folder(folder)
    publish([(os.path.join(folder, name), data) for name, data in outcome.value.items()], force=arguments.force or arguments.resume)
    for name in outcome.value:
        console.say("cli-written", path=os.path.join(folder, name))
    return 0


def _is_there(folder: str, key: str) -> bool:
    """Say whether the folder holds a packet of this key, every file of it intact."""
    import hashlib

    try:
        with open(os.path.join(folder, MANIFEST_NAME), "rb") as handle:
            record = msgspec.json.decode(handle.read())
        if record.get("key") != key:
            return False
        for file in record["files"]:
            with open(os.path.join(folder, file["name"]), "rb") as handle:
                if hashlib.sha256(handle.read()).hexdigest() != file["sha256"]:
                    return False
    except (OSError, msgspec.DecodeError, KeyError, AttributeError):
        return False
    return True
