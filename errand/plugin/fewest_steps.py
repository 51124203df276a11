"""
The fewest steps a citizen who knows the way needs, at the portal that is visited.

The marks of errand's own journeys say what the practice halls need.  At any other portal the portal file's word counts,
else the shortest walk errand has completed there; the mark of a team's own journey speaks of the team's portal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from errand.core.errors import ErrandError
from errand.core.journey import OWN
from errand.given.portal import Portal
from errand.plugin.destinations import results_of
from errand.record.write_up import Story

_WALKS = pytest.StashKey[dict[str, Mapping[str, int]]]()  # by the portal's address


def at_portal(story: Story, portal: Portal, config: pytest.Config) -> Story:
    """The story with the fewest steps it needs at *portal*; None where they are not known."""
    if portal.practice:
        return story
    if said := portal.fewest.get(story.name) or portal.fewest.get(story.journey):
        return replace(story, fewest=said, fewest_from="portal-file")
    if story.journey not in OWN:
        return story
    return replace(story, fewest=_walks(config, portal.url).get(story.name), fewest_from="history")


def _walks(config: pytest.Config, url: str) -> Mapping[str, int]:
    """The shortest walks there before this session; none where the database cannot be asked, which its end tells."""
    from errand.store.shortest import shortest_walks

    known = config.stash.setdefault(_WALKS, {})
    if url not in known:
        try:
            known[url] = shortest_walks(results_of(config), config.option.store, url)
        except ErrandError:
            known[url] = {}
    return known[url]
