"""A real PostgreSQL of the tests' own: Debian's package, an ordinary user, a free port, gone at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PASSWORD = "sesame-5150"
WANTED = "ERRAND_NEEDS_POSTGRESQL"  # set where its absence is a mistake, as in .ci/run


def programs() -> Path:
    """Where initdb and postgres are; skips where they are not."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "postgres").exists():
            return place
    message = "PostgreSQL is not here (Debian: apt-get install postgresql)"
    if os.environ.get(WANTED):
        pytest.fail(message)
    pytest.skip(message)


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives the address of its database, password included."""
    place = programs()
    user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None  # PostgreSQL refuses to be root's
    folder = Path(tempfile.mkdtemp(prefix="errand-postgresql-"))
    try:
        (folder / "password").write_text(PASSWORD)
        if user:
            for path in (folder, folder / "password"):
                os.chown(path, user.pw_uid, user.pw_gid)
        with _running(place, folder, user) as port:
            yield f"postgresql://errand:{PASSWORD}@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder)


@contextmanager
def _running(place: Path, folder: Path, user: pwd.struct_passwd | None) -> Iterator[int]:
    as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    data, port = folder / "data", _free_port()
    options = {"listen_addresses": "127.0.0.1", "unix_socket_directories": folder, "fsync": "off", "port": port}
    made = ["-D", data, "-U", "errand", "-A", "scram-sha-256", f"--pwfile={folder / 'password'}", "-E", "UTF8"]
    served = ["-D", data, *(f"--{name}={value}" for name, value in options.items())]
    subprocess.run([place / "initdb", *made], check=True, capture_output=True, cwd=folder, **as_user)  # type: ignore[call-overload]  # typeshed knows no ** here
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen([place / "postgres", *served], stdout=log, stderr=log, cwd=folder, **as_user)  # type: ignore[call-overload]  # as above
        try:
            _wait(place, port)
            yield port
        finally:
            running.send_signal(signal.SIGINT)  # fast shutdown: whoever is still connected is sent away
            running.wait(60)


def _wait(place: Path, port: int) -> None:
    ready: list[str | Path] = [place / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    for _ in range(300):
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.2)
    pytest.fail("PostgreSQL did not start within a minute")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
