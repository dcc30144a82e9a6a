"""The meeting packet: everything that lies on the table, from one small manifest."""

from convert.packet.make import make_packet
from convert.packet.manifest import MeetingPacket, load_manifest

__all__ = ["MeetingPacket", "load_manifest", "make_packet"]
