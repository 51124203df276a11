"""Recording walks (`--record`) and walking them again offline (`--replay FILE`)."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from errand.core.errors import UsageError
from errand.core.message import Message
from errand.given.portal import Portal
from errand.plugin.citizens import Walk
from errand.plugin.stories import story_of
from errand.record.recording_note import Note
from errand.record.redact.recordings import NAME, keep
from errand.record.replay import Recording, load

RAW = pytest.StashKey[Path]()  # where the browser writes a walk down before it is cleaned
RECORDING = pytest.StashKey[Recording]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """A recording says where it was made and by whom; what the user says goes before."""
    path = config.option.replay
    if path is None:
        return
    if config.option.record:
        raise pytest.UsageError("--record and --replay exclude each other")
    try:
        path = config.option.replay = path.resolve()  # `latest` in it means another session soon
        config.stash[RECORDING] = load(path)
    except UsageError as error:
        raise pytest.UsageError(str(error)) from error
    note = config.stash[RECORDING].note
    option = config.option
    option.city = option.city or [note.city]
    option.seed = note.seed if option.seed is None else option.seed
    if note.device and not getattr(option, "device", None):
        option.device = note.device


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Only the recorded story is walked again."""
    recording = config.stash.get(RECORDING, None)
    if recording is None:
        return
    others = [item for item in items if (story := story_of(item)) and story.name != recording.note.story]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


def as_recorded(portal: Portal, config: pytest.Config) -> Portal:
    """The portal; in a replay with the address it had when it was recorded."""
    recording = config.stash.get(RECORDING, None)
    return replace(portal, url=recording.note.portal_url) if recording else portal


@pytest.fixture
def recording_args(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> dict[str, Any]:
    """The arguments of the citizen's browser context when her walk is recorded; none when nobody asked for it."""
    if not (pytestconfig.option.record and story_of(request.node)):
        return {}
    raw = Path(tempfile.mkdtemp(prefix="errand-recording-")) / "raw.har.zip"  # for this user's eyes only
    request.node.stash[RAW] = raw
    return {
        "record_har_path": raw,
        "record_har_content": "attach",
        "record_har_mode": "full",
        "service_workers": "block",
    }


def keep_recording(item: pytest.Item, walk: Walk, folder: Path) -> None:
    """Once its browser context is closed: clean the recording of a walk and keep it in *folder*."""
    raw = item.stash.get(RAW, None)
    if raw is None:
        return
    setting = walk.setting
    device = "" if setting.device == "desktop" else setting.device
    note = Note(setting.city, walk.story.name, setting.seed, setting.portal_url, device)
    try:
        if raw.exists():
            hidden = tuple(walk.citizen.portal.headers)
            walk.evidence.append(keep(raw, folder / NAME, walk.citizen.redact, note, hidden=hidden))
        else:  # the browser died before it could write
            walk.citizen.recorder.remarks.append(Message.of("remarks.recording-lost"))
    finally:
        shutil.rmtree(raw.parent, ignore_errors=True)
