"""The elements of a guide of a service item, as spots to look for."""

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
# What GB/T 39554.2-2020 has besides and a citizen asks first: where its heading is there, something must be said.
FURTHER_ELEMENTS = {
    "limit": Spot("guide.limit", "the time limit"),
    "fee": Spot("guide.fee", "the fee"),
}
