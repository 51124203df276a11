"""The command `errand check`: from options to a citizen who walks round, and to the text that is printed."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from errand.check.own_pages import Tour
from errand.check.record import Checked
from errand.check.rehearsing import stories_to_rehearse
from errand.check.table import table
from errand.check.trying import Trial
from errand.check.walk_round import walk_round
from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory
from errand.core.errors import HarnessError, UsageError
from errand.given.lexicon import Lexicon, load_lexicon
from errand.given.persona import Persona, make_persona
from errand.given.portal import Portal
from errand.given.portal_file import Wishes, plan
from errand.machine import WAYS_TO_A_BROWSER, UnusableBrowser, find_browser
from errand.manners.escorting import escort_for
from errand.page.bridge import register_engine


def check(options: argparse.Namespace, tour: Tour) -> bool:
    """Walk round the portal, as *tour* says, and print what was found; whether its home page could be looked at."""
    portal = _portal(options)
    name = f"check-{portal.host or portal.city.slug}-{time.strftime('%Y%m%d-%H%M%S')}"
    folder = options.out or options.results / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out={folder}: {error.strerror}") from error
    lang, lexicon = options.lang, load_lexicon()
    stories = stories_to_rehearse(Path.cwd(), with_a_case=portal.known_case is not None)
    with _browser(options, lexicon) as send:
        with send(portal) as citizen:
            checked = walk_round(citizen, tour.legs(portal), folder, lang=lang, tell=_progress)
        trial = Trial(portal, persona_at(portal), lexicon, send, lang)
        if _looked_at(checked):
            checked = replace(checked, rehearsals=tuple(trial.rehearse(stories, tell=_progress)))
    text = table(checked, lexicon.extended(portal.words, portal.selectors), trial.helped, lang)
    (folder / "check.txt").write_text(text + "\n", encoding="utf-8")
    print(text)
    return _looked_at(checked)


def _looked_at(checked: Checked) -> bool:
    return bool(checked.stays) and checked.stays[0].exam is not None


def _portal(options: argparse.Namespace) -> Portal:
    """The one portal the options mean."""
    wishes = Wishes([options.city] if options.city else [], options.portal, options.portal_file, options.live)
    portals = [portal for portal in plan(wishes).values() if portal]
    if len(portals) != 1:
        raise UsageError("which portal? name one by --portal=URL, --portal-file=FILE, or --city and --live")
    return portals[0]


def persona_at(portal: Portal) -> Persona:
    """Who rehearses: made up, with the account the portal file gives."""
    made = make_persona("newcomer", 1, portal.city.slug, "check")
    if portal.account is None:
        return made
    return replace(made, account=portal.account.login_name, password=portal.account.password)


@contextmanager
def _browser(
    options: argparse.Namespace, lexicon: Lexicon
) -> Iterator[Callable[[Portal], AbstractContextManager[Citizen]]]:
    """Sends citizens one after the other, each into a context of her own; they hand nothing in and only read."""
    given = {"ignore_https_errors": options.ignore_https_errors, "locale": "zh-CN"}
    with sync_playwright() as playwright:
        try:
            found = find_browser(options.browser_path, playwright.chromium.executable_path)
        except UnusableBrowser as error:
            raise UsageError(str(error)) from error
        if found is None:
            raise HarnessError(WAYS_TO_A_BROWSER)
        register_engine(playwright)
        browser = playwright.chromium.launch(executable_path=found.path)
        factory = CitizenFactory(
            partial(browser.new_context, **given),
            lexicon,
            given=given,
            make_escort=partial(escort_for, results=options.results, contact=options.contact, only_reads=True),
            dry_run=True,
        )

        @contextmanager
        def send(portal: Portal) -> Iterator[Citizen]:
            citizen = factory.send(portal, persona_at(portal))
            try:
                yield citizen
            finally:
                with suppress(PlaywrightError):  # the browser may have died meanwhile
                    citizen.watch.context.close()  # which gives up her turn at a live host

        try:
            yield send
        finally:
            browser.close()


def _progress(leg: str) -> None:
    """A sign of life on a terminal; nothing in a file or a pipe."""
    if sys.stderr.isatty():
        print(f"… {leg}", file=sys.stderr)
