"""The ports of the practice portal: the halls over http and https, one that refuses, one that never answers."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import ssl
import sys
from collections.abc import Callable, Iterable, Iterator

import uvicorn
from starlette.applications import Starlette

from errand.core.errors import UsageError
from errand_practice.ports import HOST, Ports


class _Server(uvicorn.Server):
    """A uvicorn that leaves signals to whoever runs several of them, and says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen."""
        await super().startup(sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _bound(port: int = 0) -> socket.socket:
    # The protocol must be named: asyncio turns Nagle off only then, and with it each answer is 40 ms late.
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HOST, port))
    except OSError as error:
        raise UsageError(f"port {port} of {HOST} cannot be had ({error.strerror}); choose another one") from error
    return found


def _untrusted() -> ssl.SSLContext:
    """A certificate of an authority nobody knows."""
    import trustme  # a third of the time until the halls are open, if it were imported before

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA(key_type=trustme.KeyType.ECDSA).issue_cert(HOST, key_type=trustme.KeyType.ECDSA).configure_cert(context)
    return context


def _server(app: Starlette, tls: ssl.SSLContext | None = None) -> _Server:
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
    )
    config.load()
    config.ssl = tls
    return _Server(config)


async def _say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read the request, close without a byte."""
    try:
        await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
        pass  # whoever called has gone or sent no request: there is nobody to be silent to
    finally:
        writer.close()


async def run(
    app: Starlette, port: int, announce: Callable[[Ports], None], warming: Iterable[None] = (), *, with_parent: bool
) -> None:
    """
    Serve until SIGINT or SIGTERM; *announce* is called when every port takes connections.

    warming: goes one step on whenever no visitor waits; the certificate of the https port is made after its last one,
    and whoever connects there meanwhile waits.
    with_parent: stdin is a pipe whose other end the parent holds, and its end is ours: however the parent dies.
    """
    loop = asyncio.get_running_loop()
    http, https, refused = _bound(port), _bound(), _bound()  # bound, never listening: nobody else gets this port
    https.listen()
    silent = await asyncio.start_server(_say_nothing, HOST, 0)
    servers = [_server(app)]
    loop.add_signal_handler(signal.SIGTERM, _stop, servers)
    if with_parent:  # a Ctrl-C reaches the whole group: the parent decides when it needs the halls no more
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        loop.add_reader(sys.stdin.fileno(), _parent_gone, loop, servers)
    else:
        loop.add_signal_handler(signal.SIGINT, _stop, servers)
    serving = asyncio.create_task(servers[0].serve([http]))
    await servers[0].ready.wait()
    ports = [s.getsockname()[1] for s in (http, https, refused, silent.sockets[0])]
    announce(Ports(*ports))
    for _ in warming:
        await asyncio.sleep(0)  # a visitor who came meanwhile is served first
        if servers[0].should_exit:
            break
    else:
        servers.append(_server(app, _untrusted()))
        await servers[1].serve([https])
    await serving
    https.close()
    refused.close()
    silent.close()


def _stop(servers: list[_Server]) -> None:
    for server in servers:
        server.should_exit = server.force_exit = True


def _parent_gone(loop: asyncio.AbstractEventLoop, servers: list[_Server]) -> None:
    if not os.read(sys.stdin.fileno(), 4096):
        loop.remove_reader(sys.stdin.fileno())
        _stop(servers)
