"""The elements a guide of a service item must have, as spots to look for."""

from __future__ import annotations

from errand.given.lexicon import Spot

# A guide must have the key element classes of 国办秘函〔2019〕19号 (the item's name is how it was found).
ELEMENTS = {
    "basis": Spot("guide.basis", "the legal basis"),
    "conditions": Spot("guide.conditions", "the conditions"),
    "materials": Spot("guide.materials", "the papers to bring"),
    "flow": Spot("guide.flow", "the procedure"),
    "place": Spot("guide.place", "the place"),
    "hours": Spot("guide.hours", "the opening hours"),
    "phone": Spot("guide.phone", "the telephone number"),
}
