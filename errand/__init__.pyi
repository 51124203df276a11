"""The types of the public names, for mypy and editors; errand/__init__.py imports each when it is first used."""

from errand.citizen.citizen import Citizen as Citizen
from errand.citizen.portal_page import PortalPage as PortalPage
from errand.citizen.signs import Signs as Signs
from errand.core.errors import ErrandError as ErrandError
from errand.core.errors import HarnessError as HarnessError
from errand.core.errors import PortalFault as PortalFault
from errand.core.errors import SentElsewhere as SentElsewhere
from errand.core.errors import Undetermined as Undetermined
from errand.core.errors import UsageError as UsageError
from errand.core.errors import WallReached as WallReached
from errand.core.evidence_kinds import EvidenceKind as EvidenceKind
from errand.core.model import Outcome as Outcome
from errand.core.model import Reason as Reason
from errand.core.model import Run as Run
from errand.core.model import Verdict as Verdict
from errand.core.version import __version__ as __version__
from errand.given.cities import City as City
from errand.given.facts import Fact as Fact
from errand.given.lexicon import Spot as Spot
from errand.given.persona import Persona as Persona
from errand.given.portal import Act as Act
from errand.given.portal import KnownCase as KnownCase
from errand.given.portal import Matter as Matter
from errand.given.portal import Portal as Portal
from errand.store.frames import load as load

__all__ = [
    "Act",
    "Citizen",
    "City",
    "ErrandError",
    "EvidenceKind",
    "Fact",
    "HarnessError",
    "KnownCase",
    "Matter",
    "Outcome",
    "Persona",
    "Portal",
    "PortalFault",
    "PortalPage",
    "Reason",
    "Run",
    "SentElsewhere",
    "Signs",
    "Spot",
    "Undetermined",
    "UsageError",
    "Verdict",
    "WallReached",
    "__version__",
    "load",
]
