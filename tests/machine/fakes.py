"""Machines made of folders, and the commands on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from errand.machine import Host
from errand.machine.host import Answer

DEBIAN_SHELL = "/usr/lib/chromium/chromium-headless-shell"
PLAYWRIGHT_SHELL = "chromium_headless_shell-77/chrome-headless-shell-linux64/chrome-headless-shell"
PLAYWRIGHT_FULL = "chromium-77/chrome-linux64/chrome"

Effect = Callable[[Sequence[str]], Answer]


@dataclass
class Commands:
    """Stands in for the machine's commands: answers by the first word that matches, and remembers what was called."""

    effects: dict[str, Effect] = field(default_factory=dict)
    called: list[str] = field(default_factory=list)

    def __call__(self, command: Sequence[str], *, limit_s: float, extra: Mapping[str, str] | None = None) -> Answer:
        del limit_s, extra
        line = " ".join(command)
        self.called.append(line)
        effect = next((effect for words, effect in self.effects.items() if words in line), None)
        return effect(command) if effect else Answer(ok=False, text=f"{line}: no such command")


def program(path: Path, content: bytes = b"\x7fELF") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(0o755)
    return path


def with_environ(host: Host, **more: str) -> Host:
    return replace(host, environ={**host.environ, **more})


def debian_root(host: Host, commands: Commands) -> Host:
    (host.root / "etc").mkdir()
    (host.root / "etc/debian_version").write_text("12.11")
    program(host.place("/usr/bin/apt-get"))
    return replace(host, is_root=True, run=commands)
