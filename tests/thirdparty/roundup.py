"""
Roundup, an issue tracker from PyPI, in its own Chinese, set up as a small hall.

Its templates are those it ships ("classic"), its statuses, priorities and permissions too: visitors read, who has an
account asks, and who sends the form of registration within four seconds is taken for a machine.  Service items are
issues, and the guide of an item is the issue's first message.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from tests.thirdparty.application import DESK, TITLE, Application, items

REQUIREMENT = "roundup"
_SETTINGS = {
    ("main", "admin_email"): "desk",
    ("main", "instant_registration"): "yes",
    ("tracker", "name"): TITLE,
    ("tracker", "language"): "zh_CN",
    ("web", "use_browser_language"): "no",
    ("mail", "domain"): "hall.invalid",
    ("mail", "host"): "localhost",
}
_SEED = """
import json, sys
from roundup import instance
home, given = sys.argv[1:]
db = instance.open(home).open("admin")
themes = {}
for item in json.load(open(given, encoding="utf-8")):
    said = db.msg.create(author="1", content=item["guide"], summary=item["name"])
    theme = themes.get(item["theme"]) or themes.setdefault(item["theme"], db.keyword.create(name=item["theme"]))
    db.issue.create(title=item["name"], priority="3", messages=[said], keyword=[theme], assignedto="1")
db.commit()
db.close()
"""


class Roundup(Application):
    """A running roundup."""

    name = "roundup"
    entry = "/hall/"

    def install(self) -> None:
        self.install_from_pypi(REQUIREMENT)

    @property
    def tracker(self) -> Path:
        """What roundup calls a tracker's home."""
        return self.folder / "tracker"

    def seed(self) -> None:
        admin = (self.tool("roundup-admin"), "-i", self.tracker)
        self.run(*admin, "install", "classic", "sqlite")
        self._configure(_SETTINGS | {("tracker", "web"): self.url})
        self.run(*admin, "initialise", DESK)
        seeds = self.folder / "seed.json"
        guides = [
            {
                "name": item.name,
                "theme": item.theme,
                "guide": "".join(f"{head}\n{text}\n\n" for head, text in item.guide.items()),
            }
            for item in items()
        ]
        seeds.write_text(json.dumps(guides), encoding="utf-8")
        self.run(self.tool("python"), "-c", _SEED, self.tracker, seeds)

    def _configure(self, settings: dict[tuple[str, str], str]) -> None:
        """Change lines of roundup's own config.ini, which keeps its comments so."""
        path = self.tracker / "config.ini"
        section, lines, left = "", [], dict(settings)
        for line in path.read_text(encoding="utf-8").splitlines():
            if heading := re.match(r"\[(\w+)\]", line):
                section = heading[1]
            name = line.lstrip("#").split("=")[0].strip()
            value = left.pop((section, name), None) if re.match(r"#?\w+ =", line) else None
            lines.append(line if value is None else f"{name} = {value}")
        if left:
            raise RuntimeError(f"config.ini of roundup has no {sorted(left)}")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def settings(self) -> dict[str, str]:
        return {"SENDMAILDEBUG": str(self.folder / "mail.log")}

    def command(self) -> list[str | Path]:
        as_root = ["-u", "root"] if os.geteuid() == 0 else []  # its server wants to be told so
        return [
            self.tool("roundup-server"), "-n", "127.0.0.1", "-p", str(self.port), "-t", "thread", *as_root,
            f"{self.entry.strip('/')}={self.tracker}",
        ]  # fmt: skip
