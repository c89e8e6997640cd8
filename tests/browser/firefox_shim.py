"""Starts Firefox and stands between Playwright and its WebDriver BiDi socket.

Playwright 1.65 sends one command for every page that Firefox ESR 153 does not know yet, and gives up when it is
refused. Here that command gets an empty success; everything else passes as it came. Only the standard library is used.
"""

import asyncio
import json
import re
import sys
from contextlib import suppress

FIREFOX = "firefox-esr"
_NOT_KNOWN_YET = b'"emulation.setMediaFeaturesOverride"'
_LISTENING = re.compile(rb"(WebDriver BiDi listening on ws://127\.0\.0\.1:)(\d+)")
# RFC 6455, 5.2. Lengths above 125 stand in the 2 or 8 bytes that follow.
_IS_MASKED, _LENGTH, _WHOLE_TEXT, _SHORT, _IN_TWO_BYTES = 0x80, 0x7F, 0x81, 125, 126
# The command is a short one; what is long need not be unmasked to know that.
_COMMAND_BYTES = 2000


async def _frame(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """A WebSocket frame as it came, and what it says (still masked where it is long)."""
    head = await reader.readexactly(2)
    size = head[1] & _LENGTH
    if size > _SHORT:
        more = await reader.readexactly(2 if size == _IN_TWO_BYTES else 8)
        head, size = head + more, int.from_bytes(more, "big")
    key = await reader.readexactly(4) if head[1] & _IS_MASKED else b""
    body = await reader.readexactly(size)
    return head + key + body, _unmasked(body, key) if key and size < _COMMAND_BYTES else body


def _unmasked(body: bytes, key: bytes) -> bytes:
    return bytes(byte ^ key[place % 4] for place, byte in enumerate(body))


def _success(command: bytes) -> bytes:
    answer = json.dumps({"type": "success", "id": json.loads(command)["id"], "result": {}}).encode()
    return bytes((_WHOLE_TEXT, len(answer))) + answer


async def _commands(client: asyncio.StreamReader, firefox: asyncio.StreamWriter, back: asyncio.StreamWriter) -> None:
    while True:
        frame, command = await _frame(client)
        if _NOT_KNOWN_YET in command:
            back.write(_success(command))
        else:
            firefox.write(frame)
            await firefox.drain()


async def _answers(firefox: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
    while True:
        back.write((await _frame(firefox))[0])
        await back.drain()


async def _relay(port: int, client: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    handshake = await client.readuntil(b"\r\n\r\n")
    writer.write(re.sub(rb"(?im)^host:.*$", b"Host: 127.0.0.1:%d\r" % port, handshake))
    back.write(await reader.readuntil(b"\r\n\r\n"))
    pumps = [asyncio.ensure_future(_commands(client, writer, back)), asyncio.ensure_future(_answers(reader, back))]
    await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
    for pump in pumps:
        pump.cancel()
        with suppress(asyncio.CancelledError, asyncio.IncompleteReadError, ConnectionError):
            await pump
    writer.close()
    back.close()


async def _stand_before(port: int) -> asyncio.Server:
    return await asyncio.start_server(lambda client, back: _relay(port, client, back), "127.0.0.1", 0)


async def main() -> int:
    """Firefox with the arguments of this program; what it tells on standard error names the relay's port instead."""
    firefox = await asyncio.create_subprocess_exec(FIREFOX, *sys.argv[1:], stderr=asyncio.subprocess.PIPE)
    assert firefox.stderr
    relays = []  # a server lives as long as somebody holds it
    async for line in firefox.stderr:
        told = line
        if found := _LISTENING.search(line):
            relays.append(await _stand_before(int(found[2])))
            told = _LISTENING.sub(rb"\g<1>%d" % relays[-1].sockets[0].getsockname()[1], line)
        sys.stderr.buffer.write(told)
        sys.stderr.buffer.flush()
    return await firefox.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
