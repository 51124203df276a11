"""A small web server on loopback whose pages a test makes up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = Callable[[str], tuple[int, str]]


@contextmanager
def serving(answer: Answer) -> Iterator[int]:
    """
    Serve what *answer* gives for a path: status and HTML, for 302 the address; yields the port.

    The path comes with its query; of a form that is posted, with its fields as the query.
    """

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._give(self.path)

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            self._give(f"{self.path.partition('?')[0]}?{sent}")

        def _give(self, path: str) -> None:
            status, text = answer(path)
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if status == 302:
                self.send_header("Location", text)
            self.end_headers()
            self.wfile.write(b"" if status == 302 else text.encode())

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()
