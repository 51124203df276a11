"""What all pages of a portal have in common."""

from __future__ import annotations

from typing import ClassVar

from errand.citizen.citizen import Citizen
from errand.citizen.signs import Signs
from errand.given.lexicon import Spot


class PortalPage:
    """One kind of page.  Seeing its landmark proves that the citizen is there."""

    landmark: ClassVar[Spot]
    signs: ClassVar[Signs] = {}  # what may come instead of the landmark, and what that means
    door: ClassVar[Spot | None] = None  # what may have to be pressed before it, such as an agreement
    proof: ClassVar[Spot | None] = None  # what proves it as well, where it comes in answer without the landmark
    in_parts: ClassVar[bool] = False  # whether it is a form that may be asked for page by page, the landmark later
    at_address: ClassVar[bool] = False  # whether what stands at the portal's address is this page, whatever it says

    def __init__(self, citizen: Citizen) -> None:
        self.citizen = citizen
