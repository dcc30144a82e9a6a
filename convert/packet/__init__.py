"""The meeting packet: everything that lies on the table, from one small manifest."""

from convert.packet.make import make_packet
from convert.packet.manifest import Packet, load_manifest

__all__ = ["Packet", "load_manifest", "make_packet"]
