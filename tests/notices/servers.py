"""Servers that speak the protocols of the real ones, on this machine, and keep what they got."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller


class MailRoom:
    """Takes letters; may be slow, or answer a code for one address or for every letter."""

    def __init__(self) -> None:
        self.mails: list[Message] = []
        self.refused: dict[str, str] = {}
        self.answer = "250 taken"
        self.slow = 0.0

    async def handle_RCPT(self, server, session, envelope, address, options):
        said = next((words for bad, words in self.refused.items() if bad in address), "")
        if said:
            return said
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server, session, envelope):
        time.sleep(self.slow)
        if self.answer.startswith("250"):
            self.mails.append(message_from_bytes(envelope.content))
        return self.answer


@contextmanager
def mail_server(port: int = 0) -> Iterator[tuple[MailRoom, int]]:
    from tests.journeys.installation import free_port

    room, port = MailRoom(), port or free_port()
    controller = Controller(room, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield room, port
    finally:
        controller.stop()


class Handler(BaseHTTPRequestHandler):
    server: "HttpServer"
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.calls.append((self.path, dict(self.headers.items()), body))
        time.sleep(self.server.slow)
        said = self.server.said.encode()
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(said)

    do_PUT = do_POST

    def log_message(self, *words: object) -> None:
        pass

    def finish(self) -> None:
        with suppress(OSError):  # who asked may be gone
            super().finish()


class HttpServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        self.calls: list[tuple[str, dict[str, str], bytes]] = []
        self.status, self.said, self.slow = 200, "", 0.0
        self.headers: dict[str, str] = {}
        super().__init__(("127.0.0.1", port), Handler)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def bodies(self) -> list[Any]:
        return [json.loads(body) for _, _, body in self.calls]


@contextmanager
def http_server() -> Iterator[HttpServer]:
    server = HttpServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
