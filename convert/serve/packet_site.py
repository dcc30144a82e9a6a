"""The addresses of packets."""

import os

from starlette.requests import Request
from starlette.responses import Response

from convert.api import Settings
from convert.diagnostics import ConvertError
from convert.ooxml.package import write_package
from convert.packet.make import PDF_NAME
from convert.serve.answers import file_answer, json_answer, key_of, language_of, picture_answer, shelf_of
from convert.serve.forms import ArrangeRequest, ReportsRequest, decode
from convert.serve.options import ServeOptions
from convert.serve.packets import OpenPacket, draft_packet, packet_state
from convert.serve.room import Room
from convert.serve.upload import read_body


class PacketSite:
    """The answers to the addresses of packets."""

    def __init__(self, options: ServeOptions, room: Room) -> None:
        """`room` holds what is open."""
        self.options = options
        self.room = room

    async def begin(self, request: Request) -> Response:
        """Begin a packet of open reports."""
        asked = decode(await read_body(request, self.options.limits), ReportsRequest)
        if not asked.jobs:
            raise ConvertError("serve-packet-empty")
        draft = draft_packet(self.room.jobs.get(name) for name in asked.jobs)
        return self._state(self.room.packets.add(OpenPacket(draft, shelf_of(request))))

    async def state(self, request: Request) -> Response:
        """A packet."""
        return self._state(self._packet(request))

    async def arrange(self, request: Request) -> Response:
        """Take another arrangement."""
        return self._state(await self._arranged(request))

    async def make(self, request: Request) -> Response:
        """Take another arrangement and make the packet of it."""
        opened = await self._arranged(request)
        settings = Settings(fonts=self.options.fonts, language=language_of(request, self.options))
        await self.room.bind(opened, settings, key=key_of(request))
        return self._state(opened)

    async def close(self, request: Request) -> Response:
        """Forget a packet; its reports stay open."""
        self.room.packets.drop(self._packet(request).id)
        return json_answer({})

    async def picture(self, request: Request) -> Response:
        """A page as a picture."""
        return picture_answer(await self.room.picture(self._packet(request), request.path_params["digest"]))

    async def file(self, request: Request) -> Response:
        """The PDF of the packet, or all its files."""
        opened, kind = self._packet(request), request.path_params["kind"]
        if opened.bound is None or kind not in ("pdf", "zip"):
            raise ConvertError("serve-missing")
        if kind == "pdf":
            return file_answer(opened.pdf, kind, PDF_NAME, inline=request.query_params.get("show") == "1")
        return file_answer(write_package(opened.bound.files), kind, f"{os.path.splitext(PDF_NAME)[0]}.zip")

    async def _arranged(self, request: Request) -> OpenPacket:
        opened = self._packet(request)
        asked = decode(await read_body(request, self.options.limits), ArrangeRequest)
        opened.arrange(asked.revision, asked.packet)
        return opened

    def _state(self, opened: OpenPacket) -> Response:
        return json_answer(packet_state(opened, self.room.packets, self.room.jobs))

    def _packet(self, request: Request) -> OpenPacket:
        return self.room.packets.get(request.path_params["packet"])
