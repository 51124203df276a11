"""Redmine, a project tracker written in Ruby, from Debian's packages, in its own Chinese, set up as a small hall."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
from pathlib import Path

from tests.thirdparty.application import DESK, TITLE, Application, NotHere, guide_text, items, plain_environment

PACKAGES = ("ruby-bundler", "redmine", "redmine-sqlite", "puma")
CODE = Path("/usr/share/redmine")
INSTANCES = Path("/var/lib/redmine")
_SEED = """
given = JSON.parse(File.read(ENV.fetch('HALL_SEED')))
{ app_title: given['title'], default_language: 'zh', force_default_language_for_anonymous: '1',
  force_default_language_for_loggedin: '1', self_registration: '3', login_required: '0', gravatar_enabled: '0',
  text_formatting: 'textile', host_name: '127.0.0.1' }.each { |name, value| Setting[name] = value }
desk = User.find_by!(login: 'admin')
desk.update!(password: given['desk'], password_confirmation: given['desk'], must_change_passwd: false, language: 'zh')
first = IssueStatus.sorted.first
kinds = %w[咨询 求助 建议].map do |name|
  Tracker.create!(name: name, default_status: first, core_fields: %w[description])
end
kinds.each { |kind| WorkflowRule.copy(Tracker.where.not(id: kinds.map(&:id)).first, nil, [kind], Role.all.to_a) }
hall = Project.new(name: '办事大厅', identifier: 'hall', is_public: true, description: '办事指南和咨询')
hall.enabled_module_names = %w[issue_tracking wiki]
hall.trackers = kinds
hall.save!
wiki = hall.wiki || Wiki.create!(project: hall, start_page: 'Wiki')
given['pages'].each do |title, text|
  page = WikiPage.new(wiki: wiki, title: title)
  page.content = WikiContent.new(page: page, text: text, author: desk)
  page.save!
end
Setting.welcome_text = given['welcome']
"""


class Redmine(Application):
    """A running Redmine."""

    name = "redmine"

    def install(self) -> None:
        if all(_installed(package) for package in PACKAGES):
            return
        if not shutil.which("apt-get"):
            raise NotHere("redmine comes from Debian's packages, and there is no apt-get here")
        if os.geteuid():
            raise NotHere("redmine comes from Debian's packages, and only root may install them")
        quiet = plain_environment() | {"DEBIAN_FRONTEND": "noninteractive"}
        question = "redmine redmine/instances/default/dbconfig-install boolean false\\n"  # no database but our own
        self.run("apt-get", "update", "-q", env=quiet)
        self.run("apt-get", "install", "-y", "-q", "--no-install-recommends", PACKAGES[0], "debconf", env=quiet)
        self.run("sh", "-c", f"printf '{question}' | debconf-set-selections", env=quiet)
        self.run("apt-get", "install", "-y", "-q", "--no-install-recommends", *PACKAGES[1:], env=quiet | _bundler())

    @property
    def instance(self) -> str:
        """Its name among the instances of Debian's redmine; each port has its own."""
        return f"errand-{self.port}"

    def seed(self) -> None:
        for part in ("config", "log", "files", "tmp", "public/plugin_assets"):
            (self.folder / part).mkdir(parents=True)
        (INSTANCES / self.instance).symlink_to(self.folder)
        database = {"adapter": "sqlite3", "database": f"{self.folder}/redmine.sqlite3", "timeout": 10000}
        (self.folder / "config/database.yml").write_text(json.dumps({"production": database}), encoding="utf-8")
        (self.folder / "config/secret_key.txt").write_text(secrets.token_hex(32), encoding="utf-8")
        (self.folder / "Gemfile").write_text(f'eval_gemfile "{CODE}/Gemfile"\ngem "puma"\n', encoding="utf-8")
        (self.folder / "seed.rb").write_text(_SEED, encoding="utf-8")
        (self.folder / "seed.json").write_text(json.dumps(self._given()), encoding="utf-8")
        for command in (
            "bundle install --local --quiet",
            "bundle exec rake db:migrate",
            "bundle exec rake redmine:load_default_data",
            f"bundle exec rails runner {self.folder}/seed.rb",
        ):
            self.run(
                "sh",
                "-c",
                f"cd {CODE} && {command}",
                env=self.environment() | {"HALL_SEED": f"{self.folder}/seed.json"},
            )

    def _given(self) -> dict[str, object]:
        pages = {item.name: f"h1. {item.name}\n\n{guide_text(item, 'h2. {}')}\n" for item in items()}
        listed = "\n".join(f"* [[hall:{item.name}]]" for item in items())
        ways = '"我要咨询":/projects/hall/issues/new'
        return {
            "title": TITLE, "desk": DESK, "pages": pages,
            "welcome": f"h2. 办事指南\n\n{listed}\n\nh2. 互动交流\n\n* {ways}\n",
        }  # fmt: skip

    def settings(self) -> dict[str, str]:
        return {
            "RAILS_ENV": "production", "REDMINE_LANG": "zh", "REDMINE_INSTANCE": self.instance, "RUBYOPT": "-W0",
            "SCHEMA": "/dev/null", "BUNDLE_GEMFILE": f"{self.folder}/Gemfile", "BUNDLE_SILENCE_ROOT_WARNING": "1",
            "BUNDLE_DISABLE_VERSION_CHECK": "true", **_bundler(),
        }  # fmt: skip

    @property
    def working_folder(self) -> Path:
        return CODE

    def command(self) -> list[str | Path]:
        where = f"tcp://127.0.0.1:{self.port}"
        return [
            "bundle",
            "exec",
            "puma",
            "-e",
            "production",
            "-t",
            "1:4",
            "-b",
            where,
            "--no-config",
            CODE / "config.ru",
        ]

    def close(self) -> None:
        super().close()
        (INSTANCES / self.instance).unlink(missing_ok=True)


def _installed(package: str) -> bool:
    return _asked(package, "${Status}") == "install ok installed"


def _asked(package: str, of: str) -> str:
    if not shutil.which("dpkg-query"):
        return ""
    command = ["dpkg-query", "-W", f"-f={of}", package]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _bundler() -> dict[str, str]:
    """The bundler of the package of that name, which knows Debian's gems; the one that Ruby itself brings does not."""
    version = _asked("ruby-bundler", "${Version}").split("-")[0]
    return {"BUNDLER_VERSION": version} if version else {}
