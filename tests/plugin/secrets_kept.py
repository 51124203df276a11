"""What must stand nowhere below a run's folder: the citizens' numbers and passwords, searched for in every file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from errand.given.persona import make_persona
from errand_practice import known_case
from tests.plugin.sessions import Session


def secrets_of(session: Session) -> dict[str, str]:
    """Each secret of the session's citizens, and what it is; from the seed, and from the portal's own database."""
    found: dict[str, str] = {}
    seed = session.folder.manifest()["seed"]
    for run in session.runs:
        persona = make_persona(run.setting.persona, seed, run.setting.city, f"{run.story}[{run.setting.city}-chromium]")
        whose = f"{run.story} in {run.setting.city}"
        found |= {persona.id_number: f"identity number of {whose}", persona.phone: f"phone of {whose}"}
        found |= {persona.password: f"password of {whose}"}
        found[known_case(run.setting.city).password] = f"query password of {run.setting.city}'s older case"
    for number, password in session.asked("SELECT number, password FROM consultations"):
        found[password] = f"query password of {number}"
    for id_number, phone in session.asked("SELECT id_number, phone FROM citizens"):
        assert {id_number, phone} <= set(found), "the personas of this test are not those of the session"
    return found


def told(session: Session) -> list[str]:
    """Where a secret of *session* stands: file and what it is; the terminal's output too."""
    wanted = [(re.compile(_standing_alone(secret)), what) for secret, what in secrets_of(session).items()]
    places = [*_contents(session.folder.path), ("terminal", session.said.encode())]
    return [f"{place}: {what}" for place, content in places for pattern, what in wanted if pattern.search(content)]


def _standing_alone(secret: str) -> bytes:
    """Six digits may by chance be a part of a longer number or of a test's id; on their own they may not."""
    found = re.escape(secret.encode())
    return found if len(secret) > 8 else rb"(?<![0-9a-f.-])" + found + rb"(?!\.?[0-9a-f-])"


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from _opened(path.relative_to(folder).as_posix(), path.read_bytes())


def _opened(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if not content.startswith(b"PK\x03\x04"):
        yield name, content
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.namelist():
            yield from _opened(f"{name}!{entry}", archive.read(entry))
