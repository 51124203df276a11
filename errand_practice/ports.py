"""Where a city's hall is reached: the ports of the practice portal and who needs which."""

from __future__ import annotations

from dataclasses import dataclass

from errand_practice.faults import TRANSPORT, Faults
from errand_practice.profiles import profile

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Ports:
    """The halls over http and https, a port nobody listens on, and one that closes without a byte."""

    http: int
    https: int
    refused: int
    silent: int


def address(ports: Ports, slug: str, faults: Faults | None = None) -> str:
    """Where a city's hall is, on the port its faults of transport ask for."""
    given = profile(slug).faults if faults is None else faults
    scheme, port = "http", ports.http
    for name, other in zip(TRANSPORT, (ports.refused, ports.silent, ports.https), strict=True):
        if name in given:
            scheme, port = ("https" if name == "tls-invalid" else "http"), other
            break
    return f"{scheme}://{HOST}:{port}/{slug}/"
