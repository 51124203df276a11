"""Portal files: what is special about one portal, said in a short text file; and which portal a city is visited at."""

from errand.given.portal_file.choosing import Plan, Wishes, plan
from errand.given.portal_file.dialects import dialect_names
from errand.given.portal_file.known_portals import KnownPortal, known_portal
from errand.given.portal_file.parsing import PortalFile, read_portal_file
from errand.given.portal_file.template import template

__all__ = [
    "KnownPortal",
    "Plan",
    "PortalFile",
    "Wishes",
    "dialect_names",
    "known_portal",
    "plan",
    "read_portal_file",
    "template",
]
